import assert from 'node:assert/strict';
import fc from 'fast-check';
import { collectBytes, toByteSource } from '../../../src/core/index/byteSource.ts';
import { checksumOf } from '../../../src/core/index/checksum.ts';
import { type Corpus, createCorpus } from '../../../src/core/index/corpus.ts';
import { type CorpusIdentity, openCorpusFile, writeCorpusFile } from '../../../src/core/index/corpusFile.ts';
import { CorpusIndex, type IndexedSource } from '../../../src/core/index/corpusIndex.ts';
import { DamagedIndexError } from '../../../src/core/index/indexPart.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { arbitrarySource } from '../../support/arbitrarySources.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf, memoryFolder } from '../../support/memoryCorpus.ts';

const identity: CorpusIdentity = { folders: [memoryFolder], name: 'marsh' };
const sources = fc
  .tuple(arbitrarySource('a', memoryFolder), arbitrarySource('b', memoryFolder))
  .chain((list) => fc.subarray(list));

describe('a corpus file', () => {
  it('gives back the same corpus', async () => {
    await fc.assert(
      fc.asyncProperty(sources, async (entries) => {
        const loaded = opened(await bytesOf(corpusWith(entries)));
        assert.equal(loaded.index.passageCount, entries.flatMap(({ passages }) => passages).length);
        assert.deepEqual(contentOf(loaded), contentOf(corpusWith(entries)));
      }),
      { numRuns: 50 },
    );
  });

  it('gives back the same hits, under the folder’s present name', async () => {
    const corpus = await corpusOf(marshCorpus);
    const moved = { ...identity, folders: ['memory:///moved'] };
    const loaded = opened(await bytesOf(corpus), moved);
    assert.deepEqual(
      loaded.index.sources().map(({ id, citeKey, folder }) => [id, citeKey, folder]),
      corpus.index.sources().map(({ id, citeKey }) => [id, citeKey, 'memory:///moved']),
    );
    const hits = ({ index }: Corpus) =>
      searchPassages(index, 'tide').hits.map(({ passage, score }) => [passage.id, score]);
    assert.ok(hits(corpus).length > 0);
    assert.deepEqual(hits(loaded), hits(corpus));
    assert.deepEqual([...loaded.records.keys()][0], 'memory:///moved/essay.md');
  });

  it('is opened with one read of what is not text', async () => {
    const bytes = toByteSource(await bytesOf(await corpusOf(marshCorpus)));
    const reads: number[] = [];
    const counted = {
      size: bytes.size,
      read(offset: number, length: number) {
        reads.push(length);
        return bytes.read(offset, length);
      },
    };
    assert.ok('index' in openCorpusFile(counted, identity));
    assert.equal(reads.filter((length) => length > 64).length, 1);
    assert.ok(Math.max(...reads) < bytes.size);
  });

  it('with any byte changed is refused, or its damage is found, or it is equal', async () => {
    const corpus = await corpusOf(marshCorpus);
    const bytes = await bytesOf(corpus);
    const content = contentOf(corpus);
    let [refused, late] = [0, 0];
    // Every seventh byte: all of them take half a minute.
    for (let at = 0; at < bytes.length; at += 7) {
      const spoilt = bytes.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (at % 8));
      const outcome = openCorpusFile(toByteSource(spoilt), identity);
      if ('reason' in outcome) refused++;
      else {
        try {
          assert.deepEqual(contentOf(outcome), content, `byte ${at}`);
        } catch (error) {
          assert.ok(error instanceof DamagedIndexError, `byte ${at}: ${error}`);
          late++;
        }
      }
    }
    assert.ok(refused > 0 && late > 0);
  });

  it('with any bit of its end changed is refused', async () => {
    const bytes = await bytesOf(await corpusOf(marshCorpus));
    for (let bit = 0; bit < 64 * 8; bit++) {
      const spoilt = bytes.slice();
      const at = bytes.length - 1 - (bit >>> 3);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (bit & 7));
      assertRefused(spoilt, /no index|has changed/u);
    }
  });

  it('that was cut off, or has grown, is refused', async () => {
    const bytes = await bytesOf(await corpusOf(marshCorpus));
    for (const length of [0, 1, 7, 8, 63, 64, 72, 500, bytes.length - 64, bytes.length - 8, bytes.length - 1])
      assertRefused(bytes.slice(0, length), /no index|cut off/u);
    assertRefused(Uint8Array.from([...bytes, 0]), /no index/u);
    assertRefused(Uint8Array.from([...bytes, ...bytes]), /size/u);
  });

  it('of another corpus, another list of folders, or no corpus at all is refused', async () => {
    const bytes = await bytesOf(await corpusOf(marshCorpus));
    assertRefused(bytes, /another corpus/u, { ...identity, name: 'salt' });
    assertRefused(bytes, /another corpus/u, { ...identity, folders: [memoryFolder, 'memory:///more'] });
    assertRefused(new TextEncoder().encode('{"format":"verbatim-corpus"}'.repeat(9)), /no index/u);
    assertRefused(new Uint8Array(4096), /no index/u);
  });

  it('of another version is refused', async () => {
    const bytes = await bytesOf(await corpusOf(marshCorpus));
    const footer = new Float64Array(bytes.slice(-64).buffer);
    footer[1] = (footer[1] ?? 0) + 1;
    footer[7] = checksumOf(new Uint8Array(footer.buffer, 0, 56));
    bytes.set(new Uint8Array(footer.buffer), bytes.length - 64);
    assertRefused(bytes, /has version \d+, not \d+/u);
  });

  it('from a machine with the other order of bytes is refused', async () => {
    const bytes = await bytesOf(await corpusOf(marshCorpus));
    bytes.subarray(bytes.length - 64, bytes.length - 56).reverse();
    assertRefused(bytes, /no index/u);
  });

  it('holds a corpus without sources, and sources without passages', async () => {
    assert.deepEqual(contentOf(opened(await bytesOf(createCorpus()))), []);
    const [entry] = fc.sample(arbitrarySource('a', memoryFolder), 1) as [IndexedSource];
    const loaded = opened(await bytesOf(corpusWith([{ ...entry, passages: [] }])));
    assert.deepEqual(contentOf(loaded), [{ source: entry.source, passages: [] }]);
    assert.deepEqual(
      loaded.index.parts().map(({ passages }) => passages.count),
      [0],
    );
  });

  it('looks again at a file whose source is not in it', async () => {
    const corpus = corpusWith([]);
    const record = { folder: memoryFolder, file: 'a.txt', size: 1, mtimeMs: 1, fingerprint: '' };
    corpus.records.set('lost', { ...record, sourceId: 'lost' });
    corpus.records.set('none', { ...record, file: 'b.json', sourceId: '' });
    assert.deepEqual([...opened(await bytesOf(corpus)).records.keys()], [`${memoryFolder}/b.json`]);
  });

  it('is given up where its writing is cancelled', async () => {
    const corpus = await corpusOf(marshCorpus);
    const signal = { aborted: false };
    const part = finishNow(corpus.index.compact());
    const state = { part, records: [...corpus.records.values()] };
    let wrote: unknown;
    await collectBytes(async (sink) => {
      const stopping = {
        async write(bytes: Uint8Array) {
          await sink.write(bytes);
          signal.aborted = true;
        },
      };
      wrote = await writeCorpusFile(stopping, state, identity, signal);
    });
    assert.equal(wrote, undefined);
  });
});

