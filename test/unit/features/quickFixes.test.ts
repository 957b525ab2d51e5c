import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { type QuickFix, quickFixes } from '../../../src/core/features/quickFixes.ts';
import { applyEdits, createRecheck } from '../../../src/core/features/quickFixesRecheck.ts';
import type { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { checkDraft, checkQuote } from '../../../src/core/reports/checkDraft.ts';
import { sentence } from '../../../src/core/reports/messages.ts';
import { Evidence } from '../../../src/core/verify/evidence.ts';
import { type ProfileName, profileNames } from '../../../src/core/verify/profiles.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let index: CorpusIndex;
let evidence: Evidence;

/** The fixes for the first quote of a draft. */
function fixesFor(text: string, profile: ProfileName = 'chicago'): QuickFix[] {
  const draft = parseDraft(text);
  const [quote] = draft.quotes;
  const checked = quote && checkQuote(quote, draft, evidence, profile);
  if (!checked) return [];
  const recheck = createRecheck(
    draft,
    checked.quote,
    (other, edited) => checkQuote(other, edited, evidence, profile)?.finding,
  );
  return quickFixes({ draft, checked, index, profile, recheck });
}

function apply(text: string, code: QuickFix['code'], profile?: ProfileName): string {
  const fix = fixesFor(text, profile).find((candidate) => candidate.code === code);
  if (!fix) return `no ${code} among ${fixesFor(text, profile).map((other) => other.code)}`;
  return applyEdits(text, fix.edits);
}

const cite = '[@ray2021gate, 00:00:10]';
const oddSources = {
  'odd.md': '---\ntitle: Odd\n---\n\nNoone recieved the water that night, they say.\n',
  'one.md': '---\ntitle: One\n---\n\nThe lamp stood in the window every night of the year.\n',
  'two.md': '---\ntitle: Two\n---\n\nThe lamp stood in the window every night of the year.\n',
  'odd.bib': ['odd', 'lampOne', 'lampTwo']
    .map(
      (key, at) =>
        `@book{${key}, title = {${key}}, keywords = {primary}, file = {${['odd', 'one', 'two'][at]}.md}}`,
    )
    .join('\n'),
};
const cases: readonly (readonly [title: string, code: QuickFix['code'], before: string, after: string])[] = [
  [
    'puts back a word that was left out',
    'fix-restore-wording',
    `“A marsh does forget the tide, and neither did I.” ${cite}`,
    `“A marsh does not forget the tide, and neither did I.” ${cite}`,
  ],
  [
    'puts back a word that was replaced, in a block quote of two lines',
    'fix-restore-wording',
    `> I listened to the sea. A marsh\n> does not forget the tide.\n>\n> — Bo Ray ${cite}\n`,
    `> I listened to the water. A marsh\n> does not forget the tide.\n>\n> — Bo Ray ${cite}\n`,
  ],
  [
    'takes out a word that was put in, with its blank',
    'fix-restore-wording',
    `“A marsh does not ever forget the tide, and neither did I” ${cite}`,
    `“A marsh does not forget the tide, and neither did I” ${cite}`,
  ],
  [
    'takes out a word that the draft emphasizes',
    'fix-restore-wording',
    `“A marsh does not *ever* forget the tide, and neither did I” ${cite}`,
    `“A marsh does not forget the tide, and neither did I” ${cite}`,
  ],
  [
    'marks what was left out with the ellipsis of the profile',
    'fix-mark-omission',
    '“The pin was the nail, and the nail was dry” [@ray2021gate, 00:01:09]',
    '“The pin was . . . the nail, and the nail was dry” [@ray2021gate, 00:01:09]',
  ],
  [
    'marks another word with brackets',
    'fix-mark-alteration',
    `“I listened to the sea. A marsh does not forget the tide” ${cite}`,
    `“I listened to the [sea]. A marsh does not forget the tide” ${cite}`,
  ],
  [
    'takes over the right citation, and keeps what stands around it',
    'fix-take-citation',
    '“A marsh does not forget the tide, and neither did I.” [see @ray2021raw, 00:44:00, with a note]',
    '“A marsh does not forget the tide, and neither did I.” [see @ray2021gate, 00:00:10, with a note]',
  ],
  [
    'takes over the right citation in the text',
    'fix-take-citation',
    '“A marsh does not forget the tide, and neither did I,” says @ray2021raw [00:44:00].',
    '“A marsh does not forget the tide, and neither did I,” says @ray2021gate [00:00:10].',
  ],
  [
    'cites the right source beside several that have not the words',
    'fix-cite-as-well',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021raw, 00:44:00; see @list2022]',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021raw, 00:44:00; see @list2022; @ray2021gate, 00:00:10]',
  ],
  [
    'cites the right source in the place of the first of several',
    'fix-replace-citation',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021raw, 00:44:00; see @list2022]',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021gate, 00:00:10; see @list2022]',
  ],
  [
    'takes over the place in the work among several that has the words',
    'fix-take-locator',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021raw, p. 3; @ray2021gate, 00:44:00]',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021raw, p. 3; @ray2021gate, 00:00:10]',
  ],
  [
    'says in the place of one of several works through whom the words are known',
    'fix-quoted-in-instead',
    '“Mud remembers everything that we forget.” [@ray2021gate; @ray2021raw]',
    '“Mud remembers everything that we forget.” [attributed to Bo Ray, Radio, quoted in @list2022; @ray2021raw]',
  ],
  [
    'takes over the right place',
    'fix-take-locator',
    '“A marsh does not forget the tide, and neither did I.” [@ray2021gate, 00:44:00]',
    `“A marsh does not forget the tide, and neither did I.” ${cite}`,
  ],
  [
    'names the right speaker in an attribution line',
    'fix-take-speaker',
    `> A marsh does not forget the tide, and neither did I.\n>\n> — Ann Lee ${cite}\n`,
    `> A marsh does not forget the tide, and neither did I.\n>\n> — Bo Ray ${cite}\n`,
  ],
  [
    'cites what is only reported as quoted in the source that reports it',
    'fix-quoted-in',
    '“Mud remembers everything that we forget.” [@radio1999]',
    '“Mud remembers everything that we forget.” [attributed to Bo Ray, Radio, quoted in @list2022]',
  ],
  [
    'adds a citation behind the closing mark',
    'fix-add-citation',
    'He said “A marsh does not forget the tide” again.',
    `He said “A marsh does not forget the tide” ${cite} again.`,
  ],
  [
    'adds a signature to a block quote that has none',
    'fix-add-citation',
    '> A marsh does not forget the tide, and neither did I.\n\nMore.\n',
    `> A marsh does not forget the tide, and neither did I.\n>\n> — Bo Ray ${cite}\n\nMore.\n`,
  ],
  [
    'takes the marks off',
    'fix-paraphrase',
    `He said “A marsh does forget the tide, and so did I” ${cite}.`,
    `He said A marsh does forget the tide, and so did I ${cite}.`,
  ],
  [
    'makes a paragraph of a block quote',
    'fix-paraphrase',
    `> A marsh does forget\n> the tide, and so did I.\n>\n> — Bo Ray ${cite}\n`,
    `A marsh does forget\nthe tide, and so did I.\n\n— Bo Ray ${cite}\n`,
  ],
  [
    'ignores a quote in the text by a comment behind it',
    'fix-ignore',
    `He said “A marsh does forget the tide, and so did I” ${cite}.`,
    `He said “A marsh does forget the tide, and so did I” ${cite} <!-- verbatim: ignore -->.`,
  ],
  [
    'takes over the spelling of the source with a note that it is its own',
    'fix-add-sic',
    '“Noone received the water that night” [@odd]',
    '“Noone recieved [sic] the water that night” [@odd]',
  ],
  [
    'chooses the first of the places that fit',
    'fix-choose-place',
    '“The lamp stood in the window every night of the year.”',
    '“The lamp stood in the window every night of the year.” [@lampOne, para. 1]',
  ],
  [
    'restores the case and punctuation of a written source, which is typography',
    'fix-restore-typography',
    '“Hay is only summer, you can lift” [@sayre2023salt]',
    '“Hay is only summer you can lift” [@sayre2023salt]',
  ],
];

