import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HitPages, PAGE_OF_HITS } from '../../../media/hitPages.ts';
import { type Key, type KeyPlace, readKey, typesCharacter } from '../../../media/keys.ts';
import { hasTerm, type TermField, toggleTerm } from '../../../media/queryTerms.ts';
import { RowOffsets } from '../../../media/rowOffsets.ts';
import { SearchPacer } from '../../../media/searchPacer.ts';
import { shorten } from '../../../media/shorten.ts';
import { initialState, toViewState, withSearch } from '../../../media/viewState.ts';
import { parseQuery } from '../../../src/core/search/parseQuery.ts';
import type { SearchAnswer } from '../../../src/protocol/requests.ts';
import { isSearchViewRequest } from '../../../src/protocol/searchView.ts';

describe('a chip', () => {
  const cases: readonly (readonly [string, string, TermField, string, string])[] = [
    ['puts its term first, so that the last word may go on', 'eelg', 'role', 'primary', 'role:primary eelg'],
    ['sets names in marks', '', 'speaker', 'Ione Haskett', 'speaker:"Ione Haskett" '],
    ['takes its term out again', 'gate role:primary tide', 'role', 'primary', 'gate tide'],
    ['takes it out wherever it stands', 'role:own tide role:own gate', 'role', 'own', 'tide gate'],
    ['finds it however it was typed', 'ROLE:Primary tide', 'role', 'primary', 'tide'],
    ['finds a name in any marks', 'speaker:“Ione Haskett” tide', 'speaker', 'Ione Haskett', 'tide'],
    ['leaves other values', 'kind:speech tide', 'kind', 'prose', 'kind:prose kind:speech tide'],
    ['leaves what is not wanted', '-role:own tide', 'role', 'own', 'role:own -role:own tide'],
    [
      'leaves words that only look like it',
      'my:role primary',
      'role',
      'primary',
      'role:primary my:role primary',
    ],
    ['drops marks inside a name', '', 'speaker', 'Bo "Mud" Ray', 'speaker:"Bo Mud Ray" '],
  ];
  for (const [name, query, field, value, expected] of cases)
    it(name, () => assert.equal(toggleTerm(query, field, value), expected));

  it('is pressed where its term stands, and pressing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('Ione Haskett', 'primary', 'a:b', '2021'), (query, value) => {
        fc.pre(!hasTerm(query, 'speaker', value));
        const once = toggleTerm(query, 'speaker', value);
        assert.ok(hasTerm(once, 'speaker', value));
        assert.equal(toggleTerm(once, 'speaker', value).trim(), query.trim());
      }),
    );
  });

  it('says to the server what it says to the eye', () => {
    assert.equal(parseQuery(toggleTerm('tide', 'speaker', 'Ione Haskett')).filters.length, 1);
    assert.equal(parseQuery(toggleTerm('tide', 'key', 'smith:2021')).filters.length, 1);
  });
});

describe('keys', () => {
  const key = (pressed: string): Key => {
    const parts = pressed.split('+');
    const has = (name: string) => parts.includes(name);
    return {
      key: parts.at(-1) ?? '',
      ctrlKey: has('Ctrl'),
      metaKey: has('Meta'),
      shiftKey: has('Shift'),
      altKey: has('Alt'),
      isComposing: has('Composing'),
      repeat: has('Repeat'),
    };
  };
  const cases: readonly (readonly [KeyPlace, string, string])[] = [
    ['box', 'Enter', 'insert'],
    ['box', 'Shift+Enter', 'cite'],
    ['box', 'Ctrl+Enter', 'open'],
    ['list', 'Meta+c', 'copy'],
    ['list', ' ', 'collect'],
    ['box', ' ', 'none'],
    ['box', 'ArrowDown', 'move'],
    ['box', 'ArrowUp', 'none'],
    ['box', 'Home', 'none'],
    ['list', 'Home', 'move'],
    ['preview', 'ArrowDown', 'none'],
    ['list', 'Shift+ArrowRight', 'end word 1'],
    ['list', 'Shift+ArrowLeft', 'end word -1'],
    ['list', 'Shift+ArrowUp', 'start word -1'],
    ['preview', 'Ctrl+Shift+ArrowDown', 'start sentence 1'],
    ['preview', 'Alt+Shift+ArrowRight', 'end sentence 1'],
    ['box', 'Shift+ArrowRight', 'none'],
    ['list', 'Escape', 'back'],
    ['box', 'Repeat+Enter', 'none'],
    ['box', 'Composing+Enter', 'none'],
    ['list', 'Alt+Enter', 'insertAs'],
    ['preview', 'Alt+Enter', 'insertAs'],
    ['list', 'Alt+Shift+Enter', 'none'],
    ['list', 'Ctrl+Shift+Enter', 'none'],
  ];
  for (const [place, pressed, expected] of cases) {
    it(`${pressed} in the ${place} means ${expected}`, () => {
      const action = readKey(key(pressed), place);
      const { edge, unit, by } = action?.type === 'stretch' ? action.step : { edge: '', unit: '', by: '' };
      assert.equal(action?.type === 'stretch' ? `${edge} ${unit} ${by}` : (action?.type ?? 'none'), expected);
    });
  }

  it('that type go into the box', () => {
    assert.ok(typesCharacter(key('e')) && typesCharacter(key('ß')) && typesCharacter(key('😀')));
    assert.ok(!typesCharacter(key(' ')) && !typesCharacter(key('Tab')) && !typesCharacter(key('Ctrl+a')));
  });
});

