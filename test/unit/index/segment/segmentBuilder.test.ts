import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freezeMiniSearch } from '../../../../src/core/index/segment/freezeMiniSearch.ts';
import { mergeSegments } from '../../../../src/core/index/segment/mergeSegments.ts';
import { type Blocks, openSegment, type SegmentPart } from '../../../../src/core/index/segment/segment.ts';
import { packSegment, SegmentBuilder } from '../../../../src/core/index/segment/segmentBuilder.ts';
import { finishNow, type Sliced } from '../../../../src/core/index/segment/segmentLayout.ts';
import { corpora, liveDocuments, toMiniSearch, toParts } from './randomSearches.ts';

describe('A segment', () => {
  it('is the same whether packed from documents or frozen from MiniSearch', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const documents = liveDocuments(corpus);
        const { blocks, ids } = freezeMiniSearch(toMiniSearch(documents));
        assert.deepEqual(blocks, packSegment(documents));
        assert.deepEqual(
          ids,
          documents.map(({ id }) => id),
        );
      }),
    );
  });

  it('has the words that MiniSearch has, of any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary-ascii' }),
    );
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const documents = texts.map((each, id) => ({ id, text: each, speaker: each.slice(1), title: '' }));
        assert.deepEqual(packSegment(documents), freezeMiniSearch(toMiniSearch(documents)).blocks);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same when documents that MiniSearch discarded were never there', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const all = corpus.parts.flat();
        const miniSearch = toMiniSearch(all.map(({ document }) => document));
        miniSearch.discardAll(all.filter(({ isDeleted }) => isDeleted).map(({ document }) => document.id));
        assert.deepEqual(freezeMiniSearch(miniSearch).blocks, packSegment(liveDocuments(corpus)));
      }),
    );
  });

  it('is the same whether merged from parts with deleted documents or packed from the live ones', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const merged = finishNow(mergeSegments(toParts(corpus)));
        assert.deepEqual(merged, packSegment(liveDocuments(corpus)));
      }),
    );
  });

  it('is packed and merged in slices, with many terms and many postings', () => {
    const documents = Array.from({ length: 30_000 }, (_, at) => ({
      text: `the gate ${at} word${at % 1000} ${(at * 7919).toString(36)}`,
      title: `Evening ${Math.floor(at / 100)}`,
    }));
    const builder = new SegmentBuilder();
    for (const document of documents) builder.add(document);
    const packed = runCounting(builder.finish());
    assert.ok(packed.slices > 10);
    const halves = [documents.slice(0, 10_000), documents.slice(10_000)];
    const merged = runCounting(mergeSegments(toSegments(halves.map((half) => packSegment(half)))));
    assert.ok(merged.slices > 3);
    assert.deepEqual(merged.result, packed.result);
  });

  it('takes no room for values that repeat from one document to the next', () => {
    const documents = Array.from({ length: 1000 }, (_, at) => ({
      text: `word${at}`,
      title: 'On the gate',
      speaker: 'Ione Haskett',
    }));
    const blocks = packSegment(documents);
    assert.equal(blocks['title.runs']?.length, 3 * 2);
    assert.equal(blocks['speaker.runs']?.length, 2 * 2);
  });
});

function runCounting<Result>(work: Sliced<Result>): { readonly slices: number; readonly result: Result } {
  for (let slices = 1; ; slices++) {
    const step = work.next();
    if (step.done) return { slices, result: step.value };
  }
}

function toSegments(all: readonly Blocks[]): SegmentPart[] {
  return all.map((blocks) => {
    const segment = openSegment(blocks);
    assert.ok(segment);
    return { segment };
  });
}
