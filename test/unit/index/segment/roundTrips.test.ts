import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freezeMiniSearch } from '../../../../src/core/index/segment/freezeMiniSearch.ts';
import { mergeSegments } from '../../../../src/core/index/segment/mergeSegments.ts';
import { packSegment } from '../../../../src/core/index/segment/segmentBuilder.ts';
import { finishNow } from '../../../../src/core/index/segment/segmentLayout.ts';
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
});
