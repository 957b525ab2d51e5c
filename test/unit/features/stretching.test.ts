import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutStretch, isPassage } from '../../../src/core/features/stretch.ts';
import { findSurroundings } from '../../../src/core/features/surroundings.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import type { Stretch, SurroundingsView } from '../../../src/protocol/quoteRequests.ts';
import {
  coveredParts,
  dragEdge,
  type Edge,
  isStop,
  moveEdge,
  nearerEdge,
  outOfReach,
  type Stop,
  sentenceAt,
  stretchText,
  sweepWords,
  type Unit,
  wholePassage,
} from '../../../src/protocol/stretching.ts';
import { toSurroundingsView } from '../../../src/server/stretchRequests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

function around(words: string, neighbors = 9): SurroundingsView {
  const passage = corpus.index
    .sources()
    .flatMap(({ id }) => corpus.index.passagesOf(id))
    .find(({ text }) => text.includes(words));
  const found =
    passage && findSurroundings(corpus.index, passage.id, { before: neighbors, after: neighbors });
  assert.ok(found, words);
  return toSurroundingsView(found);
}

const keys: Readonly<Record<string, readonly [Edge, Unit, 1 | -1]>> = {
  '+w': ['end', 'word', 1],
  '-w': ['end', 'word', -1],
  '+s': ['end', 'sentence', 1],
  '-s': ['end', 'sentence', -1],
  'w+': ['start', 'word', -1],
  'w-': ['start', 'word', 1],
  's+': ['start', 'sentence', -1],
  's-': ['start', 'sentence', 1],
};

/** The quote after these keys: `-w` cuts a word off its end, `s+` adds a sentence before it; a stop ends it. */
function press(view: SurroundingsView, ...pressed: readonly string[]): Stretch | Stop {
  let stretch: Stretch | Stop | undefined = wholePassage(view);
  for (const name of pressed) {
    const [edge, unit, by] = keys[name] ?? ['end', 'word', 1];
    if (stretch && !isStop(stretch)) stretch = moveEdge(view, stretch, { edge, unit, by });
  }
  assert.ok(stretch);
  return stretch;
}
const after = (view: SurroundingsView, ...pressed: readonly string[]) => {
  const moved = press(view, ...pressed);
  return isStop(moved) ? moved : stretchText(view, moved);
};

