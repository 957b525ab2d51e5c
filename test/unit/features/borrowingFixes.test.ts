import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { borrowingFixes } from '../../../src/core/features/borrowingFixes.ts';
import { applyEdits } from '../../../src/core/features/quickFixesRecheck.ts';
import { borrowingMessage } from '../../../src/core/reports/borrowingMessage.ts';
import { checkQuote } from '../../../src/core/reports/checkDraft.ts';
import { findBorrowings } from '../../../src/core/verify/borrowings.ts';
import type { ProfileName } from '../../../src/core/verify/profiles.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, type Verifier, verifierOf, verifierOfFolder } from '../../support/verification.ts';

const corpus = {
  'talk.txt':
    'The Ebb\n\n[00:00:05] ANN LEE: And now?\n\n[00:00:30] BO RAY: Nobody in the county ever paid the keeper for the eleven winters he sat beside the sluice with a lamp.\n\n[00:01:00] ANN LEE: And the lamp?\n\n[00:01:10] BO RAY: Kerosene.\n',
  'list.txt':
    'Lessons from Bo Ray\nAn introduction.\n- On gates: "Every gate along this shore is a question put to the sea." — Source: [The Ebb #12]\n- On mud: "Mud remembers everything that we forget." — Source: [Radio]\n- On time: "A tide is a promise kept twice a day." — Source: [The Ebb #12]\n',
  'secret.txt': 'The sluice was never inspected after the flood of that winter by anybody from the county.\n',
  'sources.bib': [
    '@audio{talk, author = {Ray, Bo}, editor = {Lee, Ann}, editortype = {interviewer}, title = {The Ebb}, keywords = {primary}, file = {talk.txt}}',
    '@online{list, title = {Lessons from Bo Ray}, date = {2022}, keywords = {secondary}, file = {list.txt}}',
    '@misc{secret, title = {Secret}, keywords = {primary, off-record}, file = {secret.txt}}',
  ].join('\n'),
};
const words = 'nobody in the county ever paid the keeper for the eleven winters';

describe('a fix for words without quotation marks', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });

  /** The fixes of the first borrowing: their codes with what the draft is after them. */
  const fixes = (
    text: string,
    { corpus: { index }, evidence } = verifier,
    profile: ProfileName = 'chicago',
  ) => {
    const draft = parseDraft(text);
    const [borrowing] = findBorrowings(draft, evidence);
    assert.ok(borrowing, `no borrowing in ${text}`);
    const made = borrowingFixes({
      ...{ draft, borrowing, index, today: '2026-01-01' },
      verify: (quote, edited) => checkQuote(quote, edited, evidence, profile)?.finding,
    });
    return made.map(({ code, edits }) => [code, applyEdits(text, edits)]);
  };

  it('sets marks and cites', () => {
    assert.deepEqual(fixes(`So ${words}, he says.`), [
      ['fix-quote-and-cite', `So “${words}” [@talk, 00:00:30], he says.`],
      ['fix-own-words', `So ${words} <!-- verbatim: own words -->, he says.`],
    ]);
  });

  it('takes the marks of the draft', () => {
    assert.equal(
      fixes(`He said "no". So ${words}.`)[0]?.[1],
      `He said "no". So "${words}" [@talk, 00:00:30].`,
    );
  });

  it('does not cite what is cited', () => {
    assert.deepEqual(fixes(`So ${words} [@talk].`)[0], ['fix-set-marks', `So “${words}” [@talk].`]);
  });

  it('takes the words of the source for changed ones', () => {
    assert.deepEqual(fixes('So nobody in the county ever thanked the keeper for the eleven winters.')[0], [
      'fix-quote-source',
      `So “${words[0]?.toUpperCase()}${words.slice(1)}” [@talk, 00:00:30].`,
    ]);
    assert.equal(
      fixes('So nobody in the county ever thanked the keeper for the eleven winters [@talk].')[0]?.[1],
      `So “${words[0]?.toUpperCase()}${words.slice(1)}” [@talk].`,
    );
  });

  it('says through whom reported words are known', () => {
    assert.match(
      fixes('So every gate along this shore is a question put to the sea.')[0]?.[1] ?? '',
      /^So “every gate along this shore is a question put to the sea” \[attributed to Bo Ray, quoted in @list\]\.$/u,
    );
  });

  it('does not quote what was said off the record', () => {
    assert.deepEqual(
      fixes('So the sluice was never inspected after the flood of that winter.').map(([code]) => code),
      ['fix-own-words'],
    );
  });

  it('settles it: neither is found again', () => {
    for (const [, after] of fixes(`So ${words}, he says.`))
      assert.deepEqual(findBorrowings(parseDraft(after ?? ''), verifier.evidence), []);
  });

  it('comes with a message that says where the words stand', () => {
    const message = (text: string) =>
      findBorrowings(parseDraft(text), verifier.evidence).map((each) => borrowingMessage(each));
    assert.deepEqual(message(`So ${words}.`), [
      'These are the words of @talk, 00:00:30, and no quotation marks say so.',
    ]);
    assert.match(
      message('So nobody in the county ever thanked the keeper for the eleven winters [@talk].')[0] ?? '',
      /nearly the words of @talk, 00:00:30.*There they are “Nobody in the county ever paid .*”\. A citation says/u,
    );
  });

  for (const [name, folder] of [
    ['the sample corpus', sampleCorpus],
    ['the real corpus', levineFolder],
  ] as const) {
    it(`is offered for sentences of ${name}, and what it makes verifies`, async function () {
      if (folder === levineFolder) needsLevine(this);
      const own = await verifierOfFolder(folder);
      const { index } = own.corpus;
      const [none, some]: string[][] = [[], []];
      for (const source of index.sources()) {
        if (source.role === 'own') continue;
        for (const [at, passage] of index.passagesOf(source.id).entries()) {
          if (at % 5 !== 0 || !passage.quotable || /[<>[\]*_`@\\"“”]/u.test(passage.text)) continue;
          const stolen = passage.text.split(/\s+/u).slice(0, 16).join(' ');
          const text = `She wrote that ${stolen} and so on.`;
          if (findBorrowings(parseDraft(text), own.evidence).length !== 1) continue;
          (fixes(text, own).length > 1 ? some : none)?.push(text);
        }
      }
      console.log(`        offered for ${some?.length} of ${(some?.length ?? 0) + (none?.length ?? 0)}`);
      assert.ok((some?.length ?? 0) > 10 * (none?.length ?? 0), (none ?? []).slice(0, 5).join('\n'));
    });
  }
});
