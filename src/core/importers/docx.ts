import { findParts, type OfficeParts } from './docx/officePackage.ts';
import { readProperties } from './docx/properties.ts';
import { type NoteReference, readParagraphs, type StoryReading } from './docx/readParagraphs.ts';
import { type ParagraphStyle, readStyles } from './docx/styles.ts';
import { importBlocks } from './importBlocks.ts';
import type { Importer, ImportResult } from './importSource.ts';
import type { TextBlock } from './textBlocks.ts';
import { isZip, naming, openZip, type ZipArchive, ZipError } from './zipArchive.ts';

/** Imports a Word document (DOCX): its paragraphs as they read with all changes accepted, then its notes. */
export const importDocx: Importer = ({ bytes, layout }) => {
  if (isOle(bytes)) return { reason: oleReason(bytes) };
  if (!isZip(bytes)) return { reason: 'is not a Word document: it is no ZIP archive' };
  try {
    return readDocument(openZip(bytes), layout);
  } catch (error) {
    if (error instanceof ZipError) return { reason: error.message };
    throw error;
  }
};

function readDocument(archive: ZipArchive, layout: string | undefined): ImportResult {
  const parts = naming('its list of parts', () => findParts(archive));
  if (!parts) return { reason: 'is not a Word document: word/document.xml is missing' };
  const styles = readOptional(archive, parts.styles, readStyles) ?? new Map();
  const story = readPart(archive, parts.document, (bytes) => readParagraphs(bytes, styles));
  const stated = readOptional(archive, parts.properties, readProperties) ?? {};
  return importBlocks({
    blocks: [...story.blocks, ...readNotes(archive, parts, story, styles)],
    role: 'secondary',
    stated,
    found: story.title ? { title: story.title } : {},
    layout,
    layouts: 'all',
  });
}

/** The notes that the text refers to, each under its number, footnotes before endnotes. */
function readNotes(
  archive: ZipArchive,
  parts: OfficeParts,
  { references }: StoryReading,
  styles: ReadonlyMap<string, ParagraphStyle>,
): TextBlock[] {
  const readAll = (part: string | undefined, type: NoteReference['type'], name: string) => {
    const ids = references.filter((reference) => reference.type === type).map(({ id }) => id);
    if (ids.length === 0) return [];
    const notes = readOptional(archive, part, (bytes) => readParagraphs(bytes, styles).notes);
    return [...new Set(ids)].flatMap((id, index) => placeNote(notes?.get(id) ?? [], `${name} ${index + 1}`));
  };
  return [...readAll(parts.footnotes, 'footnote', 'note'), ...readAll(parts.endnotes, 'endnote', 'endnote')];
}

function placeNote(blocks: readonly TextBlock[], value: string): TextBlock[] {
  return blocks.map((block) => ({ ...block, locator: { label: 'section', value } }));
}

function readOptional<T>(
  archive: ZipArchive,
  part: string | undefined,
  read: (bytes: Uint8Array) => T,
): T | undefined {
  return part === undefined ? undefined : readPart(archive, part, read);
}

function readPart<T>(archive: ZipArchive, part: string, read: (bytes: Uint8Array) => T): T {
  return naming(part, () => read(archive.read(part)));
}

function isOle(bytes: Uint8Array): boolean {
  return OLE_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Encrypted documents are kept in the container of the old Office formats ([MS-OFFCRYPTO]); so are old documents. */
function oleReason(bytes: Uint8Array): string {
  return holdsName(bytes, 'WordDocument')
    ? 'is a document of Word 97–2003 (.doc); save it as .docx'
    : 'is encrypted';
}

/** Whether the bytes hold `name` in UTF-16, as the container lists its streams. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((character) => [character.charCodeAt(0), 0]);
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
