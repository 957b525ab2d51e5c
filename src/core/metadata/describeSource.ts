import type { ImportedFile } from '../importers/importSource.ts';
import type { CslFields, CslItem } from '../model/cslItem.ts';
import { type GroundRule, groundRuleOf } from '../model/groundRules.ts';
import { type Role, roles } from '../model/source.ts';
import type { BibliographyItem } from './bibliography.ts';

/** What is known of a work, before it has a cite key of its own. */
export interface SourceDescription {
  /** Without an `id` where no metadata gives a key. */
  readonly item: CslFields;
  /** The cite key that the metadata gives; never changed. */
  readonly citeKey?: string;
  readonly title: string;
  readonly role: Role;
  readonly groundRule?: GroundRule;
}

/**
 * Puts together what is known of a source, by authority: bibliography, front matter, what the importer found. What
 * the page says of itself counts only where nobody else names the work: a summary page's own title line names the
 * episode that it sums up.
 */
export function describeSource(
  file: string,
  imported: ImportedFile,
  entry: BibliographyItem | undefined,
): SourceDescription {
  const stated = { ...imported.stated, ...entry?.item };
  const { issued } = imported.found;
  const known: Partial<CslItem> = stated.title
    ? { ...(issued && { issued }), ...stated }
    : { ...imported.found, ...stated };
  const { id: _id, ...fields } = known;
  const title = typeof known.title === 'string' && known.title ? known.title : fileName(file);
  const groundRule = groundRuleOf([...(entry?.keywords ?? []), ...imported.keywords]);
  const citeKey = entry?.item.id ?? imported.citeKey;
  return {
    item: { ...fields, type: known.type ?? 'document', title },
    ...(citeKey && { citeKey }),
    title,
    role: roleOf(imported, known, entry),
    ...(groundRule && { groundRule }),
  };
}

function roleOf(imported: ImportedFile, item: Partial<CslItem>, entry: BibliographyItem | undefined): Role {
  const stated = [...(entry?.keywords ?? []), ...imported.keywords];
  const named = stated.find((word): word is Role => (roles as readonly string[]).includes(word));
  if (named) return named;
  // Prose by a named author is the record of that author's words, unless it is reporting.
  const isAuthored = imported.layout === 'prose' && (item.author?.length ?? 0) > 0;
  return isAuthored && !REPORTING.has(item.type ?? '') ? 'primary' : imported.role;
}

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
}

// CSL types of works that mostly report what others said.
const REPORTING = new Set([
  'article-newspaper',
  'webpage',
  'post',
  'post-weblog',
  'broadcast',
  'entry-encyclopedia',
]);
