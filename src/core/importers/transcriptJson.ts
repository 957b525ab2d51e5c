import type { Section } from '../model/passage.ts';
import { decodeText } from '../text/decodeText.ts';
import type { Importer } from './importSource.ts';
import { cutTurn, describeTimes, parseTime, type TimedWords, type Turn } from './subtitles.ts';

/**
 * Transcripts that speech recognition writes as JSON: Whisper and whisperX (`segments`), whisper.cpp
 * (`transcription`), and a plain list of segments with speakers. The text is made: a paragraph for each turn.
 */
export const importTranscriptJson: Importer = ({ bytes }) => {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  const root = parseJson(decoded.text);
  if (root === undefined) return { reason: 'is not valid JSON', isNoSource: !isTranscriptJson(bytes) };
  const entries = segmentsOf(root);
  if (!entries) return { reason: 'is JSON, but no transcript that Verbatim knows', isNoSource: true };
  const segments = entries.flatMap((entry) => readSegment(entry) ?? []);
  const { text, paragraphs } = writeParagraphs(markRepeats(segments.flatMap(splitBySpeaker)));
  if (text === '') return { reason: 'holds a transcript without any words' };
  const unread = entries.filter((entry) => !readSegment(entry)).length;
  const warning = [
    describeTimes(segments),
    unread > 0 && `${unread} of ${entries.length} segments hold no text and were left out`,
    describeConfidence(segments),
  ].filter(Boolean);
  const language = languageOf(root);
  return {
    text,
    layout: 'transcript-json',
    layoutReason: `${segments.length} segments of a transcript`,
    role: 'primary',
    sections: paragraphs.flatMap((paragraph) => toSections(text, paragraph)),
    found: {},
    stated: language ? { language } : {},
    keywords: [],
    ...(warning.length > 0 && { warning: warning.join('; ') }),
  };
};

/**
 * Whether a JSON file looks like a transcript: bibliographies in CSL-JSON and much else end in `.json` too. It looks
 * for the names of fields and parses nothing, so the importer can still refuse the file.
 */
