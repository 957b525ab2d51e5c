import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import { findPastedQuotes } from '../../../src/core/features/pastedQuotes.ts';
import { cutStretch, isPassage } from '../../../src/core/features/stretch.ts';
import type { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { splitTokens } from '../../../src/core/text/tokens.ts';
import { isTelling } from '../../../src/core/verify/lexicon/telling.ts';
import { ordinaryProse } from '../../fixtures/ordinaryProse.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, type Verifier, verifierOf, verifierOfFolder } from '../../support/verification.ts';

describe('a pasted text', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(marshCorpus);
  });

  /** What would be inserted: `source: words | words`, a line for each place. */
  const places = (text: string, { corpus: { index }, evidence } = verifier) =>
    findPastedQuotes(evidence, text, 3).map(
      ({ source, stretches }) =>
        `${source.citeKey}: ${stretches.map((each) => textOf(index, each)).join(' | ')}`,
    );
  const textOf = (index: CorpusIndex, stretch: Parameters<typeof cutStretch>[1]) => {
    const cut = cutStretch(index, stretch);
    return isPassage(cut) ? cut.text : `(${cut.refused})`;
  };

  const rows: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    [
      'a part of a passage, with other marks and line breaks',
      'a marsh does\nnot forget   the tide — and neither did I.',
      ['ray2021gate: A marsh does not forget the tide, and neither did I.'],
    ],
    [
      'the same without its full stop',
      'A marsh does not forget the tide',
      ['ray2021gate: A marsh does not forget the tide'],
    ],
    [
      'with the label and the time of the transcript',
      '[00:00:10] BO RAY: I listened to the water. A marsh does not forget',
      ['ray2021gate: I listened to the water. A marsh does not forget'],
    ],
    [
      'two turns, with what stands between them',
      'You could hear it turn.\n\n[00:01:02] ANN LEE: And the pin?\n\n[00:01:09] BO RAY: The pin was on the nail, and the nail was dry.',
      [
        'ray2021gate: You could hear it turn. | And the pin? | The pin was on the nail, and the nail was dry.',
      ],
    ],
    ['a word that the source has not', 'A marsh does not ever forget the tide, and neither did I', []],
    ['a word more at the end', 'A marsh does not forget the tide, however', []],
    ['a word less', 'A marsh does not forget tide, and neither did I', []],
    ['a number more', 'The pin was on the nail, and the 3 nail was dry', []],
    ['own notes', 'Remember the eelgrass and the keeper of the gate.', []],
    ['few words', 'does not forget', []],
    [
      'words of a list of quotations',
      'Mud remembers everything that we forget',
      ['list2022: Mud remembers everything that we forget.'],
    ],
    [
      'a hyphen at the end of a line',
      'A marsh does not for-\nget the tide, and',
      ['ray2021gate: A marsh does not forget the tide, and'],
    ],
    [
      'Markdown and entities',
      'Hay is only&nbsp;**summer** you can [lift](https://a.test)',
      ['sayre2023salt: Hay is only *summer* you can lift'],
    ],
    ['nothing', '', []],
  ];
  for (const [what, text, expected] of rows)
    it(`is looked up: ${what}`, () => assert.deepEqual(places(text), expected));

  it('that stands in several places names them all, and says when there are more', () => {
    const found = places('nobody had planted it there you know well the eelgrass came back');
    assert.equal(found.length, 4);
    assert.equal(places('back in year 12 and nobody had planted it there').length, 1);
  });

  it('is taken from a primary source where one has it', async () => {
    const both = await verifierOf({
      'a.txt': 'Sources\n\nOn gates: "Every gate is a question put to the sea." — Source: [The Ebb]\n',
      'b.txt': 'Every gate is a question put to the sea.\n',
      'sources.bib':
        '@online{a, title = {A}, keywords = {secondary}, file = {a.txt}}\n@book{b, title = {B}, keywords = {primary}, file = {b.txt}}',
    });
    assert.deepEqual(places('Every gate is a question put to the sea', both), [
      'b: Every gate is a question put to the sea.',
    ]);
  });

  it('of prose is never anybody’s', () => {
    assert.deepEqual(
      ordinaryProse.flatMap((sentence) => places(sentence)),
      [],
    );
  });

  for (const [name, folder] of [
    ['the sample corpus', sampleCorpus],
    ['the real corpus', levineFolder],
  ] as const) {
    it(`that is a part of any passage of ${name} is found there and verifies once inserted`, async function () {
      if (folder === levineFolder) needsLevine(this);
      this.timeout(60_000);
      const own = await verifierOfFolder(folder);
      const { index } = own.corpus;
      const wrong: string[] = [];
      let tried = 0;
      for (const source of index.sources()) {
        if (source.role === 'own') continue;
        for (const [at, passage] of index.passagesOf(source.id).entries()) {
          if (!passage.quotable || at % 3 !== 0) continue;
          const part = passage.text.split(/\s+/u).slice(2, 16).join(' ');
          const words = splitTokens(part).map(({ folded }) => folded);
          if (words.length < 8 || words.filter(isTelling).length < 2) continue;
          tried++;
          const found = findPastedQuotes(own.evidence, part, 3);
          const quotes = found[0]?.stretches.map((stretch) => cutStretch(index, stretch)) ?? [];
          const cut = quotes.find(isPassage);
          if (!cut) {
            // Not to be cut out of a quotation of the source.
            if (found.length === 0) wrong.push(`not found: ${part}`);
            continue;
          }
          const first = found[0]?.source;
          const made = first && insertSeveral(parseDraft(''), [0], [{ passage: cut, source: first }]);
          const [finding] = own.draft(`${made?.edits[0]?.newText}\n`);
          const isClean =
            finding && ['verbatim', 'adjusted', 'marked', 'secondhand'].includes(finding.verdict);
          if (!isClean) wrong.push(`${finding?.verdict}: ${made?.edits[0]?.newText}`);
        }
      }
      assert.deepEqual(wrong.slice(0, 5), []);
      assert.ok(tried > 30, `${tried} passages`);
    });
  }
});
