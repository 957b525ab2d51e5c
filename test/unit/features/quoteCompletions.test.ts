import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { completionsAt } from '../../../src/core/features/completions.ts';
import { completionDetails } from '../../../src/core/features/hovers.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import { splitWords } from '../../../src/core/text/words.ts';
import { applyEdits } from '../../support/applyEdits.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOf,
  verifierOfFolder,
} from '../../support/verification.ts';

/** Two interviews that say much the same, and one with several answers. */
const corpus = {
  'one.txt':
    'ANN LEE: What of the tide?\n\nBO RAY: The tide goes out twice a day. Nobody has to ask it. Then the mud shows its ribs, and the herons come down.\n\nANN LEE: And at night?\n\nBO RAY: At night you only hear it. The herons are asleep by then.\n',
  'two.txt':
    'ANN LEE: What of the tide?\n\nCY DEE: The tide goes out twice a day, they say. I count ferries.\n\nANN LEE: Ferries?\n\nCY DEE: The ferry goes out four times a day.\n',
  'three.txt':
    'ANN LEE: How is the gate?\n\nEM SAYRE: The gate hangs by two pins, and one of them is brass. I was told as a child that it would outlive us all, and it did. The keeper wrote everything into a book that nobody was allowed to read. Wind and height and what came through. There was no adjective in it for thirty years, and I looked. When he died the book went to the county, and the county lost it. I asked for it twice, in writing, and twice they sent me a map. That is how a county remembers things. It puts them into a drawer and forgets where the drawer was.\n\nANN LEE: And the pins?\n\nEM SAYRE: Gone.\n',
  'raw.txt': Array.from(
    { length: 12 },
    (_, at) =>
      `well so the eelgrass came back in year number ${at} you know and then nobody had planted it there ${at} of them said`,
  ).join(' '),
  'sources.bib': [
    'one:ray2020one:Ray, Bo:One',
    'two:dee2021two:Dee, Cy:Two',
    'three:sayre2022three:Sayre, Em:Three',
    'raw:doe2023raw:Doe, Al:Raw',
  ]
    .map((row) => row.split(':'))
    .map(
      ([file, key, author, title]) =>
        `@audio{${key}, author = {${author}}, title = {${title}}, date = {${key?.match(/\d+/u)}}, keywords = {primary}, file = {${file}.txt}}`,
    )
    .join('\n'),
};

describe('completing quotes', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });

  const complete = (marked: string, invoked = false) => {
    const offset = marked.indexOf('|');
    const draft = parseDraft(marked.replace('|', ''));
    return completionsAt(verifier.corpus.index, draft, offset, { invoked, today: '2026-11-20' });
  };
  const who = (marked: string) => complete(marked).map(({ description }) => description.split(' · ')[0]);

  it('has the words, who says them, where, and in which work', () => {
    const [choice] = complete('> gate hangs|');
    assert.equal(choice?.label, 'The gate hangs by two…');
    assert.equal(choice?.description, 'Em Sayre · ¶ 2 · Three');
    assert.equal(choice?.detail, 'Em Sayre · “Three”, 2022 · ¶ 2');
    assert.equal(choice?.kind, 'quote');
  });

  it('puts the sources that the draft cites first among equals, the nearest before all', () => {
    assert.deepEqual(who('As in @dee2021two.\n\n> tide goes out|').slice(0, 2), ['Cy Dee', 'Bo Ray']);
    assert.deepEqual(who('In @dee2021two.\n\nIn @ray2020one.\n\n> tide goes out|').slice(0, 2), [
      'Bo Ray',
      'Cy Dee',
    ]);
    assert.deepEqual(who('In @ray2020one.\n\nIn @dee2021two.\n\n> tide goes out|').slice(0, 2), [
      'Cy Dee',
      'Bo Ray',
    ]);
  });

  it('lets the words around the cursor decide between equals', () => {
    assert.deepEqual(who('He counted every ferry of the day.\n\n> tide goes out twice|').slice(0, 2), [
      'Cy Dee',
      'Bo Ray',
    ]);
    assert.deepEqual(who('The herons and the mud were there.\n\n> tide goes out twice|').slice(0, 2), [
      'Bo Ray',
      'Cy Dee',
    ]);
  });

  it('goes away where a sentence ends, for it was typed by hand', () => {
    for (const query of ['> tide goes out.', '> tide goes out?', '“tide goes out!”', '> tide (goes out).'])
      assert.deepEqual(complete(`${query}|`), [], query);
    assert.ok(complete('> tide goes out. T|').length > 0);
    assert.ok(complete('> tide goes out..|').length > 0);
    assert.ok(complete('> tide goes out.|', true).length > 0);
  });

  it('never lets them weigh more than the words typed', () => {
    const draft = 'Ferries count. As in @dee2021two [p. 3] on ferries.\n\n';
    assert.equal(who(`${draft}> out twice a day nobody|`)[0], 'Bo Ray');
    assert.equal(who(`${draft}“mud shows|`)[0], 'Bo Ray');
  });
});

