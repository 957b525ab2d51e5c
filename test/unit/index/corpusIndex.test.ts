import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Corpus, createCorpus } from '../../../src/core/index/corpus.ts';
import { CorpusIndex, type IndexedSource } from '../../../src/core/index/corpusIndex.ts';
import { keptCorpus, loadCorpus, saveCorpus } from '../../../src/core/index/corpusStore.ts';
import { DamagedIndexError } from '../../../src/core/index/indexPart.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { arbitrarySource } from '../../support/arbitrarySources.ts';
import { memoryFolder } from '../../support/memoryCorpus.ts';
import { MemorySnapshots } from '../../support/memorySnapshots.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...ids).chain((id) => record({ put: arbitrarySource(id, memoryFolder) })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ids).map((id) => ({ remove: id })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('search', 'settle', 'compact', 'save and load').map((work) => ({ work })),
  },
);

describe('the index of a corpus', () => {
  it('holds after any sequence of changes what a plain map of sources holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const expected = new Map<string, IndexedSource>();
        let corpus = createCorpus();
        const kept = keptCorpus(new MemorySnapshots(), [memoryFolder]);
        for (const step of steps) {
          if ('put' in step) {
            expected.set(step.put.source.id, step.put);
            corpus.index.put(step.put);
          } else if ('remove' in step) {
            expected.delete(step.remove);
            corpus.index.remove(step.remove);
          } else if (step.work === 'search') corpus.index.parts();
          else if (step.work === 'settle') finishNow(corpus.index.settle());
          else if (step.work === 'compact') finishNow(corpus.index.compact());
          else {
            await saveCorpus(kept, corpus);
            corpus = await loadCorpus(kept, assert.fail);
          }
        }
        assertHolds(corpus, expected);
      }),
      { numRuns: 200 },
    );
  });

  it('finds a source that is put, and not the one it replaces, at once', () => {
    const index = new CorpusIndex();
    index.put(sourceOf('a', ['the tide came in']));
    assert.deepEqual(found(index, 'tide'), ['a.0']);
    index.put(sourceOf('a', ['the marsh lay still']));
    assert.deepEqual(found(index, 'tide'), []);
    assert.deepEqual(found(index, 'marsh'), ['a.0']);
  });

  it('finds everything while sources are packed and merged in the background', () => {
    const index = new CorpusIndex();
    const words = (count: number, word: string) =>
      Array.from({ length: count }, (_, at) => `${word} number${at}`);
    index.put(sourceOf('small', words(900, 'tide')));
    finishNow(index.compact());
    index.put(sourceOf('other', words(900, 'marsh')));
    const work = index.compact();
    let slices = 0;
    for (; !work.next().done; slices++) {
      assert.equal(found(index, 'tide').length, 900, `slice ${slices}`);
      if (slices === 1) index.put(sourceOf('other', words(3, 'gate')));
      if (slices === 2) index.remove('small');
      if (slices === 2) index.put(sourceOf('small', words(900, 'tide')));
      assert.equal(found(index, 'marsh').length, slices < 1 ? 900 : 0);
      assert.equal(found(index, 'gate').length, slices < 1 ? 0 : 3);
    }
    assert.ok(slices > 2);
    assert.equal(found(index, 'tide').length, 900);
    assert.equal(found(index, 'marsh').length, 0);
    assert.equal(found(index, 'gate').length, 3);
  });

  it('takes nothing back that goes, or comes anew, while it is packed', () => {
    const index = new CorpusIndex();
    for (const id of ['stays', 'goes', 'changes'])
      index.put(sourceOf(id, Array(900).fill('the tide came in')));
    const work = index.compact();
    work.next();
    index.remove('goes');
    index.put(sourceOf('changes', ['the marsh lay still']));
    finishNow(work);
    assert.equal(found(index, 'tide').length, 900);
    assert.deepEqual(found(index, 'marsh'), ['changes.0']);
    assert.deepEqual(index.passagesOf('goes'), []);
    assert.equal(index.passagesOf('changes').length, 1);
    assert.equal(index.passageCount, 901);
  });

  it('takes no large source back that comes anew while it is packed', () => {
    const index = new CorpusIndex();
    index.put(sourceOf('large', Array(3000).fill('the tide came in')));
    const work = index.settle();
    work.next();
    index.put(sourceOf('large', ['the marsh lay still']));
    finishNow(work);
    assert.deepEqual(found(index, 'tide'), []);
    assert.deepEqual(found(index, 'marsh'), ['large.0']);
    assert.equal(index.passagesOf('large').length, 1);
  });

  it('reads its text from where it was written down, as soon as it is', async () => {
    const snapshots = new MemorySnapshots();
    const corpus = createCorpus();
    corpus.index.put(sourceOf('a', ['the tide came in']));
    assert.ok(await saveCorpus(keptCorpus(snapshots, [memoryFolder]), corpus));
    // Nothing else holds the words any more.
    for (const bytes of snapshots.files.values()) bytes.fill(0);
    assert.throws(() => corpus.index.passagesOf('a'), DamagedIndexError);
  });

  it('stays in a handful of parts however long an import is', () => {
    const index = new CorpusIndex();
    let most = 0;
    for (let at = 0; at < 60; at++) {
      index.put(
        sourceOf(
          `s${at}`,
          Array.from({ length: 600 }, (_, number) => `tide ${at} ${number}`),
        ),
      );
      finishNow(index.settle());
      most = Math.max(most, index.parts().length);
    }
    assert.ok(most <= 5, `${most} parts`);
    assert.equal(found(index, 'tide').length, 60 * 600);
    assert.equal(finishNow(index.compact()).passages.count, 60 * 600);
    assert.equal(index.parts().length, 1);
  });

  it('gives the same list of passages as long as the source is looked at', async () => {
    const corpus = createCorpus();
    corpus.index.put(sourceOf('a', ['the tide came in']));
    finishNow(corpus.index.compact());
    assert.equal(corpus.index.passagesOf('a'), corpus.index.passagesOf('a'));
    assert.equal(corpus.index.passage('a.0'), corpus.index.passagesOf('a')[0]);
  });

  it('takes no more room for sources that come and go', () => {
    const index = new CorpusIndex();
    for (let at = 0; at < 50; at++) {
      index.put(sourceOf('a', ['the tide came in']));
      finishNow(index.compact());
    }
    const [part] = index.parts();
    assert.equal(part?.passages.count, 1);
    assert.equal(part?.passages.sources.length, 1);
  });

  it('gives up work that is cancelled, and is as before', () => {
    const index = new CorpusIndex();
    index.put(
      sourceOf(
        'a',
        Array.from({ length: 3000 }, (_, at) => `tide ${at}`),
      ),
    );
    const work = index.settle();
    work.next();
    work.return();
    assert.equal(found(index, 'tide').length, 3000);
  });
});

