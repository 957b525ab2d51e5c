import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { completionsAt } from '../../../src/core/features/completions.ts';
import { completionDetails, type HoverAction, hoverAt } from '../../../src/core/features/hovers.ts';
import { insertQuote } from '../../../src/core/features/insertQuote.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import type { Quote } from '../../../src/core/model/quote.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { Evidence } from '../../../src/core/verify/evidence.ts';
import { verifyQuote } from '../../../src/core/verify/verifyQuote.ts';
import { applyEdits } from '../../support/applyEdits.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

/** The draft with `|` for the cursor, taken apart. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  return { draft: parseDraft(marked.replace('|', '')), offset };
}

describe('completions', () => {
  const complete = (marked: string, invoked = false) => {
    const { draft, offset } = at(marked);
    return completionsAt(corpus.index, draft, offset, { invoked, today: '2026-11-20' });
  };
  const labels = (marked: string, invoked = false) => complete(marked, invoked).map(({ label }) => label);
  /** The draft after the first choice is taken. */
  const accept = (marked: string) => {
    const [choice] = complete(marked);
    assert.ok(choice, `nothing offered at ${marked}`);
    return applyEdits(marked.replace('|', ''), [choice.edit, ...choice.additional]);
  };

  it('offers passages after > at the start of a line', () => {
    const [choice] = complete('> marsh forget|');
    assert.equal(choice?.label, '…does not forget the tide,…');
    assert.equal(choice?.description, 'Bo Ray · 00:00:10 · On the Ga…');
  });

  it('turns the words after > into a block quote with attribution', () => {
    assert.equal(
      accept('> marsh forget|'),
      '> I listened to the water. A marsh does not forget the tide, and neither did I. You could hear it turn.\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
    );
  });

  it('puts blank lines around the block quote where pandoc needs them', () => {
    const quote =
      '> Every gate is a question put to the sea.\n>\n> — attributed to Bo Ray, The Ebb #12, quoted in [@list2022]';
    assert.equal(accept('Before\n> every gate question|\nAfter'), `Before\n\n${quote}\n\nAfter`);
    assert.equal(accept('Before\n\n> every gate question|\n\nAfter'), `Before\n\n${quote}\n\nAfter`);
    assert.equal(accept('>every gate question|'), quote);
  });

  it('keeps the line ends of a CRLF draft', () => {
    assert.equal(
      accept('Before\r\n\r\n> every gate question|\r\n\r\nAfter'),
      'Before\r\n\r\n> Every gate is a question put to the sea.\r\n>\r\n> — attributed to Bo Ray, The Ebb #12, quoted in [@list2022]\r\n\r\nAfter',
    );
  });

  it('goes on in lists and nested quotes', () => {
    assert.equal(
      accept('- > every gate question|'),
      '- > Every gate is a question put to the sea.\n  >\n  > — attributed to Bo Ray, The Ebb #12, quoted in [@list2022]',
    );
    assert.equal(
      accept('>> every gate question|'),
      '>> Every gate is a question put to the sea.\n>>\n>> — attributed to Bo Ray, The Ebb #12, quoted in [@list2022]',
    );
  });

  it('parts a quote from the words of another that stand above it', () => {
    const quote =
      '> Every gate is a question put to the sea.\n>\n> — attributed to Bo Ray, The Ebb #12, quoted in [@list2022]';
    assert.equal(accept('> Words of hers.\n>\n> every gate question|'), `> Words of hers.\n>\n\n${quote}`);
    assert.equal(
      accept('- > Words of hers.\n  >\n  > every gate question|\n- b'),
      `- > Words of hers.\n  >\n\n  ${quote.replaceAll('\n', '\n  ')}\n\n- b`,
    );
  });

  it('turns the words after an opening mark into a run-in quote', () => {
    assert.equal(
      accept('He says “every gate question|'),
      'He says “Every gate is a question put to the sea.” [attributed to Bo Ray, The Ebb #12, quoted in @list2022]',
    );
    assert.equal(
      accept('He says "every gate question|"'),
      'He says "Every gate is a question put to the sea." [attributed to Bo Ray, The Ebb #12, quoted in @list2022]',
    );
  });

  it('takes the closing mark along that the editor set, whatever the language', () => {
    for (const [open, close] of ['“”', '«»', '„“', '「」'].map((pair) => [...pair]))
      assert.doesNotMatch(
        accept(`Sie ${open}every gate question|${close}`),
        new RegExp(`${close}\\s*$`, 'u'),
      );
  });

  it('lets the typed text lead each filter text, so that the editor drops nothing', () => {
    for (const { filterText } of complete('> marhs forgett|'))
      assert.ok(filterText.startsWith('marhs forgett'));
    for (const { filterText } of complete('“tide|')) assert.ok(filterText.startsWith('“tide'));
  });

  it('offers nothing unasked before two letters are there', () => {
    assert.deepEqual(labels('> |'), []);
    assert.deepEqual(labels('“t|'), []);
    assert.ok(labels('> |', true).length > 0);
  });

  const silent: readonly (readonly [string, string])[] = [
    ['after a closing mark', 'He said "the tide" and the tide|'],
    ['inside a word', '> tide|s'],
    ['in code', '`"tide|`'],
    ['in a code block', '```\n> tide|\n```'],
    ['in front matter', '---\ntitle: "tide|\n---\n'],
    ['in an e-mail address', 'joe@exam|'],
    ['after inches', 'A 12" tide|'],
    ['in further lines of a quote', '> Something by hand\n> tide|'],
    ['in an attribution', '> words\n>\n> — tide|'],
  ];
  for (const [name, marked] of silent)
    it(`offers nothing ${name}`, () => assert.deepEqual(labels(marked), []));

  it('offers cite keys after @, by any word of the source', () => {
    assert.deepEqual(labels('As @say|'), ['@sayre2023salt']);
    assert.deepEqual(labels('[@gate|]'), ['@ray2021gate']);
    assert.deepEqual(labels('@|').length, 4);
    assert.equal(accept('[see @lessons|'), '[see @list2022');
    assert.equal(accept('[see @lis|t2000, p. 3]'), '[see @list2022, p. 3]');
  });

  it('never offers the writer’s own notes', () => {
    assert.ok(!complete('> eelgrass keeper gate|').some(({ edit }) => edit.newText.includes('Remember')));
    assert.ok(!labels('@|').includes('@notes'));
  });

  it('explains a choice with the passage in context', () => {
    const [choice] = complete('> eelgrass came back|');
    const details = choice?.subject && completionDetails(corpus.index, choice.subject);
    assert.match(details ?? '', /does not mark who speaks/u);
  });
});