describe('completing a quote within a sentence', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf({
      ...corpus,
      'four.txt':
        'ANN LEE: Will it last?\n\nGUS FAY: I think that the new wall will hold. But I would not sleep behind it. Nobody asked me before they built it, and nobody will. It was poured in a week.\n\nANN LEE: Why?\n\nGUS FAY: The sluice was never measured by anyone.\n',
    });
  });

  const complete = (marked: string) => {
    const offset = marked.indexOf('|');
    const draft = parseDraft(marked.replace('|', ''));
    return completionsAt(verifier.corpus.index, draft, offset, { invoked: false, today: '2026-11-20' });
  };
  const words = (marked: string) =>
    complete(marked)
      .slice(0, 2)
      .map(({ edit }) => /^(?:“(.*)”|(.*))/u.exec(edit.newText)?.slice(1, 3).find(Boolean));

  it('offers the sentence first, and the passage behind it', () => {
    const [sentence, passage] = words('He says “nobody asked|”');
    assert.equal(sentence, 'Nobody asked me before they built it, and nobody will.');
    assert.match(passage ?? '', /^I think that .* in a week\.$/u);
  });

  it('offers no sentence that is taken back behind it', () => {
    assert.match(words('He says “new wall will|”')[0] ?? '', /^I think that .* in a week\.$/u);
  });

  it('offers a passage once that is one sentence', () => {
    assert.equal(words('He says “sluice was never|”')[0], 'The sluice was never measured by anyone.');
    assert.notEqual(words('He says “sluice was never|”')[1], 'The sluice was never measured by anyone.');
  });

  it('offers passages where a block is begun', () => {
    assert.match(words('> nobody asked|')[0] ?? '', /^I think that .* in a week\.$/u);
  });
});

describe('completing a quote from … to', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });

  const complete = (marked: string) => {
    const offset = marked.indexOf('|');
    const draft = parseDraft(marked.replace('|', ''));
    return completionsAt(verifier.corpus.index, draft, offset, { invoked: false, today: '2026-11-20' });
  };
  /** The words that the first choice puts into a block quote. */
  const quoted = (query: string) => complete(`> ${query}|`)[0]?.edit.newText.split('\n')[0];

  const rows: readonly (readonly [string, string, string | undefined])[] = [
    [
      'takes the whole sentences from the first words to the second',
      'nobody has to … mud shows',
      'Nobody has to ask it. Then the mud shows its ribs, and the herons come down.',
    ],
    [
      'takes three dots for an ellipsis',
      'tide goes ... ask it',
      'The tide goes out twice a day. Nobody has to ask it.',
    ],
    [
      'needs no blanks around the dots',
      'tide goes…ask it',
      'The tide goes out twice a day. Nobody has to ask it.',
    ],
    ['takes spaced dots', 'tide goes . . . ask it', 'The tide goes out twice a day. Nobody has to ask it.'],
    [
      'finds the second words while they are typed',
      'tide goes … as',
      'The tide goes out twice a day. Nobody has to ask it.',
    ],
    [
      'finds both within one sentence',
      'mud … herons',
      'Then the mud shows its ribs, and the herons come down.',
    ],
    [
      'finds other forms of the second words',
      'tide goes … asks',
      'The tide goes out twice a day. Nobody has to ask it.',
    ],
    [
      'goes over passages of one voice',
      'nobody was allowed … sent me a map',
      'The keeper wrote everything into a book that nobody was allowed to read. Wind and height and what came through. There was no adjective in it for thirty years, and I looked. When he died the book went to the county, and the county lost it. I asked for it twice, in writing, and twice they sent me a map.',
    ],
    ['does not cross to another speaker', 'tide goes … herons are asleep', undefined],
    ['does not go backwards', 'herons come down … tide goes', undefined],
    ['does not go from one source into another', 'nobody has to … count ferries', undefined],
    ['says nothing where the second words are not found', 'tide goes … zeppelin', undefined],
    [
      'goes from word to word where sentences have no ends',
      'eelgrass came back in year number 3 … planted it there 3',
      'eelgrass came back in year number 3 you know and then nobody had planted it there 3',
    ],
    ['does not guess the ends where sentences have none', 'back eelgrass 3 … there planted', undefined],
  ];
  for (const [name, query, expected] of rows) it(name, () => assert.equal(quoted(query), expected));

  it('goes on with the first words until there are second ones', () => {
    for (const query of ['tide goes …', 'tide goes … ', 'tide goes ... m'])
      assert.equal(complete(`> ${query}|`)[0]?.label, 'The tide goes out twice a…', query);
  });

  it('shows the first and the last words, and the stretch in its passage', () => {
    const [choice] = complete('> nobody has to … mud shows|');
    assert.equal(choice?.label, 'Nobody has to … come down.');
    assert.equal(choice?.description, 'Bo Ray · ¶ 2 · One');
    assert.ok(choice?.filterText.startsWith('nobody has to … mud shows'));
    const details = choice?.subject && completionDetails(verifier.corpus.index, choice.subject);
    assert.match(details ?? '', /^> The tide goes out twice a day\. \*\*Nobody has to .* come down\.\*\*$/mu);
  });

  it('works in a run-in quote', () => {
    const [choice] = complete('He says “nobody has to … mud shows|”');
    assert.match(choice?.edit.newText ?? '', /^“Nobody has to .* come down\.” \[@ray2020one, para\. 2\]$/u);
  });
});

