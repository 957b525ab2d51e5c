import type { Section } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { decodeText } from '../text/decodeText.ts';
import { isBlank, type Line, lineSpan, splitLines } from '../text/lines.ts';
import type { Importer } from './importSource.ts';

/**
 * Kindle's "My Clippings.txt": title and author, a line with the place in the device's language, a blank line, the
 * words, ten equals signs. The words are reports: the file says whose they are, and the book is not at hand.
 */
export const importClippings: Importer = ({ bytes }) => {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  const { text } = decoded;
  const blocks = splitBlocks(text);
  const clippings = blocks.flatMap((block) => readClipping(text, block) ?? []);
  if (clippings.length === 0) return { reason: 'holds no clippings of a Kindle' };
  const filled = clippings.filter(({ spans, type }) => spans.length > 0 && type !== 'bookmark');
  if (filled.length === 0) return { reason: 'holds clippings without any words' };
  const warning = [
    clippings.length < blocks.length &&
      `${blocks.length - clippings.length} entries do not say what they are`,
    describeUnknown(filled),
  ].filter(Boolean);
  const superseded = findSuperseded(filled);
  return {
    text,
    layout: 'clippings',
    layoutReason: `${clippings.length} clippings, each ended by a line of ten equals signs`,
    role: 'secondary',
    sections: filled.map((clipping) =>
      clipping.type === 'highlight' && !superseded.has(clipping)
        ? highlightSection(clipping)
        : noteSection(clipping),
    ),
    found: {},
    stated: {},
    keywords: [],
    ...(warning.length > 0 && { warning: warning.join('; ') }),
  };
};

/** Whether a text file is "My Clippings.txt", by its structure: Kindles name it in many languages. */
export function looksLikeClippings(text: string): boolean {
  if (!ANY_SEPARATOR.test(text)) return false;
  const blocks = splitBlocks(text);
  return 2 * blocks.filter(isClipping).length > blocks.length;
}

/** A passage that a reader marked in a book. */
export interface Highlight {
  readonly title: string;
  /** In the order in which the name is spoken. Absent: the file does not say. */
  readonly author?: string | undefined;
  readonly page?: string | undefined;
  /** Where in the book, in the device's own count, first and last. Absent: unknown. */
  readonly place?: readonly [first: number, last: number] | undefined;
  readonly words: string;
  readonly spans: readonly TextSpan[];
}

/** A highlight as a section: words that the file puts in the author's mouth. */
export function highlightSection({ title, author, page, spans }: Highlight): Section {
  return {
    kind: 'reported',
    voice: author ? 'labelled' : 'unmarked',
    ...(author && { speaker: author }),
    spans,
    ...(page && { locator: { label: 'page', value: page } }),
    reported: { ...(author && { claimedSpeaker: author }), ...(title && { claimedSource: title }) },
  };
}

/** What is in the file and not the book's: the reader's own notes, and highlights that a longer one replaces. */
export function noteSection({ spans }: Pick<Highlight, 'spans'>): Section {
  return { kind: 'boilerplate', voice: 'unmarked', spans };
}

/**
 * The highlights that another of the same book holds in full at the same place: a Kindle keeps every state of a
 * highlight that was made longer or shorter. Of equal ones the first stays, because the file only grows.
 */
export function findSuperseded<Item extends Highlight>(highlights: readonly Item[]): Set<Item> {
  const superseded = new Set<Item>();
  const kept = new Map<string, Item[]>();
  for (const later of highlights) {
    const book = `${later.title}\n${later.author ?? ''}`;
    const others = kept.get(book) ?? [];
    const rivals = others.filter((earlier) => overlaps(earlier, later) && !superseded.has(earlier));
    if (rivals.some((earlier) => earlier.words.includes(later.words))) superseded.add(later);
    else {
      for (const earlier of rivals) if (later.words.includes(earlier.words)) superseded.add(earlier);
      others.push(later);
      kept.set(book, others);
    }
  }
  return superseded;
}