describe('quick fixes', () => {
  before(async () => {
    ({ index } = await corpusOf({ ...marshCorpus, ...oddSources }));
    evidence = new Evidence(index);
    evidence.updateNow();
  });

  for (const [title, code, text, after] of cases)
    it(title, () => {
      assert.equal(apply(text, code), after);
    });

  it('offers each source that has the words, and calls none of them safe', () => {
    const lamps = fixesFor('“The lamp stood in the window every night of the year.”').filter(({ code }) =>
      /choose-place|add-citation/u.test(code),
    );
    assert.deepEqual(
      lamps.map(({ values }) => values.place),
      ['@lampOne, ¶ 1', '@lampTwo, ¶ 1'],
    );
    assert.ok(lamps.every(({ isSafe }) => !isSafe));
  });

  it('says through whom words are known as the profile does', () => {
    assert.equal(
      apply('“Mud remembers everything that we forget.” [@ray2021gate]', 'fix-quoted-in', 'mla'),
      '“Mud remembers everything that we forget.” [attributed to Bo Ray, Radio, qtd. in @list2022]',
    );
  });

  it('marks an omission as the profile does', () => {
    const text = '“The pin was the nail, and the nail was dry” [@ray2021gate, 00:01:09]';
    assert.match(apply(text, 'fix-mark-omission', 'guardian'), /was … the nail/u);
    assert.match(apply(text, 'fix-mark-omission', 'strict'), /was \[…\] the nail/u);
  });

  it('offers no mark that would hide a negation or another number', () => {
    for (const text of [
      `“A marsh does forget the tide, and neither did I.” ${cite}`,
      `“A marsh does not forget the tide, and did I” ${cite}`,
      `“A marsh does never forget the tide, and neither did I” ${cite}`,
    ]) {
      const codes = fixesFor(text).map(({ code }) => code);
      assert.ok(codes.includes('fix-restore-wording'), text);
      assert.ok(!codes.some((code) => code.startsWith('fix-mark')), `${text}: ${codes}`);
    }
  });

  it('offers nothing for a quote that is clean', () => {
    const codes = fixesFor(`“A marsh does not forget the tide, and neither did I.” ${cite}`).map(
      ({ code }) => code,
    );
    assert.deepEqual(codes, []);
  });

  it('names what it does', () => {
    for (const fix of cases.flatMap(([, , text]) => fixesFor(text)))
      assert.match(sentence(fix.code, fix.values), /^[A-Z][^{}]+$/u);
  });

  it('shows before it is done what changes words, and calls only typography and citations safe', () => {
    for (const fix of cases.flatMap(([, , text]) => fixesFor(text))) {
      if (fix.isSafe) assert.ok(!fix.changesWords, fix.code);
      if (/restore-wording|sic|speaker/u.test(fix.code)) assert.ok(fix.changesWords, fix.code);
    }
  });

  it('keeps every promise in the whole draft, however a passage was spoiled', () => {
    const words = 'A marsh does not forget the tide, and neither did I. You could hear it turn.'.split(' ');
    const spoil = fc.array(
      fc.tuple(
        fc.nat(words.length - 1),
        fc.constantFrom('drop', 'sea', 'never', 'Smith', 'twelve', 'double', '*loud*', 'tyde'),
      ),
      { minLength: 1, maxLength: 3 },
    );
    const form = fc.constantFrom('run-in', 'block', 'wrapped');
    fc.assert(
      fc.property(spoil, form, fc.constantFrom(...profileNames), (changes, shape, profile) => {
        const text = `Before.\n\n${quoteOf(spoiled(words, changes), shape)}\n\nAfter.\n`;
        for (const fix of fixesFor(text, profile)) {
          const after = applyEdits(text, fix.edits);
          const [finding] = findingsOf(after, profile);
          const said: readonly string[] = finding
            ? [...(finding.severity === 'none' ? [] : [finding.verdict]), ...finding.also, ...finding.flags]
            : [];
          if (fix.resolves.includes('quote')) assert.equal(finding, undefined, `${fix.code}: ${after}`);
          for (const code of fix.resolves) assert.ok(!said.includes(code), `${fix.code}: ${after}`);
          assert.ok(after.startsWith('Before.\n\n') && after.endsWith('\n\nAfter.\n'), after);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('always offers to restore the wording of a misquote, and it is the wording of the source then', () => {
    const words = 'The pin was on the nail, and the nail was dry.'.split(' ');
    for (let at = 0; at < words.length; at++)
      for (const change of ['drop', 'sea', 'ever', 'double'])
        for (const shape of ['run-in', 'block', 'wrapped']) {
          const text = quoteOf(spoiled(words, [[at, change]]), shape).replace('00:00:10', '00:01:09');
          const [finding] = findingsOf(text);
          if (finding?.verdict !== 'misquote') continue;
          const after = apply(text, 'fix-restore-wording').replace(/\n> /gu, ' ');
          const [, quoted = ''] = /(?:“|> )(.*?)[”.]/u.exec(after) ?? [];
          assert.ok(plain(marshCorpus['interview.txt']).includes(plain(quoted)), `${text} → ${after}`);
        }
  });
});

/** In transcripts of speech, case and punctuation are the transcriber's. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[.,]/gu, '');
}

function spoiled(words: readonly string[], changes: readonly (readonly [number, string])[]): string {
  const changed = [...words];
  for (const [at, change] of changes) {
    const word = words[at] ?? '';
    changed[at] = change === 'drop' ? '' : change === 'double' ? `${word} quite ${word}` : change;
  }
  return changed.filter(Boolean).join(' ');
}

function quoteOf(words: string, shape: string): string {
  if (shape === 'run-in') return `He said “${words}” ${cite} and left.`;
  const lines = shape === 'wrapped' ? words.replace(/^((?:\S+ ){4})/u, '$1\n> ').replace(' \n', '\n') : words;
  return `> ${lines}\n>\n> — Bo Ray ${cite}`;
}

function findingsOf(text: string, profile: ProfileName = 'chicago') {
  return checkDraft({ path: '', uri: '', text }, evidence, profile).quotes.map(({ finding }) => finding);
}
