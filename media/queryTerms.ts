/** Fields of the query language that the chips narrow by. */
export type TermField = 'source' | 'speaker' | 'role' | 'kind' | 'year' | 'key';

/** Whether the query narrows by this value already. */
export function hasTerm(query: string, field: TermField, value: string): boolean {
  return termsOf(query, field).some((term) => term.value === fold(value));
}

/** The query with the value's term, or without it where it had it. */
export function toggleTerm(query: string, field: TermField, value: string): string {
  const present = termsOf(query, field).filter((term) => term.value === fold(value));
  // At the front: the last word of the query may be unfinished, and must stay the last.
  if (present.length === 0) return `${field}:${quoted(value)} ${query.trimStart()}`;
  return present
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), query)
    .replace(/^\s+/u, '');
}

interface Term {
  readonly start: number;
  /** With the blank behind it. */
  readonly end: number;
  readonly value: string;
}

function termsOf(query: string, field: TermField): Term[] {
  return [...query.matchAll(TERM)]
    .filter(({ groups }) => groups?.field?.toLowerCase() === field)
    .map(({ 0: term, index, groups }) => ({
      start: index,
      end: index + term.length,
      value: fold(groups?.quoted ?? groups?.plain ?? ''),
    }));
}

function fold(value: string): string {
  return value.replace(/["“”]/gu, '').trim().toLowerCase();
}

function quoted(value: string): string {
  const bare = value.replace(/["“”]/gu, '').trim();
  return /[\s:]/u.test(bare) ? `"${bare}"` : bare;
}

// As the server reads a query: a field, then a quoted value or one without blanks.
const TERM = /(?<![^\s])(?<field>\p{L}+):(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<plain>[^\s"“”]+))\s*/gu;