describe('pages of hits', () => {
  const answer = (total: number, first = 0) =>
    ({
      total,
      hits: Array.from({ length: Math.min(PAGE_OF_HITS, total - first) }, (_, at) => ({
        passageId: `p${first + at}`,
      })),
    }) as unknown as SearchAnswer;

  it('are asked for once, and only those that are missing', () => {
    const pages = new HitPages();
    pages.start(answer(230));
    assert.deepEqual(pages.missing(0, 49), []);
    assert.deepEqual(pages.missing(40, 120), [1, 2]);
    pages.ask(1, 7);
    assert.deepEqual(pages.missing(40, 120), [2]);
    assert.deepEqual(pages.missing(220, 999), [4]);
  });

  it('come in any order, and only as answers to their question', () => {
    const pages = new HitPages();
    pages.start(answer(120));
    pages.ask(2, 8);
    assert.equal(pages.take(9, answer(120, 100)), false);
    assert.equal(pages.take(8, answer(120, 100)), true);
    assert.equal(pages.hit(119)?.passageId, 'p119');
    assert.equal(pages.hit(60), undefined);
    assert.equal(pages.indexOf('p110'), 110);
    assert.equal(pages.take(8, answer(120, 100)), false);
  });

  it('that could not be fetched are asked for again', () => {
    const pages = new HitPages();
    pages.start(answer(120));
    pages.ask(1, 3);
    assert.equal(pages.take(3, undefined), true);
    assert.deepEqual(pages.missing(50, 60), [1]);
  });

  it('of an older search are of no use', () => {
    const pages = new HitPages();
    pages.start(answer(120));
    pages.ask(1, 3);
    pages.start(answer(120));
    assert.equal(pages.take(3, answer(120, 50)), false);
  });
});

describe('the offsets of rows', () => {
  it('add up what was measured and what is thought of the rest', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 300 }))),
        (count, measured) => {
          const offsets = new RowOffsets(100);
          offsets.reset(count);
          const heights = new Array<number>(count).fill(100);
          for (const [row, height] of measured) {
            if (row >= count) continue;
            const changes = Math.abs((heights[row] ?? 0) - height) >= 0.5;
            assert.equal(offsets.measure(row, height), changes);
            heights[row] = height;
            const top = heights.slice(0, row).reduce((sum, each) => sum + each, 0);
            assert.equal(offsets.top(row), top);
            assert.equal(offsets.rowAt(top), row);
            assert.equal(offsets.rowAt(top + height - 0.1), row);
          }
          assert.equal(
            offsets.height,
            heights.reduce((sum, each) => sum + each, 0),
          );
        },
      ),
    );
  });
});

describe('the pace of searches', () => {
  function pacing() {
    let sequence = 0;
    const sent: string[] = [];
    const pacer = new SearchPacer({
      send: ({ query }) => void sent.push(query),
      onLost: () => {},
      nextSequence: () => ++sequence,
    });
    return { pacer, sent, search: (query: string) => pacer.search({ query, limit: 1 }) };
  }

  it('sends the first at once, and of those that come meanwhile the last', () => {
    const { pacer, sent, search } = pacing();
    for (const query of ['e', 'ee', 'eel']) search(query);
    assert.deepEqual(sent, ['e']);
    assert.equal(pacer.settle(1), true);
    assert.deepEqual(sent, ['e', 'eel']);
    assert.equal(pacer.settle(2), true);
    assert.equal(pacer.isBusy, false);
    pacer.forget();
  });

  it('drops answers that come too late, come twice or were not asked for', () => {
    const { pacer, search } = pacing();
    search('e');
    pacer.forget();
    assert.equal(pacer.settle(1), false);
    search('ee');
    assert.equal(pacer.settle(99), false);
    assert.equal(pacer.settle(2), true);
    assert.equal(pacer.settle(2), false);
  });
});

