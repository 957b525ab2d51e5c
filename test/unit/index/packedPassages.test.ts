import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toByteSource } from '../../../src/core/index/byteSource.ts';
import { DamagedIndexError } from '../../../src/core/index/indexPart.ts';
import { mergePassages } from '../../../src/core/index/mergePassages.ts';
import type { IndexedSource } from '../../../src/core/index/packedPart.ts';
import type { PackedPassages } from '../../../src/core/index/packedPassages.ts';
import { PassagePacker } from '../../../src/core/index/packPassages.ts';
import { RecordStore } from '../../../src/core/index/recordStore.ts';
import { finishNow } from '../../../src/core/index/segment/segmentLayout.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import { arbitrarySource } from '../../support/arbitrarySources.ts';
import { memoryFolder } from '../../support/memoryCorpus.ts';

const source = (id: string) => arbitrarySource(id, memoryFolder);
const sources = fc.tuple(source('a'), source('b'), source('c'));

describe('packed passages', () => {
  it('are the passages that were packed', () => {
    fc.assert(
      fc.property(sources, (entries) => {
        const packed = pack(entries);
        const all = entries.flatMap(({ passages }) => passages);
        assert.equal(packed.count, all.length);
        for (const [document, passage] of all.entries()) assertHolds(packed, document, passage);
        for (const [number, { source, passages }] of entries.entries()) {
          assert.equal(packed.sources[number], source);
          assert.deepEqual(packed.passagesOf(number), passages);
        }
      }),
    );
  });

  it('are found by the id of each, and no other', () => {
    fc.assert(
      fc.property(sources, (entries) => {
        const packed = pack(entries);
        for (const [number, { passages }] of entries.entries()) {
          for (const passage of passages) assert.deepEqual(packed.find(number, passage.id.slice(2)), passage);
          assert.equal(packed.find(number, 'nothing'), undefined);
        }
      }),
    );
  });

  it('merge in their order, without those of sources that are gone', () => {
    const parts = fc.array(
      fc.record({ entries: sources, live: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()) }),
    );
    fc.assert(
      fc.property(parts, (list) => {
        const merged = finishNow(
          mergePassages(
            list.map(({ entries, live }) => ({
              passages: pack(entries),
              live: Uint8Array.from(live, Number),
            })),
          ),
        );
        const rest = list.flatMap(({ entries, live }) => entries.filter((_, number) => live[number]));
        assert.deepEqual(
          merged.sources,
          rest.map(({ source }) => source),
        );
        assert.deepEqual(
          merged.sources.map((_, number) => merged.passagesOf(number)),
          rest.map(({ passages }) => passages),
        );
      }),
    );
  });

  it('keep a passage of a hundred thousand characters', () => {
    const [entry] = fc.sample(source('a'), 1) as [IndexedSource];
    const long = { ...passageOf('a', 'the tide came in '.repeat(6000)), id: 'a.long' };
    const packed = pack([{ ...entry, passages: [long] }]);
    assert.equal(packed.text(0), long.text);
    assert.deepEqual(packed.passage(0), long);
  });

  it('say so when a byte of theirs has changed, and give no other words', () => {
    const passage = {
      ...passageOf('a', 'the marsh was what it was'),
      locator: { label: 'line', value: '12' } as const,
    };
    const entry = {
      source: { ...(fc.sample(source('a'), 1)[0] as IndexedSource).source },
      passages: [passage],
    };
    const packed = pack([entry]);
    const sound = packed.records.read(0, packed.records.words).slice();
    for (let at = 0; at < sound.length; at++) {
      const spoilt = sound.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ 4;
      packed.moveRecords(packed.columns.recordStart, RecordStore.of(toByteSource(spoilt), spoilt.length / 4));
      assert.throws(() => packed.text(0), DamagedIndexError, `byte ${at}`);
      assert.throws(() => packed.passage(0), DamagedIndexError, `byte ${at}`);
      assert.throws(() => packed.passagesOf(0), DamagedIndexError, `byte ${at}`);
    }
  });

  it('say so when the text is no longer there', () => {
    const packed = pack(fc.sample(sources, 1)[0]?.filter(({ passages }) => passages.length > 0) ?? []);
    packed.moveRecords(
      packed.columns.recordStart,
      RecordStore.of(toByteSource(new Uint8Array(8)), packed.records.words),
    );
    for (let document = 0; document < packed.count; document++)
      assert.throws(() => packed.text(document), DamagedIndexError);
  });
});

function pack(entries: readonly IndexedSource[]): PackedPassages {
  const packer = new PassagePacker();
  for (const { source, passages } of entries) {
    packer.begin(source);
    for (const passage of passages) packer.add(passage);
  }
  return packer.finish();
}

function assertHolds(packed: PackedPassages, document: number, passage: Passage): void {
  assert.deepEqual(packed.passage(document), passage);
  assert.equal(packed.text(document), passage.text);
  assert.equal(packed.kind(document), passage.kind);
  assert.equal(packed.voice(document), passage.voice);
  assert.equal(packed.quotable(document), passage.quotable);
  assert.equal(packed.speaker(document), passage.speaker);
  assert.equal(packed.sourceAt(document).id, passage.sourceId);
}

function passageOf(sourceId: string, text: string): Passage {
  return {
    ...{ id: `${sourceId}.1`, sourceId, text, start: 0, end: text.length, spans: [[0, text.length]] },
    ...{ kind: 'speech', voice: 'labelled', quotable: true },
  };
}
