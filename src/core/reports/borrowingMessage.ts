import type { Severity } from '../model/finding.ts';
import type { Borrowing } from '../verify/borrowings.ts';
import { placeText, sentence, type Translation } from './messages.ts';
import { inMarks } from './plainWords.ts';

/** The code of a diagnostic on words of a source that stand without quotation marks. */
export const UNQUOTED = 'unquoted';

/** Words that pass for the writer's, or whose source is at least named. */
export function borrowingSeverity({ isCited }: Borrowing): Extract<Severity, 'warning' | 'information'> {
  return isCited ? 'information' : 'warning';
}

/** What is said of words of a source that stand without quotation marks, as plain text. */
export function borrowingMessage(
  { match, changed, isCited, elsewhere }: Borrowing,
  translation?: Translation,
): string {
  const values = { place: placeText(match), source: inMarks(match.text, LONGEST), count: elsewhere };
  const said = sentence(changed > 0 ? 'unquoted-changed' : 'unquoted', values, translation);
  const more = [
    ...(isCited ? [sentence('unquoted-cited', values, translation)] : []),
    ...(elsewhere > 0 ? [sentence('unquoted-elsewhere', values, translation)] : []),
  ];
  return [said, ...more].join(' ');
}

const LONGEST = 200;