describe('what the view remembers', () => {
  it('comes back as it was', () => {
    const state = {
      ...initialState,
      query: 'tide',
      within: 'gate',
      order: 'source' as const,
      selectedId: 'p1',
      selectedIndex: 3,
      anchor: { index: 7, offset: 12 },
      stretch: { sourceId: 's', from: { passageId: 'p1', offset: 0 }, to: { passageId: 'p2', offset: 9 } },
      basket: [{ passageId: 'p1', quote: { passageId: 'p1' }, words: 'Words', from: 'Bo Ray' }],
      history: ['tide', 'gate'],
      previewShare: 0.3,
    };
    assert.deepEqual(toViewState(JSON.parse(JSON.stringify(state))), state);
  });

  it('is as at the start where it is of another shape', () => {
    for (const saved of [undefined, null, 7, 'text', [], {}])
      assert.deepEqual(toViewState(saved), initialState);
    assert.deepEqual(
      toViewState({
        query: 1,
        order: 'x',
        selectedIndex: -1,
        anchor: { index: 'a', offset: Number.NaN },
        stretch: { passageId: 'p' },
        basket: [{}, null, { passageId: 1, quote: {}, words: '', from: '' }],
        history: 'tide',
        previewShare: 7,
      }),
      initialState,
    );
  });

  it('keeps each search once, the last one first', () => {
    assert.deepEqual(withSearch(['gate', 'tide'], ' tide '), ['tide', 'gate']);
    assert.deepEqual(withSearch(['gate'], '  '), ['gate']);
    const many = Array.from({ length: 40 }, (_, at) => `q${at}`).reduce(withSearch, [] as readonly string[]);
    assert.equal(many.length, 30);
  });
});

describe('a message of the view', () => {
  const quote = { passageId: 'p' };
  const end = { passageId: 'p', offset: 1 };
  const good: readonly unknown[] = [
    { type: 'ready' },
    { type: 'search', query: 'tide', sequence: 1, limit: 50, offset: 50, order: 'source', within: 'gate' },
    { type: 'insert', quotes: [quote, { sourceId: 's', from: end, to: end }], style: 'citation' },
    { type: 'insert', quotes: [quote], style: 'ask' },
    { type: 'surroundings', sequence: 1, passageId: 'p', before: 2, after: 2 },
    { type: 'suggest', sequence: 1, query: 'sp', cursor: 2 },
    { type: 'explain', sequence: 1, query: 'tide' },
  ];
  const bad: readonly unknown[] = [
    null,
    'ready',
    { type: 'run' },
    { type: 'search', query: 'tide', sequence: 1 },
    { type: 'search', query: 'tide', sequence: 1, limit: -1 },
    { type: 'search', query: 'tide', sequence: 1, limit: 50, order: 'up' },
    { type: 'insert', quotes: [] },
    { type: 'insert', quotes: [{ sourceId: 's', from: end, to: { passageId: 'p', offset: -1 } }] },
    { type: 'insert', quotes: [quote], style: 'block' },
    { type: 'insert', quotes: new Array(201).fill(quote) },
    { type: 'open', passageId: { toString: () => 'p' } },
    { type: 'search', query: 'x'.repeat(100_001), sequence: 1, limit: 50 },
  ];
  it('is acted upon only where it is of the right shape', () => {
    for (const message of good) assert.equal(isSearchViewRequest(message), true, JSON.stringify(message));
    for (const message of bad)
      assert.equal(isSearchViewRequest(message), false, JSON.stringify(message)?.slice(0, 90));
  });
});

describe('a long title', () => {
  it('is cut between words, and never inside a character', () => {
    assert.equal(shorten('one two three', 9), 'one two…');
    assert.equal(shorten('one', 9), 'one');
    assert.equal(shorten('😀'.repeat(9), 5), '😀😀…');
    assert.equal(shorten('x'.repeat(99), 5), 'xxxxx…');
  });
});
