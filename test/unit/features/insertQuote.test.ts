import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type InsertionManner, insertionStyles } from '../../../src/core/citing/quotable.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { fittingInitial } from '../../../src/core/features/fittingInitial.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import { quotingContext } from '../../../src/core/features/quotingContext.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import type { ProfileName } from '../../../src/core/verify/profiles.ts';
import { arbitraryDraft } from '../../support/arbitraryDrafts.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

function find(query: string): { readonly passage: Passage; readonly source: Source } {
  const [hit] = searchPassages(corpus.index, query).hits;
  if (!hit) throw new Error(`nothing found for ${query}`);
  return hit;
}

/** A passage with a time. */
const pin = () => find('"and the pin"');
/** One without any place that a reader could follow. */
const mud = () => find('"mud remembers"');

/** The draft with `|` at every cursor, after the insertion, with the cursors in it. */
function insert(marked: string, found = pin(), manner: InsertionManner = {}): string | undefined {
  const parts = marked.split('|');
  const text = parts.join('');
  const offsets = parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('').length);
  const made = insertSeveral(parseDraft(text), offsets, [found], manner);
  if (!made) return undefined;
  const after = made.edits.reduceRight(
    (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
    text,
  );
  return [...made.cursors]
    .sort((a, b) => b - a)
    .reduce((done, cursor) => `${done.slice(0, cursor)}|${done.slice(cursor)}`, after);
}

const words = '“And the pin?”';
const cite = '[Ann Lee in @ray2021gate, 00:01:02]';
const runIn = `${words} ${cite}`;
/** The block quote with this before each of its lines. */
const block = (prefix = '', first = prefix) =>
  `${first}> And the pin?\n${prefix}>\n${prefix}> — Ann Lee [@ray2021gate, 00:01:02]`;

