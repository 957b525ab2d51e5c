import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { openQuotationMark } from '../../../src/core/drafts/quotes.ts';

/** The quotes of a draft as lines: their pieces, `<-` and their citation, and what more there is to say. */
function read(md: string): string[] {
  const { quotes } = parseDraft(md);
  return quotes.map(({ form, spans, citation, note, ignored }) =>
    [
      form === 'block' ? '>' : '',
      spans.map((span) => md.slice(...span)).join(' | '),
      citation ? `<- ${md.slice(citation.start, citation.end)}` : '',
      note === undefined ? '' : `in ${note}`,
      ignored ? '(ignored)' : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function describeCases(
  name: string,
  cases: readonly (readonly [name: string, md: string, expected: string[]])[],
) {
  describe(name, () => {
    for (const [title, md, expected] of cases) it(title, () => assert.deepEqual(read(md), expected));
  });
}

describeCases('quotation marks', [
  ['are straight', 'She said "the gate was open" [@a].', ['the gate was open <- [@a]']],
  ['are curly', 'She said “the gate was open” [@a].', ['the gate was open <- [@a]']],
  ['are French', '« Le vantail était ouvert » [@a].', ['Le vantail était ouvert <- [@a]']],
  ['are German, low and high', '„Das Tor stand offen“ [@a].', ['Das Tor stand offen <- [@a]']],
  ['are German, pointing inward', '»Das Tor stand offen« [@a].', ['Das Tor stand offen <- [@a]']],
  ['are single and low', '‚Das Tor stand offen‘ [@a].', ['Das Tor stand offen <- [@a]']],
  ['are Swedish', '”Porten stod öppen” [@a].', ['Porten stod öppen <- [@a]']],
  ['are corners', '「門は開いていた」 [@a] と『門』。', ['門は開いていた <- [@a]', '門']],
  ['are single in British use', '‘The gate was open,’ she said [@a].', ['The gate was open, <- [@a]']],
  ['are single and straight', "'The gate was open,' she said [@a].", ['The gate was open, <- [@a]']],
  ['may be mixed', '“The gate was open" [@a].', ['The gate was open <- [@a]']],
  ['may stand in emphasis', '*“The gate was open”* [@a].', ['The gate was open <- [@a]']],
  ['may be followed by a dash', '"The gate was open"--so she said [@a].', ['The gate was open <- [@a]']],
  ['belong to the outer quote', '“He cried ‘shut it’ and ran” [@a].', ['He cried ‘shut it’ and ran <- [@a]']],
  ['of the same kind nest', '“He cried “shut it” and ran” [@a].', ['He cried “shut it” and ran <- [@a]']],
  ['nest the British way', '‘He cried “shut it” and ran’ [@a].', ['He cried “shut it” and ran <- [@a]']],
]);

describeCases('what is no quotation mark', [
  ['is an apostrophe', 'Don’t, the dogs’ bones, and Haskett’s gate’s hinge.', []],
  ['is a straight apostrophe', "Don't, the dogs' bones, and Haskett's gate's hinge.", []],
  ['is an elision', "'Twas the night and the boys' room; rock 'n' roll in the '90s.", []],
  [
    'is a possessive in a quote',
    '‘The dogs’ bones were there’ [@a].',
    ['The dogs’ bones were there <- [@a]'],
  ],
  ['is inches', 'A 12" pipe, a 6\'2" man, a 5" nail.', []],
  ['is inches in a quote', '"The gate was 12" wide," she said [@a].', ['The gate was 12" wide, <- [@a]']],
  ['is a prime', 'At 51° 30′ 12″ the “gate was open” [@a].', ['gate was open <- [@a]']],
  ['is glued to words', 'word"glued"word', []],
  ['is escaped', 'She said \\"the gate was open\\" [@a].', []],
  ['is code', 'Type `"the gate"` and\n\n    "the gate"\n\n```\n"the gate"\n```', []],
  ['is math', 'So $"x"$ holds.', []],
  ['is an address or a title', '[the gate](http://x/"y" "a title") <http://x/“y”>', []],
  ['is an attribute', '<a title="the gate">x</a> [x]{key="the gate"}', []],
  ['is a comment', 'Words <!-- “the gate” --> and\n\n<!-- “the gate” -->', []],
  ['is front matter', '---\ntitle: “the gate”\n---\n\nWords.', []],
  ['stands in a citation', 'Words [@a, s.v. “Gate”].', []],
]);

describeCases('marks that do not balance', [
  ['make no quote', 'She said “the gate was open [@a].\n\nMore words.', []],
  ['do not swallow the next paragraph', 'She said “the gate.\n\nThen “it shut” [@a].', ['it shut <- [@a]']],
  ['do not swallow a quote behind them', 'The “gate. Then “it shut” [@a].', ['it shut <- [@a]']],
  ['straight ones neither', 'The "gate was. Then "it shut" [@a].', ['it shut <- [@a]']],
  ['may close only', 'The gate” was open" and then’ it shut.', []],
]);

describeCases('a quote that a tag interrupts', [
  ['is one', '“The gate,” she said, “was open” [@a].', ['The gate, | was open <- [@a]']],
  [
    'is one with the name behind',
    '“The gate,” said Ione Haskett, “was open” [@a].',
    ['The gate, | was open <- [@a]'],
  ],
  [
    'is one with the comma outside',
    '„Das Tor“, sagte sie, „stand offen“ [@a].',
    ['Das Tor | stand offen <- [@a]'],
  ],
  ['is one with a question', '“Is it open?” she asked, “or shut?” [@a]', ['Is it open? | or shut? <- [@a]']],
  [
    'is one with its citation in the tag',
    '“The gate,” writes @a [12], “was open.”',
    ['The gate, | was open. <- @a [12]'],
  ],
  ['is one with dashes', '“The gate”—she paused—“was open” [@a].', ['The gate | was open <- [@a]']],
  [
    'is two with a full stop, of one source',
    '“The gate,” she said. “It was open” [@a].',
    ['The gate, <- [@a]', 'It was open <- [@a]'],
  ],
  [
    'is two without a verb of saying',
    '“The gate,” or rather, “the door” [@a].',
    ['The gate, <- [@a]', 'the door <- [@a]'],
  ],
  [
    'is two with another sentence between',
    '“The gate.” She left it. She said, “it is open” [@a].',
    ['The gate.', 'it is open <- [@a]'],
  ],
]);

describeCases('a quote over paragraphs', [
  ['opens each of them', '“One.\n\n“Two.\n\n“Three” [@a].', ['One. | Two. | Three <- [@a]']],
  ['has straight marks', '"One.\n\n"Two" [@a].', ['One. | Two <- [@a]']],
  ['starts within a paragraph', 'She said: “One.\n\n“Two” [@a].', ['One. | Two <- [@a]']],
  ['holds inner quotes', '“One says ‘x’ there.\n\n“Two” [@a].', ['One says ‘x’ there. | Two <- [@a]']],
  ['is none where a paragraph does not open with the mark', '“One.\n\nTwo” [@a].', []],
  ['is none where nothing closes it', '“One.\n\n“Two.\n\nThree.', []],
  ['stands in a list', '- “One.\n\n  “Two” [@a].', ['One. | Two <- [@a]']],
]);

describeCases('a block quote', [
  ['ends at its attribution line', '> One\n> two\n>\n> — Ione Haskett [@a]', ['> One | two <- [@a]']],
  ['has its attribution right under it', '> One\n> — Ione Haskett [@a]', ['> One <- [@a]']],
  ['has several paragraphs', '> One.\n>\n> Two [@a].', ['> One. | Two | . <- [@a]']],
  ['has lazy lines', '> One\ntwo [@a]\n\nthree', ['> One | two <- [@a]']],
  ['goes on behind a marked blank line', '> One\n>\ntwo [@a]', ['> One | two <- [@a]']],
  ['is nested', '> > One\n>\n> two\n>\n> — A [@a]', ['> One | two <- [@a]']],
  ['stands in a list', '- item\n\n  > One\n  >\n  > — A [@a]', ['> One <- [@a]']],
  ['holds a list', '> One:\n>\n> - two\n> - three\n>\n> — A [@a]', ['> One: | two | three <- [@a]']],
  ['keeps the marks in it', '> She cried “shut it” [@a].', ['> She cried “shut it” | . <- [@a]']],
  ['has its citation right behind it', '> One\n\n[@a, p. 3]\n\nMore.', ['> One <- [@a, p. 3]']],
  ['has its attribution behind it', '> One\n\n— Ione Haskett [@a]', ['> One <- [@a]']],
  ['has its citation before it', 'As @a [12] puts it:\n\n> One', ['> One <- @a [12]']],
  ['does not take what follows for its own', '> One\n\n@b disagrees with that [@c].', ['> One']],
  ['takes the citation of its note', '> One.[^1]\n\n[^1]: @a, 12.', ['> One. <- @a']],
  ['wants a blank line before it', 'Words\n> no quote', []],
  ['is none as a callout', '> [!note]\n> Words', []],
  ['is none in code', '    > words', []],
  ['keeps dialogue whole', '> — Oui.\n> — Non.\n> — Si.', ['> — Oui. | — Non. | — Si.']],
  ['has CRLF line ends', '> One\r\n> two\r\n>\r\n> — A [@a]\r\n', ['> One | two <- [@a]']],
]);

describeCases('the citation of a quote', [
  ['stands behind it', '“The gate” [@a].', ['The gate <- [@a]']],
  ['stands behind the full stop', '“The gate.” [@a] More.', ['The gate. <- [@a]']],
  ['stands at the end of the sentence', '“The gate” was what she called it [@a].', ['The gate <- [@a]']],
  ['stands in it', '“The gate [@a]” it was.', ['The gate <- [@a]']],
  ['behind it goes before one in it', '“The gate [@b] was open” [@a].', ['The gate | was open <- [@a]']],
  ['is the author before it', 'As @a writes, “the gate was open.”', ['the gate was open. <- @a']],
  [
    'is the author before it, not a farther work',
    'As @a says, “the gate” was what @b saw.',
    ['the gate <- @a'],
  ],
  ['is the same author’s behind it', 'As @a says, “the gate” was open [-@a, 12].', ['the gate <- [-@a, 12]']],
  ['stands in parentheses', '“The gate” (@a, 12).', ['The gate <- @a']],
  [
    'covers two quotes of a sentence',
    '“The gate” and “the sea” [@a].',
    ['The gate <- [@a]', 'the sea <- [@a]'],
  ],
  ['does not reach over a sentence', '“The gate.” It was open [@a].', ['The gate.']],
  ['does not come from the next sentence', '“The gate.” @a disagrees.', ['The gate.']],
  [
    'does not come from a quote before it',
    '“The gate” [@a] and then “the sea.”',
    ['The gate <- [@a]', 'the sea.'],
  ],
  ['reaches over initials and titles', '“The gate” was Dr. J. Haskett’s word [@a].', ['The gate <- [@a]']],
  ['stands in the note behind it', 'The “gate.”[^1]\n\n[^1]: See @a [12].', ['gate. <- @a [12]']],
  ['stands in the note in the text', 'The “gate”^[@a, 12] shut.', ['gate <- @a']],
  ['stands nowhere in a note without one', 'As @a says, the “gate.”[^1]\n\n[^1]: Or not.', ['gate. <- @a']],
  [
    'stands in its row of a table',
    '| Q | S |\n|---|---|\n| “gate” | [@a] |\n| “sea” | [@b] |',
    ['gate <- [@a]', 'sea <- [@b]'],
  ],
]);

describeCases('a quote in a note', [
  ['says so', 'x[^n]\n\n[^n]: She said “the gate” [@a].', ['the gate <- [@a] in n']],
  ['may be a block', 'x[^n]\n\n[^n]: She said:\n\n    > The gate [@a]', ['> The gate <- [@a] in n']],
  ['may stand in the text', 'A b^[She said “the gate” [@a].] c.', ['the gate <- [@a] in ^3']],
  [
    'is none of the quote around',
    'The “gate^[or “door” [@b]] was open” [@a].',
    ['gate | was open <- [@a]', 'door <- [@b] in ^9'],
  ],
]);

describeCases('an ignore comment', [
  [
    'goes for the quote before it',
    '“One” [@a] <!-- verbatim: ignore --> and “two”.',
    ['One <- [@a] (ignored)', 'two'],
  ],
  ['goes for the quote behind it', '“One” and <!-- verbatim: ignore --> “two”.', ['One', 'two (ignored)']],
  [
    'goes for the paragraph that it opens',
    '<!-- verbatim: ignore --> “One” and “two”.',
    ['One (ignored)', 'two (ignored)'],
  ],
  ['goes for the block under it', '<!-- verbatim: ignore -->\n> One\n\n> Two', ['> One (ignored)', '> Two']],
  [
    'goes for the block over it',
    '> One\n\n> Two\n<!-- verbatim: ignore -->\n\n> Three',
    ['> One', '> Two (ignored)', '> Three'],
  ],
  [
    'goes for the next block where it touches both',
    '# “One”\n<!-- verbatim: ignore -->\n> Two',
    ['One', '> Two (ignored)'],
  ],
  [
    'goes for the next block between blank lines',
    '> One\n\n<!-- verbatim: ignore -->\n\n> Two',
    ['> One', '> Two (ignored)'],
  ],
  ['goes for the last block at the end', '> One\n\n<!-- verbatim: ignore -->\n', ['> One (ignored)']],
  ['goes for the block quote that holds it', '> One\n> <!-- verbatim: ignore -->', ['> One (ignored)']],
  ['may stand in a list', '- <!-- verbatim: ignore -->\n  “One”\n- “two”', ['One (ignored)', 'two']],
  ['is no other comment', '<!-- verbatim: -->\n“One”', ['One']],
  [
    'is a switch of the whole draft',
    '---\nverbatim: ignore\n---\n\n“One”\n\n> Two',
    ['One (ignored)', '> Two (ignored)'],
  ],
]);

describe('what stands around a quote', () => {
  const context = (md: string) =>
    parseDraft(md).quotes.map(({ context: spans = [] }) => spans.map((span) => md.slice(...span)));

  it('is its sentence, with the tag between its parts', () => {
    assert.deepEqual(context('Before. Haskett said: “The gate,” she said, “was open,” once [@a]. Behind.'), [
      ['Haskett said:', 'she said,', ', once [@a].'].map((part) => part.replace(/^, /u, '')),
    ]);
  });

  it('includes a remark behind the full stop', () => {
    assert.deepEqual(context('“The gate was open” [@a]. (My translation.) Behind.'), [
      ['[@a]. (My translation.)'],
    ]);
  });

  it('ends at other quotes', () => {
    assert.deepEqual(context('First “one,” then “two,” at last.'), [
      ['First', 'then'],
      ['then', 'at last.'],
    ]);
  });

  it('is the sentence that leads up to a block quote', () => {
    assert.deepEqual(context('Before. Haskett says:\n\n> One'), [['Haskett says:']]);
    assert.deepEqual(context('Haskett says much.\n\n> One'), [[]]);
  });

  const attribution = (md: string) =>
    parseDraft(md).quotes.map(({ attribution: span }) => span && md.slice(...span));

  it('is the attribution line of a block quote, whatever its dash', () => {
    for (const dash of ['—', '–', '--', '---', '―'])
      assert.deepEqual(attribution(`> One\n>\n> ${dash} Ione Haskett, *The Gate* [@a]`), [
        'Ione Haskett, *The Gate* [@a]',
      ]);
    assert.deepEqual(attribution('> One\n\n— Ione Haskett, 1999'), ['Ione Haskett, 1999']);
  });

  it('is no attribution where the last words are the quoted ones', () => {
    const last = '— but then the sea came in and took the whole of it away from us.';
    assert.deepEqual(attribution(`> One\n> ${last}`), [undefined]);
    assert.deepEqual(attribution('> — One [@a]'), [undefined]);
  });
});

describe('the words of a quote', () => {
  it('leave out citations, notes, comments, tags, attributes and the addresses of links', () => {
    assert.deepEqual(read('“A [b](http://x "t") c[^1] d <!-- e --> f<br>g [h]{.i} `j` [@k] l” [@a].'), [
      'A | b | c | d | f | g | h | `j` | l <- [@a]',
    ]);
  });

  it('leave out the bars of verse', () => {
    assert.deepEqual(read('| “One line\n| and two” [@a]'), ['One line | and two <- [@a]']);
  });
});

describe('the mark that is open while one types', () => {
  const open = (before: string) => {
    const at = openQuotationMark(before, 0, before.length, []);
    return at === undefined ? undefined : before.slice(at);
  };

  it('is the last one that nothing closes', () => {
    assert.equal(open('She said “the gate'), '“the gate');
    assert.equal(open('She said "'), '"');
    assert.equal(open('“One” and "the gate'), '"the gate');
    assert.equal(open('“One ‘inner'), '“One ‘inner');
    assert.equal(open('A 12" pipe and «le'), '«le');
  });

  it('is none behind apostrophes, inches and closed quotes', () => {
    for (const before of ["Don't 'quote", 'A 12" pipe', '“One” two', '\\"the gate'])
      assert.equal(open(before), undefined, before);
  });

  it('is none in code', () => {
    const text = 'Type `"the` gate';
    assert.equal(openQuotationMark(text, 0, text.length, [[5, 11]]), undefined);
  });
});