function corpusWith(entries: readonly IndexedSource[]): Corpus {
  const index = new CorpusIndex();
  for (const entry of entries) index.put(entry);
  return createCorpus(index);
}

async function bytesOf(corpus: Corpus): Promise<Uint8Array> {
  const part = finishNow(corpus.index.compact());
  return collectBytes(async (sink) => {
    await writeCorpusFile(sink, { part, records: [...corpus.records.values()] }, identity);
  });
}

function opened(bytes: Uint8Array, as = identity): Corpus {
  const outcome = openCorpusFile(toByteSource(bytes), as);
  if ('reason' in outcome) throw new Error(outcome.reason);
  return outcome;
}

function assertRefused(bytes: Uint8Array, reason: RegExp, as = identity): void {
  const outcome = openCorpusFile(toByteSource(bytes), as);
  assert.match('reason' in outcome ? outcome.reason : 'it was opened', reason);
}

/** Everything a corpus holds, by one way to it and by the other. */
function contentOf({ index }: Corpus): IndexedSource[] {
  for (const { passages } of index.parts()) {
    for (let document = 0; document < passages.count; document++) {
      const passage = passages.passage(document);
      assert.deepEqual(index.passage(passage.id), passage);
    }
  }
  return index.sources().map((source) => ({ source, passages: index.passagesOf(source.id) }));
}
