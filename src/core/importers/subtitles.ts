import type { Section } from '../model/passage.ts';
import { type TextSpan, trimSpan } from '../model/textSpan.ts';
import { decodeText } from '../text/decodeText.ts';
import { isBlank, type Line, splitLines } from '../text/lines.ts';
import { joinSpans } from '../text/runningText.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Importer } from './importSource.ts';

/**
 * Subtitles: WebVTT (W3C) and SubRip, which has no specification and is read as players read it. Cue numbers, times
 * and tags are furniture, so that a passage reads on from cue to cue.
 */
export const importSubtitles: Importer = ({ file, bytes }) => {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  const { text } = decoded;
  const isVtt = /^WEBVTT(?:\s|$)/u.test(text) || /\.vtt$/iu.test(file);
  const { cues, strayLines } = readCues(splitLines(text), isVtt);
  if (cues.length === 0) return { reason: 'holds no subtitles: no line gives a start and an end time' };
  const isRolling = dropRepeats(text, cues);
  const pieces = cues.flatMap((cue) => readPieces(text, cue));
  const sections = readTurns(text, pieces).flatMap((turn) => cutTurn(text, turn));
  if (sections.length === 0) return { reason: 'holds subtitles without any words' };
  const warning = [
    describeTimes(cues, isRolling),
    strayLines > 0 && `${count(strayLines, 'line')} outside any cue left out`,
    describeBrokenWords(text, pieces),
  ].filter(Boolean);
  const language = isVtt && readLanguage(text);
  return {
    text,
    layout: 'subtitles',
    layoutReason: `${count(cues.length, 'cue')} with a start and an end time`,
    role: 'primary',
    sections,
    found: {},
    stated: language ? { language } : {},
    keywords: [],
    ...(warning.length > 0 && { warning: warning.join('; ') }),
  };
};

