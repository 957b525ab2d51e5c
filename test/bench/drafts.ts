import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Tree, TreeFragment } from '@lezer/common';
import { parser as commonMark } from '@lezer/markdown';
import { DraftParser } from '../../src/core/drafts/draftParser.ts';
import { parseDraft } from '../../src/core/drafts/parseDraft.ts';
import { type Figure, medianMs, percentile } from './measure.ts';

const KEYSTROKES = 60;

/**
 * Drafts: the whole parse and one keystroke, citations and quotes included, beside lezer's own Markdown parser, which
 * finds neither; and marks that nothing closes.
 */
export async function* benchDrafts(): AsyncGenerator<Figure> {
  yield* atSize(1, 1000);
  yield* atSize(10, 10_000);
  yield* unclosedMarks();
}

async function* atSize(megabytes: number, quotes: number): AsyncGenerator<Figure> {
  const text = makeDraft(megabytes * 1e6, quotes);
  const size = `${megabytes} MB, ${parseDraft(text).quotes.length} quotes`;
  yield {
    name: `a draft (${size}) parsed whole`,
    unit: 'ms',
    value: await medianMs(() => parseDraft(text), 3),
    peer: { name: 'lezer CommonMark', value: await medianMs(() => commonMark.parse(text), 3) },
  };
  for (const [where, part] of [
    ['at its start', 0.02],
    ['in its middle', 0.5],
    ['at its end', 0.98],
  ] as const) {
    const ours = typeInto(text, part, new DraftParser());
    const theirs = typeInto(text, part, new CommonMarkParser());
    for (const percent of [50, 95])
      yield {
        name: `a keystroke ${where} (${size}), ${percent === 50 ? 'median' : 'p95'}`,
        unit: 'ms',
        value: percentile(ours, percent),
        peer: { name: 'lezer CommonMark', value: percentile(theirs, percent) },
        ...(megabytes === 1 && { goal: 'a few ms' }),
      };
  }
}

/** Milliseconds of each keystroke while a word is typed within a paragraph. */
function typeInto(start: string, part: number, parser: { parse(text: string): unknown }): number[] {
  let text = start;
  parser.parse(text);
  const times: number[] = [];
  let at = text.indexOf('. ', Math.floor(text.length * part)) + 2;
  for (let stroke = 0; stroke < KEYSTROKES; stroke++) {
    text = `${text.slice(0, at)}${stroke % 6 === 5 ? ' ' : 'w'}${text.slice(at)}`;
    at++;
    const startedMs = performance.now();
    parser.parse(text);
    times.push(performance.now() - startedMs);
  }
  return times;
}

/** lezer's own parser with the fragments of the last tree, for one insertion of one character. */
class CommonMarkParser {
  #text = '';
  #fragments: readonly TreeFragment[] = [];

  parse(text: string): Tree {
    let at = 0;
    while (at < text.length && text.charCodeAt(at) === this.#text.charCodeAt(at)) at++;
    const change = { fromA: at, toA: at, fromB: at, toB: at + text.length - this.#text.length };
    const tree = commonMark.parse(
      text,
      TreeFragment.applyChanges(this.#fragments, this.#text ? [change] : []),
    );
    this.#fragments = TreeFragment.addTree(tree);
    this.#text = text;
    return tree;
  }
}

async function* unclosedMarks(): AsyncGenerator<Figure> {
  const units = [
    '[',
    '[@a ',
    '“',
    '"a ',
    "'a ",
    '*a ',
    '`a ',
    '$a ',
    '<!-- ',
    '^[',
    '@{',
    '“a\n\n',
    '> ',
    '```\n',
  ];
  const times = await Promise.all(
    units.map(async (unit) => ({
      unit,
      ms: await medianMs(() => parseDraft(unit.repeat(20_000)), 3),
    })),
  );
  const worst = times.sort((a, b) => b.ms - a.ms)[0];
  yield {
    name: `20,000 marks that nothing closes, the worst of ${units.length} kinds (${JSON.stringify(worst?.unit)})`,
    unit: 'ms',
    value: worst?.ms ?? Number.NaN,
    goal: 'linear',
  };
}

/** Prose of the sample corpus at a size, with so many quotes, block quotes and notes spread over it. */
export function makeDraft(length: number, quotes: number): string {
  const essay = readFileSync(
    join(import.meta.dirname, '..', '..', 'corpus', 'the-gate-was-also-a-promise.md'),
    'utf8',
  );
  const prose = essay
    .replace(/^---[\s\S]*?\n---\n/u, '')
    .split('\n\n')
    .filter((text) => /^\w/u.test(text))
    .map((text) => text.replace(/["“”]/gu, ''));
  const forms: readonly ((at: number) => string)[] = [
    (at) =>
      `As Haskett has it, “the gate was also a promise, and nobody kept it for long” [@haskett2021, p. ${at}].`,
    (at) =>
      `> One line of a longer quote, and\n> a second one.\n>\n> — Ione Haskett [@haskett2021, 00:${at % 60}:31]`,
    (at) =>
      `She “said so in a note,” and no more.[^n${at}]\n\n[^n${at}]: See @ormond2019 [chap. ${at}], and *passim*.`,
  ];
  const blocks = ['---\ntitle: A draft\nbibliography: references.bib\n---'];
  const gap = length / quotes;
  for (let at = 0, size = 0, quoted = 0; size < length; at++) {
    const block =
      size > quoted * gap
        ? (forms[quoted % forms.length]?.(quoted++) ?? '')
        : (prose[at % prose.length] ?? '');
    blocks.push(block);
    size += block.length + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}
