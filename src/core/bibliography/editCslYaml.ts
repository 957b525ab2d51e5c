import { isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { cslMarkupToMarkdown } from '../metadata/cslMarkup.ts';
import type { CslDate, CslItem } from '../model/cslItem.ts';
import { lineEndOf } from '../text/lines.ts';
import type { FileEdit } from './bibliographyFile.ts';
import { withoutFences } from './cslYaml.ts';
import { placeOfEntry } from './placeOfEntry.ts';

/**
 * The edit that adds a work to a bibliography in CSL-YAML, at its place where the list is sorted by key. No other
 * character changes. Texts are written as the Markdown that pandoc takes them for.
 *
 * @returns why it cannot be edited, in words that go on from the file's name.
 */
export function editCslYaml(text: string, item: CslItem): FileEdit | { readonly reason: string } {
  const eol = lineEndOf(text);
  const document = parseDocument(withoutFences(text), { schema: 'core', logLevel: 'error' });
  const [fault] = document.errors;
  if (fault) return { reason: `is not valid YAML (${fault.message.split('\n')[0]})` };
  const root = document.contents;
  if (root === null) return appendList(text, item, eol);
  if (!isMap(root)) return { reason: 'holds no list of references' };
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'references') as Pair | undefined;
  if (!pair) return root.flow ? { reason: 'holds no list of references' } : appendList(text, item, eol);
  const list = pair.value;
  if (list === null || (isScalar(list) && list.value === null)) return fillEmpty(text, pair, item, eol);
  if (!isSeq(list)) return { reason: 'has references that are no list' };
  return list.flow ? addToFlow(text, list, item) : addToBlock(text, list, item, eol);
}

function addToBlock(
  text: string,
  list: YAMLSeq,
  item: CslItem,
  eol: string,
): FileEdit | { readonly reason: string } {
  const spans = list.items.map(spanOf);
  const first = spans[0];
  if (!first || spans.includes(undefined)) return { reason: 'has references that cannot be read' };
  const dashes = spans.map((span) => text.lastIndexOf('-', (span?.[0] ?? 0) - 1));
  const [dash = 0] = dashes;
  const base = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash);
  const written = listItem(item, base, text.slice(dash + 1, first[0]), eol);
  const place = placeOfEntry(list.items.map(keyOf), item.id);
  const next = dashes[place];
  if (next !== undefined) return insertion(next, `${written}${eol}${base}`);
  // Behind the last line of the list, whatever blank lines and comments follow it.
  const end = text.slice(0, spans.at(-1)?.[1]).trimEnd().length;
  const lineEnd = end + (/^[^\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0);
  return insertion(lineEnd, eol + base + written + (lineEnd === text.length ? eol : ''));
}

function addToFlow(text: string, list: YAMLSeq, item: CslItem): FileEdit | { readonly reason: string } {
  const [start, end] = list.range ?? [0, 0];
  const close = text.lastIndexOf(']', end - 1);
  if (close < start) return { reason: 'has references that cannot be read' };
  const last = spanOf(list.items.at(-1));
  const at = last ? last[1] : close;
  return insertion(at, (last ? ', ' : '') + JSON.stringify(toYaml(item)));
}

/** `references:` with nothing behind it. */
function fillEmpty(text: string, { key }: Pair, item: CslItem, eol: string): FileEdit {
  const end = spanOf(key)?.[1] ?? text.length;
  const lineEnd = end + (/^[^\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0);
  return insertion(lineEnd, eol + listItem(item, '', ' ', eol) + (lineEnd === text.length ? eol : ''));
}

/** A file without the list gets one at its end, inside its fences. */
function appendList(text: string, item: CslItem, eol: string): FileEdit {
  const fences = [...text.matchAll(/^(?:---|\.\.\.)(?=[ \t]*\r?$)/gmu)].map(({ index }) => index);
  const at = fences.findLast((fence) => text.slice(0, fence).trim() !== '') ?? text.length;
  const before = at === 0 || text.charAt(at - 1) === '\n' ? '' : eol;
  return insertion(at, `${before}references:${eol}${listItem(item, '', ' ', eol)}${eol}`);
}

function listItem(item: CslItem, base: string, afterDash: string, eol: string): string {
  const gap = /^[ \t]+$/u.test(afterDash) ? afterDash : ' ';
  const lines = stringify(toYaml(item), { lineWidth: 0, schema: 'core' }).trimEnd().split('\n');
  const inner = base + ' '.repeat(1 + gap.length);
  return `-${gap}${lines.join(eol + inner)}`;
}

/** The item as pandoc wants it: id and type first, texts in Markdown, dates in EDTF. */
function toYaml(item: CslItem): Record<string, unknown> {
  const { id, type, custom: _custom, ...fields } = item;
  const written = Object.entries(fields).map(([name, value]) => [name, valueToYaml(name, value)] as const);
  return { id, type, ...Object.fromEntries(written.filter(([, value]) => value !== undefined)) };
}

function valueToYaml(name: string, value: unknown): unknown {
  if (typeof value === 'string') return LITERAL.has(name) ? literalText(value) : cslMarkupToMarkdown(value);
  if (Array.isArray(value)) return value.map((entry) => (isRecord(entry) ? partsToYaml(entry) : entry));
  return isRecord(value) ? dateToYaml(value) : value;
}

function partsToYaml(name: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(name).map(([part, text]) => [
      part,
      typeof text === 'string' ? cslMarkupToMarkdown(text) : text,
    ]),
  );
}

function dateToYaml(date: CslDate & { readonly circa?: unknown }): unknown {
  const parts = date['date-parts'];
  if (!parts) return date.literal === undefined ? (date.raw ?? date) : { literal: date.literal };
  const written = parts.map((one) =>
    one.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-'),
  );
  return written.join('/') + (date.circa ? '~' : '');
}

/** Addresses have few characters that Markdown would take for marks, and are read by other programs too. */
function literalText(address: string): string {
  return address.replace(/[\\`*[\]<>@$^~|]/gu, '\\$&');
}

function spanOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as { readonly range?: readonly [number, number, number] | null } | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function keyOf(node: unknown): string {
  return isMap(node) ? String(node.get('id') ?? '') : '';
}

function insertion(offset: number, newText: string): FileEdit {
  return { span: [offset, offset], newText };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LITERAL = new Set(['URL', 'DOI', 'ISBN', 'ISSN']);