describe('inserting at the cursor', () => {
  const insert = (marked: string, query = '"question put"') => {
    const { draft, offset } = at(marked);
    const [hit] = searchPassages(corpus.index, query).hits;
    const made = hit && insertQuote(draft, offset, hit);
    return made && applyEdits(draft.text, [made.edit, ...made.additional]);
  };
  const block =
    '> Every gate is a question put to the sea.\n>\n> — attributed to Bo Ray, quoted in [@list2022]';
  const runIn = '“Every gate is a question put to the sea.” [attributed to Bo Ray, quoted in @list2022]';

  it('makes a block quote of its own on an empty line', () => {
    assert.equal(insert('|'), block);
    assert.equal(insert('Before\n|\nAfter'), `Before\n\n${block}\n\nAfter`);
    assert.equal(insert('Before\n\n|\n\nAfter'), `Before\n\n${block}\n\nAfter`);
  });

  it('makes a run-in quote inside a line', () => {
    assert.equal(insert('He says| and goes on'), `He says ${runIn} and goes on`);
  });

  it('completes a quote that was begun', () => {
    assert.equal(insert('> que|'), block);
  });

  it('refuses in code and front matter', () => {
    assert.equal(insert('```\nco|de\n```'), undefined);
    assert.equal(insert('---\nti|tle: x\n---\n'), undefined);
  });
});