/** Words with the time at which they are heard, in seconds. A time is absent where the file gives none that can be. */
export interface TimedWords {
  readonly span: TextSpan;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** What one speaker says without another between. */
export interface Turn {
  /** The label in the file. Absent: nobody says who speaks. */
  readonly speaker?: string | undefined;
  readonly words: readonly TimedWords[];
}

/**
 * Cuts a turn into sections of about a passage each, because a section carries one time stamp. Cuts fall between
 * sentences, where it can be at the start of a cue; a sentence too long for a passage is cut between cues.
 */
export function cutTurn(text: string, { speaker, words }: Turn): Section[] {
  const name = speaker && !isAnonymousLabel(speaker) ? speaker : undefined;
  const groups: Fragment[] = [];
  for (const fragment of splitTurn(text, words)) {
    const open = groups.at(-1);
    if (open && !isCutBetween(open, fragment)) groups[groups.length - 1] = joinFragments(open, fragment);
    else groups.push(fragment);
  }
  return groups.map((group) => {
    const start = group[0]?.start;
    return {
      kind: 'speech',
      voice: name ? 'labelled' : 'unmarked',
      ...(name && { speaker: name }),
      spans: mergeSpans(text, group),
      ...(start !== undefined && { locator: { label: 'timestamp', value: formatTime(start) } }),
    };
  });
}

/** Labels that tell speakers apart without naming them: `SPEAKER_00`, `Speaker 2`, `Unknown`. */
export function isAnonymousLabel(label: string): boolean {
  return ANONYMOUS.test(label.trim());
}

/** `12:31`, `1:02:03.5`, `00:12:31,500` in seconds; undefined for what no clock shows, such as `00:99:99`. */
export function parseTime(clock: string): number | undefined {
  const groups = CLOCK.exec(clock.replace(/\s/gu, ''))?.groups;
  if (!groups) return undefined;
  const [hours, minutes, seconds] = [
    Number(groups.hours ?? 0),
    Number(groups.minutes),
    Number(groups.seconds),
  ];
  // Without hours, minutes may run on past the hour: "75:30".
  if (seconds > 59 || (groups.hours !== undefined && minutes > 59)) return undefined;
  return hours * 3600 + minutes * 60 + seconds + Number(`0.${groups.fraction ?? 0}`);
}

/** What is wrong with the times of `cues`, in words; undefined where all is well. Rolling captions overlap by design. */
export function describeTimes(
  cues: readonly { readonly start?: number | undefined; readonly end?: number | undefined }[],
  mayOverlap = false,
): string | undefined {
  const faults = { 'cannot be read': 0, 'end before they start': 0, 'are out of order': 0, overlap: 0 };
  let previous: { start: number; end: number } | undefined;
  for (const { start, end } of cues) {
    if (start === undefined || end === undefined) faults['cannot be read']++;
    else if (end < start) faults['end before they start']++;
    else if (previous && start < previous.start) faults['are out of order']++;
    else if (previous && start < previous.end - CLOCK_TOLERANCE && !mayOverlap) faults.overlap++;
    if (start !== undefined) previous = { start, end: Math.max(start, end ?? start) };
  }
  const found = Object.entries(faults).filter(([, uses]) => uses > 0);
  if (found.length === 0) return undefined;
  return `of ${count(cues.length, 'time')}, ${found.map(([what, uses]) => `${uses} ${what}`).join(', ')}`;
}

interface Cue {
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** The lines of words; repeats of rolling captions are taken out. */
  lines: Line[];
}

/** In SubRip a cue goes on to the next cue, whatever blank lines it has; in WebVTT an empty line ends it. */
function readCues(lines: readonly Line[], isVtt: boolean): { cues: Cue[]; strayLines: number } {
  const cues: Cue[] = [];
  let strayLines = 0;
  let place: 'cue' | 'comment' | 'between' = isVtt ? 'comment' : 'between';
  const firstTimes = lines.findIndex(({ text }) => readTimes(text));
  const isNumbered = NUMBER.test(lines[firstTimes - 1]?.text ?? '');
  for (const [index, line] of lines.entries()) {
    const times = readTimes(line.text);
    if (times) {
      cues.push({ ...times, lines: [] });
      place = 'cue';
    } else if (isVtt && line.text === '') place = 'between';
    // A line that holds one blank is part of a WebVTT cue; YouTube's captions have many.
    else if (isBlank(line) || isCueNumber(lines, index, isNumbered)) continue;
    else if (place === 'cue') cues.at(-1)?.lines.push(line);
    else if (place === 'comment' || (isVtt && isBeforeTimes(lines, index))) continue;
    else if (isVtt && COMMENT.test(line.text)) place = 'comment';
    else strayLines++;
  }
  return { cues, strayLines };
}

/** Digits before a cue's times. Where blank lines are missing they could be words, unless the file numbers its cues. */
function isCueNumber(lines: readonly Line[], index: number, isNumbered: boolean): boolean {
  if (!NUMBER.test(lines[index]?.text ?? '')) return false;
  const isAfterBlank = index === 0 || isBlank(lines[index - 1] as Line);
  if (isBeforeTimes(lines, index)) return isNumbered || isAfterBlank;
  // A number without times: its cue was cut out of the file, or off its end.
  const next = lines[index + 1];
  return isNumbered && isAfterBlank && (next === undefined || isBlank(next));
}

function isBeforeTimes(lines: readonly Line[], index: number): boolean {
  return readTimes(lines[index + 1]?.text ?? '') !== undefined;
}

function readTimes(line: string): Pick<Cue, 'start' | 'end'> | undefined {
  const groups = (TIMES.exec(line) ?? BROKEN_TIMES.exec(line))?.groups;
  return groups && { start: parseTime(groups.start ?? ''), end: parseTime(groups.end ?? '') };
}

/** `Language: en` in the header of WebVTT, as YouTube writes it. */
function readLanguage(text: string): string | undefined {
  const [header = ''] = text.split(/\n\n|\r\n\r\n|\r\r/u, 1);
  return /^Language:[ \t]*(?<tag>[\w-]+)[ \t]*$/imu.exec(header)?.groups?.tag;
}

/**
 * Rolling captions, as YouTube makes them: each cue repeats the last lines of the one before. A speaker repeats
 * himself too, so lines are dropped only where most cues of the file repeat a line and some then go on.
 *
 * @returns whether the captions roll.
 */
function dropRepeats(text: string, cues: readonly Cue[]): boolean {
  const contents = cues.map(({ lines }) => lines.map((line) => wordsOf(text, line)).filter(Boolean));
  const repeats = contents.map((lines, index) => repeatedLines(contents[index - 1] ?? [], lines));
  const repeating = repeats.filter((repeated) => repeated > 0).length;
  const goingOn = repeats.filter(
    (repeated, index) => repeated > 0 && repeated < (contents[index]?.length ?? 0),
  );
  if (goingOn.length < 2 || 2 * repeating < cues.length - 1) return false;
  for (const [index, cue] of cues.entries()) {
    let repeated = repeats[index] ?? 0;
    cue.lines = cue.lines.filter((line) => wordsOf(text, line) !== '' && repeated-- <= 0);
  }
  return true;
}

/** How many lines at the end of `before` stand again at the start of `after`. */
function repeatedLines(before: readonly string[], after: readonly string[]): number {
  for (let size = Math.min(before.length, after.length); size > 0; size--) {
    if (after.slice(0, size).every((line, index) => line === before[before.length - size + index]))
      return size;
  }
  return 0;
}

function wordsOf(text: string, line: Line): string {
  return splitLine(line, undefined)
    .pieces.map(({ span }) => text.slice(...span).replace(/\s+/gu, ' '))
    .join(' ');
}

/** Words between furniture, on one line of one cue. */
interface Piece {
  readonly span: TextSpan;
  readonly cue: Cue;
  /** The name in the `<v>` tag around it. */
  readonly voice: string | undefined;
  /** What stands before it: the start of its cue, of a line, `>>`, a dash of dialogue, or other words. */
  readonly after: 'cue' | 'line' | 'turn' | 'dash' | 'words';
}

function readPieces(text: string, cue: Cue): readonly Piece[] {
  const pieces: Piece[] = [];
  let voice: string | undefined;
  for (const line of cue.lines) {
    const split = splitLine(line, voice);
    voice = split.voice;
    for (const piece of split.pieces)
      pieces.push({
        ...piece,
        cue,
        after: pieces.length === 0 && piece.after === 'line' ? 'cue' : piece.after,
      });
  }
  return splitDialogue(text, pieces);
}

/** Cuts the tags, marks and entities out of a line. A `<v>` that is not closed speaks on in the next line. */
function splitLine(
  line: Line,
  voiceBefore: string | undefined,
): { pieces: Omit<Piece, 'cue'>[]; voice: string | undefined } {
  const pieces: Omit<Piece, 'cue'>[] = [];
  let voice = voiceBefore;
  let after: Piece['after'] = 'line';
  let from = 0;
  const push = (to: number) => {
    const [start, end] = trimSpan(line.text, [from, to]);
    if (start === end) return;
    pieces.push({ span: [line.start + start, line.start + end], voice, after });
    after = 'words';
  };
  for (const { 0: mark, index, groups } of line.text.matchAll(MARK)) {
    // The ampersand itself stands in the file as it is spoken; the rest of its entity does not.
    push(index + (groups?.and ? 1 : 0));
    from = index + mark.length;
    if (groups?.turn) after = 'turn';
    if (groups?.voice !== undefined) voice = decodeName(groups.voice);
    if (/^<\/v\b/u.test(mark)) voice = undefined;
  }
  push(line.text.length);
  return { pieces, voice };
}

function decodeName(name: string): string | undefined {
  return (
    name
      .replace(/&nbsp;/gu, ' ')
      .replace(/&amp;/gu, '&')
      .trim() || undefined
  );
}

/** Dashes before the lines of a cue are speakers taking turns; one before its first line alone may be anything. */
function splitDialogue(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const dashed = (piece: Piece) => piece.after !== 'words' && DASH.exec(text.slice(...piece.span));
  if (!pieces.some((piece) => piece.after === 'line' && dashed(piece))) return pieces;
  return pieces.map((piece) => {
    const dash = dashed(piece);
    if (!dash) return piece;
    return { ...piece, span: [piece.span[0] + dash[0].length, piece.span[1]], after: 'dash' };
  });
}

/** Who speaks: the `<v>` tags where the file has any, else labels and `>>` marks, which hold until the next. */
function readTurns(text: string, pieces: readonly Piece[]): Turn[] {
  const spoken = pieces.some(({ voice }) => voice)
    ? pieces.map((piece): Spoken => ({ ...piece, speaker: piece.voice }))
    : readLabels(text, pieces);
  const sounds = findSounds(text, spoken);
  const turns: { speaker: string | undefined; words: TimedWords[] }[] = [];
  let last: Spoken | undefined;
  for (const piece of spoken) {
    const isMarked = piece.after === 'turn' || piece.after === 'dash';
    // Captions that name the speaker in every cue do not begin a new turn in every cue.
    if (!last || piece.speaker !== last.speaker || (isMarked && !piece.speaker))
      turns.push({ speaker: piece.speaker, words: [] });
    last = piece;
    const { span, cue } = piece;
    if (span[0] < span[1] && !sounds.has(cue))
      turns.at(-1)?.words.push({ span, start: cue.start, end: cue.end });
  }
  return turns.filter(({ words }) => words.length > 0);
}

interface Spoken extends Piece {
  readonly speaker: string | undefined;
}

function readLabels(text: string, pieces: readonly Piece[]): Spoken[] {
  const labels = findLabels(text, pieces);
  let speaker: string | undefined;
  return pieces.map((piece) => {
    const label = labels.get(piece);
    if (label) speaker = label.name;
    else if (piece.after === 'turn' || piece.after === 'dash') speaker = undefined;
    return { ...piece, span: [piece.span[0] + (label?.length ?? 0), piece.span[1]], speaker };
  });
}

interface Label {
  readonly name: string;
  /** With the colon and the white space after it. */
  readonly length: number;
}

/** `NAME:` at the start of a cue or after `>>`; inside a cue only after the end of a sentence. */
function findLabels(text: string, pieces: readonly Piece[]): Map<Piece, Label> {
  const labels = new Map<Piece, Label>();
  const marked = new Set<string>();
  const uses = new Map<string, number>();
  for (const [index, piece] of pieces.entries()) {
    const groups = LABEL.exec(text.slice(...piece.span))?.groups;
    if (!groups?.name || piece.after === 'words') continue;
    const before = pieces[index - 1];
    if (piece.after === 'line' && before && !SENTENCE_END.test(text.slice(...before.span))) continue;
    labels.set(piece, { name: groups.name, length: groups.label?.length ?? 0 });
    uses.set(groups.name, (uses.get(groups.name) ?? 0) + 1);
    if (piece.after === 'turn') marked.add(groups.name);
  }
  const lowerCase = new Set(pieces.flatMap(({ span }) => text.slice(...span).match(LOWER_CASE_WORDS) ?? []));
  for (const [piece, { name }] of labels) {
    if (!marked.has(name) && !isSpeakerLabel(name, uses.get(name) ?? 0, lowerCase)) labels.delete(piece);
  }
  return labels;
}

/** Labels come back. "So: …" can come back too, but it is written in lower case elsewhere, which names are not. */
function isSpeakerLabel(name: string, uses: number, lowerCase: ReadonlySet<string>): boolean {
  if (uses < 2) return false;
  if (uses >= CERTAIN_USES || !/\p{Ll}/u.test(name) || ROLE.test(name) || isAnonymousLabel(name)) return true;
  return name.split(' ').some((word) => !lowerCase.has(word.toLowerCase()));
}

/** Cues that hold nothing but a sound or a song: `[music]`, `(applause)`, `♪ … ♪`. */
function findSounds(text: string, spoken: readonly Spoken[]): Set<Cue> {
  const contents = new Map<Cue, string>();
  for (const { cue, span } of spoken) {
    contents.set(cue, `${contents.get(cue) ?? ''} ${text.slice(...span)}`);
  }
  const sounds = [...contents].filter(([, words]) => SOUND.test(words.trim()) || SONG.test(words.trim()));
  return new Set(sounds.map(([cue]) => cue));
}

/** The words that a tag or an entity goes through: spans are joined with a blank, which is not what is said. */
function describeBrokenWords(text: string, pieces: readonly Piece[]): string | undefined {
  const broken = pieces.filter(({ span, cue, after }, index) => {
    const before = pieces[index - 1];
    if (after !== 'words' || before?.cue !== cue) return false;
    const seam = text.slice(before.span[1] - 1, span[0] + 1);
    return !/\s/u.test(seam) && /^[\p{L}\p{N}]/u.test(seam) && /[\p{L}\p{N}]$/u.test(seam);
  });
  if (broken.length === 0) return undefined;
  return `${count(broken.length, 'word')} broken by a tag or an entity, which cannot be quoted exactly`;
}

/** A stretch of a turn that is not cut any further, in pieces of cues. */
type Fragment = readonly Part[];

interface Part extends TimedWords {
  readonly opensCue: boolean;
}

/** Sentences; those too long for a passage in pieces. */
function splitTurn(text: string, words: readonly TimedWords[]): Fragment[] {
  const running = joinSpans(
    text,
    words.map(({ span }) => span),
  );
  const fragments: Fragment[] = [];
  let index = 0;
  for (const sentence of splitSentences(running.text)) {
    while ((running.starts[index + 1] ?? Number.POSITIVE_INFINITY) <= sentence[0]) index++;
    fragments.push(...splitLongSentence(takeParts(words, running.starts, index, sentence)));
  }
  return fragments;
}

/** The parts of `words` under a span of their running text, in which the word at `index` starts at `base`. */
function takeParts(
  words: readonly TimedWords[],
  starts: readonly number[],
  index: number,
  [from, to]: TextSpan,
): Part[] {
  const parts: Part[] = [];
  for (let at = index; at < words.length && (starts[at] ?? to) < to; at++) {
    const word = words[at] as TimedWords;
    const offset = starts[at] ?? 0;
    const [start, end] = word.span;
    const span: TextSpan = [start + Math.max(from - offset, 0), Math.min(start + to - offset, end)];
    const opensCue = span[0] === start && (at === 0 || words[at - 1]?.start !== word.start);
    if (span[0] < span[1]) parts.push({ ...word, span, opensCue });
  }
  return parts;
}

/** Speech recognition without full stops makes one sentence of an hour: it is cut between cues, best at a pause. */
function splitLongSentence(sentence: Fragment): Fragment[] {
  if (sizeOf(sentence) <= MAX_CHARACTERS) return [sentence];
  const fragments: Part[][] = [];
  for (const part of sentence) {
    const open = fragments.at(-1);
    if (open && !(part.opensCue && isFull(open, part))) open.push(part);
    else fragments.push([part]);
  }
  return fragments;
}

function isFull(open: Fragment, next: Part): boolean {
  return isPauseBetween(open, next) || isLong(open, next) || sizeOf(open) >= TARGET_CHARACTERS;
}

function isCutBetween(open: Fragment, next: Fragment): boolean {
  const [first] = next;
  if (!first || isPauseBetween(open, first) || isLong(open, first)) return true;
  const size = sizeOf(open);
  const together = size + sizeOf(next);
  if (together > MAX_CHARACTERS || (together > TARGET_CHARACTERS && size >= MIN_CHARACTERS)) return true;
  return first.opensCue && size >= ENOUGH_CHARACTERS;
}

function isPauseBetween(open: Fragment, { start = Number.NaN }: Part): boolean {
  const last = open.at(-1);
  const isSilent = start - (last?.end ?? Number.NaN) > PAUSE_SECONDS;
  // Time that runs backwards: what stands next to each other was not said one after the other.
  return isSilent || (last?.start ?? Number.NaN) - start > PAUSE_SECONDS;
}

function isLong(open: Fragment, { start = Number.NaN }: Part): boolean {
  return start - (open[0]?.start ?? Number.NaN) >= SECTION_SECONDS;
}

function joinFragments(first: Fragment, second: Fragment): Fragment {
  return [...first, ...second];
}

function lengthOf({ span: [start, end] }: TimedWords): number {
  return end - start;
}

function sizeOf(fragment: Fragment): number {
  return fragment.reduce((size, part) => size + lengthOf(part) + 1, -1);
}

/** Spans that only a blank or nothing keeps apart are one. */
function mergeSpans(text: string, parts: Fragment): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { span } of parts) {
    const last = spans.at(-1);
    const seam = last ? text.slice(last[1], span[0]) : undefined;
    if (last && (seam === '' || seam === ' ')) spans[spans.length - 1] = [last[0], span[1]];
    else spans.push(span);
  }
  return spans;
}

