import { type FrontMatter, frontMatterItem, parseFrontMatter } from '../metadata/frontMatter.ts';
import type { Section } from '../model/passage.ts';
import type { Layout, Role } from '../model/source.ts';
import { decodeText } from '../text/decodeText.ts';
import { detectLayout, layoutByName } from './detectLayout.ts';
import type { FoundMetadata } from './layouts/layoutReader.ts';
import { openPage } from './page.ts';

/** One file, imported: its text, what stands where in it, and what the file says of itself. */
export interface ImportedFile {
  /** What all offsets refer to: the decoded file, without its byte order mark. */
  readonly text: string;
  readonly layout: Layout;
  readonly layoutReason: string;
  /** The role of such a layout, where no metadata says otherwise. */
  readonly role: Role;
  readonly sections: readonly Section[];
  /** What the layout found in the text. */
  readonly found: FoundMetadata;
  /** The front matter's fields as they stand, `keywords`, `role` and `layout` among them. */
  readonly frontMatter: FrontMatter['fields'];
  /** CSL fields of the front matter: of more authority than `found`. */
  readonly stated: FoundMetadata;
  /** A problem that did not keep the file from being used. */
  readonly warning?: string;
}

export type ImportResult = ImportedFile | { readonly reason: string };

/** Whether `file` has a name that an importer reads. */
export function isImportable(file: string): boolean {
  return importerFor(file) !== undefined;
}

/**
 * Imports the bytes of one file.
 *
 * @param layout the layout that the metadata asks for, if it does.
 * @returns the reason, in words for the user, where the file cannot be used.
 */
export function importSource(file: string, bytes: Uint8Array, layout?: string): ImportResult {
  const importer = importerFor(file);
  if (!importer) return { reason: 'is of a format that Verbatim does not read' };
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  if (decoded.text.trim() === '') return { reason: 'is empty' };
  return importer(decoded.text, layout);
}

type TextImporter = (text: string, layout?: string) => ImportedFile;

const importPlainText: TextImporter = (text, layout) =>
  readText(text, { bodyStart: 0, fields: {} }, false, layout);

const importMarkdown: TextImporter = (text, layout) => readText(text, parseFrontMatter(text), true, layout);

/** One importer a format. */
const importers: Readonly<Record<string, TextImporter>> = {
  txt: importPlainText,
  text: importPlainText,
  md: importMarkdown,
  markdown: importMarkdown,
};

function importerFor(file: string): TextImporter | undefined {
  const extension = /\.([^./]+)$/u.exec(file)?.[1]?.toLowerCase();
  return extension && Object.hasOwn(importers, extension) ? importers[extension] : undefined;
}

function readText(
  text: string,
  frontMatter: FrontMatter,
  markdown: boolean,
  asked: string | undefined,
): ImportedFile {
  const page = openPage(text, { bodyStart: frontMatter.bodyStart, markdown });
  const named = layoutByName(String(asked ?? frontMatter.fields.layout ?? ''));
  const { reader, reason } = named
    ? { reader: named, reason: 'the metadata asks for it' }
    : detectLayout(page);
  const { sections, found } = reader.read(page);
  return {
    text,
    layout: reader.layout,
    layoutReason: reason,
    role: reader.role,
    sections: sections.filter(({ spans }) => spans.length > 0),
    found,
    frontMatter: frontMatter.fields,
    stated: frontMatterItem(frontMatter.fields),
    ...(frontMatter.problem && { warning: frontMatter.problem }),
  };
}
