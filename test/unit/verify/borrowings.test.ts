import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { splitTokens } from '../../../src/core/text/tokens.ts';
import { type Borrowing, borrowingsInSlices, findBorrowings } from '../../../src/core/verify/borrowings.ts';
import { isTelling } from '../../../src/core/verify/lexicon/telling.ts';
import { ordinaryProse } from '../../fixtures/ordinaryProse.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, type Verifier, verifierOf, verifierOfFolder } from '../../support/verification.ts';

const corpus = {
  ...marshCorpus,
  'talk.txt':
    'The Ebb\n\n[00:00:05] ANN LEE: At the end of the day it comes down to what people are willing to do about it, you know, and I think that is the thing.\n\n[00:00:30] BO RAY: Nobody in the county ever paid the keeper for the eleven winters he sat beside the sluice with a lamp.\n\n[00:01:00] ANN LEE: And the lamp?\n\n[00:01:10] BO RAY: Kerosene, says the Annual Report of the Tarrow County Commission of Sewers and Drains.\n',
  'sources.bib': `${marshCorpus['sources.bib']}\n@audio{talk, author = {Ray, Bo}, editor = {Lee, Ann}, editortype = {interviewer}, title = {The Ebb}, keywords = {primary}, file = {talk.txt}}`,
};

