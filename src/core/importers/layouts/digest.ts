import type { Section } from '../../model/passage.ts';
import { isBlank, type Line, lineSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * A newsletter's digest of an episode: a subject line, the day it was sent, groups of bullets, some paragraphs and a
 * "notable quote". The words are the newsletter's; the quote is a report, often without a speaker.
 */
export const digest: LayoutReader = {
  layout: 'digest',
  role: 'secondary',

  score({ lines }) {
    const filled = lines.filter((line) => !isBlank(line));
    const headings = filled.filter((line) => GROUP.test(line.text.trim())).length;
    const bullets = filled.filter((line) => BULLET.test(line.text)).length;
    if (headings < 2 || bullets < 3) return noFit;
    const sent = filled.slice(0, 4).some((line) => SENT.test(line.text.trim()));
    return {
      score: Math.min(1, 0.3 + headings / 10 + (sent ? 0.2 : 0)),
      reason: `${headings} headings of a digest and ${bullets} bullets${sent ? ', with the day it was sent' : ''}`,
    };
  },

  read({ lines }: Page) {
    const filled = lines.filter((line) => !isBlank(line));
    let inQuotes = false;
    const sections = filled.map((line, index): Section => {
      const text = line.text.trim();
      if (isHeading(filled, index)) {
        inQuotes = /^notable quotes?$/iu.test(text);
        return section(line, 'heading');
      }
      if (SENT.test(text)) return section(line, 'boilerplate');
      return inQuotes ? readQuote(line) : section(line, 'prose');
    });
    return { sections, found: readSubject(filled) };
  },
};

function section(line: Line, kind: Section['kind']): Section {
  const [start, end] = lineSpan(line);
  const bullet = BULLET.exec(line.text)?.[0].length ?? 0;
  return {
    kind,
    voice: 'site',
    spans: [[Math.max(start, line.start + bullet), end]],
    locator: { label: 'line', value: String(line.number) },
  };
}

/** The page names no speaker for its notable quotes, so neither do we. */
function readQuote(line: Line): Section {
  const whole = section(line, 'reported');
  const [start, end] = whole.spans[0] ?? [line.start, line.end];
  const opens = /["“]/u.test(line.text.charAt(start - line.start)) ? 1 : 0;
  const closes = /["”]/u.test(line.text.charAt(end - line.start - 1)) ? 1 : 0;
  return { ...whole, voice: 'unmarked', spans: [[start + opens, end - closes]], reported: {} };
}

/** A short line without a full stop that opens a group: a known heading, or one before a bullet. */
function isHeading(filled: readonly Line[], index: number): boolean {
  const text = filled[index]?.text.trim() ?? '';
  if (index === 0 || GROUP.test(text)) return true;
  if (BULLET.test(text) || text.length > 80 || /[.?!:"”]$/u.test(text) || SENT.test(text)) return false;
  return BULLET.test(filled[index + 1]?.text ?? '');
}

function readSubject(filled: readonly Line[]): { title?: string; issued?: { 'date-parts': number[][] } } {
  const subject = filled[0]?.text.trim();
  const sent = filled
    .slice(0, 4)
    .map((line) => SENT.exec(line.text.trim()))
    .find(Boolean);
  const month = MONTHS.indexOf(sent?.groups?.month?.slice(0, 3).toLowerCase() ?? '') + 1;
  return {
    ...(subject && { title: subject }),
    ...(sent?.groups &&
      month > 0 && {
        issued: { 'date-parts': [[Number(sent.groups.year), month, Number(sent.groups.day)]] },
      }),
  };
}

const BULLET = /^\s*[-*•–]\s+/u;
const SENT = /^sent\s+(?:on\s+)?(?<month>\p{L}+)\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})$/iu;
const GROUP =
  /^(?:key insights|key takeaways|how the conversation moved|surprising moments|in-depth|notable quotes?|still open|open questions|what to watch)$/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
