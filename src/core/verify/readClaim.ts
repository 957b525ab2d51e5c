import type { Claim } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import type { Evidence } from './evidence.ts';

/** What the draft says of a quote, and the sources that it means by it. */
export interface DraftClaim {
  readonly claimed: Claim;
  /** The sources that the citation names, in its order. */
  readonly cited: readonly Source[];
  /** Cite keys that no source of the corpus bears. */
  readonly missing: readonly string[];
  /** The draft says itself that the words are reported: "quoted in", "attributed to", "as cited in". */
  readonly saysSecondhand: boolean;
}

/** Reads citation, attribution line and signal phrase. */
export function readClaim(quote: Quote, text: string, evidence: Evidence): DraftClaim {
  const items = quote.citation?.items ?? [];
  const citeKeys = items.map(({ id }) => id);
  const locator = items.find((item) => item.locator)?.locator;
  const around = [
    quote.attribution ? text.slice(...quote.attribution) : '',
    ...items.flatMap(({ prefix, suffix }) => [prefix, suffix]),
    ...(quote.context ?? []).map((span) => text.slice(...span)),
  ].join(' ');
  return {
    claimed: { citeKeys, ...(locator && { locator }) },
    cited: citeKeys.flatMap((key) => evidence.sourcesByKey(key)),
    missing: citeKeys.filter((key) => evidence.sourcesByKey(key).length === 0),
    saysSecondhand: SECONDHAND.test(around),
  };
}

const SECONDHAND =
  /\b(?:(?:quoted|cited|reported|as told|as quoted|reprinted) (?:in|by|to)|qtd\. in|attributed to)\b/iu;