describe('hovers', () => {
  const link = (title: string, action: HoverAction) => `[${title}](${action.do})`;
  const hover = (marked: string) => {
    const { draft, offset } = at(marked);
    const findingOf = (quote: Quote) => verifyQuote(quote, draft, evidence);
    return hoverAt(corpus.index, draft, offset, { link, findingOf, countUses: () => 2 });
  };
  let evidence: Evidence;
  before(() => {
    evidence = new Evidence(corpus.index);
    evidence.updateNow();
  });

  it('show the words of a citation’s time stamp in context', () => {
    const found = hover('Words [@ray2021gate, 00:0|1:09].');
    assert.match(found?.markdown ?? '', /^\*\*Bo Ray\*\* · “On the Gate”, 2021 · 00:01:09/u);
    assert.match(found?.markdown ?? '', /The pin was on the nail/u);
    assert.match(found?.markdown ?? '', /\[Open at the place\]\(open-passage\)/u);
  });

  it('show the quoted words in bold between the words around them', () => {
    const text = hover('“A marsh does not| forget the tide” [@ray2021gate, 00:00:10]')?.markdown ?? '';
    assert.match(text, /listened to the water\. \*\*A marsh does not forget the tide\*\*, and neither/u);
  });

  it('caution against secondhand words', () => {
    assert.match(
      hover('> Every gate is a quest|ion put to the sea.\n>\n> — [@list2022]')?.markdown ?? '',
      /Secondhand: .*The Ebb \\?#12/su,
    );
  });

  it('say first what verification says, with both wordings', () => {
    const text = hover('“A marsh does not forgive| the tide” [@ray2021gate]')?.markdown ?? '';
    assert.match(text, /^✗ \*\*Other words than the source\*\*/u);
    assert.match(text, /forgive.*forget/su);
    assert.match(hover('“A marsh does not| forget the tide” [@ray2021gate]')?.markdown ?? '', /^✓ /u);
  });

  it('say the verdict on the citation beside the quotation too', () => {
    const text = hover('“A marsh does not forgive the tide” [@ray2021|gate]')?.markdown ?? '';
    assert.match(text, /^✗ \*\*Other words than the source\*\*/u);
  });

  it('show the nearest passage of the cited source where nothing was found', () => {
    const text = hover('“The pin was bought by a tax collector from the city” [@ray20|21gate]');
    assert.match(text?.markdown ?? '', /On the Gate/u);
    const quoted = hover(
      '“The nail was dry, and who| bought the pin from a collector in the city nobody knew” [@ray2021gate]',
    );
    assert.match(quoted?.markdown ?? '', /The nearest passage of it:[\s\S]*The pin was on the nail/u);
  });

  it('say on the reference to a note what its citation would say', () => {
    const text = hover('“A marsh does not forget the tide”[^|1]\n\n[^1]: [@ray2021gate, 00:00:10]')?.markdown;
    assert.match(text ?? '', /^✓ [\s\S]*\*\*A marsh does not forget the tide\*\*/u);
  });

  it('count the other uses of the passage', () => {
    const text = hover('“A marsh does not| forget the tide” [@ray2021gate]')?.markdown ?? '';
    assert.match(text, /\[Uses in drafts \(2\)\]\(show-uses\)/u);
  });

  it('say when the words stand in another source', () => {
    assert.match(
      hover('“A marsh does not| forget the tide” [@sayre2023salt]')?.markdown ?? '',
      /ray2021gate/u,
    );
  });

  it('say when a key is unknown', () => {
    assert.match(hover('[@nobody|]')?.markdown ?? '', /is in no source of your corpus/u);
  });

  it('show nothing elsewhere', () => {
    assert.equal(hover('Plain| words [@ray2021gate].'), undefined);
    assert.equal(hover('A “scare| quote” here.'), undefined);
  });

  it('let nothing of a source through but its words', () => {
    const text = hover('[@sayre2023sa|lt, para. 1]')?.markdown ?? '';
    assert.match(text, /\\<b\\>salt/u);
  });
});
