import assert from 'node:assert/strict';
import { type Edit, type Finding, flags, verdicts } from '../../../src/core/model/finding.ts';
import { alsoMessage, differencesOf, flagMessage, messageOf } from '../../../src/core/reports/messages.ts';
import { sentences } from '../../../src/core/reports/sentences.ts';
import { findingOf, interviewCorpus, matchOfTide } from '../../support/findings.ts';

const replaced = (draft: string, source: string, critical = false): Edit => ({
  ...{ kind: 'replace', critical, draft, source },
  ...{ draftSpan: [0, 0], sourceSpans: [] },
});

const cases: readonly (readonly [string, Partial<Finding>, string])[] = [
  [
    'names both wordings of a misquote, the source and the place',
    {},
    'Not the words of @ray2021gate, 00:00:10: the draft leaves out “not”.',
  ],
  [
    'names the critical difference first, and counts those that are too many',
    {
      edits: [replaced('sea', 'tide'), replaced('x', 'a'), replaced('y', 'b'), replaced('two', 'six', true)],
    },
    'Not the words of @ray2021gate, 00:00:10: the draft has “two” for “six”, has “sea” for “tide”, has “x” for “a” and differs elsewhere too (1 more).',
  ],
  [
    'says together what is left out',
    {
      edits: ['you know', 'like', 'you know'].map((source) => ({ ...replaced('', source), kind: 'filler' })),
    },
    'Not the words of @ray2021gate, 00:00:10: the draft leaves out “you know” and “like”.',
  ],
  [
    'shows invisible characters',
    { edits: [replaced('mar\u200bsh', 'marsh')] },
    'Not the words of @ray2021gate, 00:00:10: the draft has “mar<U+200B>sh” for “marsh”.',
  ],
  [
    'names the right source',
    { verdict: 'wrong-source', claimed: { citeKeys: ['a', 'b'] } },
    'These words are not in @a or @b; they stand in @ray2021gate, 00:00:10.',
  ],
  [
    'says of several works that all were read',
    { verdict: 'not-found', claimed: { citeKeys: ['a', 'b'] } },
    'These words are not in @a or @b, which were read, nor in any other source.',
  ],
  [
    'calls a word that was moved moved',
    {
      edits: [
        { ...replaced('long', ''), kind: 'insert' },
        { ...replaced('', 'long'), kind: 'delete' },
      ],
    },
    'Not the words of @ray2021gate, 00:00:10: the draft has “long” in another place.',
  ],
  [
    'names no places where nothing tells them apart',
    { verdict: 'spliced', others: [matchOfTide] },
    'Words of different places of @ray2021gate, 00:00:10 are joined without a mark.',
  ],
  [
    'says where words stand that the cited source has otherwise',
    { edits: [], claimed: { citeKeys: ['ray2021raw'] } },
    'Not the words of @ray2021raw, which has them otherwise; as they stand here they stand in @ray2021gate, 00:00:10.',
  ],
  [
    'names both speakers',
    { verdict: 'wrong-speaker', claimed: { citeKeys: ['ray2021gate'], speaker: 'Ann Lee' } },
    'In @ray2021gate, 00:00:10 these are the words of Bo Ray, not of Ann Lee.',
  ],
  [
    'names both places',
    {
      verdict: 'wrong-locator',
      claimed: { citeKeys: ['ray2021gate'], locator: { label: 'page', value: '33-34' } },
    },
    'These words stand in @ray2021gate, 00:00:10, not at pp. 33-34.',
  ],
  [
    'names the chain of a secondhand quote, and that its claimed source lacks it',
    {
      verdict: 'secondhand',
      match: { ...matchOfTide, citeKey: 'list2022', locator: { label: 'line', value: '3' } },
      provenance: {
        reportedIn: 'list',
        claimedSource: 'The Ebb #12',
        claimedSourceId: 'source-1',
        claimedSourceLacksIt: true,
      },
    },
    '@list2022, line 3 reports these words from @ray2021gate, which was read and does not have them.',
  ],
  [
    'says so where nothing was found and nothing is cited',
    { verdict: 'not-found', claimed: { citeKeys: [] } },
    'No source of the corpus has these words.',
  ],
  [
    'lists the places of an ambiguous quote once each',
    {
      verdict: 'ambiguous',
      others: [matchOfTide, { ...matchOfTide, locator: { label: 'timestamp', value: '00:30:00' } }],
    },
    'These words stand in several places and nothing says which is meant: @ray2021gate, 00:00:10 and @ray2021gate, 00:30:00.',
  ],
];

