import { type Block, type BlockKind, endsSentence } from './paragraphs.ts';

/**
 * Puts the blocks of all regions in the order in which they are read. A paragraph that runs over the end of a column
 * or a page is made whole; what stands between its parts (footnotes, a picture's caption) comes after it.
 *
 * @param regions the blocks of each region, in the order of the pages.
 */
export function joinRegions(regions: readonly (readonly Block[])[]): Block[] {
  const usesIndents = countIndented(regions) > 0.3;
  const flow: Block[] = [];
  const open: Partial<Record<BlockKind, number>> = {};
  for (const blocks of regions) {
    const rest = [...blocks];
    for (const kind of ['body', 'note'] as const) {
      const at = open[kind];
      const before = at === undefined ? undefined : flow[at];
      const found = before && findContinuation(before, rest, usesIndents);
      if (!before || !found || at === undefined) continue;
      flow[at] = { ...before, lines: [...before.lines, ...found.lines], full: found.full };
      rest.splice(rest.indexOf(found), 1);
      // A paragraph that fills the whole column goes on in the next.
      if (!rest.some((block) => block.kind === kind)) continue;
      delete open[kind];
    }
    for (const block of rest) {
      flow.push(block);
      if (block.kind === 'heading') delete open.body;
      else open[block.kind] = flow.length - 1;
    }
  }
  return flow;
}

/** The share of blocks that open with an indented line, among those that have more than one. */
function countIndented(regions: readonly (readonly Block[])[]): number {
  const bodies = regions.flat().filter(({ kind, lines }) => kind === 'body' && lines.length > 1);
  return bodies.filter(({ indented }) => indented).length / Math.max(1, bodies.length);
}

/** Where the words of `before` go on: at the first block of its kind, or past a caption where a sentence does. */
function findContinuation(before: Block, blocks: readonly Block[], usesIndents: boolean): Block | undefined {
  const sames = blocks.filter(({ kind }) => kind === before.kind);
  const heading = blocks.findIndex(({ kind }) => kind === 'heading');
  const [first] = sames;
  if (!first) return undefined;
  const last = before.lines.at(-1)?.text ?? '';
  const isFirst = heading < 0 || blocks.indexOf(first) < heading;
  if (endsSentence(last)) {
    const isSame = before.kind === 'body' && before.full && usesIndents && !first.indented && isFirst;
    return isSame && /^\p{L}/u.test(startOf(first)) ? first : undefined;
  }
  const lower = sames.slice(0, MAX_BETWEEN).find((block) => /^\p{Ll}/u.test(startOf(block)));
  if (lower) return lower;
  const isOpen = before.full || /\p{Pd}$/u.test(last);
  return isOpen && isFirst && !first.indented && before.kind === 'body' && !STARTS_ANEW.test(startOf(first))
    ? first
    : undefined;
}

function startOf({ lines }: Block): string {
  return lines[0]?.text ?? '';
}

const MAX_BETWEEN = 4;
const STARTS_ANEW = /^(?:(?:Figure|Fig\.|Table|Chart|Plate|Box|Source|Note)\b|[•\d(*†‡])/u;