describe('words of a source without quotation marks', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });
  const found = (text: string, { evidence } = verifier): Borrowing[] =>
    findBorrowings(parseDraft(text), evidence);
  const shown = (text: string) => found(text).map(({ text: words, match }) => `${match.citeKey}: ${words}`);
  const words = 'nobody in the county ever paid the keeper for the eleven winters he sat beside the sluice';

  const rows: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['in a sentence', `It is said that ${words}, in the rain.`, [`talk: ${words}`]],
    [
      'over a line break and under emphasis',
      `So nobody in the county *ever* paid\nthe keeper for the eleven winters.`,
      ['talk: nobody in the county *ever* paid\nthe keeper for the eleven winters'],
    ],
    [
      'in a list and in a note',
      `- ${words}\n\nOne.[^1]\n\n[^1]: ${words}\n`,
      [`talk: ${words}`, `talk: ${words}`],
    ],
    [
      'with a changed word',
      `So nobody in the county ever thanked the keeper for the eleven winters he sat there.`,
      ['talk: nobody in the county ever thanked the keeper for the eleven winters he sat'],
    ],
    [
      'with a word left out',
      `So nobody in the county paid the keeper for the eleven winters he sat there.`,
      ['talk: nobody in the county paid the keeper for the eleven winters he sat'],
    ],
    ['beside a citation', `So ${words} [@talk].`, [`talk: ${words}`]],
    ['without what follows a comma by chance', `So ${words}, with no more.`, [`talk: ${words}`]],
    ['not between marks', `He said “${words}” [@talk].`, []],
    ['not in a block quote', `> ${words}\n>\n> — Bo Ray [@talk]\n`, []],
    ['not in code', `\`${words}\`\n\n    ${words}\n\n\`\`\`\n${words}\n\`\`\`\n`, []],
    [
      'not in front matter, headings and comments',
      `---\nabstract: ${words}\n---\n\n# ${words}\n\n<!-- ${words} -->\n`,
      [],
    ],
    [
      'not in the list of works',
      `<!-- verbatim: bibliography -->\n\n${words}\n\n<!-- /verbatim: bibliography -->\n`,
      [],
    ],
    ['not what everybody says', 'At the end of the day it comes down to what one wants.', []],
    [
      'not the long name of an institution',
      'It is in the Annual Report of the Tarrow County Commission of Sewers and Drains.',
      [],
    ],
    ['not seven words of it', 'He said nobody in the county ever paid the man.', []],
    ['not where the writer says so', `So ${words}. <!-- verbatim: own words -->`, []],
    ['not where the draft is left out', `---\nverbatim: ignore\n---\n\nSo ${words}.`, []],
    ['not from own notes', 'We must remember the eelgrass and the keeper of the gate in spring.', []],
  ];
  for (const [what, text, expected] of rows)
    it(`are found ${what}`, () => assert.deepEqual(shown(text), expected));

  it('are said to be changed, cited and elsewhere where they are', async () => {
    const [plain] = found(`So ${words}.`);
    assert.deepEqual([plain?.changed, plain?.isCited, plain?.elsewhere], [0, false, 0]);
    assert.equal(plain?.match.speaker, 'Bo Ray');
    assert.equal(plain?.match.locator?.value, '00:00:30');
    const [changed] = found(
      'So nobody in the county ever thanked the keeper for the eleven winters [@talk].',
    );
    assert.deepEqual([changed?.changed, changed?.isCited], [1, true]);
    const twice = await verifierOf({ ...corpus, 'copy.txt': `${words}.\n` });
    assert.equal(found(`So ${words}.`, twice)[0]?.elsewhere, 1);
  });

  it('of ordinary prose are none', async function () {
    const verifiers = [verifier, await verifierOfFolder(sampleCorpus)];
    const texts = [...ordinaryProse, ordinaryProse.join(' '), ordinaryProse.join(' ').replace(/[“”]/gu, '')];
    for (const each of verifiers)
      assert.deepEqual(
        texts.flatMap((text) => found(text, each)).map(({ text }) => text),
        [],
      );
    needsLevine(this);
    const levine = await verifierOfFolder(levineFolder);
    assert.deepEqual(
      texts.flatMap((text) => found(text, levine)).map(({ text }) => text),
      [],
    );
  });

  for (const [name, folder] of [
    ['the sample corpus', sampleCorpus],
    ['the real corpus', levineFolder],
  ] as const) {
    it(`are found wherever they are taken from in ${name}, and with a changed word`, async function () {
      if (folder === levineFolder) needsLevine(this);
      const own = await verifierOfFolder(folder);
      const missed: string[] = [];
      let [planted, changed] = [0, 0];
      const tryAt = (stolen: readonly string[], alter: boolean) => {
        const changedWords = alter
          ? stolen.map((word, at) => (at === stolen.length >> 1 ? 'zeppelin' : word))
          : stolen;
        const text = `She wrote that ${changedWords.join(' ')} and so on.`;
        const [borrowing] = found(text, own);
        const at = borrowing && text.indexOf(changedWords.slice(1, -1).join(' '));
        const covers = borrowing && at !== undefined && borrowing.span[0] <= at;
        if (!covers) missed.push(`${alter ? 'changed: ' : ''}${stolen.join(' ')}`);
      };
      for (const source of own.corpus.index.sources()) {
        if (source.role === 'own') continue;
        for (const passage of own.corpus.index.passagesOf(source.id)) {
          const tokens = splitTokens(passage.text).map(({ folded }) => folded);
          // What the words of a page are broken up by (tags, addresses) is another test's affair.
          if (!passage.quotable || /[<>[\]*_`@\\]/u.test(passage.text)) continue;
          for (let from = 0; from + 8 <= tokens.length; from += 11) {
            const eight = tokens.slice(from, from + 8);
            if (new Set(eight.filter(isTelling)).size >= 3) {
              planted++;
              tryAt(eight, false);
            }
            const twelve = tokens.slice(from, from + 12);
            if (twelve.length === 12 && new Set(twelve.filter(isTelling)).size >= 4) {
              changed++;
              tryAt(twelve, true);
            }
            const long = tokens.slice(from, from + 15);
            if (long.length === 15 && long.some(isTelling)) {
              planted++;
              tryAt(long, false);
            }
          }
        }
      }
      console.log(`        ${planted} as they are, ${changed} with a changed word`);
      assert.ok(planted > 500 && changed > 100);
      assert.deepEqual(missed.slice(0, 8), []);
    });
  }

  const hostile: readonly (readonly [what: string, text: () => string])[] = [
    ['unclosed marks by the thousand', () => `${'“a ('.repeat(20_000)}\n\n${'[@a “'.repeat(20_000)}`],
    [
      'one paragraph of a megabyte',
      () => 'the keeper of the gate sat beside the water and listened to it '.repeat(16_000),
    ],
    ['one borrowing a thousand times', () => `So ${words} [@talk]. `.repeat(1_000)],
    ['the same in paragraphs of their own', () => `So ${words} [@talk].\n\n`.repeat(2_000)],
    ['blank lines and signs of quotes by the thousand', () => `a${'\n   > '.repeat(50_000)}b`],
    ['comments that are not closed', () => `So ${words} <!-- verbatim: ${'<!-- '.repeat(20_000)}`],
  ];
  for (const [what, text] of hostile)
    it(`are looked for in a moment: ${what}`, function () {
      this.timeout(20_000);
      const borrowings = found(text());
      for (const { span } of borrowings) assert.ok(span[0] < span[1]);
    });

  it('are looked for in ten megabytes, in slices', function () {
    this.timeout(60_000);
    const paragraph = 'Nobody had asked the baker about his bread, nor the postman about his hat, in years. ';
    const text = `${paragraph.repeat(60)}\n\n`.repeat(2_000);
    assert.ok(text.length > 10e6);
    const draft = parseDraft(`${text}So ${words}.\n`);
    const startedMs = performance.now();
    let [longestMs, lastMs, count] = [0, startedMs, 0];
    for (const borrowing of borrowingsInSlices(draft, verifier.evidence)) {
      const nowMs = performance.now();
      // The first slice takes the paragraphs apart.
      if (lastMs !== startedMs) longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
      if (borrowing) count++;
    }
    console.log(`        ${Math.round(lastMs - startedMs)} ms, at most ${Math.round(longestMs)} ms at once`);
    assert.equal(count, 1);
  });
});
