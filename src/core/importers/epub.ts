import type { Locator } from '../model/passage.ts';
import { readBookMetadata } from './epub/bookMetadata.ts';
import { type BookItem, type BookPackage, readBookPackage } from './epub/bookPackage.ts';
import { readEncryptedFiles } from './epub/encryption.ts';
import { resolveReference } from './epub/references.ts';
import {
  type FilePlaces,
  findPlaces,
  readNavigation,
  readNcx,
  type TableOfContents,
} from './epub/tableOfContents.ts';
import { decodeHtml } from './html/decodeHtml.ts';
import { visitHtml } from './html/htmlEvents.ts';
import { BlockReader } from './html/readBlocks.ts';
import { importBlocks } from './importBlocks.ts';
import type { Importer, ImportResult } from './importSource.ts';
import type { TextBlock } from './textBlocks.ts';
import { visitXml } from './xml.ts';
import { isZip, naming, openZip, type ZipArchive, ZipError } from './zipArchive.ts';

/**
 * Imports an e-book (EPUB 2 and 3): the documents of its spine, in the order of reading. Passages stand at a print
 * page where the book has the labels of print pages, which are the same in every reader; else at a chapter.
 */
export const importEpub: Importer = ({ bytes, layout }) => {
  if (!isZip(bytes)) return { reason: 'is not an EPUB: it is no ZIP archive' };
  try {
    return readBook(openZip(bytes), layout);
  } catch (error) {
    if (error instanceof ZipError) return { reason: error.message };
    throw error;
  }
};

function readBook(archive: ZipArchive, layout: string | undefined): ImportResult {
  if (!archive.has(CONTAINER)) return { reason: `is not an EPUB: ${CONTAINER} is missing` };
  const file = naming(CONTAINER, () => findPackage(archive.read(CONTAINER)));
  if (!file) return { reason: `is not an EPUB: ${CONTAINER} names no package` };
  const encrypted = readEncryption(archive);
  if (encrypted.has(file)) return { reason: 'is protected by DRM' };
  const book = naming(file, () => readBookPackage(archive.read(file), file));
  const chapters = book.spine.filter(({ mediaType }) => /html/u.test(mediaType));
  if (chapters.some((chapter) => encrypted.has(chapter.file))) return { reason: 'is protected by DRM' };
  const present = chapters.filter((chapter) => archive.has(chapter.file));
  const missing = chapters.length - present.length;
  return importBlocks({
    blocks: readChapters(archive, book, present),
    role: 'primary',
    stated: readBookMetadata(book.fields),
    layout,
    layouts: 'interview',
    ...(missing > 0 && {
      warning: `lacks ${missing} of the ${chapters.length} documents that it is made of`,
    }),
  });
}

function findPackage(bytes: Uint8Array): string | undefined {
  let path: string | undefined;
  visitXml(bytes, {
    open({ name, attribute }) {
      if (name === 'rootfile') path ??= attribute('full-path');
    },
  });
  return path && resolveReference('', path).file;
}

function readEncryption(archive: ZipArchive): ReadonlySet<string> {
  if (!archive.has(ENCRYPTION)) return new Set();
  return naming(ENCRYPTION, () => readEncryptedFiles(archive.read(ENCRYPTION)));
}

function readChapters(archive: ZipArchive, book: BookPackage, chapters: readonly BookItem[]): TextBlock[] {
  const places = findPlaces(readContents(archive, book));
  const furniture = furnitureOf(book);
  const blocks: TextBlock[] = [];
  let place: Locator | undefined;
  let number = 0;
  for (const { file } of chapters) {
    const start = startOf(places.get(file), place);
    const chapter = readChapter(archive, file, { place: start, byId: places.get(file)?.byId });
    place = chapter.place;
    if (furniture.has(file)) blocks.push(...chapter.blocks.map(toBoilerplate));
    else if (chapter.blocks.some(({ kind }) => kind !== 'boilerplate'))
      blocks.push(...placeRest(chapter.blocks, ++number));
    else blocks.push(...chapter.blocks);
  }
  return blocks;
}

function readContents(archive: ZipArchive, { navigation, ncx }: BookPackage): TableOfContents {
  if (navigation && archive.has(navigation.file))
    return readNavigation(decodeChapter(archive, navigation.file), navigation.file);
  if (ncx && archive.has(ncx.file)) return naming(ncx.file, () => readNcx(archive.read(ncx.file), ncx.file));
  return { entries: [], pages: [] };
}

/** A file without an entry of its own goes on with the chapter before, and a print page goes on over chapters. */
function startOf(places: FilePlaces | undefined, place: Locator | undefined): Locator | undefined {
  const start = places?.start;
  return start?.label === 'chapter' && place?.label === 'page' ? place : (start ?? place);
}

function readChapter(
  archive: ZipArchive,
  file: string,
  { place, byId }: { place: Locator | undefined; byId: ReadonlyMap<string, Locator> | undefined },
): { blocks: TextBlock[]; place: Locator | undefined } {
  const reader = new BlockReader({ skipped: SKIPPED, place, ...(byId && { places: byId }) });
  if (!visitHtml(decodeChapter(archive, file), reader))
    throw new ZipError(`is damaged: ${file} is nested too deeply`);
  return { blocks: reader.finish(), place: reader.place };
}

function decodeChapter(archive: ZipArchive, file: string): string {
  const decoded = decodeHtml(archive.read(file));
  if ('reason' in decoded) throw new ZipError(`is damaged: ${file} ${decoded.reason}`);
  return decoded.text;
}

/** Where the table of contents says nothing, a chapter goes by its first heading, or by its number. */
function placeRest(blocks: readonly TextBlock[], number: number): TextBlock[] {
  const heading = blocks
    .find(({ kind }) => kind === 'heading')
    ?.pieces.join(' ')
    .replaceAll('\n', ' ');
  const locator: Locator = { label: 'chapter', value: heading ?? String(number) };
  return blocks.map((block) => (block.locator ? block : { ...block, locator }));
}

/** Files that hold no text of the book, as the package says. */
function furnitureOf({ navigation, guide }: BookPackage): ReadonlySet<string> {
  const files = guide.filter(({ type }) => FURNITURE.has(type)).map(({ target }) => target);
  // A guide that names a place within a file says nothing of the whole file.
  const whole = files.filter(({ id }) => id === undefined).map(({ file }) => file);
  return new Set(navigation ? [...whole, navigation.file] : whole);
}

function toBoilerplate({ quotation: _, ...block }: TextBlock): TextBlock {
  return { ...block, kind: 'boilerplate' };
}

const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';
const SKIPPED: ReadonlySet<string> = new Set(['nav']);
// The words of EPUB 2's guide.
const FURNITURE: ReadonlySet<string> = new Set([
  'cover',
  'title-page',
  'toc',
  'copyright-page',
  'loi',
  'lot',
]);
