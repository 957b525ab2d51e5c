import fc from 'fast-check';
import type { IndexedSource } from '../../src/core/index/corpusIndex.ts';
import { kinds, type Passage, voices } from '../../src/core/model/passage.ts';
import { layouts, roles, type Source } from '../../src/core/model/source.ts';

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true });

/** Words that meet again in other passages, and characters that are hard to keep. */
const text = fc.oneof(
  fc
    .array(fc.constantFrom('marsh', 'tide', 'gate', 'Ione', 'salt', 'été', '潮', 'don’t'), { maxLength: 12 })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\ud800',
    'a\udc00b',
    '\ufeffmark',
    'nul\0nul',
    '👩‍👩‍👧',
    'x'.repeat(3000),
    '潮'.repeat(1500),
  ),
);

const offset = fc.nat({ max: 1_000_000 });
const span = fc.tuple(offset, offset).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

const attributes = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    voice: fc.constantFrom(...voices),
    quotable: fc.boolean(),
    text,
    spans: fc.array(span, { minLength: 1, maxLength: 3 }),
    speaker: fc.constantFrom('Ione Haskett', 'Tess Ormond', 'Émile', ''),
    locator: record({ label: fc.constantFrom('page', 'timestamp', 'line'), value: text }),
    reported: fc.record({ topic: text, claimedSpeaker: text }, { requiredKeys: [], noNullPrototype: true }),
    quotations: fc.array(record({ start: offset, end: offset }), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'voice', 'quotable', 'text', 'spans'], noNullPrototype: true },
);

/** The passages of a source, whatever they hold. */
export function arbitraryPassages(sourceId: string, maxLength = 6): fc.Arbitrary<Passage[]> {
  return fc.array(attributes, { maxLength }).map((list) =>
    list.map((one, at): Passage => {
      const { spans } = one;
      const start = spans[0]?.[0] ?? 0;
      return {
        ...one,
        id: `${sourceId}.p${at}`,
        sourceId,
        start,
        end: start + one.text.length,
        spans,
      } as Passage;
    }),
  );
}

/** A source of this id with its passages. */
export function arbitrarySource(id: string, folder: string): fc.Arbitrary<IndexedSource> {
  const source = record({ citeKey: fc.constantFrom('haskett2021', 'ormond2019', id), title: text }).map(
    ({ citeKey, title }): Source => ({
      ...{ id, citeKey, folder, file: `${id}.txt`, title, role: roles[0], layout: layouts[0] },
      ...{ layoutReason: 'it is', item: { id: citeKey, type: 'book' }, characters: 9 },
    }),
  );
  return record({ source, passages: arbitraryPassages(id) });
}
