import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { freeFootnoteLabel } from '../../../src/core/citing/footnoteLabel.ts';
import type { PassageStretch } from '../../../src/core/citing/passageStretch.ts';
import { parseTemplate } from '../../../src/core/citing/quoteTemplate.ts';
import { quotingManners, styleByLength } from '../../../src/core/citing/quotingManner.ts';
import {
  type QuoteOptions,
  quoteStyles,
  renderQuote,
  renderStretch,
} from '../../../src/core/citing/renderQuote.ts';
import { sourceLink, textFragment } from '../../../src/core/citing/sourceLink.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { profileNames } from '../../../src/core/verify/profiles.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';
import { hasPandoc } from './csl/pandoc.ts';

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(marshCorpus);
});

/** The passage of a file that has these words, with its source. */
function find(file: string, words: string): { passage: Passage; source: Source } {
  const source = corpus.index.sources().find((each) => each.file === file);
  const passage = source && corpus.index.passagesOf(source.id).find(({ text }) => text.includes(words));
  if (!passage || !source) throw new Error(`${words} is not in ${file}`);
  return { passage, source };
}

const gate = () => find('interview.txt', 'marsh does not forget');
const reported = () => find('list.txt', 'question put to the sea');

function render(found: { passage: Passage; source: Source }, options: QuoteOptions) {
  return renderStretch({ passages: [found.passage] }, found.source, options);
}

/** A stretch of the passage: these pieces of its words. */
function pieces({ passage }: { passage: Passage }, ...words: string[]): PassageStretch {
  const ranges = words.map((piece) => {
    const start = passage.text.indexOf(piece);
    assert.ok(start >= 0, piece);
    return [start, start + piece.length] as const;
  });
  return { passages: [passage], ranges };
}

describe('a quote with a footnote', () => {
  it('has its citation alone in the note', () => {
    assert.deepEqual(render(find('interview.txt', 'keeper do'), { style: 'footnote', footnoteLabel: '7' }), {
      text: '“What does a keeper do all night?”[^7]',
      definition: '[^7]: [Ann Lee in @ray2021gate, 00:00:05].',
    });
  });

  it('is one piece where a draft is given one', () => {
    const { passage, source } = reported();
    assert.equal(
      renderQuote(passage, source, 'footnote'),
      '“Every gate is a question put to the sea.”[^1]\n\n[^1]: [attributed to Bo Ray, quoted in @list2022].',
    );
  });

  const labels: readonly (readonly [draft: string, label: string])[] = [
    ['', '1'],
    ['One.[^1] Two.[^2]\n\n[^1]: x', '3'],
    ['[^note] and [^12]', '13'],
    ['[1] and ^[inline]', '1'],
  ];
  for (const [draft, label] of labels)
    it(`is numbered ${label} in ${JSON.stringify(draft)}`, () =>
      assert.equal(freeFootnoteLabel(draft), label));
});

