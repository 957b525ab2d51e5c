import type { TextSpan } from '../model/textSpan.ts';

/**
 * Finds advertisements read aloud in a transcript without punctuation. Cues of a sponsor's text (offers, codes,
 * "sponsored by") that stand close together make a block; the block is widened to the phrase that opens it and cut
 * where the host says that the conversation begins. A lone cue is talk about advertising, not an advertisement.
 *
 * @returns spans in order, without white space at their ends; empty when nothing was found. Linear in the text.
 */
export function findAdvertisements(text: string): TextSpan[] {
  return findClusters(text)
    .filter(isAdvertisement)
    .map((cluster) => widen(text, cluster));
}

interface Cue {
  readonly start: number;
  readonly end: number;
  /** A strong cue hardly occurs outside advertising. */
  readonly strong: boolean;
}

function findClusters(text: string): Cue[][] {
  const clusters: Cue[][] = [];
  for (const cue of findCues(text)) {
    const open = clusters.at(-1);
    const last = open?.at(-1);
    if (open && last && cue.start - last.end < CLUSTER_GAP && !hasEnding(text, last.end, cue.start))
      open.push(cue);
    else clusters.push([cue]);
  }
  return clusters;
}

function findCues(text: string): Cue[] {
  const find = (pattern: RegExp, strong: boolean) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      strong,
    }));
  return [...find(STRONG, true), ...find(WEAK, false)].sort((a, b) => a.start - b.start);
}

function isAdvertisement(cues: readonly Cue[]): boolean {
  return cues.some(({ strong }) => strong) && cues.length >= MIN_CUES;
}

/** From the opening phrase before the first cue to the ending phrase after the last one. */
function widen(text: string, cues: readonly Cue[]): TextSpan {
  const first = cues[0] as Cue;
  const last = cues.at(-1) as Cue;
  // The opening phrase may run into the first cue: "this show is sponsored by".
  const before = text.slice(Math.max(0, first.start - CLUSTER_GAP), first.end);
  const opening = [...before.matchAll(OPENING)].at(-1);
  const start = opening ? first.end - before.length + opening.index : first.start;
  const after = text.slice(last.end, last.end + CLUSTER_GAP);
  const ending = ENDING.exec(after);
  const end = ending ? last.end + ending.index : last.end + clauseLength(after);
  return [start, text.slice(0, end).trimEnd().length];
}

/** Without an ending phrase the advertisement runs to the next pause of sense after its last cue. */
function clauseLength(after: string): number {
  const pause = /\s(?:so|and|but|well|now|okay|what|how|why|let's)\s/iu.exec(after);
  return pause ? pause.index : after.length;
}

function hasEnding(text: string, from: number, to: number): boolean {
  return ENDING.test(text.slice(from, to));
}

// Sponsor texts repeat a cue every sentence or two; 600 characters are about 25 seconds of speech.
const CLUSTER_GAP = 600;
const MIN_CUES = 3;

const STRONG =
  /\b(?:(?:is|are) (?:sponsored|presented|brought to you) by|our sponsors?|the sponsors?|quick summary of the ads?|(?:promo|discount|offer) code|us(?:e|ing) (?:the )?code|get it at|months? free|free trial|sign(?:ing)? up (?:at|for)|money back guarantee)\b/giu;
const WEAK =
  /\b(?:download(?:ing)?|app store|google play|click (?:the|all the) links?|subscribe|five stars|support(?:ed|ing)? (?:it |us |me )?on patreon|support (?:this|the) (?:podcast|show)|follow (?:us |me )?on|connect with me on|dollars? off|percent off|per month|first month|discount|dot com slash|invest|donate)\b/giu;
const OPENING =
  /\b(?:quick summary of the ads?|(?:this|the|today's) (?:show|episode|podcast) is (?:also )?(?:sponsored|presented|brought to you)|support for this|thanks for listening|before we (?:start|begin|get))\b/giu;
const ENDING =
  /\b(?:(?:and )?now here(?:'s| is)\b|(?:and )?here(?:'s| is) (?:my|our|the) (?:conversation|interview)|without further ado|(?:and )?now let(?: me|'s| us) (?:get|go|turn)|(?:and )?(?:now |so )?(?:let me|let us|(?:i|we)(?:'ll| will)) leave you|(?:now )?back to (?:the|our) (?:show|conversation|interview))/iu;
