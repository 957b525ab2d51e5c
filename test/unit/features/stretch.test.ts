import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderQuote } from '../../../src/core/citing/renderQuote.ts';
import { cutStretch, isPassage, type Stretch } from '../../../src/core/features/stretch.ts';
import { spansOf } from '../../../src/core/features/stretchSpans.ts';
import { stretchWords } from '../../../src/core/features/stretchUnits.ts';
import { findSurroundings } from '../../../src/core/features/surroundings.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import { joinSpans, toRawSpans } from '../../../src/core/text/runningText.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

const long = (word: string) =>
  Array.from({ length: 14 }, (_, at) => `The ${word} of day ${at} was slow, and it kept its word.`);
const files = {
  'interview.txt': [
    'On the Gate',
    '',
    `[00:00:10] BO RAY: ${long('water').join(' ')}`,
    '',
    '[00:01:02] ANN LEE: And the pin?',
    '',
    `[00:01:09] BO RAY: ${long('pin').join(' ')}`,
    '',
    '[00:02:10] ANN LEE: I see.',
    '',
  ].join('\n'),
  'essay.md': `---\ntitle: Salt\nauthor:\n  - family: Sayre\n    given: Em\n---\n\n${long('hay').join(' ')}\n\n# Mud\n\n${long('mud').join(' ')}\n\nOne more.\n`,
  'list.txt':
    'Lessons from Bo Ray\nAn introduction.\n- On gates: "Every gate is a question put to the sea." — Source: [The Ebb #12]\n- On mud: "Mud remembers everything that we forget." — Source: [Radio]\n- On time: "A tide is a promise kept twice a day." — Source: [The Ebb #12]\n',
} as const;

let corpus: Corpus;
before(async () => {
  corpus = await corpusOf(files);
});

const sourceOf = (file: keyof typeof files) => {
  const source = corpus.index.sources().find((each) => each.file === file);
  assert.ok(source);
  return source;
};
const passagesOf = (file: keyof typeof files) => corpus.index.passagesOf(sourceOf(file).id);
/** The passages of `file` that hold all of a stretch from the first of these words to the last. */
const stretchFrom = (file: keyof typeof files, first: string, last: string): Stretch => {
  const passages = passagesOf(file);
  const from = passages.find(({ text }) => text.includes(first));
  const to = passages.findLast(({ text }) => text.includes(last));
  assert.ok(from && to, `${first} … ${last}`);
  return {
    sourceId: sourceOf(file).id,
    from: { passageId: from.id, offset: from.text.indexOf(first) },
    to: { passageId: to.id, offset: to.text.indexOf(last) + last.length },
  };
};
/** The first blank between two words. */
const blank = (file: keyof typeof files): Stretch => {
  const stretch = stretchFrom(file, ' of day 0', ' of day 0');
  return { ...stretch, to: { ...stretch.from, offset: stretch.from.offset + 1 } };
};
const cut = (stretch: Stretch) => cutStretch(corpus.index, stretch);
const refusal = (stretch: Stretch) => {
  const made = cut(stretch);
  return isPassage(made) ? made.text : 'barrier' in made ? made.barrier : made.refused;
};
function rawOf(passage: Passage, file: keyof typeof files): string {
  return joinSpans(files[file], passage.spans).text;
}

