import type { Locator, Section } from '../../model/passage.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import { isBlank, type Line, lineSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * A transcript in which every turn opens with who speaks: `NAME:`, `NAME (00:12:31):`, `[00:12:31] NAME:`,
 * `**Name:**`, or the label on a line of its own with a time stamp. A turn is one section; the label is furniture.
 */
export const labelledInterview: LayoutReader = {
  layout: 'labelled-interview',
  role: 'primary',

  score({ lines, paragraphs }) {
    const labels = findLabels(lines);
    if (labels.size < 3) return noFit;
    const speakers = new Set([...labels.values()].map(({ speaker }) => speaker));
    return {
      // Long turns run over several paragraphs, so half of them labelled is a full score.
      score: Math.min(1, (2 * labels.size) / paragraphs.length),
      reason: `${labels.size} turns open with one of ${speakers.size} speaker labels`,
    };
  },

  read({ lines }: Page) {
    const labels = findLabels(lines);
    const turns: { label: Label; spans: TextSpan[] }[] = [];
    const preface: Section[] = [];
    for (const line of lines) {
      const label = labels.get(line);
      if (label) turns.push({ label, spans: [] });
      if (isBlank(line)) continue;
      const turn = turns.at(-1);
      if (turn) turn.spans.push(wordsOf(line, label));
      else
        preface.push({
          kind: preface.length === 0 ? 'heading' : 'prose',
          voice: 'site',
          spans: [lineSpan(line)],
        });
    }
    return {
      sections: [...preface, ...turns.map(readTurn)],
      found: preface[0] ? { title: lineText(lines, preface[0].spans[0]) } : {},
    };
  },
};

interface Label {
  readonly speaker: string;
  readonly time?: string;
  /** Length of the label on its line, with the white space after it. */
  readonly length: number;
}

function readTurn({ label, spans }: { label: Label; spans: TextSpan[] }, index: number): Section {
  const locator: Locator = label.time
    ? { label: 'timestamp', value: label.time }
    : { label: 'paragraph', value: String(index + 1) };
  return {
    kind: 'speech',
    voice: 'labelled',
    speaker: label.speaker,
    spans: spans.filter(([start, end]) => end > start),
    locator,
  };
}

function wordsOf(line: Line, label: Label | undefined): TextSpan {
  const [start, end] = lineSpan(line);
  const from = label ? line.start + label.length : start;
  return [Math.min(from, end), end];
}

/** The lines that open a turn. A label counts only if it comes back: "Note: …" once in a text is no speaker. */
function findLabels(lines: readonly Line[]): Map<Line, Label> {
  const candidates = new Map<Line, Label>();
  const uses = new Map<string, number>();
  for (const line of lines) {
    const label = readLabel(line.text);
    if (!label) continue;
    candidates.set(line, label);
    uses.set(label.speaker, (uses.get(label.speaker) ?? 0) + 1);
  }
  for (const [line, label] of candidates) {
    if ((uses.get(label.speaker) ?? 0) < 2 && !label.time) candidates.delete(line);
  }
  return candidates;
}

function readLabel(text: string): Label | undefined {
  for (const spelling of SPELLINGS) {
    const match = spelling.exec(text);
    const speaker = match?.groups?.name?.trim();
    if (!match || !speaker) continue;
    const time = match.groups?.time;
    return { speaker, ...(time && { time }), length: match[0].length };
  }
  return undefined;
}

function lineText(lines: readonly Line[], span: TextSpan | undefined): string {
  return lines.find((line) => span && line.start <= span[0] && span[0] <= line.end)?.text.trim() ?? '';
}

const TIME = String.raw`[[(]?(?<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?[\])]?`;
// Up to five words that begin with a capital, in any script, with initials and particles.
const NAME = String.raw`(?<name>\p{Lu}[\p{L}\p{N}.'’-]*(?:\s(?:\p{Lu}[\p{L}\p{N}.'’-]*|de|da|del|der|van|von|la|le|bin|al|\d+)){0,4})`;
const SPELLINGS = [
  String.raw`^\s*${TIME}\s+${NAME}\s*:\s*`,
  String.raw`^\s*${NAME}\s+${TIME}\s*:\s*`,
  String.raw`^\s*\*\*${NAME}(?:\s+${TIME})?\s*(?::\*\*|\*\*\s*:)\s*`,
  String.raw`^\s*${NAME}\s*:(?:\s+|$)`,
  // A line of its own, told from prose by its time stamp.
  String.raw`^\s*${NAME}\s+${TIME}\s*$`,
  String.raw`^\s*${TIME}\s+${NAME}\s*$`,
].map((pattern) => new RegExp(pattern, 'u'));
