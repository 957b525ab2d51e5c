import type { Section } from '../../model/passage.ts';
import { type TextSpan, trimSpan } from '../../model/textSpan.ts';
import { findAdvertisements } from '../advertisements.ts';
import type { Page } from '../page.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * Raw speech recognition: words without sentence ends and without speakers. Host and guest cannot be told apart, so
 * every voice is `unmarked`; advertisements and a quotation read out in the sign-off stand apart.
 */
export const speechRecognition: LayoutReader = {
  layout: 'speech-recognition',
  role: 'primary',

  score({ text, lines }) {
    const from = lines[0]?.start ?? 0;
    // By their ends: a page of characters without a blank is too long a run for a pattern to go back over.
    const words = countMatches(text, from, /\S(?!\S)/gu);
    if (words < MIN_WORDS) return noFit;
    const ends = countMatches(text, from, /[.?!](?=\s+\p{Lu}|\s*$)/gu);
    const perThousand = (1000 * ends) / words;
    if (perThousand > MAX_ENDS_PER_THOUSAND) return noFit;
    return {
      score: 1 - perThousand / (2 * MAX_ENDS_PER_THOUSAND),
      reason: `${words} words with ${ends} sentence ends`,
    };
  },

  read({ text, lines }: Page) {
    const from = lines[0]?.start ?? 0;
    const marked = [
      ...findAdvertisements(text.slice(from))
        .map((span) => shift(span, from))
        .map(advertisement),
      ...readSignOff(text),
    ];
    marked.sort((a, b) => startOf(a) - startOf(b));
    return { sections: fillGaps(text, from, marked), found: {} };
  },
};

function advertisement(span: TextSpan): Section {
  return { kind: 'advertisement', voice: 'unmarked', spans: [span] };
}

/**
 * "Let me leave you with some words from NAME …": what stands between the name and the thanks is NAME's, as the host
 * reads it. Recognisers write names with capitals or not at all; without capitals the name's end is not known and the
 * words stay unmarked.
 */
function readSignOff(text: string): Section[] {
  const match = SIGN_OFF.exec(text);
  const span = match?.indices?.groups?.quote;
  const name = match?.groups?.name;
  if (!span || !name) return [];
  return [
    {
      kind: 'reported',
      voice: 'inferred',
      speaker: name,
      spans: [trimSpan(text, span)],
      reported: { claimedSpeaker: name },
    },
  ];
}

/** What lies between the marked stretches is speech of unknown voices. */
function fillGaps(text: string, from: number, marked: readonly Section[]): Section[] {
  const sections: Section[] = [];
  let start = from;
  for (const section of [...marked, undefined]) {
    const end = section ? startOf(section) : text.length;
    const gap = trimSpan(text, [start, end]);
    if (gap[1] > gap[0]) sections.push({ kind: 'speech', voice: 'unmarked', spans: [gap] });
    if (!section) break;
    sections.push(section);
    start = section.spans.at(-1)?.[1] ?? end;
  }
  return sections;
}

function startOf({ spans }: Section): number {
  return spans[0]?.[0] ?? 0;
}

function shift([start, end]: TextSpan, by: number): TextSpan {
  return [start + by, end + by];
}

function countMatches(text: string, from: number, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = from;
  while (pattern.exec(text)) count++;
  return count;
}

// Shorter texts without a full stop are lists and titles more often than transcripts.
const MIN_WORDS = 120;
// Edited English prose has 40 to 80 sentence ends in a thousand words.
const MAX_ENDS_PER_THOUSAND = 6;
const SIGN_OFF =
  /\b(?:let me|let us|(?:i|we)(?:'ll| will)) leave you with (?:(?:some|a few|these) )?(?:words|lines) (?:from|by|of) (?<name>\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3})\s+(?<quote>\S.{10,600}?)\s+(?:thank you|thanks) for listening\b/du;