describe('a quote of the usual style', () => {
  const cases: readonly (readonly [where: string, draft: string, expected: string])[] = [
    ['in an empty draft', '|', `${block()}|`],
    ['on a line of its own', 'One.\n\n|\n\nTwo.\n', `One.\n\n${block()}|\n\nTwo.\n`],
    [
      'at the end of a finished quotation, behind its citation',
      '“Salt.|” [@a] And on.',
      `“Salt.” [@a] ${runIn}| And on.`,
    ],
    ['between lines', 'One.\n|\nTwo.', `One.\n\n${block()}|\n\nTwo.`],
    ['on a line of blanks', 'One.\n    |', `One.\n\n${block()}|`],
    ['in a sentence', 'She said| twice.', `She said ${runIn}| twice.`],
    ['before words', 'a|b', `a ${runIn}| b`],
    ['in an empty list item', '- |\n- b', `- ${block('  ', '')}|\n\n- b`],
    ['below a list item', '- a\n  |', `- a\n\n${block('  ')}|`],
    ['in a numbered list', '10. a\n\n    |\n11. b', `10. a\n\n${block('    ')}|\n\n11. b`],
    ['in a list item', '- a|\n- b', `- a ${runIn}|\n- b`],
    ['before the marker of an item', '|- a', `- ${runIn}| a`],
    ['before the mark of a quote that is empty', '|>', `${block()}|`],
    ['before the marker of an empty item', '|-\n- b', `- ${block('  ', '')}|\n\n- b`],
    ['before another quote', 'a |“b c d e” f', `a ${runIn}| “b c d e” f`],
    ['where a block quote was begun', '> que|', `${block()}|`],
    ['where one was begun in a list', '- > que|', `- ${block('  ', '')}|`],
    ['where one was begun in another', '> > |', `${block('').replaceAll(/^>/gmu, '> >')}|`],
    [
      'behind a block quote that stands',
      '> Words of another.|\n>\n> — A [@x]',
      `> Words of another.\n>\n> — A [@x]\n\n${block()}|`,
    ],
    [
      'behind a block quote, not among its words',
      '- > Words| of another.\n- b',
      `- > Words of another.\n\n${block('  ')}|\n\n- b`,
    ],
    [
      'behind a run-in quote, not in it',
      'He “went| home” [@x, p. 3].',
      `He “went home” [@x, p. 3] ${runIn}|.`,
    ],
    ['behind a citation', 'As said [@x|, p. 3].', `As said [@x, p. 3] ${runIn}|.`],
    ['in a heading', '# The gate| {#gate}', `# The gate ${runIn}| {#gate}`],
    ['behind the attributes of a heading', '# The gate {#gate}|', `# The gate ${runIn}| {#gate}`],
    ['before the sign of a heading', '|# The gate', `# ${runIn}| The gate`],
    ['in a heading that is underlined', 'Gate|\n====\n', `Gate ${runIn}|\n====\n`],
    ['in a note', 'x[^1]\n\n[^1]: See|.', `x[^1]\n\n[^1]: See ${runIn}|.`],
    ['on a line in a note', 'x[^1]\n\n[^1]: See.\n\n    |', `x[^1]\n\n[^1]: See.\n\n${block('    ')}|`],
    ['in a note in the text', 'x^[See|.]', `x^[See ${runIn}|.]`],
    ['above code', '|```\na\n```\n', `${block()}|\n\n\`\`\`\na\n\`\`\`\n`],
    ['behind code', '```\na\n```|', `\`\`\`\na\n\`\`\`\n\n${block()}|`],
    ['behind front matter', '---\na: b\n---\n|', `---\na: b\n---\n\n${block()}|`],
    [
      'with the line ends of the draft',
      'One.\r\n\r\n|\r\n',
      `One.\n\n${block()}|\n`.replaceAll('\n', '\r\n'),
    ],
    ['at each of several cursors', 'A|.\n\nB|.', `A ${runIn}|.\n\nB ${runIn}|.`],
    ['at cursors on neighboring lines', '|\n|', `${block()}|\n\n${block()}|`],
  ];
  for (const [where, draft, expected] of cases)
    it(`goes in ${where}`, () => assert.equal(insert(draft), expected));

  it('keeps the rows of a table, and goes behind a table that is drawn', () => {
    const table = (cell: string) => `+---+\n| ${cell} |\n+---+\n`;
    const drawn = table('a');
    const made = insertSeveral(parseDraft(drawn), [drawn.indexOf('a')], [pin()]);
    assert.equal(made?.edits[0]?.newText, `\n\n${block()}`);
    assert.deepEqual(made?.edits[0]?.span, [drawn.length - 1, drawn.length - 1]);
    const piped = 'a | b\n--|--\nc | d\n';
    const cell = insertSeveral(parseDraft(piped), [piped.indexOf('c') + 1], [pin()]);
    assert.deepEqual(cell?.edits, [
      { span: [piped.indexOf('c') + 1, piped.indexOf('c') + 1], newText: ` ${runIn}` },
    ]);
  });

  it('goes in nowhere in code, front matter or definitions', () => {
    for (const draft of [
      '```\na|\n```',
      '---\na|: b\n---\n',
      'x\n\n    co|de\n',
      '`co|de`',
      '[x]: http|://a.b',
    ])
      assert.equal(insert(draft), undefined, draft);
  });

  it('goes in at the cursors where it can', () => {
    assert.equal(insert('A|.\n\n```\nc|\n```'), `A ${runIn}|.\n\n\`\`\`\nc\n\`\`\``);
  });

  const long: readonly (readonly [ProfileName, string])[] = [
    ['apa', '> I listened'],
    ['chicago', '“I listened'],
    ['ap', '“I listened'],
  ];
  for (const [profile, start] of long) {
    it(`is as long as ${profile} has it`, () => {
      const { passage, source } = find('"marsh does not forget"');
      const text = `${passage.text} ${passage.text}`;
      const quote = { passage: { ...passage, text }, source };
      const draft = insert('She said| twice.', quote, { profile }) ?? '';
      assert.ok(draft.includes(start), draft);
      const alone = insert('|', quote, { profile }) ?? '';
      assert.ok(alone.startsWith(profile === 'ap' ? '“' : '> '), alone);
    });
  }

  it('lets the writer type the place that is not known', () => {
    assert.match(insert('He said|.', mud()) ?? '', / \[attributed to Bo Ray, quoted in @list2022\|\]\.$/u);
    assert.match(insert('|', mud()) ?? '', /quoted in \[@list2022\|\]$/u);
    assert.match(insert('> |', mud()) ?? '', /quoted in \[@list2022\|\]$/u);
    assert.match(insert('He said “|”.', mud()) ?? '', /quoted in @list2022\|\]\.$/u);
    assert.match(
      insert('He said|.', mud(), { style: 'footnote' }) ?? '',
      /”\[\^1\]\.\n\n\[\^1\]: \[attributed to Bo Ray, quoted in @list2022\|\]\.$/u,
    );
  });

  it('says "quoted in" as the profile does', () => {
    assert.match(
      insert('|', mud(), { profile: 'mla' }) ?? '',
      /— attributed to Bo Ray, qtd\. in \[@list2022/u,
    );
    assert.match(
      insert('x|', mud(), { profile: 'apa' }) ?? '',
      /attributed to Bo Ray, as cited in @list2022/u,
    );
  });
});

