import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { QuoteDesk } from '../../../media/quoteDesk.ts';
import type { SurroundingsView } from '../../../src/protocol/quoteRequests.ts';
import type { HitView } from '../../../src/protocol/requests.ts';
import type { SearchViewRequest } from '../../../src/protocol/searchView.ts';
import { usePage } from '../../support/page.ts';

describe('the quote that is made of a hit', () => {
  usePage();

  function openDesk() {
    const asked: Extract<SearchViewRequest, { type: 'surroundings' }>[] = [];
    const stretched: (readonly [string, string])[] = [];
    let sequence = 0;
    const nothing = () => {};
    const desk = new QuoteDesk({
      vscode: {
        postMessage: (message) => message.type === 'surroundings' && asked.push(message),
        getState: nothing,
        setState: nothing,
      },
      nextSequence: () => ++sequence,
      onStretch: (passageId, words) => stretched.push([passageId, words]),
      onShow: nothing,
      onStop: nothing,
      onAction: nothing,
      onKey: () => false,
      onClose: nothing,
      onGrab: nothing,
      onDrag: nothing,
    });
    /** Answers what was asked last, as soon as it is asked. */
    const answer = async (count: number) => {
      while (asked.length < count) await delay(5);
      const { sequence: asking, passageId } = asked.at(-1) ?? { sequence: 0, passageId: '' };
      desk.receive(asking, surroundingsOf(passageId));
    };
    return { desk, stretched, answer };
  }

  const hit = (passageId: string) => ({ passageId }) as HitView;
  const endAWordEarlier = { edge: 'end', unit: 'word', by: -1 } as const;

  it('is not of another hit that is still on show', async () => {
    const { desk, stretched, answer } = openDesk();
    desk.take(hit('tide'));
    await answer(1);
    desk.take(hit('gate'));
    desk.step(endAWordEarlier);
    assert.deepEqual(stretched, []);
    await answer(2);
    assert.deepEqual(stretched, [['gate', 'gate one']]);
    assert.deepEqual(desk.quoteOf(hit('tide')), { passageId: 'tide' });
    assert.deepEqual(desk.stretchOf('gate'), {
      sourceId: 's',
      from: { passageId: 'gate', offset: 0 },
      to: { passageId: 'gate', offset: 8 },
    });
  });

  it('is stretched at once where the hit is on show', async () => {
    const { desk, stretched, answer } = openDesk();
    desk.take(hit('tide'));
    await answer(1);
    desk.step(endAWordEarlier);
    assert.deepEqual(stretched, [['tide', 'tide one']]);
  });
});

/** A source of one passage of three words, the first of them the passage's id. */
function surroundingsOf(passageId: string): SurroundingsView {
  const text = `${passageId} one two`;
  const words = [...text.matchAll(/\S+/gu)].flatMap(({ index, 0: word }) => [index, index + word.length]);
  return {
    sourceId: 's',
    title: 'Title',
    passages: [
      {
        passageId,
        text,
        words,
        sentences: [0, text.length],
        kind: 'speech',
        evidence: '',
        place: '',
        joint: '',
      },
    ],
    at: 0,
    hasBefore: false,
    hasAfter: false,
  };
}
