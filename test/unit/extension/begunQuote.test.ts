import assert from 'node:assert/strict';
import { opensSuggestions } from '../../../src/extension/begunQuote.ts';

describe('what opens the list while one types', () => {
  const opening: readonly string[] = [
    '> ti',
    '- > ti',
    'He says “ti',
    'He says "a b',
    'As others say [ha',
    'As others say [has',
    '[see ha',
    '[@key; ha',
    '[@key, p. 3; ha',
    '[@key, p1',
    '[@key, p. 1',
    '[@key, 1',
    '[@{odd.key.}, ¶4',
    '@key [1',
    '[@key §2',
  ];
  for (const before of opening) it(`opens at ${before}|`, () => assert.ok(opensSuggestions(before)));

  const silent: readonly string[] = [
    'ti',
    '> t',
    '> tid',
    '[h',
    '[hask',
    '[^ha',
    '![ha',
    '[[ha',
    '[text][ha',
    '[done] ha',
    '[@key, p. 12',
    '[@key, wh',
    'in 1',
    'joe@example.org, 1 2',
  ];
  for (const before of silent) it(`does not open at ${before}|`, () => assert.ok(!opensSuggestions(before)));
});