function formatTime(seconds: number): string {
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

function count(uses: number, noun: string): string {
  return `${uses.toLocaleString('en-US')} ${noun}${uses === 1 ? '' : 's'}`;
}

// The sizes of passages in `cutPassages.ts`: a section that is one passage has that passage's own time.
const TARGET_CHARACTERS = 320;
const MAX_CHARACTERS = 560;
const MIN_CHARACTERS = 120;
// From here on a sentence that begins with a cue is taken, for its time is known to the second.
const ENOUGH_CHARACTERS = 200;
const PAUSE_SECONDS = 2;
const SECTION_SECONDS = 30;
// Cues that were timed by frames meet within a frame or two.
const CLOCK_TOLERANCE = 0.1;
const CERTAIN_USES = 5;

const CLOCK = /^(?:(?<hours>\d+):)?(?<minutes>\d{1,3}):(?<seconds>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?$/u;
const LOOSE_CLOCK = String.raw`(?:\d+\s?:\s?)?\d{1,3}\s?:\s?\d{1,2}(?:\s?[.,]\s?\d{1,3})?`;
const TIMES = new RegExp(
  String.raw`^\s*(?<start>${LOOSE_CLOCK})\s*-{1,2}\s?>\s*(?<end>${LOOSE_CLOCK})(?=\s|$)`,
  'u',
);
// Times that were damaged still begin a cue.
const BROKEN_TIMES = /^\s*(?<start>\d[\d\p{L}\s:.,]{0,24}?)\s*-->\s*(?<end>\d[\d\p{L}:.,]*)/u;
const NUMBER = /^\s*\d+\s*$/u;
const COMMENT = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u;

// Tags of both formats, SubRip's {\an8}, `>>` (also as entities), character references.
const MARK =
  /<v(?:\.[^\s<>]*)?(?:[ \t]+(?<voice>[^<>]*))?>|<\/?[\p{L}\d][^<>]*>|\{\\[^{}]*\}|(?<and>&amp;)|(?<=^|\s|>|;)(?<turn>(?:>|&gt;){2,})|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu;
const DASH = /^[-–—]\s*(?=[\p{L}\p{N}"“‘¿¡[(])/u;
const SENTENCE_END = /[.?!…:—–-]["”’)\]]*$/u;
const LABEL =
  /^(?<label>(?<name>\p{Lu}[\p{L}\p{N}.'’_-]*(?:\s(?:\p{Lu}[\p{L}\p{N}.'’_-]*|de|da|del|der|van|von|la|le|bin|al|\d+)){0,4})\s?:(?:\s+|$))/u;
const ROLE =
  /^(?:host|guest|interviewer|interviewee|moderator|narrator|reporter|announcer|audience)(?: \d+)?$/iu;
const ANONYMOUS =
  /^(?:(?:unknown|speaker|unknown speaker|spk|person|voice)(?:[ _-]*\d+|[ _-][a-z])?|s?\d+|[a-z]|\?)$/iu;
const LOWER_CASE_WORDS = /(?<!\p{L})\p{Ll}+/gu;
const SOUND = /^(?:(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）|【[^】]*】)[\s.]*)+$/u;
const SONG = /^[♪♫](?:.*[♪♫])?$/su;
