import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import type { DraftEdit } from '../../../src/core/features/textEdit.ts';
import { usedPassages } from '../../../src/core/features/usedPassages.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

const gate = '> Every gate is a question put to the sea.\n>\n> — attributed to Bo Ray, quoted in [@list2022]';
const mud = '> Mud remembers everything that we forget.\n>\n> — attributed to Bo Ray, quoted in [@list2022]';

/** The draft, with `|` for the cursor, after the passages that these words find are put into it. */
function insert(marked: string, words: readonly string[], style?: 'citation'): string | undefined {
  const text = marked.replace('|', '');
  const quotes = words.flatMap((query) => searchPassages(corpus.index, query).hits.slice(0, 1));
  const made = insertSeveral(parseDraft(text), [marked.indexOf('|')], quotes, { ...(style && { style }) });
  return made && applyEdits(text, made.edits);
}

function applyEdits(text: string, edits: readonly DraftEdit[]): string {
  return edits.reduceRight(
    (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
    text,
  );
}

describe('inserting several quotes', () => {
  const both = ['"gate is a question"', '"mud remembers"'];
  const cases: readonly (readonly [string, string, string])[] = [
    ['as block quotes with a blank line between them', '|', `${gate}\n\n${mud}`],
    ['on an empty first line', '|\nAfter', `${gate}\n\n${mud}\n\nAfter`],
    ['between paragraphs', 'Before\n\n|\n\nAfter', `Before\n\n${gate}\n\n${mud}\n\nAfter`],
    ['between lines', 'Before\n|\nAfter', `Before\n\n${gate}\n\n${mud}\n\nAfter`],
    ['where a block quote was begun', 'Before\n\n> que|\n\nAfter', `Before\n\n${gate}\n\n${mud}\n\nAfter`],
    [
      'with the line ends of the draft',
      'Before\r\n\r\n|\r\n',
      `Before\n\n${gate}\n\n${mud}\n`.replaceAll('\n', '\r\n'),
    ],
    [
      'over the closing mark that the editor set',
      'He says "que|" often',
      'He says "Every gate is a question put to the sea." [attributed to Bo Ray, quoted in @list2022] “Mud remembers everything that we forget.” [attributed to Bo Ray, quoted in @list2022] often',
    ],
    [
      'one after the other in a sentence',
      'He says| and goes on',
      'He says “Every gate is a question put to the sea.” [attributed to Bo Ray, quoted in @list2022] “Mud remembers everything that we forget.” [attributed to Bo Ray, quoted in @list2022] and goes on',
    ],
  ];
  for (const [name, draft, expected] of cases)
    it(`puts them ${name}`, () => assert.equal(insert(draft, both), expected));

  it('puts citations alone', () => {
    assert.equal(
      insert('As he says|.', ['"gate is a question"', '"a dry nail"'], 'citation'),
      'As he says [attributed to Bo Ray, quoted in @list2022] [@ray2021gate, 00:01:09].',
    );
  });

  it('puts none where one would not be a quote', () => assert.equal(insert('```\n|\n```', both), undefined));

  it('reads as quotes of those passages afterwards', () => {
    const draft = insert('|', both) ?? '';
    const used = usedPassages(corpus.index, parseDraft(draft));
    assert.deepEqual(
      used.map((id) => corpus.index.passage(id)?.text),
      ['Every gate is a question put to the sea.', 'Mud remembers everything that we forget.'],
    );
  });
});
