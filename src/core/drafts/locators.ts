import type { CitedLocator } from '../model/citation.ts';

/**
 * Reads what follows a cite key: `, p. 33, and elsewhere` is page 33 with the suffix "and elsewhere". A bare number
 * is a page, as pandoc has it; `00:12:31` is a time stamp, which pandoc passes on as it stands.
 */
export function parseLocator(text: string): { readonly locator?: CitedLocator; readonly rest: string } {
  const body = text.replace(/^\s*,?\s*/u, '');
  const time = TIME.exec(body);
  if (time?.groups?.value) return found('timestamp', time.groups.value, body, time[0]);
  const match = LABELLED.exec(body) ?? BARE.exec(body);
  const value = match?.groups?.value;
  if (!match || !value) return { rest: body.trim() };
  return found(labelOf(match.groups?.label), value, body, match[0]);
}

function found(label: string, value: string, body: string, matched: string) {
  return {
    locator: { label, value },
    rest: body
      .slice(matched.length)
      .replace(/^\s*,\s*/u, '')
      .trim(),
  };
}

function labelOf(word: string | undefined): string {
  if (!word) return 'page';
  const lower = word.toLowerCase();
  return LABELS.find(([pattern]) => pattern.test(lower))?.[1] ?? 'page';
}

// CSL's locator terms in English, in the long, short and sign forms of the en-US locale.
const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:pages?|pp?\.?)$/u, 'page'],
  [/^(?:paragraphs?|paras?\.?|¶+)$/u, 'paragraph'],
  [/^(?:sections?|secs?\.?|§+)$/u, 'section'],
  [/^(?:chapters?|chaps?\.?)$/u, 'chapter'],
  [/^(?:lines?|ll?\.)$/u, 'line'],
  [/^(?:columns?|cols?\.?)$/u, 'column'],
  [/^(?:figures?|figs?\.?)$/u, 'figure'],
  [/^(?:folios?|fols?\.?)$/u, 'folio'],
  [/^(?:notes?|nn?\.)$/u, 'note'],
  [/^(?:verses?|vv?\.)$/u, 'verse'],
  [/^(?:volumes?|vols?\.?)$/u, 'volume'],
  [/^(?:numbers?|nos?\.?)$/u, 'number'],
  [/^(?:books?|bks?\.?)$/u, 'book'],
  [/^(?:parts?|pts?\.?)$/u, 'part'],
];
const WORDS =
  'pages?|pp?\\.|paragraphs?|paras?\\.|¶¶?|sections?|secs?\\.|§§?|chapters?|chaps?\\.|lines?|ll?\\.|columns?|cols?\\.|figures?|figs?\\.|folios?|fols?\\.|notes?|nn?\\.|verses?|vv?\\.|volumes?|vols?\\.|numbers?|nos?\\.|books?|bks?\\.|parts?|pts?\\.';
const VALUE = String.raw`[\p{L}]?\d[\p{L}\d]*(?:\s*(?:[-–—,&]|and)\s*[\p{L}]?\d[\p{L}\d]*)*|[ivxlcdm]+(?:\s*[-–—]\s*[ivxlcdm]+)?(?![\p{L}])`;
const TIME = /^(?:at\s+)?(?<value>\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–—]\s*\d{1,2}:\d{2}(?::\d{2})?)?)/u;
const LABELLED = new RegExp(String.raw`^(?<label>${WORDS})\s*(?<value>${VALUE})`, 'iu');
const BARE = /^(?<value>\d[\p{L}\d]*(?:\s*(?:[-–—,&])\s*\d[\p{L}\d]*)*)(?![\p{L}\d])/u;