function assertHolds({ index }: Corpus, expected: ReadonlyMap<string, IndexedSource>): void {
  const entries = [...expected.values()].sort((a, b) => (a.source.file < b.source.file ? -1 : 1));
  assert.deepEqual(
    index.sources().map((source) => ({ source, passages: index.passagesOf(source.id) })),
    entries,
  );
  const passages = entries.flatMap((entry) => entry.passages);
  assert.equal(index.passageCount, passages.length);
  for (const passage of passages) assert.deepEqual(index.passage(passage.id), passage);
  for (const id of ids) if (!expected.has(id)) assert.equal(index.passage(`${id}.p0`), undefined);
  for (const { source } of entries)
    assert.ok(index.sourcesByKey(source.citeKey).some(({ id }) => id === source.id));
  assert.deepEqual(searchable(index), passages.map(({ id }) => id).sort());
}

/** The ids of all passages that a search would look at, and that its segment knows the words of. */
function searchable(index: CorpusIndex): string[] {
  return index
    .parts()
    .flatMap(({ segment, passages, deleted }) => {
      assert.equal(segment.documentCount, passages.count);
      return Array.from({ length: passages.count }, (_, document) => document)
        .filter((document) => !deleted?.has(document))
        .map((document) => passages.passage(document).id);
    })
    .sort();
}

/** The passages that hold `word`, by the segments' own lists. */
function found(index: CorpusIndex, word: string): string[] {
  return index.parts().flatMap(({ segment, passages, deleted }) => {
    const term = segment.terms.find(word);
    const list = term < 0 ? undefined : segment.fields.get('text')?.list(term);
    if (!list) return [];
    return [...list.postings.subarray(list.from, list.to)]
      .map((posting) => posting >>> 8)
      .filter((document) => !deleted?.has(document))
      .map((document) => passages.passage(document).id);
  });
}

function sourceOf(id: string, texts: readonly string[]): IndexedSource {
  const source: Source = {
    ...{ id, citeKey: id, folder: memoryFolder, file: `${id}.txt`, title: 'A title', characters: 1 },
    role: 'primary',
    layout: 'prose',
    layoutReason: 'it is',
    item: { id, type: 'book' },
  };
  const passages = texts.map((text, at): Passage => {
    const place = { start: 0, end: text.length, spans: [[0, text.length]] } as const;
    return {
      ...place,
      id: `${id}.${at}`,
      sourceId: id,
      text,
      kind: 'speech',
      voice: 'labelled',
      quotable: true,
    };
  });
  return { source, passages };
}

function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true });
}