describe('stretching a quote', () => {
  const marsh = 'A marsh does not forget the tide';
  const whole = `I listened to the water. ${marsh}, and neither did I. You could hear it turn.`;

  it('begins with the whole passage', () => assert.equal(after(around(marsh)), whole));

  it('cuts and adds sentences and words at either end', () => {
    const view = around('pin was on');
    const [pin, father] = [
      'The pin was on the nail, and the nail was dry.',
      'My father used to say "a dry nail has no story".',
    ];
    assert.equal(after(view, '-s'), pin);
    assert.equal(after(view, 's-'), father);
    assert.equal(after(view, 's-', '-w', '-w', '-w'), 'My father used to say "a dry nail');
    assert.equal(after(view, 's-', '-w', '-w', '-w', 'w-', 's+', '+s'), father);
    assert.equal(after(view, '-s', '-w', '-w', '-w', '-w', '-w'), 'The pin was on the nail');
    assert.equal(after(view, '-w', '+w', 'w-', 'w+'), `${pin} ${father}`);
  });

  it('says what it meets: a speaker, the end of the source, the last word', () => {
    const view = around(marsh);
    assert.equal(after(view, '+w'), 'other-speaker');
    assert.equal(after(view, 's+'), 'other-speaker');
    assert.equal(after(around('Hay is only'), '+s'), 'source-end');
    assert.equal(after(around('And the pin'), 'w-', 'w-', 'w-'), 'shortest');
    assert.equal(after(around('And the pin'), '-s'), 'shortest');
  });

  it('goes on into the next passage of the same voice, as far as was sent', () => {
    const view = around('eelgrass came back in year 9', 1);
    const longer = after(view, '+s');
    assert.ok(longer.startsWith(after(view)) && longer.length > after(view).length);
    assert.equal(after(view, '+s', '+s'), 'unloaded');
  });

  it('follows the mouse to whole words, and not over a barrier', () => {
    const view = around(marsh);
    const stretch = wholePassage(view) as Stretch;
    const text = view.passages[view.at]?.text ?? '';
    const spot = (words: string) => ({ at: view.at, offset: text.indexOf(words) + 1 });
    const drag = (edge: Edge, words: string) => {
      const made = dragEdge(view, stretch, edge, spot(words));
      return isStop(made) ? made : stretchText(view, made);
    };
    assert.equal(drag('start', 'marsh'), whole.slice(whole.indexOf('marsh')));
    assert.equal(drag('end', 'tide,'), whole.slice(0, whole.indexOf(', and')));
    const far = dragEdge(view, stretch, 'end', { at: view.passages.length - 1, offset: 3 });
    assert.equal(isStop(far) ? far : stretchText(view, far), whole);
  });

  it('takes the words that the mouse sweeps over, and the sentence that is clicked twice', () => {
    const view = around(marsh);
    const text = view.passages[view.at]?.text ?? '';
    const spot = (words: string, at = view.at) => ({
      at,
      offset: (view.passages[at]?.text ?? text).indexOf(words) + 1,
    });
    const shown = (made: Stretch | Stop) => (isStop(made) ? made : stretchText(view, made));
    assert.equal(shown(sweepWords(view, spot('marsh'), spot('tide'))), 'marsh does not forget the tide');
    assert.equal(shown(sweepWords(view, spot('tide'), spot('marsh'))), 'marsh does not forget the tide');
    assert.equal(shown(sweepWords(view, spot('turn'), { at: view.at + 1, offset: 4 })), 'turn.');
    assert.equal(
      shown(sentenceAt(view, spot('hear'))),
      `${marsh}, and neither did I. You could hear it turn.`,
    );
    assert.equal(shown(sweepWords(view, { at: 0, offset: 1 }, spot('marsh'))), 'heading');
  });

  it('says why a place is out of reach', () => {
    const view = around(marsh);
    const stretch = wholePassage(view) as Stretch;
    assert.equal(outOfReach(view, stretch, { at: view.at + 1, offset: 0 }), 'other-speaker');
    assert.equal(outOfReach(view, stretch, { at: view.at, offset: 5 }), undefined);
  });

  it('moves the end that a click is nearer to', () => {
    const view = around(marsh);
    const stretch = wholePassage(view) as Stretch;
    assert.equal(nearerEdge(view, stretch, { at: view.at, offset: 4 }), 'start');
    assert.equal(nearerEdge(view, stretch, { at: view.at, offset: whole.length - 4 }), 'end');
    assert.equal(nearerEdge(view, stretch, { at: view.at + 1, offset: 0 }), 'end');
    assert.equal(nearerEdge(view, stretch, { at: view.at - 1, offset: 0 }), 'start');
  });

  it('only ever makes what the server cuts in the same words', () => {
    const passages = [
      'marsh does not',
      'eelgrass came back in year 9',
      'Hay is only',
      'Every gate',
      'pin was on',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...passages),
        fc.array(fc.constantFrom(...Object.keys(keys)), { maxLength: 25 }),
        (words, pressed) => {
          const view = around(words);
          let stretch = wholePassage(view) as Stretch;
          for (const name of pressed) {
            const [edge, unit, by] = keys[name] as readonly [Edge, Unit, 1 | -1];
            const moved = moveEdge(view, stretch, { edge, unit, by });
            if (!isStop(moved)) stretch = moved;
          }
          const made = cutStretch(corpus.index, stretch);
          assert.ok(isPassage(made), JSON.stringify(made));
          assert.equal(made.text, stretchText(view, stretch));
          const covered = coveredParts(view, stretch).filter((part) => part !== undefined);
          assert.ok(covered.every(([start, end]) => start < end));
        },
      ),
      { numRuns: 300 },
    );
  });
});
