import type { Locator } from '../model/passage.ts';
import { escapeMarkdown } from '../text/markdownText.ts';
import type { Attribution } from './attribution.ts';

/** What a credit line says besides whose words they are. */
export interface CreditInit {
  readonly attribution: Attribution;
  /** "quoted in", as the profile says it. */
  readonly secondhand: string;
  /** The work that reported words are claimed to come from, in words. Absent: nobody says, or it goes unnamed. */
  readonly original?: string;
}

/** Who stands where nobody is named. */
export const UNIDENTIFIED = 'unidentified speaker';

/** The attribution line of a block quote, after the dash; `cite` is the inside of the citation. */
export function signature({ attribution, ...rest }: CreditInit, cite: string): string {
  switch (attribution.kind) {
    case 'speaker':
      return `${escapeMarkdown(attribution.name)} [${cite}]`;
    case 'secondhand':
      return `${reportedName(attribution, rest)} [${cite}]`;
    case 'unidentified':
      return `${UNIDENTIFIED} [${cite}]`;
    case 'work':
      return `[${cite}]`;
  }
}

/**
 * What stands before the key in the brackets behind a run-in quote. A speaker who is the work's author goes without
 * saying; anybody else is named, so that the words never pass for the author's.
 */
export function citationPrefix({ attribution, ...rest }: CreditInit): string {
  switch (attribution.kind) {
    case 'speaker':
      return attribution.isAuthor ? '' : `${escapeMarkdown(attribution.name)} in `;
    case 'secondhand':
      return `${reportedName(attribution, rest)} `;
    case 'unidentified':
      return `${UNIDENTIFIED} in `;
    case 'work':
      return '';
  }
}

/** The credit in plain words, for people without pandoc: `Ann Lee, in “On the Gate”, 00:00:10`. */
export function plainCredit(
  { attribution, secondhand, original }: CreditInit,
  title: string,
  locator: Locator | undefined,
): string {
  const where = locator && locator.label !== 'line' ? `, ${locator.value}` : '';
  const work = `${title}${where}`;
  switch (attribution.kind) {
    case 'speaker':
      return `${attribution.name}, in ${work}`;
    case 'secondhand':
      return [assertedName(attribution), original, `${secondhand} ${work}`].filter(Boolean).join(', ');
    case 'unidentified':
      return `${UNIDENTIFIED}, in ${work}`;
    case 'work':
      return work;
  }
}

/** Who is said to have said it; a page's mere claim is marked as one. */
export function assertedName({ name, asserted }: Extract<Attribution, { kind: 'secondhand' }>): string {
  if (!name) return UNIDENTIFIED;
  return asserted ? `attributed to ${name}` : name;
}

function reportedName(
  attribution: Extract<Attribution, { kind: 'secondhand' }>,
  { secondhand, original }: Omit<CreditInit, 'attribution'>,
): string {
  const words = [assertedName(attribution), original].filter((part) => part !== undefined);
  return `${words.map(escapeMarkdown).join(', ')}, ${secondhand}`;
}
