import { type FrontMatter, frontMatterItem, keywordsOf, parseFrontMatter } from '../metadata/frontMatter.ts';
import type { Section } from '../model/passage.ts';
import type { Layout, Role } from '../model/source.ts';
import { decodeText } from '../text/decodeText.ts';
import { importClippings, looksLikeClippings } from './clippings.ts';
import { detectLayout, layoutByName } from './detectLayout.ts';
import { type ImportableEnding, importableEnding } from './importableFiles.ts';
import type { FoundMetadata } from './layouts/layoutReader.ts';
import { openPage } from './page.ts';

/** One file, imported: its text, what stands where in it, and what the file says of itself. */
export interface ImportedFile {
  /**
   * What all offsets refer to. For a text file the decoded file without its byte order mark; for other formats the
   * text that the importer took out of it.
   */
  readonly text: string;
  readonly layout: Layout;
  /** What was seen of the layout, in words. */
  readonly layoutReason: string;
  /** The role of such a file, where no metadata says otherwise. */
  readonly role: Role;
  /** In the order of the text. Spans do not overlap; what belongs to no section is furniture. */
  readonly sections: readonly Section[];
  /** What the importer found in the text: the least of authorities. */
  readonly found: FoundMetadata;
  /** What the file states of itself in fields made for it: front matter, document properties. */
  readonly stated: FoundMetadata;
  /** In lower case; `primary`, `secondary` and `own` set the role. */
  readonly keywords: readonly string[];
  /** The cite key that the file gives itself. */
  readonly citeKey?: string;
  /** A problem that did not keep the file from being used. */
  readonly warning?: string;
}

/** Why a file cannot be used. */
export interface ImportFailure {
  /** In words for the user, which go on from the file's name. */
  readonly reason: string;
  /** True for a file that was never meant as a source (settings in JSON, a table in CSV): no problem of the corpus. */
  readonly isNoSource?: boolean;
}

export type ImportResult = ImportedFile | ImportFailure;

export interface ImportRequest {
  /** Path in the corpus folder; its ending names the format. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The layout that the metadata asks for, if it does. */
  readonly layout?: string;
}

/** Reads the bytes of one file of one format. Broken input is a `reason`; only a broken invariant throws. */
export type Importer = (request: ImportRequest) => ImportResult | Promise<ImportResult>;

/** Imports one file; where it cannot be used, the reason in words for the user, which go on from the file's name. */
export async function importSource(request: ImportRequest): Promise<ImportResult> {
  const ending = importableEnding(request.file);
  if (!ending) return { reason: 'is of a format that Verbatim does not read' };
  if (request.bytes.length === 0) return { reason: 'is empty' };
  const importer = await formats[ending]();
  return importer(request);
}

const importPlainText: Importer = (request) => importText(request, false);
const importMarkdown: Importer = (request) => importText(request, true);

/** How the importer of each format is loaded: only when it is first needed, for some are heavy. */
const formats: Readonly<Record<ImportableEnding, () => Importer | Promise<Importer>>> = {
  txt: () => importPlainText,
  text: () => importPlainText,
  md: () => importMarkdown,
  markdown: () => importMarkdown,
  html: loadHtml,
  htm: loadHtml,
  xhtml: loadHtml,
  pdf: async () => (await import('./pdf.ts')).importPdf,
  docx: async () => (await import('./docx.ts')).importDocx,
  epub: async () => (await import('./epub.ts')).importEpub,
  vtt: loadSubtitles,
  srt: loadSubtitles,
  json: async () => (await import('./transcriptJson.ts')).importTranscriptJson,
  csv: async () => (await import('./readwiseCsv.ts')).importReadwiseCsv,
};

async function loadHtml(): Promise<Importer> {
  return (await import('./html.ts')).importHtml;
}

async function loadSubtitles(): Promise<Importer> {
  return (await import('./subtitles.ts')).importSubtitles;
}

function importText(request: ImportRequest, markdown: boolean): ImportResult | Promise<ImportResult> {
  const { bytes, layout } = request;
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  if (decoded.text.trim() === '') return { reason: 'is empty' };
  // A reader's clippings end in .txt too, and are known by what stands in them.
  if (!markdown && !layout && looksLikeClippings(decoded.text)) return importClippings(request);
  const frontMatter = markdown ? parseFrontMatter(decoded.text) : { bodyStart: 0, fields: {} };
  return readText(decoded.text, frontMatter, markdown, layout);
}

function readText(
  text: string,
  frontMatter: FrontMatter,
  markdown: boolean,
  asked: string | undefined,
): ImportedFile {
  const { fields, bodyStart, problem } = frontMatter;
  const page = openPage(text, { bodyStart, markdown });
  const named = layoutByName(String(asked ?? fields.layout ?? ''));
  const { reader, reason } = named
    ? { reader: named, reason: 'the metadata asks for it' }
    : detectLayout(page);
  const { sections, found } = reader.read(page);
  const citeKey = fields.id ?? fields['citation-key'];
  return {
    text,
    layout: reader.layout,
    layoutReason: reason,
    role: reader.role,
    sections: sections.filter(({ spans }) => spans.length > 0),
    found,
    stated: frontMatterItem(fields),
    keywords: [...keywordsOf(fields.role), ...keywordsOf(fields.keywords)],
    ...(typeof citeKey === 'string' && citeKey && { citeKey }),
    ...(problem && { warning: problem }),
  };
}