describe('what a completion inserts', function () {
  this.timeout(120_000);
  const clean = new Set(['verbatim', 'adjusted', 'marked', 'secondhand']);

  /** Types words of two places of a source at random, takes the first choice, and verifies the draft. */
  function assertRight(verifier: Verifier, numRuns: number, forms: readonly string[]): void {
    const { index } = verifier.corpus;
    const passages = index
      .sources()
      .filter(({ role }) => role !== 'own')
      .flatMap(({ id }) => index.passagesOf(id))
      .filter(({ quotable, text }) => quotable && splitWords(text).length >= 8);
    let offered = 0;
    fc.assert(
      fc.property(
        fc.nat().map((at) => passages[at % passages.length] as Passage),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...forms),
        fc.integer({ min: 2, max: 4 }),
        (passage, start, length, form, count) => {
          const words = splitWords(passage.text);
          const at = start % Math.max(1, words.length - count);
          const from = passage.text.slice(words[at]?.start, words[at + count - 1]?.end);
          const later = Math.min(words.length - 2, at + count + (length % words.length));
          const to = passage.text.slice(words[later]?.start, words[later + 1]?.end);
          // A quotation mark among the words would begin another quote.
          const query = (later > at + count ? `${from} … ${to}` : from).replace(/["“”]/gu, '');
          const text = form.replace('|', query.replace(/\s+/gu, ' '));
          const offset = form.indexOf('|') + query.replace(/\s+/gu, ' ').length;
          const [choice] = completionsAt(index, parseDraft(text), offset, {
            invoked: false,
            today: '2026-11-20',
          });
          if (!choice) return;
          offered++;
          const draft = applyEdits(text, [choice.edit, ...choice.additional]);
          const findings = verifier.draft(draft);
          for (const finding of findings) {
            const isQuiet = finding.severity === 'none' || finding.verdict === 'secondhand';
            assert.ok(clean.has(finding.verdict) && isQuiet, `${inWords(finding)}\n${text}\n${draft}`);
          }
        },
      ),
      { numRuns },
    );
    assert.ok(offered > numRuns / 2, `only ${offered} of ${numRuns} were offered`);
  }

  it('verifies clean in the sample corpus', async () => {
    assertRight(await verifierOfFolder(sampleCorpus), 300, ['> |', 'One.\n\n> |\n\nTwo.\n', 'She says “|']);
  });

  it('verifies clean in the real corpus, too', async function () {
    needsLevine(this);
    assertRight(await verifierOfFolder(levineFolder), 300, ['> |', 'She says “|']);
  });
});