function overlaps({ place: a, words }: Highlight, { place: b, words: others }: Highlight): boolean {
  if (!a || !b) return words === others;
  return a[0] <= b[1] && b[0] <= a[1];
}

interface Clipping extends Highlight {
  /** `unknown` in a language that is not known here, where it could be a note. */
  readonly type: 'highlight' | 'note' | 'bookmark' | 'unknown';
}

/** The lines between separators, without blank lines at the start. */
function splitBlocks(text: string): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of splitLines(text)) {
    const open = blocks.at(-1);
    if (SEPARATOR.test(line.text)) blocks.push([]);
    else if (open && (open.length > 0 || !isBlank(line))) open.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function isClipping([title, place, blank]: readonly Line[]): boolean {
  return Boolean(title && place && META.test(place.text) && (!blank || isBlank(blank)));
}

function readClipping(text: string, block: readonly Line[]): Clipping | undefined {
  const [heading, meta, ...lines] = block;
  if (!heading || !meta || !isClipping(block)) return undefined;
  const spans = lines.filter((line) => !isBlank(line)).map(lineSpan);
  const words = spans.map(([start, end]) => text.slice(start, end)).join(' ');
  // Digits and brackets are full-width on some devices.
  const place = readPlace(meta.text.normalize('NFKC'));
  // Instead of words that the publisher does not let out there is a message in angle brackets.
  const type = /^<[^<>]*>$/u.test(words) ? 'bookmark' : place.type;
  return { ...readHeading(heading.text), ...place, type, words: words.replace(/\s+/gu, ' '), spans };
}

/** `Title (Series) (Author)`: the last brackets hold the author, who may have brackets of his own. */
function readHeading(line: string): Pick<Highlight, 'title' | 'author'> {
  const heading = line.replace(/[\u200b\u200e\u200f\ufeff]/gu, '').trim();
  const open = heading.endsWith(')') ? openingBracket(heading) : undefined;
  const inside = open === undefined ? '' : heading.slice(open + 1, -1).trim();
  if (!open || !inside || EDITION.test(inside)) return { title: heading };
  return {
    title: heading.slice(0, open).trim(),
    author: NOBODY.test(inside) ? undefined : spokenAuthors(inside),
  };
}

function openingBracket(heading: string): number | undefined {
  let depth = 0;
  for (let offset = heading.length - 1; offset >= 0; offset--) {
    if (heading.charAt(offset) === ')') depth++;
    else if (heading.charAt(offset) === '(' && --depth === 0) return offset;
  }
  return undefined;
}

/** "Family, Given;Family, Given" as the names are spoken. */
function spokenAuthors(authors: string): string {
  const names = authors.split(';').map(spokenName).filter(Boolean);
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** "Family, Given" turned round; what may be two people, or a company, is left as it stands. */
function spokenName(name: string): string {
  const [family = '', given = '', suffix, ...rest] = name.split(',').map((part) => part.trim());
  const isSuffix = suffix !== undefined && NAME_SUFFIX.test(suffix);
  if (!family || !given || rest.length > 0 || (suffix !== undefined && !isSuffix)) return name.trim();
  if (NAME_SUFFIX.test(given) || COMPANY.test(given)) return name.trim();
  const mayBeTwo =
    family.includes(' ') && given.includes(' ') && !PARTICLE.test(family) && !INITIAL.test(given);
  return mayBeTwo ? name.trim() : [given, family, suffix].filter(Boolean).join(' ');
}

/** What the line of the place says in whatever language; the date after the last bar is left out. */
function readPlace(meta: string): Pick<Clipping, 'type' | 'page' | 'place'> {
  const bar = meta.lastIndexOf('|');
  const text = bar < 0 ? meta : meta.slice(0, bar);
  const page = (PAGE.exec(text) ?? PAGE_AFTER.exec(text))?.groups;
  const place = bar < 0 ? undefined : [...text.matchAll(RANGE)].at(-1)?.groups;
  const range = place && toRange(place.first ?? '', place.last);
  return {
    type: typeOf(text, place?.last !== undefined),
    page: page && pageLabel(page.first, page.last),
    place: range,
  };
}

/** Without a known word a range is a highlight, for notes and bookmarks stand at one place. */
function typeOf(text: string, isRange: boolean): Clipping['type'] {
  if (BOOKMARK.test(text)) return 'bookmark';
  if (HIGHLIGHT.test(text)) return 'highlight';
  if (NOTE.test(text)) return 'note';
  return isRange ? 'highlight' : 'unknown';
}

function pageLabel(first = '', last?: string): string {
  return last && last !== first ? `${first}-${last}` : first;
}

/** Old Kindles shorten the end: 351-52 is 351-352. */
function toRange(first: string, last = first): readonly [number, number] {
  const [start, end] = [first, last].map((digits) => digits.replaceAll(',', ''));
  const whole = (start ?? '').slice(0, Math.max(0, (start ?? '').length - (end ?? '').length)) + end;
  return [Number(start), Math.max(Number(start), Number(whole))];
}

function describeUnknown(clippings: readonly Clipping[]): string | undefined {
  const unknown = clippings.filter(({ type }) => type === 'unknown').length;
  return unknown > 0 ? `${unknown} clippings may be notes and are not offered for quoting` : undefined;
}

const SEPARATOR = /^={10}\s*$/u;
const ANY_SEPARATOR = /^={10}\s*$/mu;
// A hyphen, in Russian a dash; then the kind, and somewhere a number.
const META = /^\s*[-–—]\s+\P{N}*\p{N}/u;
const RANGE = /(?<first>\d[\d,]*)(?:\s*(?:[-–—]|t\/m)\s*(?<last>\d[\d,]*))?/gu;
const PAGE_NUMBER = String.raw`(?<first>\d+|[ivxlcdm]+)(?:\s*(?:[-–—]|t\/m)\s*(?<last>\d+|[ivxlcdm]+))?(?![\p{L}\p{N}])`;
const PAGE = new RegExp(
  String.raw`(?<!\p{L})(?:page|seite|página|pagina|pàgina|side|sida|sidan|sivu\p{L}*|stron\p{L}*|stran\p{L}*|страниц\p{L}*|сторінц\p{L}*|sayfa|oldal|trang|halaman|σελίδα)\s+(?:no\.?\s*)?${PAGE_NUMBER}`,
  'iu',
);
const PAGE_AFTER = /(?<first>\d+)(?:\s*[-–—]\s*(?<last>\d+))?\s*(?:ページ|页|頁|페이지|쪽)/u;

const HIGHLIGHT =
  /highlight|markierung|markering|markerad|utheving|fremhævning|surlign|subrayado|resaltado|evidenziazione|destaque|выделен|виділен|zaznaczenie|podświetlenie|vurgu|ハイライト|标注|標註|标記|畫線|하이라이트/iu;
const NOTE =
  /(?<!\p{L})(?:note|notiz|nota|notitie|notat|anteckning|not|notatka|poznámka|muistiinpano)(?!\p{L})|заметк|нотатк|メモ|笔记|筆記|註記|메모|노트/iu;
const BOOKMARK =
  /bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|закладк|bokmärke|bokmerke|bogmærke|zakładk|yer imi|ブックマーク|书签|書籤|책갈피|북마크/iu;

const EDITION = /(?<!\p{L})(?:edition|ausgabe|édition|edición|edizione|edição|editie)(?!\p{L})/iu;
const NOBODY =
  /^(?:unknown|unbekannt|inconnu|desconocido|desconhecido|sconosciuto|onbekend|неизвестн\p{L}*|anonymous)$/iu;
const NAME_SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/iu;
const COMPANY = /^(?:inc|ltd|llc|co|gmbh|s\.?a)\.?$/iu;
const PARTICLE = /^(?:al|da|de|del|della|den|der|di|dos|du|el|la|las|le|los|san|st\.?|ter|van|von|zu)\s/iu;
const INITIAL = /(?<!\p{L})\p{L}\.|(?<!\p{L})\p{Lu}(?!\p{L})/u;
