import type { ReportedClaim, Section } from '../../model/passage.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import { isBlank, type Line, lineSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * A web list of quotations: a title, parts, and items `- On TOPIC: "QUOTE" — Source: [SOURCE]`. Its quotations are
 * reports: the list says whose words they are and where from, and nobody has checked.
 */
export const quotationList: LayoutReader = {
  layout: 'quotation-list',
  role: 'secondary',

  score({ lines }) {
    const filled = lines.filter((line) => !isBlank(line));
    const items = filled.filter((line) => ITEM.test(line.text));
    if (items.length < 3) return noFit;
    return {
      score: items.length / filled.length,
      reason: `${items.length} of ${filled.length} lines are list items that hold one quotation each`,
    };
  },

  read({ lines }: Page) {
    const filled = lines.filter((line) => !isBlank(line));
    const title = filled[0] && !ITEM.test(filled[0].text) ? filled[0].text.trim() : undefined;
    const speaker = title && personInTitle(title);
    return {
      sections: filled.map((line, index) => readLine(line, index, speaker)),
      found: title ? { title } : {},
    };
  },
};

function readLine(line: Line, index: number, speaker: string | undefined): Section {
  const locator = { label: 'line', value: String(line.number) } as const;
  const item = ITEM.exec(line.text);
  if (item) {
    return {
      kind: 'reported',
      // The list's title puts the words in somebody's mouth; without one nobody does.
      voice: speaker ? 'site' : 'unmarked',
      ...(speaker && { speaker }),
      spans: [quoteSpan(line, item)],
      locator,
      reported: claimOf(item, speaker),
    };
  }
  const kind = index === 0 || PART.test(line.text) ? 'heading' : 'prose';
  return { kind, voice: 'site', spans: [lineSpan(line)], locator };
}

function claimOf(item: RegExpExecArray, speaker: string | undefined): ReportedClaim {
  const topic = item.groups?.topic?.trim();
  const claimedSource = item.groups?.source?.trim();
  return {
    ...(topic && { topic }),
    ...(speaker && { claimedSpeaker: speaker }),
    ...(claimedSource && { claimedSource }),
  };
}

function quoteSpan(line: Line, item: RegExpExecArray): TextSpan {
  const [start, end] = item.indices?.groups?.quote ?? [0, line.text.length];
  return [line.start + start, line.start + end];
}

/** "Lessons from NAME", "Quotes by NAME", "NAME Quotes". */
function personInTitle(title: string): string | undefined {
  const match =
    /\b(?:lessons|quotes|quotations|sayings|wisdom|words)\s+(?:from|by|of)\s+(.+)$/iu.exec(title) ??
    /^(.+?)\s+(?:quotes|quotations)$/iu.exec(title);
  const name = match?.[1]?.trim();
  return name && NAME.test(name) ? name : undefined;
}

const ITEM =
  /^\s*[-*•–]\s+(?:(?:On\s+)?(?<topic>[^"“”:]{1,120}):\s*)?["“](?<quote>.+)["”]\s*(?:[—–-]+\s*(?:Source:\s*)?\[?(?<source>[^\]]+?)\]?\s*)?$/du;
const PART = /^(?:Part|Chapter|Section)\s+[\dIVXLC]+\b/iu;
const NAME = /^\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){0,4}$/u;
