import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { reportCitations } from '../../../src/core/reports/citationReport.ts';
import {
  askPandoc,
  needsPandoc,
  type PandocReading,
  readOwnCases,
  readSharedCases,
} from '../../support/pandoc.ts';

/** Where we read otherwise than pandoc 2.17, and why. */
const differences = new Map<string, string>([
  [
    '[@a\n\n@b]',
    'pandoc takes a bracket over a blank line and loses the text behind it; the writer would not see why',
  ],
  ['x \\foo1@a', 'pandoc lets a TeX command swallow a digit, so that the word before the key is none'],
  ['x \\foo 1@a', 'the same'],
  ['x \\foo 12@a', 'the same'],
  [
    'see @a [p. 3]\n\n(@a) ex',
    'an example defined later and cited with a bracket; to us an example is an example',
  ],
  [
    '+---+---+\n| @a | b |\n+---+---+\n| [@c] | d |\n+---+---+',
    'pandoc loses the brackets of a citation that is alone in the cell of a grid table',
  ],
  [
    '<pre>@a\n\n@b</pre> @c',
    'what follows a closing tag of literal text on its line belongs to the literal text',
  ],
  [
    '| a | b |\n|:--|--:|\n| `x|y` @a | [@b, p. 3] |\n\n: Caption [@c]',
    'pandoc puts the caption before the table; ours is the order of the text',
  ],
]);

function read(md: string): PandocReading {
  const citations = reportCitations(parseDraft(md)).map(({ in: containers, items }) => ({
    isNote: containers.length > 0,
    works: items.map(({ id, mode, prefix, suffix }) => [id, mode, prefix, suffix] as const),
  }));
  const notes = citations.filter(({ isNote }) => isNote).map(({ works }) => JSON.stringify(works));
  return {
    text: citations.filter(({ isNote }) => !isNote).map(({ works }) => works),
    notes: [...new Set(notes)].sort().map((works) => JSON.parse(works)),
  };
}

describe('the citations that pandoc reads', () => {
  it('are ours, offsets included, in the shared cases but one', function () {
    const cases = readSharedCases(this);
    const differing = cases.filter(({ md, cites }) => {
      const ours = reportCitations(parseDraft(md));
      return (
        ours.length !== cites.length ||
        cites.some(({ in: containers, start, end, items }, at) => {
          const our = ours[at];
          const works = our?.items.map(({ id, mode, prefix, suffix }) => ({ id, mode, prefix, suffix }));
          return (
            JSON.stringify(works) !== JSON.stringify(items) ||
            (start !== undefined && (start !== our?.start || end !== our?.end)) ||
            containers.includes('Note') !== our?.in.includes('note')
          );
        })
      );
    });
    assert.equal(cases.length, 200);
    assert.deepEqual(
      differing.map(({ md }) => md),
      ['[@a\n\n@b]'],
    );
  });

  it('have our locators in the shared cases, but for a Roman numeral in code', function () {
    const cases = readSharedCases(this).filter(({ locators }) => locators);
    const differing = cases.filter(({ md, locators = [] }) => {
      const ours = reportCitations(parseDraft(md))
        .flatMap(({ items }) => items)
        .flatMap(({ label, locator }) => (label === null ? [] : [render(label, locator ?? '')]));
      return JSON.stringify(ours) !== JSON.stringify(locators);
    });
    assert.equal(cases.length, 80);
    assert.deepEqual(
      differing.map(({ md }) => md),
      ['Foo [@doe99, p. `x`].'],
    );
  });

  it('are ours in the project’s own cases, but for those that say why not', () => {
    const cases = readOwnCases();
    assert.ok(cases.length > 500);
    for (const { md, ...pandoc } of cases) {
      if (differences.has(md)) assert.notDeepEqual(read(md), pandoc, `${md} does not differ any more`);
      else assert.deepEqual(read(md), pandoc, JSON.stringify(md));
    }
  });

  it('are what the installed pandoc reads in the project’s own cases', function () {
    needsPandoc(this);
    this.timeout(60_000);
    for (const { md, ...recorded } of readOwnCases().filter((_, at) => at % 8 === 0))
      assert.deepEqual(askPandoc(md), recorded, JSON.stringify(md));
  });
});

/** As the shared cases have them: put out by a CSL style, plural where there are several, ranges with a dash. */
function render(label: string, locator: string) {
  const isSeveral = /\d\s*[-–&,]\s*\d|[ivxlc]\s*[-–]\s*[ivxlc]/u.test(locator);
  return { label: `${label}${isSeveral ? 's' : ''}`, locator: locator.replace(/-/gu, '–') };
}
