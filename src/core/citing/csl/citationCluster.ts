import { markdownToCslMarkup } from '../../metadata/cslMarkup.ts';
import type { CitationItem } from '../../model/citation.ts';
import type { CiteprocItem } from './citeproc.ts';
import type { CslStyle } from './cslStyle.ts';
import type { FormattedText } from './formattedText.ts';

/** One work of a citation. */
export interface CitedWork extends Pick<CitationItem, 'id' | 'mode' | 'prefix' | 'suffix' | 'locator'> {
  /** All that follows the key, the locator with it: `, p. 33, and elsewhere`. Tells how the suffix is joined. */
  readonly tail?: string;
}

/** A citation of the draft, as it is to be formatted. */
export interface CitationCluster {
  readonly items: readonly CitedWork[];
  /** The label of the draft's own footnote that it stands in. Absent: it stands in the text. */
  readonly note?: string;
}

/**
 * The note that each citation stands in, from 1, where the style makes a note of every citation in the text: those of
 * the draft's own notes share one number a note.
 */
export function numberNotes(clusters: readonly CitationCluster[]): number[] {
  const own = new Map<string, number>();
  let last = 0;
  return clusters.map(({ note }) => {
    if (note === undefined) return ++last;
    const number = own.get(note) ?? ++last;
    own.set(note, number);
    return number;
  });
}

/**
 * Whether the works of a citation stay as they stand where a style would sort them: words between them ("see … but
 * also …") make a sentence of them, and the author who is named in the text comes first. pandoc has the same rule.
 */
export function keepsOrder({ items }: CitationCluster): boolean {
  return (
    items[0]?.mode === 'AuthorInText' ||
    items.some(({ prefix }, at) => at > 0 && prefix.trim() !== '') ||
    items.slice(0, -1).some(({ suffix }) => suffix.trim() !== '')
  );
}

/**
 * One work of a citation as citeproc takes it.
 *
 * @param timeLabel the label that time stamps go under, `timestamp` or `page`.
 */
export function toCiteprocItem(work: CitedWork, id: string, timeLabel: string): CiteprocItem {
  const { mode, prefix, locator } = work;
  const suffix = joinedSuffix(work);
  const label = locator?.label === 'timestamp' ? timeLabel : locator?.label;
  return {
    id,
    ...(prefix.trim() && { prefix: `${markdownToCslMarkup(prefix.trim())} ` }),
    ...(suffix && { suffix }),
    ...(locator && label && { locator: locator.value.slice(0, MAX_LOCATOR), label }),
    ...(mode === 'SuppressAuthor' && { 'suppress-author': true }),
  };
}

/**
 * The citation with the keys that are no works of the bibliography, in bold with a question mark as pandoc shows
 * them: before what the style ends a citation with.
 */
export function withMissing(
  cited: FormattedText,
  keys: readonly string[],
  { prefix, suffix, delimiter }: CslStyle['layout'],
): FormattedText {
  const marks = keys.flatMap(
    (key, at): FormattedText => [
      ...(at > 0 ? [{ text: delimiter || '; ' }] : []),
      { text: `${key}?`, bold: true },
    ],
  );
  const text =
    cited.length === 0
      ? [{ text: prefix }, ...marks]
      : [...withoutEnd(cited, suffix), { text: delimiter || '; ' }, ...marks];
  // No full stop behind a question mark.
  return [...text, { text: suffix === '.' ? '' : suffix }].filter((run) => run.text !== '');
}

/** The text without `end`, where it ends with it; American English sets a full stop before a closing quotation mark. */
export function withoutEnd(text: FormattedText, end: string): FormattedText {
  const last = text.at(-1);
  const mark = /["”’»]$/u.exec(last?.text ?? '')?.[0] ?? '';
  const closing = last?.text.endsWith(end + mark) ? mark : '';
  if (!last || end === '' || !last.text.endsWith(end + closing)) return text;
  const rest = last.text.slice(0, -(end + closing).length) + closing;
  return rest === '' ? text.slice(0, -1) : [...text.slice(0, -1), { ...last, text: rest }];
}

/** The suffix as it follows the locator: with its comma, or after a blank. */
function joinedSuffix({ suffix, tail, locator }: CitedWork): string {
  const place = locator && tail !== undefined ? tail.indexOf(locator.value) : 0;
  const known = tail !== undefined && place >= 0;
  const rest = known ? tail.slice(place + (locator?.value.length ?? 0)).replace(/^\}/u, '') : suffix;
  const text = markdownToCslMarkup(rest.trim());
  return /^(?:[,;:.)\]]|$)/u.test(text) ? text : ` ${text}`;
}

const MAX_LOCATOR = 200;
