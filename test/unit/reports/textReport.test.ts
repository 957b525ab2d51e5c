import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toMarkedLines } from '../../../src/core/reports/markedLines.ts';
import { draftAsText, type Paint, summaryAsText } from '../../../src/core/reports/textReport.ts';
import { draftOf, findingOf, interviewCorpus } from '../../support/findings.ts';

const plain: Paint = (text) => text;
const clean = findingOf({ verdict: 'verbatim', severity: 'none', edits: [], reason: { code: 'verbatim' } });

describe('the text report', () => {
  it('shows one screen a problem, with both wordings and the differing words marked', () => {
    const text = draftAsText(draftOf(clean, findingOf({ flags: ['clipped'] })), interviewCorpus, plain);
    assert.equal(
      text,
      `drafts/salt.md:3:2: error: misquote
  Not the words of @ray2021gate, 00:00:10: the draft leaves out “not”.
  A “but”, a “perhaps” or another qualifier stands right beside the quoted words in the source.

  draft   A marsh does forget the tide
                      ^
  source  A marsh does not forget the tide
                       ^^^
          Bo Ray, @ray2021gate, 00:00:10 (interview.txt:2)

`,
    );
  });

  it('says nothing of clean quotes, and counts them', () => {
    assert.equal(draftAsText(draftOf(clean), interviewCorpus, plain), '');
    const drafts = [draftOf(clean, findingOf()), draftOf(clean)];
    assert.equal(summaryAsText(drafts, plain), '3 quotations in 2 drafts: 1 error, 2 clean.\n');
  });

  it('shows a marked quote that hides a negation, and counts speakers that cannot be confirmed', () => {
    const marked = findingOf({
      ...{ verdict: 'marked', severity: 'none', reason: { code: 'marked' }, edits: [] },
      flags: ['omits-negation', 'speaker-unconfirmed'],
      claimed: { citeKeys: ['ray2021gate'], speaker: 'Bo Ray' },
    });
    assert.match(
      draftAsText(draftOf(clean, marked), interviewCorpus, plain),
      /^drafts\/salt\.md:3:2: note: omits-negation\n {2}The words of @ray2021gate, 00:00:10; what was changed is marked\.\n {2}Among the words under the ellipsis is a negation\./u,
    );
    assert.equal(
      summaryAsText([draftOf(clean, marked)], plain),
      '2 quotations in 1 draft: 2 clean. Named speakers that the source does not mark: 1.\n',
    );
  });

  it('paints the words that differ where the terminal has colors', () => {
    const text = draftAsText(
      draftOf(findingOf()),
      interviewCorpus,
      (words, style) => `<${style}>${words}</>`,
    );
    assert.ok(text.includes('A marsh does <critical>not</> forget'), text);
    assert.ok(text.includes('<error>error: misquote</>'), text);
  });

  it('keeps what steers a terminal away from it', () => {
    const text = draftAsText(
      draftOf(findingOf({ text: 'A \u001b]0;x\u0007marsh\u001b[2J does', edits: [] })),
      interviewCorpus,
      plain,
    );
    assert.ok(!text.includes('\u001b') && !text.includes('\u0007'), text);
  });
});

describe('marked lines', () => {
  it('wraps at blanks and keeps each mark under its word', () => {
    const lines = toMarkedLines(
      [{ text: 'one two ' }, { text: 'three', mark: 'differs' }, { text: ' four five' }],
      10,
    );
    assert.deepEqual(lines, [
      { text: 'one two', marks: '' },
      { text: 'three four', marks: '~~~~~' },
      { text: 'five', marks: '' },
    ]);
  });

  it('fits on a screen, however long the quotation, and shows where it differs', () => {
    const long = 'the tide and the mud '.repeat(1000);
    const lines = toMarkedLines(
      [{ text: long }, { text: 'never', mark: 'critical' }, { text: ` ${long}` }],
      70,
    );
    assert.ok(lines.length <= 13);
    assert.ok(lines.some(({ text }) => text.includes('never')));
    assert.ok(lines.some(({ text }) => text.includes('⋯')));
    assert.equal(toMarkedLines([{ text: long, mark: 'differs' }], 70).length, 13);
  });

  it('has marks under characters only, for any wording', () => {
    const run = fc.record(
      { text: fc.string({ unit: 'binary' }), mark: fc.constantFrom('differs' as const, 'critical' as const) },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(fc.array(run), fc.integer({ min: 5, max: 80 }), (runs, width) => {
        for (const { text, marks } of toMarkedLines(runs, width)) {
          assert.ok(text.length <= width + 1);
          assert.ok(marks.length <= Math.max(text.length, 1) + 1, JSON.stringify({ text, marks }));
        }
      }),
    );
  });
});
