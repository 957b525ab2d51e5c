import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenizeWords } from '../../../../src/core/index/searchFields.ts';
import type { Blocks } from '../../../../src/core/index/segment/blocks.ts';
import { mergeSegments } from '../../../../src/core/index/segment/mergeSegments.ts';
import { RowPositions } from '../../../../src/core/index/segment/positions.ts';
import { Bitset, openSegment, type Segment } from '../../../../src/core/index/segment/segment.ts';
import { packSegment } from '../../../../src/core/index/segment/segmentBuilder.ts';
import { finishNow, passageLayout } from '../../../../src/core/index/segment/segmentLayout.ts';

// Few words, so that rows come back; some fold, some vanish, and some texts are longer than positions reach.
const word = fc.constantFrom('a', 'b', 'C', 'é', "don't", '\u0301', 'ß', '東京');
const text = fc.oneof(
  { weight: 20, arbitrary: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')) },
  {
    weight: 1,
    arbitrary: fc
      .array(word, { minLength: 2, maxLength: 5 })
      .map((words) => `${words.join(' ')} `.repeat(150)),
  },
);
const row = fc.array(fc.constantFrom('a', 'b', 'c', 'e', "don't", 'ss'), { minLength: 1, maxLength: 4 });

describe('The positions of words', () => {
  it('tell in which texts a row of words stands, and where they are not sure never miss one', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), row, (texts, words) => {
        const positions = RowPositions.of(pack(texts), 'text', words);
        for (const [document, each] of texts.entries()) {
          const stands = standsIn(tokenizeWords(each), words);
          if (!positions) assert.ok(!stands);
          else if (stands || positions.isSureOf(document)) assert.equal(positions.isIn(document), stands);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are asked in any order', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        row,
        fc.array(fc.nat(7)),
        (texts, words, order) => {
          const segment = pack(texts);
          const positions = RowPositions.of(segment, 'text', words);
          for (const each of order) {
            const document = each % texts.length;
            const alone = RowPositions.of(segment, 'text', words);
            assert.equal(positions?.isIn(document), alone?.isIn(document));
          }
        },
      ),
    );
  });

  it('never miss a row that runs on from one text into another', () => {
    fc.assert(
      fc.property(text, text, row, fc.boolean(), (here, there, words, mayEnd) => {
        const positions = RowPositions.of(pack([here, there]), 'text', words);
        const [first, second] = [tokenizeWords(here), tokenizeWords(there)];
        const most = mayEnd ? words.length : words.length - 1;
        const runsOver = Array.from({ length: most }, (_, at) => at + 1).some(
          (count) =>
            words.slice(0, count).every((each, at) => first.at(at - count) === each) &&
            words.slice(count).every((each, at) => second[at] === each),
        );
        if (runsOver) assert.equal(positions?.mayRunOver(0, 1, mayEnd), true);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same whether merged from parts with deleted documents or packed from the live ones', () => {
    const parts = fc.array(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 12 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(parts, (all) => {
        const merged = mergeSegments(
          all.map((documents) => {
            const deleted = new Bitset(documents.length);
            for (const [at, [, isDeleted]] of documents.entries()) if (isDeleted) deleted.add(at);
            return { segment: pack(documents.map(([each]) => each)), deleted };
          }),
        );
        const live = all.flat().flatMap(([each, isDeleted]) => (isDeleted ? [] : [each]));
        assert.deepEqual(finishNow(merged), toBlocks(live));
      }),
      { numRuns: 300 },
    );
  });

  it('are left out where one of the parts has none', () => {
    const without = openSegment(packSegment([{ text: 'a b' }]));
    assert.ok(without);
    const blocks = finishNow(mergeSegments([{ segment: pack(['a b']) }, { segment: without }]));
    assert.equal(blocks['text.positions'], undefined);
    const segment = openSegment(blocks);
    assert.ok(segment);
    assert.equal(RowPositions.of(segment, 'text', ['a', 'b']), undefined);
  });

  it('that are damaged are not opened, or answer', () => {
    const whole = toBlocks(['a b a c', 'b a', `${'a '.repeat(300)}b`]);
    for (const name of ['text.positions', 'text.positionOffsets', 'text.wordy']) {
      const { [name]: block, ...others } = whole;
      assert.ok(block, name);
      assert.equal(openSegment(others), undefined, `without ${name}`);
    }
    assert.equal(openSegment({ ...whole, 'text.positions': new Uint8Array(3) }), undefined);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(255),
        fc.constantFrom('text.postings', 'text.frequent'),
        (at, byte, name) => {
          const block = (whole[name] as Uint32Array).slice();
          const bytes = new Uint8Array(block.buffer);
          bytes[at % bytes.length] = byte;
          const segment = openSegment({ ...whole, [name]: block });
          const positions = segment && RowPositions.of(segment, 'text', ['a', 'b']);
          for (let document = 0; document < 3; document++) positions?.isIn(document);
        },
      ),
    );
  });
});

function toBlocks(texts: readonly string[]): Blocks {
  return packSegment(
    texts.map((each) => ({ text: each, title: 'a', speaker: '' })),
    passageLayout,
  );
}

function pack(texts: readonly string[]): Segment {
  const segment = openSegment(toBlocks(texts));
  assert.ok(segment);
  return segment;
}

function standsIn(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((each, offset) => words[at + offset] === each));
}