describe('in any draft whatever', () => {
  it('a quote goes in without a word lost, with edits apart from each other and the cursor in one of them', () => {
    const arbitraryPlaces = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        arbitraryDraft,
        arbitraryPlaces,
        fc.constantFrom(...insertionStyles),
        fc.boolean(),
        (text, places, style, isPicked) => {
          const draft = parseDraft(text);
          const offsets = places.map((place) => Math.round(place * text.length));
          const made = insertSeveral(draft, offsets, [mud()], { style, isPicked });
          if (!made) return;
          let end = 0;
          for (const { span, newText } of made.edits) {
            assert.ok(span[0] >= end && span[1] >= span[0] && span[1] <= text.length);
            end = span[1];
            const replaced = text.slice(...span).trim();
            const isBegun = offsets.some((offset) => quotingContext(draft, offset)) || offsets.length > 1;
            // A mark that nothing follows is a quote that was begun, wherever on its line the cursor stands.
            assert.ok(replaced === '' || replaced === '>' || isBegun, JSON.stringify(replaced));
            assert.ok(!/\r(?!\n)/u.test(newText));
          }
          const after = made.edits.reduceRight(
            (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
            text,
          );
          const words = 'everything that we forget.';
          assert.ok(after.split(words).length > made.cursors.length, after);
          for (const cursor of made.cursors)
            assert.match(after.slice(0, cursor), /(?:list2022|Bo Ray[”*]?\)?)$/u);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a style that is set', () => {
  const cases: readonly (readonly [
    style: NonNullable<InsertionManner['style']>,
    draft: string,
    expected: string,
  ])[] = [
    ['block', 'She said| twice.\n\nB.', `She said twice.\n\n${block()}|\n\nB.`],
    ['block', 'She said:|\ntwice.', `She said:\n\n${block()}|\n\ntwice.`],
    ['block', 'She said “que|', `She said ${runIn}|`],
    ['run-in', '|', `${runIn}|`],
    ['run-in', '> que|', `${block()}|`],
    ['plain', 'x|', `x ${words} — Ann Lee, in “On the Gate”, 00:01:02|`],
    ['plain', '> que|', `${block()}|`],
    ['link', 'x “|”', `x ${words} — Ann Lee, in *On the Gate*, 00:01:02|`],
    ['template', 'x|', `x ${words} (Ann Lee, *On the Gate*, 00:01:02)|`],
    ['citation', 'x|', `x ${cite}|`],
    ['footnote', 'x “|” y.', `x ${words}[^1]| y.\n\n[^1]: ${cite}.`],
    ['footnote', 'x[^1]\n\n[^1]: See|.', `x[^1]\n\n[^1]: See ${runIn}|.`],
  ];
  for (const [style, draft, expected] of cases)
    it(`${style} makes of ${JSON.stringify(draft)} what it can be there`, () =>
      assert.equal(insert(draft, pin(), { style }), expected));

  const picked: typeof cases = [
    ['run-in', '> que|', `${runIn}|`],
    ['footnote', '- > que|', `- ${words}[^1]|\n\n[^1]: ${cite}.`],
    ['block', 'She said “que|” twice.', `She said twice.\n\n${block()}|`],
    ['block', 'She said: “que|', `She said:\n\n${block()}|`],
    ['auto', '> que|', `${block()}|`],
    ['block', '# Gate|', `# Gate ${runIn}|`],
  ];
  for (const [style, draft, expected] of picked)
    it(`${style}, picked, replaces what was begun in ${JSON.stringify(draft)}`, () =>
      assert.equal(insert(draft, pin(), { style, isPicked: true }), expected));
});

describe('the definition of a note', () => {
  const note = (label: string) => `[^${label}]: ${cite}.`;
  const cases: readonly (readonly [where: string, draft: string, expected: string])[] = [
    ['behind its paragraph', 'A|.\nB\n\nC', `A ${words}[^1]|.\nB\n\n${note('1')}\n\nC`],
    [
      'behind its paragraph without a blank line',
      'A|.\n```\nc\n```',
      `A ${words}[^1]|.\n\n${note('1')}\n\n\`\`\`\nc\n\`\`\``,
    ],
    ['behind the list', '- a|\n- b\n\n- c\n\nD', `- a ${words}[^1]|\n- b\n\n- c\n\n${note('1')}\n\nD`],
    ['behind the block quote', '> |', `${block()}|`],
    [
      'behind the table and its caption',
      '| a | b |\n|---|---|\n\n: Cap',
      `| a ${words}[^1] | b |\n|---|---|\n\n: Cap\n\n${note('1')}`,
    ],
    ['behind the definitions', 'T|\n:   d\n\nE', `T ${words}[^1]|\n:   d\n\n${note('1')}\n\nE`],
    [
      'behind the notes of its paragraph',
      'A|.[^a]\n\n[^a]: x\n\nB.[^b]\n\n[^b]: y\n\nC',
      `A ${words}[^1]|.[^a]\n\n[^a]: x\n\n${note('1')}\n\nB.[^b]\n\n[^b]: y\n\nC`,
    ],
    [
      'at the end, where the others are',
      '# S\n\nA|.[^1]\n\n# T\n\nB.[^2]\n\n[^1]: x\n[^2]: y\n',
      `# S\n\nA ${words}[^3]|.[^1]\n\n# T\n\nB.[^2]\n\n[^1]: x\n[^2]: y\n${note('3')}\n`,
    ],
    [
      'at the end of the section, where the others are',
      '# S\n\nA.[^1]\n\nB|.\n\n[^1]: x\n\n# T\n\nC.[^2]\n\nD.\n\n[^2]: y',
      `# S\n\nA.[^1]\n\nB ${words}[^3]|.\n\n[^1]: x\n\n${note('3')}\n\n# T\n\nC.[^2]\n\nD.\n\n[^2]: y`,
    ],
    ['with the line ends of the draft', 'A|.\r\n', `A ${words}[^1]|.\r\n\r\n${note('1')}\r\n`],
    [
      'at each of several cursors',
      'A|.\n\nB|.',
      `A ${words}[^1]|.\n\n${note('1')}\n\nB ${words}[^2]|.\n\n${note('2')}`,
    ],
  ];
  for (const [where, draft, expected] of cases) {
    it(`stands ${where}`, () => {
      const marked = draft.startsWith('| a') ? draft.replace('a |', 'a§ |') : draft.replaceAll('|', '§');
      const offsets = [...marked.matchAll(/§/gu)].map(({ index }, at) => index - at);
      const text = marked.replaceAll('§', '');
      const made = insertSeveral(parseDraft(text), offsets, [pin()], { style: 'footnote' });
      assert.ok(made);
      const after = made.edits.reduceRight(
        (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
        text,
      );
      const want = draft.startsWith('| a')
        ? expected
        : expected.replaceAll(/\|(?!\n)/gu, '').replaceAll('|\n', '\n');
      assert.equal(after, want);
    });
  }
});

describe('the first letter of a run-in quote', () => {
  const cases: readonly (readonly [before: string, text: string, profile: ProfileName, initial: string])[] = [
    ['She said that ', 'The gate was open.', 'chicago', 'lower'],
    ['She said that', 'The gate was open.', 'mla', 'lower'],
    ['She said that ', 'Haskett was there.', 'chicago', 'as-is'],
    ['She said, ', 'The gate was open.', 'chicago', 'as-is'],
    ['She said that ', 'The gate was open.', 'ap', 'as-is'],
    ['She went home. ', 'the gate was open', 'apa', 'upper'],
    ['', 'the gate was open', 'legal', 'upper'],
    ['One.\n\n', 'the gate was open', 'chicago', 'upper'],
    ['One.\n\n', 'the gate was open', 'strict', 'as-is'],
    ['One.\n\n', 'iPhones were there', 'chicago', 'as-is'],
    ['One ', 'the gate was open', 'chicago', 'as-is'],
  ];
  for (const [before, text, profile, initial] of cases)
    it(`is ${initial} behind ${JSON.stringify(before)} in ${profile}: ${text}`, () =>
      assert.equal(fittingInitial(before, { text }, profile), initial));
});
