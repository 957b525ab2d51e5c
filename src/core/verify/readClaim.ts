import type { CitedLocator } from '../model/citation.ts';
import type { Claim } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import { splitTokens } from '../text/tokens.ts';
import type { Evidence } from './evidence.ts';
import { nameAfter, nameBefore, nameInAttribution } from './peopleNamed.ts';

/** What the draft says of a quote, and the sources that it means by it. */
export interface DraftClaim {
  readonly claimed: Claim;
  /** The sources that the citation names, in its order. */
  readonly cited: readonly Source[];
  /** Cite keys that no source of the corpus bears. */
  readonly missing: readonly string[];
  /** By cite key, the place that the citation gives in that work. */
  readonly locators: ReadonlyMap<string, CitedLocator>;
  /** The draft says itself that the words are reported: "quoted in", "attributed to", "as cited in". */
  readonly saysSecondhand: boolean;
  /** The draft says that the words are a translation. */
  readonly saysTranslated: boolean;
  /** Without a citation: the sources whose titles stand near the quote. */
  readonly named: readonly Source[];
}

/** Reads citation, attribution line and signal phrase. */
export function readClaim(quote: Quote, text: string, evidence: Evidence): DraftClaim {
  const items = quote.citation?.items ?? [];
  const citeKeys = items.map(({ id }) => id);
  const locator = items.find((item) => item.locator)?.locator;
  const line = attributionLine(quote, text);
  const speaker = claimedSpeaker(quote, line, text);
  const around = [
    ...surroundings(quote, text),
    line,
    ...items.flatMap(({ prefix, suffix }) => [prefix, suffix]),
  ].join(' ');
  return {
    claimed: { citeKeys, ...(locator && { locator }), ...(speaker && { speaker }) },
    cited: [...new Set(citeKeys.flatMap((key) => evidence.sourcesByKey(key)))],
    locators: new Map(items.flatMap(({ id, locator: own }) => (own ? [[id, own] as const] : []))),
    missing: citeKeys.filter((key) => evidence.sourcesByKey(key).length === 0),
    saysSecondhand: SECONDHAND.test(around),
    saysTranslated: TRANSLATED.test(around),
    named: citeKeys.length > 0 ? [] : worksNamedIn(neighborhood(text, quote.start, quote.end), evidence),
  };
}

/** The sources whose whole titles stand in a text. */
function worksNamedIn(text: string, evidence: Evidence): Source[] {
  const words = ` ${foldedWords(text)} `;
  const named = evidence.sources().filter((source) => {
    const title = titleOf(source);
    return title.length > SHORTEST_TITLE && words.includes(title);
  });
  // "New Insight: On the Gate" names one work, not also "On the Gate".
  return named.filter(
    (source) =>
      !named.some(
        (other) =>
          other !== source && titleOf(other) !== titleOf(source) && titleOf(other).includes(titleOf(source)),
      ),
  );
}

function titleOf(source: Source): string {
  let title = titles.get(source);
  if (title === undefined) {
    title = ` ${foldedWords(source.title)} `;
    titles.set(source, title);
  }
  return title;
}

/** Folded titles, each made once. */
const titles = new WeakMap<Source, string>();

/** The words of a text, folded, with one blank between them. */
function foldedWords(text: string): string {
  return splitTokens(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** The words around the quote in its sentence; where the parser gives none, some characters on either side. */
function surroundings({ context, start, end }: Quote, text: string): string[] {
  if (context) return context.map((span) => text.slice(...span));
  return [neighborhood(text, start, end)];
}

/** What stands near the quote, other quotes included: a title may be one. */
function neighborhood(text: string, start: number, end: number): string {
  return `${text.slice(Math.max(0, start - AROUND), start)} ${text.slice(end, end + AROUND)}`;
}

/** What stands before the citation under a block quote; empty where there is no such line. */
function attributionLine({ form, attribution, citation, end }: Quote, text: string): string {
  if (attribution) return text.slice(...attribution);
  if (form !== 'block' || !citation || citation.start < end) return '';
  return text
    .slice(Math.max(end, text.lastIndexOf('\n', citation.start) + 1), citation.start)
    .replace(/^[\s>]+/u, '');
}

/** The attribution line first, then the citation's prefix, then the phrase before the quote and the tag after it. */
function claimedSpeaker(quote: Quote, line: string, text: string): string | undefined {
  const inPrefix = quote.citation?.items.map(({ prefix }) => nameInAttribution(prefix)).find(Boolean);
  return nameInAttribution(line) ?? inPrefix ?? nameAround(quote, text);
}

function nameAround({ context = [], spans, start, end }: Quote, text: string): string | undefined {
  const before = context.filter((span) => span[1] <= start).at(-1);
  const after = context.find((span) => span[0] >= end);
  // A tag that interrupts the quote stands between two of its pieces.
  const first = spans[0];
  const tag = context.find((span) => first && span[0] >= first[1] && span[1] <= end);
  return (
    (before && nameBefore(text.slice(before[0], start))) ??
    (tag && nameAfter(text.slice(...tag))) ??
    (after && nameAfter(text.slice(end, after[1])))
  );
}

const AROUND = 200;
// A title such as "Salt" stands in any text.
const SHORTEST_TITLE = 8;
const SECONDHAND =
  /\b(?:(?:quoted|cited|reported|reprinted|as told|as quoted|as cited) (?:in|by|to)|qtd\. in|attributed to)\b/iu;
const TRANSLATED =
  /\b(?:my|our|author['’]s|own) translation\b|\btrans(?:lated|l?\.)\s+(?:by|mine|ours?)\b|\btranslat(?:ion|ed) (?:is )?(?:mine|ours)\b/iu;
