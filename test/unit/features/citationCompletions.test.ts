import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { completionsAt } from '../../../src/core/features/completions.ts';
import type { Locator } from '../../../src/core/model/passage.ts';
import { verifyQuote } from '../../../src/core/verify/verifyQuote.ts';
import { applyEdits } from '../../support/applyEdits.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { type Verifier, verifierOf, verifierOfPassages } from '../../support/verification.ts';

const corpus = {
  ...marshCorpus,
  'book.md': Array.from(
    { length: 6 },
    (_, at) =>
      `## ${at + 1}. Of chapter ${at + 1}\n\nThe ferry went over ${at + 3} times before noon and came back empty.\n`,
  ).join('\n'),
  'sources.bib': `${marshCorpus['sources.bib']}
@book{ray2024ferry, author = {Ray, Bo}, title = {Ferries of the Sound}, publisher = {Landing}, date = {2024}, keywords = {primary}, file = {book.md}}`,
};

describe('completing citations', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });

  const complete = (marked: string, invoked = false) => {
    const offset = marked.indexOf('|');
    const draft = parseDraft(marked.replace('|', ''));
    return completionsAt(verifier.corpus.index, draft, offset, {
      invoked,
      today: '2026-11-20',
      findingOf: (quote) => verifyQuote(quote, draft, verifier.evidence),
    });
  };
  const labels = (marked: string, invoked = false) => complete(marked, invoked).map(({ label }) => label);
  const accept = (marked: string, invoked = false) => {
    const [choice] = complete(marked, invoked);
    assert.ok(choice, `nothing offered at ${marked}`);
    return applyEdits(marked.replace('|', ''), [choice.edit, ...choice.additional]);
  };

  const words = '“A marsh does not forget the tide, and neither did I.”';

  const first: readonly (readonly [string, string, string])[] = [
    ['the beginning of a key', 'As @ray2021r|', '@ray2021raw'],
    ['a title', '@ferries|', '@ray2024ferry'],
    ['an author with the year', '@ray2024|', '@ray2024ferry'],
    ['a speaker', '@lee|', '@ray2021gate'],
    ['a slip of the pen', '@sayer|', '@sayre2023salt'],
    ['letters that changed places', '@ferreis|', '@ray2024ferry'],
    ['a key without its author', '[-@say|', '@sayre2023salt'],
    ['a key in braces', '[@{say|}]', '@sayre2023salt'],
    ['a further work of a cluster', '[@ray2021gate; see @say|', '@sayre2023salt'],
    ['a further work by its words', '[@ray2021gate; say|]', '@sayre2023salt'],
    ['a work behind “see”', '[see say|]', '@sayre2023salt'],
    ['a name in a bracket', 'Others disagree [say|]', '@sayre2023salt'],
    ['words in a bracket, when asked', 'Others disagree [ferries bo|]', '@ray2024ferry'],
  ];
  for (const [name, marked, label] of first)
    it(`finds a work by ${name}`, () => assert.equal(labels(marked, name.endsWith('asked'))[0], label));

  it('tells two works of one author apart', () => {
    const described = complete('@ray|').map(({ label, description }) => `${label}: ${description}`);
    assert.deepEqual(described, [
      '@ray2021gate: Ray 2021, On the Gate',
      '@ray2021raw: Ray 2021, Raw',
      '@ray2024ferry: Ray 2024, Ferries of the Sound',
      '@list2022: secondary · Lessons from Bo R…',
    ]);
  });

  it('puts the works that the draft cites first, the nearest before all', () => {
    assert.deepEqual(labels('See @ray2024ferry.\n\nSee @ray2021raw. And @ray|').slice(0, 3), [
      '@ray2021raw',
      '@ray2024ferry',
      '@ray2021gate',
    ]);
  });

  it('puts the work of the quotation beside it before those, with the place of the words', () => {
    assert.deepEqual(labels(`See @ray2024ferry. He says: ${words} [|]`), [
      '@ray2021gate, 00:00:10',
      '@ray2021gate',
      '@ray2024ferry',
    ]);
    assert.equal(accept(`He says: ${words} [@|]`), `He says: ${words} [@ray2021gate, 00:00:10]`);
    assert.equal(accept(`He says: ${words} [@r|, p. 3]`), `He says: ${words} [@ray2021gate, p. 3]`);
    assert.equal(
      accept('> A marsh does not forget the tide, and neither did I.\n>\n> — Bo Ray [|]'),
      '> A marsh does not forget the tide, and neither did I.\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
    );
    assert.equal(
      labels('> A marsh does not forget the tide, and neither did I. [|]')[0],
      '@ray2021gate, 00:00:10',
    );
  });

  it('does not take the quotation of another sentence for the one beside it', () => {
    assert.equal(labels(`He says: ${words} Others have it otherwise [see ray|]`)[0], '@ray2021gate');
  });

  it('writes keys that pandoc would not read bare in braces', async () => {
    const odd = await verifierOf({
      'a.txt': 'Some words that stand here for no reason at all.',
      'a.bib': '@book{doe.2020., author = {Doe, Al}, title = {Odd}, date = {2020}, file = {a.txt}}',
    });
    const draft = parseDraft('@doe');
    const [choice] = completionsAt(odd.corpus.index, draft, 4, { invoked: false, today: '2026-11-20' });
    assert.equal(choice?.edit.newText, '@{doe.2020.}');
  });

  const silent: readonly (readonly [string, string])[] = [
    ['in a task', '- [|]'],
    ['in a task that is open', '- [ |] Call the keeper'],
    ['in a bracket that may become a link', 'Read [|] for more'],
    ['in the text of a link', 'Read [the gate|](https://example.org)'],
    ['in a bracket with words that name nobody', 'Read [the gate|] for more'],
    ['in the address of a link', 'Read [it](https://example.org/@say|)'],
    ['in a reference of a link', 'Read [it][say|]'],
    ['in an image', '![say|]'],
    ['in a note', 'Words[^say|]'],
    ['in a wiki link', '[[say|]]'],
    ['in code', '`[@say|]`'],
    ['in a block of code', '```\n[@say|]\n```'],
    ['in an e-mail address', 'Write to joe@say|'],
    ['in an e-mail address with a dot', 'Write to joe.@say|'],
    ['behind a word', 'word@say|'],
    ['in the address of a page', 'See https://example.org/@say|'],
    ['in an address without a scheme', 'See www.example.org/x,@say|'],
    ['behind an escape', '\\@say|'],
    [
      'behind a quotation that no source has, before a word is typed',
      '“Nobody ever said a word of this in here” [|]',
    ],
  ];
  for (const [name, marked] of silent)
    it(`offers nothing ${name}`, () => assert.deepEqual(labels(marked), []));

  it('takes the brackets of an editor within a quote for no citation', () => {
    for (const { kind } of complete('He said “[say|]')) assert.notEqual(kind, 'work');
  });

  it('lets what was typed lead each filter text', () => {
    for (const marked of [
      '@ray|',
      '[@{ray|}]',
      '[see ray|]',
      '[-@ray|',
      '[@ray2021gate, 0|]',
      '[@ray2021gate; ray|',
    ]) {
      const choices = complete(marked);
      assert.ok(choices.length > 0, marked);
      for (const { filterText, edit } of choices) {
        const typed = marked.slice(edit.span[0], marked.indexOf('|'));
        assert.ok(filterText.startsWith(typed), `${filterText} at ${marked}`);
      }
    }
  });
});

