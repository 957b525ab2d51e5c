import type { ReportedQuotation } from '../model/passage.ts';
import { type TextSpan, trimSpan } from '../model/textSpan.ts';
import { splitWords } from '../text/words.ts';

/**
 * Finds what a text quotes in its own prose: words between double quotation marks, four or more, as opposed to terms
 * and titles. `text` is the source's, `spans` the passage's stretches of it. Whom the text names with a verb of saying right beside them is the claimed speaker; nobody else is.
 */
export function findReportedQuotations(text: string, spans: readonly TextSpan[]): ReportedQuotation[] {
  return spans.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(MARKED)].flatMap((match): ReportedQuotation[] => {
      const inside = match.groups?.curly ?? match.groups?.straight ?? match.groups?.angled ?? '';
      const from = start + match.index + match[0].indexOf(inside);
      const span = withoutEndMark(text, trimSpan(text, [from, from + inside.length]));
      if (splitWords(text.slice(...span)).length < MIN_WORDS) return [];
      const [opens, closes] = [start + match.index, start + match.index + match[0].length];
      const speaker = claimedSpeaker(
        text.slice(Math.max(start, opens - REACH), opens),
        text.slice(closes, Math.min(end, closes + REACH)),
      );
      return [{ start: span[0], end: span[1], ...(speaker && { claimedSpeaker: speaker }) }];
    }),
  );
}

/** American style sets the comma of the sentence around the quotation inside its marks. */
function withoutEndMark(text: string, [start, end]: TextSpan): TextSpan {
  return text.charAt(end - 1) === ',' ? [start, end - 1] : [start, end];
}

function claimedSpeaker(before: string, after: string): string | undefined {
  const following = AFTER.exec(after)?.groups;
  return BEFORE.exec(before)?.groups?.name ?? following?.name ?? following?.other;
}

const MIN_WORDS = 4;
const REACH = 80;
const MARKED = /“(?<curly>[^“”]+)”|(?<![\p{L}\p{N}])"(?<straight>[^"]+)"|«(?<angled>[^«»]+)»/gu;
const VERB =
  '(?:said|says|told (?:me|us|them)|writes|wrote|argued|argues|asked|asks|added|adds|recalled|recalls|explained|explains|replied)';
// Pronouns are no names, and words that open a sentence no part of one.
const NO_NAME =
  '(?!(?:Then|When|Later|And|But|As|So|Now|Still|Once|After|Before|While|The|A|An|In|On|At|It|He|She|They|We|I|You|What|Who)\\b)';
const NAME = String.raw`(?<name>${NO_NAME}\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){0,3})`;
// "Name said, “…”" and "“…,” said Name" or "“…,” Name said".
const BEFORE = new RegExp(String.raw`(?:^|[\s,;:—])${NAME}\s+${VERB}\s*[,:]?\s*$`, 'u');
const AFTER = new RegExp(
  String.raw`^\s*,?\s*(?:${VERB}\s+${NAME}|${NAME.replace('<name>', '<other>')}\s+${VERB})`,
  'u',
);
