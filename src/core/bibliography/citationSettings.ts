import type { FrontMatter } from '../metadata/frontMatter.ts';
import { BARE_CITE_KEY } from '../model/citeKeySyntax.ts';
import type { CslItem } from '../model/cslItem.ts';
import { readReferences } from './cslYaml.ts';

/** What a draft says about its citations, in the fields that pandoc and Quarto read, completed by the workspace. */
export interface CitationSettings {
  /** Paths of bibliographies as they are named, relative to the draft or to the workspace; never none. */
  readonly bibliographies: readonly string[];
  /** Who names them: the draft, the workspace's setting, or nobody: then it is `references.json` beside the draft. */
  readonly namedBy: 'draft' | 'workspace' | 'nobody';
  /** A CSL style: a path, a name or an address. Absent: the default. */
  readonly style?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
  /** Works that are listed though they are not cited. */
  readonly uncited: readonly string[] | 'all';
  /** Works that the draft holds itself, under `references`. */
  readonly ownItems: readonly CslItem[];
}

/** What the workspace's settings say. */
export interface WorkspaceCitations {
  readonly bibliographies?: readonly string[];
  readonly style?: string;
}

/** The settings of a draft, from the fields of its front matter. */
export function citationSettings(
  fields: FrontMatter['fields'],
  workspace: WorkspaceCitations = {},
): CitationSettings {
  const own = textsOf(fields.bibliography);
  const shared = textsOf(workspace.bibliographies);
  const [style] = [...textsOf(fields.csl), ...textsOf(fields['citation-style']), ...textsOf(workspace.style)];
  const [language] = textsOf(fields.lang);
  const references = Array.isArray(fields.references) ? fields.references : [];
  return {
    bibliographies: own.length > 0 ? own : shared.length > 0 ? shared : [DEFAULT_BIBLIOGRAPHY],
    namedBy: own.length > 0 ? 'draft' : shared.length > 0 ? 'workspace' : 'nobody',
    ...(style && { style }),
    ...(language && { language }),
    uncited: uncitedKeys(textsOf(fields.nocite)),
    ownItems: readReferences(references).items.map(({ item }) => item),
  };
}

/** Where works go that are cited in a draft without a bibliography. */
export const DEFAULT_BIBLIOGRAPHY = 'references.json';

/** `nocite: '@one, @two'`; `@*` stands for everything. */
function uncitedKeys(texts: readonly string[]): CitationSettings['uncited'] {
  if (texts.some((text) => /(?:^|[\s,;[])@\*/u.test(text))) return 'all';
  return texts.flatMap((text) =>
    [...text.matchAll(KEY)].map(({ groups }) => groups?.braced ?? groups?.bare ?? ''),
  );
}

function textsOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => text.trim());
}

const KEY = new RegExp(String.raw`@(?:\{(?<braced>[^{}\s]+)\}|(?<bare>${BARE_CITE_KEY}))`, 'gu');
