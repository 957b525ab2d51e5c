import assert from 'node:assert/strict';
import { findClaimedSources, resolveClaimedSource } from '../../../src/core/metadata/claimedSource.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import type { Role, Source } from '../../../src/core/model/source.ts';

const source = (citeKey: string, item: Partial<CslItem>, role: Role = 'primary'): Source => ({
  id: citeKey,
  citeKey,
  folder: 'memory:///corpus',
  file: `${citeKey}.txt`,
  title: item.title ?? citeKey,
  role,
  layout: 'prose',
  layoutReason: '',
  item: { id: citeKey, type: 'document', ...item },
  characters: 0,
});

const ebb12 = source('ebb12', { title: 'On the Gate', 'collection-title': 'The Ebb', number: '12' });
const ebb13 = source('ebb13', { title: 'On Salt', 'collection-title': 'The Ebb', number: '13' });
const river = source('river', { title: 'River Talk', 'container-title': 'River Radio' });
const list = source('list', { title: 'Lessons', 'container-title': 'The Ebb', number: '12' }, 'secondary');
const own = source('own', { title: 'My Notes' }, 'own');
const all = [ebb12, ebb13, river, list, own];

describe('a claimed source', () => {
  const cases: readonly (readonly [name: string, claim: string, expected: string | undefined])[] = [
    ['is found by show and number', 'The Ebb #12', 'ebb12'],
    ['is found by show and episode in words', 'Ebb, Episode 13', 'ebb13'],
    ['is found by show, number and title', 'The Ebb #12: On the Gate', 'ebb12'],
    ['is found by title and show', 'On Salt, The Ebb', 'ebb13'],
    ['is not forced onto another number for its title', 'The Ebb #14: On the Gate', undefined],
    ['is found by its title', 'On Salt', 'ebb13'],
    ['is found by its show where it is the only one', 'River Radio', 'river'],
    ['is not forced where the show has several', 'The Ebb', undefined],
    ['is not forced onto another number', 'The Ebb #14', undefined],
    ['is not forced by a part of its name', 'River', undefined],
    ['is never the writer’s own text', 'My Notes', undefined],
    ['may be nowhere', 'Some Blog', undefined],
  ];
  for (const [name, claim, expected] of cases) {
    it(name, () => assert.equal(resolveClaimedSource(claim, all)?.citeKey, expected));
  }

  it('may be any of several texts of a work, or of the works of a series', () => {
    const copy = source('copy', { title: 'On the Gate', 'collection-title': 'The Ebb', number: '12' });
    const found = (claim: string) => {
      const { sources, isWork } = findClaimedSources(claim, [...all, copy]);
      return [sources.map(({ citeKey }) => citeKey).join(' '), isWork];
    };
    assert.deepEqual(found('The Ebb #12'), ['ebb12 copy', true]);
    assert.deepEqual(found('On the Gate'), ['ebb12 copy', true]);
    assert.deepEqual(found('The Ebb'), ['ebb12 ebb13 copy', false]);
    assert.deepEqual(found('Some Blog'), ['', false]);
  });
});