describe('completing locators', () => {
  let verifier: Verifier;
  before(async () => {
    verifier = await verifierOf(corpus);
  });

  const complete = (marked: string) => {
    const offset = marked.indexOf('|');
    const draft = parseDraft(marked.replace('|', ''));
    return completionsAt(verifier.corpus.index, draft, offset, {
      invoked: false,
      today: '2026-11-20',
      findingOf: (quote) => verifyQuote(quote, draft, verifier.evidence),
    });
  };
  const labels = (marked: string) => complete(marked).map(({ label }) => label);
  const accept = (marked: string) => {
    const [choice] = complete(marked);
    assert.ok(choice, `nothing offered at ${marked}`);
    return applyEdits(marked.replace('|', ''), [choice.edit, ...choice.additional]);
  };

  const times = ['00:00:05', '00:00:10', '00:01:02', '00:01:09'];

  it('offers the places of the source behind its key', () => {
    for (const marked of [
      '[@ray2021gate, |]',
      '[@ray2021gate, |',
      '[see @ray2021gate, |',
      '@ray2021gate [|]',
      '[@ray2021gate |]',
      '[@{ray2021gate}, |]',
      '[@list2022; @ray2021gate, |]',
    ])
      assert.deepEqual(labels(marked), times, marked);
  });

  it('puts the place of the quotation beside it first, then those near it', () => {
    const quote = '“The pin was on the nail, and the nail was dry.”';
    assert.deepEqual(labels(`He said ${quote} [@ray2021gate, |]`), [
      '00:01:09',
      '00:01:02',
      '00:00:10',
      '00:00:05',
    ]);
    assert.deepEqual(labels(`He said ${quote} [@ray2021gate, |`)[0], '00:01:09');
    assert.deepEqual(labels(`@ray2021gate [|] said ${quote}`)[0], '00:01:09');
    assert.match(
      complete(`He said ${quote} [@ray2021gate, |]`)[0]?.description ?? '',
      /^where the quotation stands$/u,
    );
  });

  it('puts the place of a quotation that is not quite right first, too', () => {
    assert.equal(labels('“The pin was on a nail, and the nail was dry.” [@ray2021gate, |]')[0], '00:01:09');
  });

  it('then has the places that the draft cites', () => {
    assert.deepEqual(labels('As in [@ray2021gate, 00:01:02].\n\nHe says so [@ray2021gate, |]').slice(0, 2), [
      '00:01:02',
      '00:00:05',
    ]);
  });

  it('takes what is typed for the beginning of a locator, in any form', () => {
    assert.deepEqual(labels('[@ray2021gate, 1|]'), ['00:00:10', '00:01:02', '00:01:09']);
    assert.deepEqual(labels('[@ray2021gate, 1:0|]'), ['00:01:02', '00:01:09']);
    assert.equal(accept('[@ray2021gate, 1:09|]'), '[@ray2021gate, 00:01:09]');
    assert.deepEqual(labels('[@ray2024ferry, §3|]'), ['sec. 3']);
  });

  const typed: readonly (readonly [string, string])[] = [
    ['p12', 'p. 12'],
    ['p.12', 'p. 12'],
    ['pp12-14', 'pp. 12-14'],
    ['page 12', 'p. 12'],
    ['¶4', 'para. 4'],
    ['§2.1', 'sec. 2.1'],
    ['ch3', 'chap. 3'],
    ['ch. 3', 'chap. 3'],
    ['l7', 'l. 7'],
    ['n. iv', 'n. iv'],
  ];
  for (const [form, text] of typed)
    it(`understands ${form}`, () => {
      const offered = labels(`[@ray2021raw, ${form}|]`);
      if (form === text) assert.deepEqual(offered, []);
      else assert.equal(accept(`[@ray2021raw, ${form}|]`), `[@ray2021raw, ${text}]`);
    });

  it('sets the blank behind the comma', () => {
    assert.equal(accept('[@ray2021gate,|]'), '[@ray2021gate, 00:00:05]');
  });

  it('replaces the locator that stands there', () => {
    assert.equal(accept('[@ray2021gate, |00:00:10]'), '[@ray2021gate, 00:00:05]');
    assert.equal(accept('[@ray2021gate, 00:0|0:10, and more]'), '[@ray2021gate, 00:00:05, and more]');
  });

  it('offers what pandoc reads as that place and nothing else', () => {
    const locators: readonly Locator[] = [
      { label: 'chapter', value: '3' },
      { label: 'chapter', value: 'Of Gates' },
      { label: 'chapter', value: 'Of [Gates]; and *more*' },
      { label: 'page', value: 'xiv' },
      { label: 'page', value: 'A-12' },
      { label: 'line', value: '12' },
    ];
    const passages = locators.map((locator, at) => ({ text: `Some words in place ${at}.`, locator }));
    const { corpus } = verifierOfPassages({ book: { citeKey: 'book', passages } });
    const draft = parseDraft('[@book, ]');
    const choices = completionsAt(corpus.index, draft, 8, { invoked: false, today: '2026-11-20' });
    const offered = choices.map(({ label }) => label);
    assert.deepEqual(offered, ['chap. 3', '{chap. Of Gates}', 'p. xiv', 'p. A-12']);
    const read = offered.map((text) => parseDraft(`[@book, ${text}]`).citations[0]?.items[0]?.locator);
    assert.deepEqual(read, [locators[0], locators[1], locators[3], locators[4]]);
  });

  it('has nothing to say of words, of a locator that is there, or of an unknown work', () => {
    for (const marked of [
      '[@ray2021gate, where|]',
      '[@ray2021gate, 00:01:09|]',
      '[@ray2021gate, 00:01:09 |]',
      '[@nobody, |]',
      '@ray2021gate, |',
      '[@ray2021gate, 00:01:09, and |]',
    ])
      assert.deepEqual(labels(marked), [], marked);
  });
});