describe('a quote with a link', () => {
  const linked = (URL: string, found = gate()) =>
    render({ ...found, source: { ...found.source, item: { ...found.source.item, URL } } }, { style: 'link' })
      .text;

  it('leads to the second where the words are said', () => {
    assert.equal(
      linked('https://www.youtube.com/watch?v=x', find('interview.txt', 'the pin?')),
      '“And the pin?” — [Ann Lee, in *On the Gate*, 00:01:02](https://www.youtube.com/watch?v=x&t=62s)',
    );
    assert.match(linked('https://example.org/ebb.mp3'), /\]\(https:\/\/example\.org\/ebb\.mp3#t=10\)$/u);
  });

  it('leads to the words on the page', () => {
    assert.match(
      linked('https://example.org/list', reported()),
      / — \[attributed to Bo Ray, quoted in \*Lessons from Bo Ray\*\]\(https:\/\/example\.org\/list#:~:text=Every%20gate%20is%20a%20question%20put%20to%20the%20sea\.\)$/u,
    );
  });

  it('does without where the source has no address, or none of the web', () => {
    for (const address of ['', 'javascript:alert(1)', 'file:///x'])
      assert.match(linked(address), /” — Bo Ray, in \*On the Gate\*, 00:00:10$/u);
  });

  it('cannot be broken by an address', () => {
    assert.match(
      linked('https://example.org/a_(b) "c" <d>'),
      /\(https:\/\/example\.org\/a_%28b%29%20%22c%22%20%3Cd%3E#t=10\)$/u,
    );
  });
});

describe('a text fragment', () => {
  const cases: readonly (readonly [words: string, fragment: string | undefined])[] = [
    ['A tide is kept', 'text=A%20tide%20is%20kept'],
    ['well-known, salt & hay', 'text=well%2Dknown%2C%20salt%20%26%20hay'],
    ['“Größe” (x)', 'text=%E2%80%9CGr%C3%B6%C3%9Fe%E2%80%9D%20%28x%29'],
    [
      'one two three four five six seven eight nine ten eleven',
      'text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven',
    ],
    [' — ', undefined],
    ['a\ud800b', 'text=a%EF%BF%BDb'],
  ];
  for (const [words, fragment] of cases)
    it(`of ${JSON.stringify(words)} is ${fragment}`, () => assert.equal(textFragment(words), fragment));

  it('goes behind the fragment that an address has', () => {
    assert.equal(
      sourceLink({ item: { id: 'x', type: 'webpage', URL: 'https://e.org/a#b' } }, 'salt'),
      'https://e.org/a#b:~:text=salt',
    );
  });

  it('says its words again when it is decoded, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (words) => {
        const fragment = textFragment(words);
        if (!fragment) return;
        assert.doesNotMatch(fragment.slice(5).replace(/,/u, ''), /[-&,()[\]<>"'\s*~]/u);
        const [start = ''] = fragment.slice(5).split(',');
        assert.ok(words.replace(/\s+/gu, ' ').trim().startsWith(decodeURIComponent(start)));
      }),
    );
  });
});

describe('a quote in a template', () => {
  const filled = (text: string, found = gate(), options: Partial<QuoteOptions> = {}) => {
    const parsed = parseTemplate(text);
    if ('problem' in parsed) return JSON.stringify(parsed.problem);
    return render(found, { ...options, style: 'template', template: parsed.template }).text;
  };
  const pin = () => find('interview.txt', 'the pin?');
  const nail = () => find('interview.txt', 'dry nail');

  const cases: readonly (readonly [
    name: string,
    template: string,
    found: () => ReturnType<typeof find>,
    text: string,
  ])[] = [
    [
      'fills every field',
      '{quote} {speaker} {author} {title} {year} {key} {locator} {citation}',
      pin,
      'And the pin? Ann Lee Bo Ray On the Gate 2021 ray2021gate 00:01:02 @ray2021gate, 00:01:02',
    ],
    [
      'shows what belongs to a field where it has a value',
      '“{quote}” — {speaker}{, |container|}{, at |locator|.}',
      pin,
      '“And the pin?” — Ann Lee, at 00:01:02.',
    ],
    [
      'takes escapes for what they stand for',
      '\\{x\\}\\t{quote}\\n{ \\{|speaker|\\}}',
      pin,
      '{x}\tAnd the pin?\n {Ann Lee}',
    ],
    [
      'switches inner marks to those that it sets',
      '“{quote}” {speaker}',
      nail,
      '“The pin was on the nail, and the nail was dry. My father used to say ‘a dry nail has no story’.” Bo Ray',
    ],
    [
      'leaves them where it sets none',
      '> {quote}\\n> {speaker}',
      nail,
      '> The pin was on the nail, and the nail was dry. My father used to say "a dry nail has no story".\n> Bo Ray',
    ],
  ];
  for (const [name, template, found, text] of cases)
    it(name, () => assert.equal(filled(template, found()), text));

  const broken: readonly (readonly [template: string, problem: object])[] = [
    ['{quote} {who}', { code: 'unknown-field', field: 'who', offset: 8 }],
    ['{quote} {constructor}', { code: 'unknown-field', field: 'constructor', offset: 8 }],
    ['{quote', { code: 'unclosed-brace', offset: 0 }],
    ['{quote}{}', { code: 'unknown-field', field: '', offset: 7 }],
    ['— {speaker}', { code: 'no-quote' }],
    ['', { code: 'no-quote' }],
  ];
  for (const [template, problem] of broken)
    it(`says what is wrong with ${JSON.stringify(template)}`, () =>
      assert.deepEqual(parseTemplate(template), { problem }));

  const cautious: readonly (readonly [template: string, text: RegExp])[] = [
    ['“{quote}”{, *|title|*}', /”, attributed to Bo Ray, quoted in \*Lessons from Bo Ray\*$/u],
    ['“{quote}” ({title})', /” \(attributed to Bo Ray, quoted in Lessons from Bo Ray\)$/u],
    ['“{quote}” — {speaker}, {title}', /” — attributed to Bo Ray, quoted in Lessons from Bo Ray$/u],
    ['“{quote}” [{citation}]', /” \[attributed to Bo Ray, quoted in @list2022\]$/u],
    [
      '“{quote}” — {speaker} [@{key}]',
      /” — attributed to Bo Ray \[@list2022\] \[attributed to Bo Ray, quoted in @list2022\]$/u,
    ],
    ['{quote}', /sea\. \[attributed to Bo Ray, quoted in @list2022\]$/u],
  ];
  for (const [template, text] of cautious)
    it(`never passes reported words for heard ones: ${template}`, () =>
      assert.match(filled(template, reported()), text));

  it('never passes another’s words for the author’s', () => {
    assert.equal(filled('“{quote}” ({author}, {year})', pin()), '“And the pin?” (Ann Lee in Bo Ray, 2021)');
    assert.match(
      filled('“{quote}” ({author})', find('raw.txt', 'eelgrass')),
      /\(unidentified speaker in Bo Ray\)$/u,
    );
    assert.equal(filled('“{quote}” ({author})', gate()).slice(-8), '(Bo Ray)');
  });
});

describe('the manner of a profile', () => {
  it('decides about block quotes by their length', () => {
    const limits = profileNames.map((name) => [name, quotingManners[name].blockFromWords.value]);
    assert.deepEqual(Object.fromEntries(limits), {
      chicago: 100,
      apa: 40,
      mla: 53,
      ap: Number.POSITIVE_INFINITY,
      reuters: Number.POSITIVE_INFINITY,
      guardian: Number.POSITIVE_INFINITY,
      legal: 50,
      strict: 100,
    });
    assert.equal(styleByLength(39, 'apa'), 'run-in');
    assert.equal(styleByLength(40, 'apa'), 'block');
    assert.equal(styleByLength(10_000, 'ap'), 'run-in');
  });

  const secondhand: readonly (readonly [profile: QuoteOptions['profile'], text: string])[] = [
    ['chicago', 'attributed to Bo Ray, The Ebb #12, quoted in [@list2022]'],
    ['apa', 'attributed to Bo Ray, The Ebb #12, as cited in [@list2022]'],
    ['mla', 'attributed to Bo Ray, The Ebb #12, qtd. in [@list2022]'],
  ];
  for (const [profile, text] of secondhand) {
    it(`names the original and the source that was read, in ${profile}`, () => {
      const rendered = render(reported(), {
        style: 'block',
        namesOriginal: true,
        ...(profile && { profile }),
      });
      assert.equal(rendered.text.split('\n').at(-1), `> — ${text}`);
      const runIn = render(reported(), { style: 'run-in', namesOriginal: true, ...(profile && { profile }) });
      assert.ok(runIn.text.endsWith(`[${text.replace('[', '')}`), runIn.text);
    });
  }

  const ellipses: readonly (readonly [profile: NonNullable<QuoteOptions['profile']>, text: string])[] = [
    ['chicago', '“I listened to the water. . . . You could hear it turn.”'],
    ['ap', '“I listened to the water. ... You could hear it turn.”'],
    ['guardian', '“I listened to the water. … You could hear it turn.”'],
    ['strict', '“I listened to the water. […] You could hear it turn.”'],
  ];
  for (const [profile, text] of ellipses) {
    it(`marks what is left out, in ${profile}`, () => {
      const found = gate();
      const stretch = pieces(found, 'I listened to the water.', 'You could hear it turn.');
      assert.ok(renderStretch(stretch, found.source, { style: 'run-in', profile }).text.startsWith(text));
    });
  }

  it('sets no ellipsis where nothing is left out', () => {
    const found = gate();
    const stretch = pieces(found, 'I listened to the water.', 'A marsh does not forget');
    assert.match(
      renderStretch(stretch, found.source, { style: 'run-in' }).text,
      /^“I listened to the water\. A marsh does not forget”/u,
    );
  });

  const initials: readonly (readonly [
    words: string,
    initial: QuoteOptions['initial'],
    profile: QuoteOptions['profile'],
    text: string,
  ])[] = [
    ['marsh does not', 'upper', 'chicago', '“Marsh does not”'],
    ['marsh does not', 'upper', 'legal', '“[M]arsh does not”'],
    ['You could', 'lower', 'mla', '“[y]ou could”'],
    ['You could', 'lower', 'apa', '“you could”'],
    ['I listened', 'lower', 'strict', '“I listened”'],
    ['You could', 'upper', 'strict', '“You could”'],
    ['You could', undefined, 'strict', '“You could”'],
  ];
  for (const [words, initial, profile, text] of initials) {
    it(`sets “${words}” with its first letter ${initial ?? 'as it is'} in ${profile}`, () => {
      const found = gate();
      const options = { style: 'run-in', ...(initial && { initial }), ...(profile && { profile }) } as const;
      const rendered = renderStretch(pieces(found, words), found.source, options).text;
      assert.equal(rendered.slice(0, text.length), text);
    });
  }
});

describe('a stretch of passages', () => {
  it('has the words of several, and the pages from the first to the last', () => {
    const { passage, source } = gate();
    const page = (value: string, text: string, start: number) => ({
      ...passage,
      text,
      start,
      end: start + text.length,
      locator: { label: 'page', value } as const,
    });
    const passages = [page('3', 'One salt.', 0), page('4', 'Two hay.', 20), page('5', 'Three mud.', 28)];
    const rendered = (ranges?: PassageStretch['ranges']) =>
      renderStretch({ passages, ...(ranges && { ranges }) }, source, { style: 'run-in' }).text;
    assert.equal(rendered(), '“One salt. Two hay.Three mud.” [@ray2021gate, p. 3–5]');
    assert.equal(
      rendered([
        [4, 9],
        [10, 18],
      ]),
      '“salt. Two hay.” [@ray2021gate, p. 3–4]',
    );
    assert.equal(
      rendered([
        [0, 9],
        [18, 28],
      ]),
      '“One salt. . . . Three mud.” [@ray2021gate, p. 3–5]',
    );
    assert.equal(rendered([[10, 13]]), '“Two” [@ray2021gate, p. 4]');
  });

  it('tells where the writer types the locator that is not known', () => {
    const { passage, source } = gate();
    const { locator: _, ...unplaced } = passage;
    const slot = (style: QuoteOptions['style']) => {
      const { text, definition, locatorSlot } = renderStretch({ passages: [unplaced] }, source, { style });
      return locatorSlot === undefined ? undefined : (definition ?? text).slice(0, locatorSlot);
    };
    assert.match(slot('block') ?? '', /— Bo Ray \[@ray2021gate$/u);
    assert.match(slot('run-in') ?? '', / \[@ray2021gate$/u);
    assert.equal(slot('footnote'), '[^1]: [@ray2021gate');
    assert.equal(slot('plain'), undefined);
    assert.equal(render(gate(), { style: 'block' }).locatorSlot, undefined);
  });
});

describe('every style', () => {
  it('is taken by pandoc for the words and what goes with them, and for nothing else', function () {
    // Debian: apt-get install pandoc.
    if (!hasPandoc) this.skip();
    const all = corpus.index
      .sources()
      .flatMap((source) => corpus.index.passagesOf(source.id).map((passage) => ({ passage, source })));
    const quotable = all.filter(({ passage }) => passage.quotable);
    assert.ok(quotable.length > 5);
    for (const style of quoteStyles.filter((each) => each !== 'citation' && each !== 'plain')) {
      const draft = quotable.map(({ passage, source }, at) => {
        const { text, definition } = renderStretch({ passages: [passage] }, source, {
          style,
          footnoteLabel: `${at + 1}`,
        });
        return definition ? `${text}\n\n${definition}` : text;
      });
      const input = draft.join('\n\n<!-- -->\n\n');
      const html = execFileSync('pandoc', ['-f', 'markdown-smart', '-t', 'html', '--wrap=none'], {
        input,
        encoding: 'utf8',
      });
      const shown = html
        .replace(/<[^>]*>/gu, ' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '"');
      const words = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      for (const { passage } of quotable)
        assert.ok(words(shown).includes(words(passage.text)), `${style}: ${passage.text}`);
      if (style !== 'link' && style !== 'template')
        assert.equal(html.match(/class="citation"/gu)?.length, quotable.length, style);
    }
  });
});