describe('cutting a stretch', () => {
  it('takes the words from one place to another, with their place in the raw text', () => {
    const made = cut(stretchFrom('interview.txt', 'day 1 was', 'water of day 2 was slow'));
    assert.ok(isPassage(made));
    assert.equal(made.text, 'day 1 was slow, and it kept its word. The water of day 2 was slow');
    assert.equal(rawOf(made, 'interview.txt'), made.text);
    assert.equal(made.speaker, 'BO RAY');
  });

  it('goes on over the passages of one voice', () => {
    const made = cut(stretchFrom('essay.md', 'The hay of day 0', 'hay of day 13 was slow'));
    assert.ok(isPassage(made));
    assert.ok(passagesOf('essay.md').filter(({ text }) => text.includes('hay')).length > 1);
    assert.equal(
      made.text,
      long('hay')
        .join(' ')
        .replace(/, and it kept its word\.$/u, ''),
    );
    assert.equal(rawOf(made, 'essay.md'), made.text);
  });

  it('is the passage itself where it is a whole one', () => {
    const [passage] = passagesOf('interview.txt').filter(({ quotable }) => quotable);
    assert.ok(passage);
    assert.equal(
      cut({
        sourceId: passage.sourceId,
        from: { passageId: passage.id, offset: 0 },
        to: { passageId: passage.id, offset: passage.text.length },
      }),
      passage,
    );
  });

  it('is rendered like any other passage', () => {
    const made = cut(stretchFrom('interview.txt', 'The pin of day 0', 'pin of day 0 was slow'));
    assert.ok(isPassage(made));
    assert.equal(
      renderQuote(made, sourceOf('interview.txt'), 'block').split('\n')[0],
      '> The pin of day 0 was slow',
    );
    assert.match(renderQuote(made, sourceOf('interview.txt'), 'block'), /BO RAY.*00:01:09/u);
  });

  const refusals: readonly (readonly [string, () => Stretch, string])[] = [
    [
      'into what another speaker says',
      () => stretchFrom('interview.txt', 'water of day 13', 'And the pin'),
      'other-speaker',
    ],
    [
      'over what another speaker says',
      () => stretchFrom('interview.txt', 'water of day 13', 'pin of day 0'),
      'other-speaker',
    ],
    ['over a heading', () => stretchFrom('essay.md', 'hay of day 13', 'mud of day 0'), 'heading'],
    [
      'from one reported quotation into the next',
      () => stretchFrom('list.txt', 'question put', 'Mud remembers'),
      'other-quotation',
    ],
    ['from inside a word', () => stretchFrom('essay.md', 'ay of day 0', 'hay of day 0 was'), 'inside-word'],
    ['into a word', () => stretchFrom('essay.md', 'hay of day 0', 'hay of day 0 was slo'), 'inside-word'],
    ['back to front', () => stretchFrom('essay.md', 'mud of day 13', 'mud of day 0'), 'empty'],
    ['of a blank', () => blank('essay.md'), 'empty'],
    [
      'in a source that is gone',
      () => ({ ...stretchFrom('essay.md', 'hay', 'hay'), sourceId: 'gone' }),
      'unknown-passage',
    ],
  ];
  for (const [name, stretch, expected] of refusals)
    it(`does not go ${name}`, () => assert.equal(refusal(stretch()), expected));

  it('refuses offsets that are none', () => {
    const stretch = stretchFrom('essay.md', 'hay', 'slow');
    for (const offset of [-1, 0.5, 1e9, Number.NaN])
      assert.equal(refusal({ ...stretch, to: { ...stretch.to, offset } }), 'unknown-passage');
  });

  it('cites pages from the first to the last', async () => {
    const { index } = await corpusOf({ 'a.txt': 'One.' });
    const [source] = index.sources();
    assert.ok(source);
    const [passage] = index.passagesOf(source.id);
    assert.ok(passage);
    const pages = ['33', '34'].map(
      (value, at): Passage => ({
        ...passage,
        id: value,
        start: at * 9,
        end: at * 9 + 4,
        spans: [[at * 9, at * 9 + 4]],
        locator: { label: 'page', value },
      }),
    );
    index.put({ source, passages: pages });
    const made = cutStretch(index, {
      sourceId: source.id,
      from: { passageId: '33', offset: 0 },
      to: { passageId: '34', offset: 4 },
    });
    assert.ok(isPassage(made));
    assert.deepEqual(made.locator, { label: 'page', value: '33–34' });
    assert.equal(made.text, 'One. One.');
  });
});

