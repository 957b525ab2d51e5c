import type { ReportedClaim } from '../../model/passage.ts';
import type { Quotation } from '../textBlocks.ts';

/** A quotation while its blocks are still being read. */
export interface OpenQuotation extends Quotation {
  claim?: ReportedClaim;
  /** What the page put into `<cite>` within the quotation, in order. */
  readonly cites: string[];
  /** The address that the page gives as the quotation's source. */
  readonly address?: string | undefined;
}

/** The last words of a quotation, parted from the line that says whose they are. */
export interface Attributed {
  readonly words: string;
  /** With the white space before it. */
  readonly tail: string;
  readonly claim: ReportedClaim;
}

/**
 * Finds the attribution at the end of a quotation's last block: a line that begins with a dash, or a `<cite>` that
 * nothing follows. A dash can also open a line of dialogue, so the line must look like a name and nothing more.
 *
 * @param alone whether the block may be an attribution as a whole: it is not the quotation's only one.
 */
export function findAttribution(
  text: string,
  { cites }: OpenQuotation,
  alone: boolean,
): Attributed | undefined {
  const cite = cites.find((name) => name !== '' && text.endsWith(name));
  const lineStart = text.lastIndexOf('\n') + 1;
  if ((alone || lineStart > 0) && isAttribution(text.slice(lineStart), cite))
    return attributed(text, lineStart, cite);
  if (!cite) return undefined;
  const dash = /[\s\u00a0]*(?:[—–―]|--?)?\s*$/u.exec(text.slice(0, text.length - cite.length));
  const start = dash?.index ?? 0;
  return start > 0 || alone ? attributed(text, start, cite) : undefined;
}

/** What a figure's caption claims of the quotation in the figure; undefined where it is just a caption. */
export function readCaption(text: string, { cites }: OpenQuotation): ReportedClaim | undefined {
  const cite = cites.find((name) => name !== '' && text.endsWith(name));
  return isAttribution(text, cite) ? claimIn(text, cite) : undefined;
}

function isAttribution(line: string, cite: string | undefined): boolean {
  if (cite !== undefined && line.trim() === cite) return true;
  const name = withoutDash(line);
  if (name === line.trim() || name === '' || name.length > MAX_ATTRIBUTION) return false;
  if (cite !== undefined && name.endsWith(cite)) return true;
  return /^[\p{Lu}\p{Lo}@]/u.test(name) && !/[?!…:;,]$|\p{Ll}{2}\.$/u.test(name);
}

function attributed(text: string, start: number, cite: string | undefined): Attributed {
  const words = text.slice(0, start).trimEnd();
  return { words, tail: text.slice(words.length), claim: claimIn(text.slice(start), cite) };
}

/** "— NAME, WORK": the work is known where the page marks it, the name stands before the first comma. */
function claimIn(line: string, cite: string | undefined): ReportedClaim {
  const whole = withoutDash(line);
  const before = cite ? whole.slice(0, whole.length - cite.length).replace(/[\s,]+$/u, '') : '';
  const speaker = nameIn(before || whole);
  return {
    ...(speaker && { claimedSpeaker: speaker }),
    ...(cite && before && { claimedSource: cite }),
  };
}

function nameIn(text: string): string | undefined {
  const name = text
    .split(/[,(;|\n]/u, 1)[0]
    ?.replace(/^by\s+/iu, '')
    .trim();
  return name && name.length <= MAX_NAME && /^[\p{Lu}\p{Lo}]/u.test(name) ? name : undefined;
}

function withoutDash(line: string): string {
  return line.trim().replace(/^(?:[—–―]+|--?(?=\s*\p{Lu}))[\s\u00a0]*/u, '');
}

const MAX_ATTRIBUTION = 160;
const MAX_NAME = 80;
