import { locateCslItems } from '../metadata/cslJson.ts';
import type { CslItem } from '../model/cslItem.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { lineEndOf } from '../text/lines.ts';
import type { FileEdit } from './bibliographyFile.ts';
import { placeOfEntry } from './placeOfEntry.ts';

/**
 * The edit that adds a work to a bibliography in CSL-JSON: in its indentation, and at the work's place where it is
 * sorted by key. No other character changes.
 *
 * @returns why it cannot be edited, in words that go on from the file's name.
 */
export function editCslJson(text: string, item: CslItem): FileEdit | { readonly reason: string } {
  if (text.trim() === '') return { span: [0, text.length], newText: newFile(item) };
  const fault = jsonFault(text);
  if (fault) return { reason: `is not valid JSON (${fault})` };
  const located = locateCslItems(text);
  if (!located) return { reason: 'holds no list of works' };
  const { list, items } = located;
  const manner = mannerOf(text, list, items);
  const written = writeItem(item, manner);
  const [last] = items.slice(-1);
  // Whatever white space an empty list holds gives way.
  if (!last) return { span: list, newText: manner.first + written + manner.last };
  const next =
    items[
      placeOfEntry(
        items.map((span) => keyOf(text.slice(...span))),
        item.id,
      )
    ];
  if (next) return { span: [next[0], next[0]], newText: `${written},${manner.gap}` };
  return { span: [last[1], last[1]], newText: `,${manner.gap}${written}` };
}

/** How the file is written. */
interface Manner {
  /** White space before the first item, between two, and behind the last. */
  readonly first: string;
  readonly gap: string;
  readonly last: string;
  /** What items are indented by, lines after their first. */
  readonly base: string;
  /** What each level is indented by; empty: an item is one line. */
  readonly indent: string;
  /** Whether colons and commas within a line have a blank behind them. */
  readonly isSpaced: boolean;
  readonly eol: string;
}

function mannerOf(text: string, [start]: TextSpan, items: readonly TextSpan[]): Manner {
  const eol = lineEndOf(text);
  const [first, second] = items;
  if (!first) {
    const base = indentationBefore(text, start - 1);
    const indent = base || '  ';
    return {
      first: eol + base + indent,
      gap: '',
      last: eol + base,
      base: base + indent,
      indent,
      isSpaced: true,
      eol,
    };
  }
  const before = text.slice(start, first[0]);
  const shown = text.slice(...first);
  const isSpaced = /"\s*:\s/u.test(shown);
  const gap = second
    ? text.slice(first[1], second[0]).replace(/^\s*,/u, '')
    : before || (isSpaced ? ' ' : '');
  const base = indentationBefore(text, first[0]);
  const inner = /\n([ \t]*)\S/u.exec(shown)?.[1];
  return {
    first: before,
    gap,
    last: '',
    base,
    // Two blanks where the items before are lines, but not how deep.
    indent: inner === undefined ? '' : inner.slice(base.length) || '  ',
    isSpaced,
    eol,
  };
}

function writeItem(item: CslItem, { base, indent, isSpaced, eol }: Manner): string {
  const { id, type, ...fields } = item;
  const ordered = { id, type, ...fields };
  if (indent)
    return JSON.stringify(ordered, null, indent)
      .split('\n')
      .join(eol + base);
  return isSpaced ? spaced(ordered) : JSON.stringify(ordered);
}

/** On one line, with a blank behind each colon and comma. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`).join(', ')}}`;
}

function newFile(item: CslItem): string {
  const written = writeItem(item, {
    first: '',
    gap: '',
    last: '',
    base: '  ',
    indent: '  ',
    isSpaced: true,
    eol: '\n',
  });
  return `[\n  ${written}\n]\n`;
}

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text.replace(/^\ufeff/u, ''));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function keyOf(json: string): string {
  const value = JSON.parse(json) as { readonly id?: unknown } | null;
  return String(value?.id ?? '');
}

/** The white space that the line of `offset` begins with. */
function indentationBefore(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(lineStart, offset))?.[0] ?? '';
}
