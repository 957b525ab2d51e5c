import type { TextSpan } from '../model/textSpan.ts';
import { type Overwritten, overwrite } from '../text/overwrite.ts';
import type { RunningText } from '../text/runningText.ts';
import { MASK } from '../text/tokens.ts';

/**
 * The text of a quote with everything overwritten that stands for no words: tags, comments, addresses, marks of notes,
 * backslashes, the labels of a dialogue. As long as before, so that offsets stay what they are.
 *
 * @param dialogue where the lines of a dialogue start; none for what is no dialogue.
 */
export function readOver(
  running: RunningText,
  opaque: readonly TextSpan[],
  dialogue: readonly number[] = [],
): string {
  const labels = labelsOf(running.text, dialogue).map((span) => ({ span, filler: MASK }));
  return maskMarkup(overwrite(running.text, [...labels, ...opaqueStretches(running, opaque)]));
}

/** Whether two lines or more begin with the name of a speaker and a colon. */
export function isDialogue(text: string, lineStarts: readonly number[]): boolean {
  return labelsOf(text, lineStarts).length > 1;
}

/** The labels of speakers at the starts of lines, each with a time stamp before it or not. */
function labelsOf(text: string, lineStarts: readonly number[]): TextSpan[] {
  return lineStarts.flatMap((start) => {
    const label = LABEL.exec(text.slice(start, start + 80));
    return label ? [[start, start + label[0].length] as const] : [];
  });
}

/** Code is words; a line break that is written as a tag parts words as a blank does. */
function opaqueStretches({ text, spans, starts }: RunningText, opaque: readonly TextSpan[]): Overwritten[] {
  return spans.flatMap(([from, to], at) => {
    const base = (starts[at] ?? 0) - from;
    return within(opaque, from, to).flatMap(([start, end]): Overwritten[] => {
      const span: TextSpan = [Math.max(start, from) + base, Math.min(end, to) + base];
      if (text.charAt(span[0]) === '`') return [];
      return [{ span, filler: BREAK.test(text.slice(...span)) ? ' ' : MASK }];
    });
  });
}

/** The zones that touch a stretch. A draft may have thousands of both, so they are sorted once and found by halving. */
function within(zones: readonly TextSpan[], from: number, to: number): readonly TextSpan[] {
  if (zones.length === 0) return [];
  let ordered = sorted.get(zones);
  if (!ordered) {
    ordered = [...zones].sort((a, b) => a[0] - b[0]);
    sorted.set(zones, ordered);
  }
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.[1] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const touching: TextSpan[] = [];
  for (let at = low; at < ordered.length && (ordered[at]?.[0] ?? 0) < to; at++)
    touching.push(ordered[at] as TextSpan);
  return touching;
}

const sorted = new WeakMap<readonly TextSpan[], readonly TextSpan[]>();

function maskMarkup(text: string): string {
  return text
    .replace(ENTITY, (found, name: string) => decodeEntity(name).padEnd(found.length, MASK))
    .replace(NOTE_MARK, blankOut)
    .replace(ELLIPSIS_LINK, (found, link: string) => link.padEnd(found.length, MASK))
    .replace(LINK, (found, link: string) => `${MASK}${link}${MASK.repeat(found.length - link.length - 1)}`)
    .replace(ESCAPE, (found) => `${MASK}${found.slice(1)}`)
    .replace(INNER_EMPHASIS, blankOut);
}

/** What an entity stands for, where it matters for words; another one is read over. */
function decodeEntity(name: string): string {
  const code = /^#(?:x([0-9a-f]+)|(\d+))$/iu.exec(name);
  if (!code) return ENTITIES[name.toLowerCase()] ?? '';
  const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2]);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function blankOut(found: string): string {
  return MASK.repeat(found.length);
}

const LABEL =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?[*_]{0,2}\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}[*_]{0,2}:[*_]{0,2}\s/u;
const BREAK = /^<\/?(?:br|p|div|li|hr)\b/iu;
const NOTE_MARK = /\[\^[^\]\s]+\]|(?<=[\p{L}\p{P}])\[\d{1,3}\]/gu;
const ELLIPSIS_LINK = /(\[(?:…|\.{3})\])\[[^\][]{0,40}\]/gu;
const LINK = /!?\[(?<link>[^\][]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/gu;
// A backslash at the end of a line breaks it, and one before a blank keeps the line together.
const ESCAPE = /\\(?:[!-/:-@[-`{-~\s]|$)/gu;
const INNER_EMPHASIS = /(?<=[\p{L}\p{N}])\*{1,3}(?=[\p{L}\p{N}])/gu;
const ENTITY = /&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…', shy: '' },
};