describe('messages', () => {
  for (const [title, changes, expected] of cases)
    it(title, () =>
      assert.equal(
        messageOf(
          findingOf({ ...changes, reason: { code: changes.verdict ?? 'misquote' } }),
          interviewCorpus,
        ),
        expected,
      ),
    );

  it('has one sentence for every verdict and flag, with every value filled in', () => {
    for (const verdict of verdicts) {
      const message = messageOf(findingOf({ verdict, reason: { code: verdict } }), interviewCorpus);
      assert.match(message, /^[^{}]+\.$/u, verdict);
    }
    for (const flag of flags) assert.match(flagMessage(flag), /^[A-Z][^{}]+\.$/u, flag);
  });

  it('says another verdict as if it were the first', () => {
    assert.match(alsoMessage('wrong-locator', findingOf(), interviewCorpus), /^These words stand in/u);
  });

  it('names the works alone that the corpus lacks', () => {
    const said = (code: string) =>
      messageOf(
        findingOf({
          verdict: 'unchecked',
          reason: { code, values: { missing: 'b, c' } },
          claimed: { citeKeys: ['a', 'b', 'c'] },
        }),
        interviewCorpus,
      );
    assert.match(said('source-not-in-corpus'), /the corpus does not have @b or @c\./u);
    assert.match(said('one-source-not-in-corpus'), /not in what was read .*does not have @b or @c\./u);
  });

  it('prefers the sentence of the reason', () => {
    const said = (code: string, verdict: Finding['verdict']) =>
      messageOf(findingOf({ verdict, reason: { code } }), interviewCorpus);
    assert.match(said('two-speakers', 'spliced'), /^Words of two speakers of @ray2021gate/u);
    assert.match(said('source-without-text', 'unchecked'), /no text could be read from @ray2021gate/u);
    assert.match(said('no such code', 'unchecked'), /the corpus has no text of @ray2021gate/u);
  });

  it('stays one line of plain text, whatever a source is made of', () => {
    const hostile = 'a\u001b[31m\u202eb\r\n{place}\u0007';
    const edits = [replaced(hostile, `${'long '.repeat(100)}end`)];
    const message = messageOf(findingOf({ edits }), interviewCorpus);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there.
    assert.ok(!/[\u0000-\u001f\u202e]/u.test(message), JSON.stringify(message));
    assert.ok(message.includes('“a[31mb {place}”'), message);
    assert.ok(message.length < 220);
  });

  it('speaks another language where it has the sentence', () => {
    const german = (code: string) => (code === 'not-in-corpus' ? 'Keine Quelle hat diese Worte.' : undefined);
    const finding = findingOf({
      verdict: 'not-found',
      reason: { code: 'not-found' },
      claimed: { citeKeys: [] },
    });
    assert.equal(messageOf(finding, interviewCorpus, german), 'Keine Quelle hat diese Worte.');
    assert.ok(Object.keys(sentences).length > verdicts.length + flags.length);
  });

  it('says by itself how the words differ, where they are at fault', () => {
    assert.equal(differencesOf(findingOf({})), 'without “not”');
    assert.equal(differencesOf(findingOf({ edits: [replaced('sea', 'tide')] })), '“sea” for “tide”');
    assert.equal(differencesOf(findingOf({ verdict: 'wrong-source' })), '');
    assert.equal(differencesOf(findingOf({ edits: [] })), '');
  });
});
