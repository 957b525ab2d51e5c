import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkCitations } from '../../../src/core/bibliography/checkCitations.ts';
import { nearKeys } from '../../../src/core/bibliography/nearKeys.ts';
import type { Citation } from '../../../src/core/model/citation.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { haskett, sayre } from './works.ts';

/** The citations of a draft of nothing but keys, `@a @b`. */
function citing(...keys: string[]): Citation[] {
  let offset = 0;
  return keys.map((id) => {
    const start = offset;
    const end = start + 1 + id.length;
    offset = end + 1;
    const item = {
      id,
      mode: 'AuthorInText',
      prefix: '',
      suffix: '',
      tail: '',
      start,
      end,
      keyEnd: end,
    } as const;
    return { start, end, items: [item] };
  });
}

function corpusOf(...items: CslItem[]) {
  const sources = items.map((item) => ({ citeKey: item.id, item }) as Source);
  const byKey = new Map(sources.map((source) => [source.citeKey, [source]]));
  return { sources: () => sources, sourcesByKey: (key: string) => byKey.get(key) ?? [] };
}

const codes = (keys: string[], bibliography: CslItem[], corpus: CslItem[]) =>
  checkCitations({ citations: citing(...keys), bibliography, corpus: corpusOf(...corpus) }).map(
    ({ code }) => code,
  );

describe('checking the keys that a draft cites', () => {
  it('has nothing to say of works that are in the bibliography and in the corpus', () => {
    assert.deepEqual(
      codes(['haskett2021', 'sayre2023', 'haskett2021'], [haskett, sayre], [haskett, sayre]),
      [],
    );
  });

  it('suggests what an unknown key may stand for, from the bibliography and the corpus', () => {
    const [problem, ...others] = checkCitations({
      citations: citing('haskett2012'),
      bibliography: [haskett],
      corpus: corpusOf({ ...sayre, id: 'Haskett_2012' }),
    });
    assert.deepEqual(problem, {
      code: 'unknown-key',
      key: 'haskett2012',
      span: [0, 12],
      near: ['Haskett_2012', 'haskett2021'],
    });
    assert.deepEqual(others, []);
  });

  it('gives the work that is missing from the bibliography', () => {
    const problems = checkCitations({
      citations: citing('a', 'sayre2023'),
      bibliography: [{ ...haskett, id: 'a' }],
      corpus: corpusOf({ ...haskett, id: 'a' }, sayre),
    });
    assert.deepEqual(problems, [
      { code: 'not-in-bibliography', key: 'sayre2023', span: [3, 13], item: sayre },
    ]);
  });

  it('says which works of the bibliography no source stands for', () => {
    assert.deepEqual(codes(['haskett2021'], [haskett], []), ['not-in-corpus']);
  });

  it('says where the bibliography means another work than the corpus', () => {
    assert.deepEqual(codes(['haskett2021'], [{ ...sayre, id: 'haskett2021' }], [haskett]), ['key-clash']);
  });

  it('names the key by which a work was cited before', () => {
    const twin = { ...sayre, id: 'promise' };
    const problems = checkCitations({
      citations: citing('sayre2023', 'promise', 'promise'),
      bibliography: [sayre, twin],
      corpus: corpusOf(sayre, twin),
    });
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.key, problem.code === 'two-keys' && problem.otherKey]),
      [
        ['two-keys', 'promise', 'sayre2023'],
        ['two-keys', 'promise', 'sayre2023'],
      ],
    );
  });

  it('takes references to figures and tables for none of its business', () => {
    assert.deepEqual(codes(['fig:map', 'tbl-tides', 'sec:1', 'figure'], [], []), ['unknown-key']);
  });

  it('bears keys that are names of properties', () => {
    assert.deepEqual(codes(['constructor', '__proto__'], [], []), ['unknown-key', 'unknown-key']);
  });

  it('checks ten thousand keys against ten thousand works in a moment', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => ({
      ...sayre,
      id: `k${at}`,
      title: `Salt ${at}`,
    }));
    const startedMs = performance.now();
    assert.deepEqual(
      codes(
        items.map(({ id }) => id),
        items,
        items,
      ),
      [],
    );
    assert.ok(performance.now() - startedMs < 5000);
  });
});

describe('keys that are near', () => {
  const keys = ['haskett2021', 'haskett2021gate', 'sayre2023', 'Sayre_2023b', 'ormond'];
  const cases: readonly (readonly [typed: string, near: string[]])[] = [
    ['hasket2021', ['haskett2021']],
    ['haskett2012', ['haskett2021']],
    ['hask', ['haskett2021', 'haskett2021gate']],
    ['SAYRE2023', ['sayre2023', 'Sayre_2023b']],
    ['sayre-2023b', ['Sayre_2023b', 'sayre2023']],
    ['ormnod', ['ormond']],
    ['levee1999', []],
  ];
  for (const [typed, near] of cases)
    it(`to ${typed} are ${near.join(', ') || 'none'}`, () => assert.deepEqual(nearKeys(typed, keys), near));

  it('are found for any key that one slip makes another', () => {
    const slip = fc.tuple(fc.stringMatching(/^[a-z]{6,20}$/u), fc.nat(), fc.constantFrom('x', ''));
    fc.assert(
      fc.property(slip, ([key, at, by]) => {
        const place = at % key.length;
        assert.deepEqual(nearKeys(key.slice(0, place) + by + key.slice(place + 1), [key]), [key]);
      }),
    );
  });
});
