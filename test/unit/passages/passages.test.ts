import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importSource } from '../../../src/core/importers/importSource.ts';
import type { Passage, Section } from '../../../src/core/model/passage.ts';
import { cutAtPauses } from '../../../src/core/passages/pauses.ts';
import { splitPassages } from '../../../src/core/passages/splitPassages.ts';
import { assertSound } from '../../support/assertSound.ts';

const whole = (text: string): Section[] => [{ kind: 'speech', voice: 'unmarked', spans: [[0, text.length]] }];
const sentence = (seed: number) =>
  `Sentence number ${seed} tells of tide ${seed * 7} and of mud ${seed * 13}, as they were then.`;
const encode = (text: string) => new TextEncoder().encode(text);
const ids = (passages: readonly Passage[]) => passages.map(({ id }) => id);

describe('passages', () => {
  it('are the words of their spans, inside the text, in order and apart, for any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 20 }),
        fc.constantFrom('a.txt', 'a.md'),
        async (parts, file) => assertSound(await importSource({ file, bytes: encode(parts.join('\n\n')) })),
      ),
      { numRuns: 300 },
    );
  });

  it('keep their ids when the same file is read again', () => {
    const text = Array.from({ length: 60 }, (_, at) => sentence(at)).join(' ');
    assert.deepEqual(ids(splitPassages('s', text, whole(text))), ids(splitPassages('s', text, whole(text))));
  });

  it('change only the ids near an edit', () => {
    const before = Array.from({ length: 200 }, (_, at) => sentence(at)).join(' ');
    const after = before.replace(sentence(40), `${sentence(40)} Somebody put in one more.`);
    const kept = new Set(ids(splitPassages('s', before, whole(before))));
    const changed = ids(splitPassages('s', after, whole(after))).filter((id) => !kept.has(id));
    assert.ok(changed.length > 0 && changed.length <= 8, `${changed.length} ids changed`);
  });

  it('never cross a section', () => {
    const text = 'Short one. Short two.';
    const passages = splitPassages('s', text, [
      { kind: 'speech', voice: 'labelled', speaker: 'A', spans: [[0, 10]] },
      { kind: 'speech', voice: 'labelled', speaker: 'B', spans: [[11, 21]] },
    ]);
    assert.deepEqual(
      passages.map(({ speaker, text: words }) => [speaker, words]),
      [
        ['A', 'Short one.'],
        ['B', 'Short two.'],
      ],
    );
  });

  it('cut unpunctuated speech between words, where a clause begins', () => {
    const text = Array.from(
      { length: 40 },
      (_, at) => `and then we went to the number ${at} gate and looked at the water there for a while`,
    ).join(' ');
    const passages = splitPassages('s', text, whole(text));
    assert.ok(passages.length > 5);
    for (const { text: words } of passages) assert.match(words, /^and (?:then|looked)/u);
  });

  it('are cut out of any length of text without a blank', () => {
    const cpu = process.cpuUsage();
    const cuts = cutAtPauses('.'.repeat(24e6), [0, 24e6], { target: 400, max: 600 });
    assert.equal(cuts.length, 40_000);
    // Of the processor: looking for a blank to the end each time took ten times as long.
    assert.ok(process.cpuUsage(cpu).user < 2e6);
  });
});