describe('cutting prose that quotes somebody', () => {
  const text =
    'The keeper came late. Bo Ray said, “I never saw the pin on the nail that night,” and went home. “Nobody asked me about the water,” she wrote.';
  let quoting: Corpus;
  before(async () => {
    quoting = await corpusOf({
      'essay.md': `---\nauthor:\n  - family: Sayre\n    given: Em\n---\n\n${text}\n`,
    });
  });
  const between = (first: string, last: string) => {
    const [source] = quoting.index.sources();
    const [passage] = quoting.index.passagesOf(source?.id ?? '');
    assert.ok(passage);
    const end = passage.text.indexOf(last) + last.length;
    return cutStretch(quoting.index, {
      sourceId: passage.sourceId,
      from: { passageId: passage.id, offset: passage.text.indexOf(first) },
      to: { passageId: passage.id, offset: end },
    });
  };
  const rendered = (first: string, last: string) => {
    const [source] = quoting.index.sources();
    const made = between(first, last);
    return source && isPassage(made) ? renderQuote(made, source, 'run-in') : made;
  };

  it('makes a reported quotation of the words that it quotes, in the mouth that it names', () => {
    for (const first of ['I never', '“I never'])
      for (const last of ['that night', 'that night,', 'that night,”'])
        assert.equal(
          rendered(first, last),
          '“I never saw the pin on the nail that night” [Bo Ray, quoted in @sayreessay, para. 1]',
          `${first} … ${last}`,
        );
    assert.equal(
      rendered('saw the pin', 'the nail'),
      '“saw the pin on the nail” [Bo Ray, quoted in @sayreessay, para. 1]',
    );
  });

  it('names nobody where the source names nobody', () => {
    assert.equal(
      rendered('Nobody asked', 'the water'),
      '“Nobody asked me about the water” [unidentified speaker, quoted in @sayreessay, para. 1]',
    );
  });

  it('leaves a quotation in the author’s prose that holds all of it', () => {
    const made = between('Bo Ray said', 'went home.');
    assert.ok(isPassage(made));
    assert.deepEqual([made.kind, made.speaker, made.quotations?.length], ['prose', 'Em Sayre', 1]);
  });

  it('does not begin or end among the words of somebody else', () => {
    assert.deepEqual(between('The keeper', 'the pin'), { refused: 'inside-quotation' });
    assert.deepEqual(between('the nail that', 'went home.'), { refused: 'inside-quotation' });
  });
});

describe('the spans of a stretch', () => {
  it('lead to the same raw text as the passage’s own, whatever stands between them', () => {
    const gap = fc.constantFrom('', ' ', '\n', '</i>', ' 12 ');
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          let raw = '';
          const spans = parts.map(([text, between]) => {
            const start = raw.length;
            raw += text + between;
            return [start, start + text.length] as const;
          });
          // Spans of a passage begin and end with a word: a blank at their edge would be ambiguous.
          fc.pre(parts.every(([text]) => text.trim() === text));
          const running = joinSpans(raw, spans);
          const [start, end] = [a % (running.text.length + 1), b % (running.text.length + 1)].sort(
            (x, y) => x - y,
          ) as [number, number];
          assert.deepEqual(
            spansOf({ text: running.text, spans }, [start, end]),
            toRawSpans(running, [start, end]),
          );
        },
      ),
    );
  });
});

describe('the words that a quote is stretched by', () => {
  const words = (text: string, locale?: string) =>
    stretchWords(text, locale).map(([start, end]) => text.slice(start, end));
  const cases: readonly (readonly [string, string, string | undefined, readonly string[]])[] = [
    [
      'keep what ends a sentence',
      'He left. “Why?” she asked.',
      'en',
      ['He', 'left.', '“Why?”', 'she', 'asked.'],
    ],
    ['drop a comma left hanging', 'well, yes — no; (so)', 'en', ['well', 'yes', 'no', '(so)']],
    ['are found in Japanese', '私は「海」を見た。', 'ja', ['私', 'は', '「海」', 'を', '見', 'た。']],
    ['are none where there are none', ' — … ', undefined, []],
  ];
  for (const [name, text, locale, expected] of cases)
    it(name, () => assert.deepEqual(words(text, locale), expected));
});

describe('surroundings', () => {
  it('show the neighbors of a passage with what keeps a quote from them', () => {
    const passage = passagesOf('interview.txt').find(({ text }) => text === 'And the pin?');
    assert.ok(passage);
    const found = findSurroundings(corpus.index, passage.id, { before: 1, after: 1 });
    assert.equal(found?.at, 1);
    assert.deepEqual(found?.passages.map(({ barrier }) => barrier)?.slice(1), [
      'other-speaker',
      'other-speaker',
    ]);
    assert.equal(found?.hasBefore, true);
    assert.equal(found?.hasAfter, true);
  });

  it('end where the source ends', () => {
    const last = passagesOf('interview.txt').at(-1);
    const found = findSurroundings(corpus.index, last?.id ?? '', { before: 99, after: 99 });
    assert.equal(found?.passages.length, passagesOf('interview.txt').length);
    assert.deepEqual([found?.hasBefore, found?.hasAfter], [false, false]);
  });

  it('are none for a passage that is gone', () => {
    assert.equal(findSurroundings(corpus.index, 'gone', { before: 1, after: 1 }), undefined);
  });
});