export function isTranscriptJson(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return false;
  // Inside a string the quotation marks would be escaped.
  if (/"(?:segments|transcription)"\s*:\s*\[/u.test(decoded.text)) return true;
  const start = decoded.text.slice(0, LOOKED_AT);
  return /^\s*\[\s*\{/u.test(start) && /"text"\s*:/u.test(start) && /"(?:start|speaker)"\s*:/u.test(start);
}

type Fields = Readonly<Record<string, unknown>>;

interface Segment {
  /** With the white space that the recognizer left at its ends: it says whether the words touch. */
  readonly text: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly speaker?: string | undefined;
  readonly words: readonly Word[];
  /** Whether somebody else speaks next, without saying who: whisper.cpp's `speaker_turn_next`. */
  readonly endsTurn: boolean;
  /** Whether the recognizer says the same over and over, as it does in silence. */
  readonly isRepeat: boolean;
}

interface Word {
  readonly text: string;
  readonly start?: number | undefined;
  readonly speaker?: string | undefined;
  readonly confidence?: number | undefined;
}

/** Python writes `NaN` into JSON, which JSON does not have. */
function parseJson(text: string): unknown {
  for (const read of [
    () => text,
    () => text.replace(STRINGS_AND_NAN, (found) => (found.startsWith('"') ? found : 'null')),
  ]) {
    try {
      return JSON.parse(read());
    } catch {}
  }
  return undefined;
}

/** The list of segments in any of the shapes; undefined where it is none of them. */
function segmentsOf(root: unknown): readonly unknown[] | undefined {
  const list = isFields(root) ? (root.segments ?? root.transcription) : root;
  if (!Array.isArray(list)) return undefined;
  const isTimed = (entry: unknown) => isFields(entry) && TIMES.some((field) => Object.hasOwn(entry, field));
  const known = list.filter((entry) => readSegment(entry) && isTimed(entry));
  return known.length > 0 || (list.length === 0 && isFields(root)) ? list : undefined;
}

function readSegment(entry: unknown): Segment | undefined {
  if (!isFields(entry) || typeof entry.text !== 'string') return undefined;
  const [offsets, clocks] = [entry.offsets, entry.timestamps].map((value) => (isFields(value) ? value : {}));
  const words = Array.isArray(entry.words) ? entry.words.flatMap((word) => readWord(word) ?? []) : [];
  return {
    text: entry.text.replace(/\r\n?|[\u2028\u2029]/gu, '\n'),
    start: readSeconds(entry.start) ?? readSeconds(offsets?.from, 1000) ?? readSeconds(clocks?.from),
    end: readSeconds(entry.end) ?? readSeconds(offsets?.to, 1000) ?? readSeconds(clocks?.to),
    speaker: readSpeaker(entry.speaker),
    words,
    endsTurn: entry.speaker_turn_next === true,
    isRepeat: false,
  };
}

function readWord(entry: unknown): Word | undefined {
  if (!isFields(entry) || typeof entry.word !== 'string') return undefined;
  const confidence = entry.probability ?? entry.score;
  return {
    text: entry.word.trim(),
    start: readSeconds(entry.start),
    speaker: readSpeaker(entry.speaker),
    confidence: typeof confidence === 'number' ? confidence : undefined,
  };
}

function readSpeaker(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

function readSeconds(value: unknown, perSecond = 1): number | undefined {
  if (typeof value === 'string' && value.includes(':')) return parseTime(value);
  const seconds = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof seconds === 'number' && seconds >= 0 && seconds < Number.POSITIVE_INFINITY
    ? seconds / perSecond
    : undefined;
}

/**
 * A segment whose words have several speakers, cut where the speaker changes. The words are found again in the
 * segment's text, which is kept as it stands; where one is not found, nobody is named.
 */
function splitBySpeaker(segment: Segment): Segment[] {
  const { text, words } = segment;
  if (new Set(words.map(({ speaker }) => speaker).filter(Boolean)).size < 2) {
    return [{ ...segment, speaker: segment.speaker ?? words.find(({ speaker }) => speaker)?.speaker }];
  }
  const cuts: { from: number; word: Word }[] = [];
  let speaker: string | undefined;
  let offset = 0;
  for (const word of words) {
    const from = text.indexOf(word.text, offset);
    if (from < 0) return [{ ...segment, speaker: undefined }];
    offset = from + word.text.length;
    if (word.speaker && word.speaker !== speaker) cuts.push({ from: cuts.length === 0 ? 0 : from, word });
    speaker = word.speaker ?? speaker;
  }
  return cuts.map(({ from, word }, index) => ({
    ...segment,
    text: text.slice(from, cuts[index + 1]?.from),
    speaker: word.speaker,
    start: (index > 0 ? word.start : undefined) ?? segment.start,
    endsTurn: segment.endsTurn && index === cuts.length - 1,
  }));
}

/** In silence Whisper says the same again and again. Nobody says a sentence four times running. */
function markRepeats(segments: readonly Segment[]): Segment[] {
  const same = (a: Segment | undefined, b: Segment) =>
    a?.text.trim() === b.text.trim() && a.speaker === b.speaker;
  const marked: Segment[] = [];
  let run: Segment[] = [];
  const close = () => {
    const isRepeat = run.length >= REPEATS && run[0]?.text.trim() !== '';
    marked.push(...run.map((segment) => ({ ...segment, isRepeat })));
    run = [];
  };
  for (const segment of segments) {
    if (!same(run[0], segment)) close();
    run.push(segment);
  }
  close();
  return marked;
}

interface Paragraph extends Turn {
  readonly isRepeat: boolean;
}

/** Makes the text: segments of one turn on one line, turns with a blank line between. */
function writeParagraphs(segments: readonly Segment[]): { text: string; paragraphs: Paragraph[] } {
  const paragraphs: (Paragraph & { readonly words: TimedWords[] })[] = [];
  // Pieces are joined at the end; adding to one string would be quadratic in some engines.
  const pieces: string[] = [];
  let length = 0;
  let last: Segment | undefined;
  for (const segment of segments) {
    const words = segment.text.replace(/\s+/gu, ' ').trim();
    if (words === '') continue;
    const { speaker, isRepeat } = segment;
    const goesOn = last && last.speaker === speaker && last.isRepeat === isRepeat && !last.endsTurn;
    const separator = !last ? '' : goesOn ? separatorOf(last.text, segment.text) : '\n\n';
    if (!goesOn) paragraphs.push({ speaker, isRepeat, words: [] });
    const start = length + separator.length;
    length = start + words.length;
    pieces.push(separator, words);
    paragraphs.at(-1)?.words.push({ span: [start, length], start: segment.start, end: segment.end });
    last = segment;
  }
  return { text: pieces.join(''), paragraphs };
}

/** Segments touch in scripts that have no blanks between words. */
function separatorOf(before: string, after: string): string {
  return UNSPACED_END.test(before) && UNSPACED_START.test(after) ? '' : ' ';
}

function toSections(text: string, paragraph: Paragraph): Section[] {
  const sections = cutTurn(text, paragraph);
  return paragraph.isRepeat ? sections.map((section) => ({ ...section, kind: 'boilerplate' })) : sections;
}

function describeConfidence(segments: readonly Segment[]): string | undefined {
  const known = segments.flatMap(({ words }) => words.flatMap(({ confidence }) => confidence ?? []));
  const low = known.filter((confidence) => confidence < LOW_CONFIDENCE).length;
  if (low === 0) return undefined;
  return `${low.toLocaleString('en-US')} of ${known.length.toLocaleString('en-US')} words were heard with little confidence`;
}

/** OpenAI's service writes "english", which is no language tag. */
function languageOf(root: unknown): string | undefined {
  if (!isFields(root)) return undefined;
  const language = root.language ?? (isFields(root.result) ? root.result.language : undefined);
  return typeof language === 'string' && /^[a-z]{2,3}(?:-[a-z\d]+)*$/iu.test(language) ? language : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const REPEATS = 4;
const LOW_CONFIDENCE = 0.4;
// Enough for the first entry of a list with all its fields.
const LOOKED_AT = 4000;
const TIMES = ['start', 'end', 'offsets', 'timestamps', 'speaker'];
// A string that is never closed runs to the end, lest each of its quotation marks be tried for another.
const STRINGS_AND_NAN = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|\bNaN\b|-?\bInfinity\b/gsu;
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー。、，！？「」『』]`;
const UNSPACED_END = new RegExp(`${UNSPACED}$`, 'u');
const UNSPACED_START = new RegExp(`^${UNSPACED}`, 'u');
