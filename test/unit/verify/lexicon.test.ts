import assert from 'node:assert/strict';
import { compareWords } from '../../../src/core/verify/compareWords.ts';
import { type ChangedWord, criticalKinds } from '../../../src/core/verify/criticalChange.ts';
import { expansionsOf } from '../../../src/core/verify/lexicon/contractions.ts';
import { isNegation } from '../../../src/core/verify/lexicon/critical.ts';
import { fillersEndingAt } from '../../../src/core/verify/lexicon/fillers.ts';
import { languageOf } from '../../../src/core/verify/lexicon/languages.ts';
import { numberAt } from '../../../src/core/verify/lexicon/numbers.ts';

describe('words compared', () => {
  const rows: readonly (readonly [draft: string, source: string, likeness: string])[] = [
    ['tide', 'tide', 'same'],
    ['colour', 'color', 'spelling'],
    ['organise', 'organize', 'spelling'],
    ['travelling', 'traveling', 'spelling'],
    ['centre', 'center', 'spelling'],
    ['learnt', 'learned', 'spelling'],
    ['naive', 'naïve', 'spelling'],
    ['dont', "don't", 'spelling'],
    ['actally', 'actually', 'spelling'],
    ['fiugring', 'figuring', 'spelling'],
    ['comunicate', 'communicate', 'spelling'],
    ['occured', 'occurred', 'spelling'],
    ['forgivven', 'forgiven', 'spelling'],
    ['\u0441\u043e\u0440', 'cop', 'spelling'],
    ['write', 'right', 'hearing'],
    ['its', "it's", 'hearing'],
    ['wood', 'would', 'hearing'],
    ['sergei', 'sergey', 'hearing'],
    ['trussed', 'trust', 'hearing'],
    ['weights', 'waits', 'hearing'],
    ['mien', 'mean', 'hearing'],
    ['sloe', 'slow', 'hearing'],
    ['mould', 'mold', 'spelling'],
    ['leukaemia', 'leukemia', 'spelling'],
    ['foetus', 'fetus', 'spelling'],
    // Other words, however near.
    ['learn', 'learned', 'other'],
    ['problem', 'problems', 'other'],
    ['casual', 'causal', 'other'],
    ['untied', 'united', 'other'],
    ['filed', 'filled', 'other'],
    ['awards', 'award', 'other'],
    ['trail', 'trial', 'other'],
    ['hoping', 'hopping', 'other'],
    ['country', 'county', 'other'],
    ['hyper', 'hypo', 'other'],
    ['increase', 'decrease', 'other'],
    ['contact', 'contract', 'other'],
    ['taking', 'talking', 'other'],
    ['diving', 'driving', 'other'],
    ['tuned', 'turned', 'other'],
    ['persona', 'personal', 'other'],
    ['complain', 'complaint', 'other'],
    ['dead', 'died', 'other'],
    ['were', 'where', 'other'],
    ['later', 'latter', 'other'],
    ['personnel', 'personal', 'other'],
    ['down', 'done', 'other'],
    ['exiting', 'exciting', 'other'],
    ['canoe', 'cane', 'other'],
    ['scored', 'scoured', 'other'],
    ['timber', 'timbre', 'other'],
    ['him', 'them', 'other'],
    ['in', 'and', 'other'],
    // Negations and numbers before all excuses.
    ['know', 'no', 'other'],
    ['knot', 'not', 'other'],
    ['to', 'two', 'other'],
    ['won', 'one', 'other'],
    ['pio6', 'pio5', 'other'],
    ['can', "can't", 'other'],
  ];
  for (const [draft, source, likeness] of rows) {
    it(`${draft} for ${source}: ${likeness}`, () =>
      assert.equal(
        compareWords(draft, source, () => false),
        likeness,
      ));
  }

  it('takes no slip of the keyboard for one where it makes a word that the corpus has', () => {
    assert.equal(
      compareWords('marhs', 'marsh', () => false),
      'spelling',
    );
    assert.equal(
      compareWords('marhs', 'marsh', (word) => word === 'marhs'),
      'other',
    );
  });
});

describe('numbers', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['20', '20'],
    ['twenty', '20'],
    ['twenty seven', '27'],
    ['one hundred and five', '105'],
    ['four hundred thousand dollars', '400000$'],
    ['$ 400000', '400000$'],
    ['$ 3 million', '3000000$'],
    ['three million dollars', '3000000$'],
    ['100 %', '100%'],
    ['one hundred percent', '100%'],
    ['one hundred per cent', '100%'],
    ['second', '2th'],
    ['2nd', '2th'],
    ['nineteen eighty four', '1984'],
    ['twenty twenty', '2020'],
    ['two thousand nine', '2009'],
    ['nineteen sixties', '1960s'],
    ['1960s', '1960s'],
    ['- 5', '-5'],
    ['a dozen', '12'],
    ['3.5', '3.5'],
    ['three point five', '3.5'],
    ['gate', undefined],
    ['hundred', undefined],
  ];
  for (const [text, value] of rows) {
    it(`reads ${text} as ${value}`, () => {
      const found = numberAt(text.split(' '), 0);
      assert.deepEqual([found?.value, found?.length], [value, value && text.split(' ').length]);
    });
  }
});

describe('fillers', () => {
  /** Marks stand before the words that follow them. */
  const fillersIn = (text: string): string => {
    const parts = text.split(' ');
    const words = parts.map((part, at) => ({
      folded: part.replace(/[^a-z']/giu, '').toLowerCase(),
      hasPause: at === 0 || /[,.]$/u.test(parts[at - 1] as string),
      isInitial: at === 0 || /\.$/u.test(parts[at - 1] as string),
    }));
    return [...fillersEndingAt(words)]
      .flatMap((length, end) =>
        length > 0
          ? [
              words
                .slice(end - length, end)
                .map(({ folded }) => folded)
                .join(' '),
            ]
          : [],
      )
      .join('; ');
  };
  const rows: readonly (readonly [text: string, fillers: string])[] = [
    ['the tide um came in', 'um'],
    ['it was, you know, the tide', 'you know'],
    ['it was, like, the tide', 'like'],
    ['So we left. Well, the tide came', 'so; well'],
    ['it was you know like the tide', 'you know; like'],
    ['I like, um, the tide', 'um'],
    ['that is not right, we left', ''],
    ['I did well, I think', ''],
    ['I was tired, so we left', ''],
    ['do you know the keeper', ''],
    ['I think you know him', ''],
    ['and then you see the boat', ''],
    ['what I mean is the tide', ''],
  ];
  for (const [text, fillers] of rows)
    it(`in “${text}”: ${fillers || 'none'}`, () => assert.equal(fillersIn(text), fillers));
});

describe('the language of some words', () => {
  const rows: readonly (readonly [text: string, language: string | undefined])[] = [
    ['what the mud has learned it keeps and nobody buys it back', 'en'],
    ['was die flut gelernt hat vergisst der schlamm nicht', 'de'],
    ["ce que la vase apprend le fleuve le redit et nul ne l'efface", 'fr'],
    ['lo que la marea aprende no se olvida en el barro', 'es'],
    ["quello che l'acqua impara non si perde nella memoria", 'it'],
    ['wat het water leert vergeet de modder niet', 'nl'],
    ['orchestras borrow sleeping volcanoes', undefined],
  ];
  for (const [text, language] of rows)
    it(`${text}: ${language}`, () => assert.equal(languageOf(text.split(' ')), language));
});

describe('contractions', () => {
  it('are written out, and keep their negation', () => {
    assert.deepEqual(expansionsOf("don't"), [['do', 'not']]);
    assert.deepEqual(expansionsOf("it's"), [
      ['it', 'is'],
      ['it', 'has'],
    ]);
    assert.deepEqual(expansionsOf('gonna'), [['going', 'to']]);
    assert.deepEqual(expansionsOf('gate'), []);
    assert.deepEqual(expansionsOf('constructor'), []);
    for (const word of ["don't", "can't", "won't", "isn't", 'cannot', "ain't", "shan't"]) {
      assert.ok(
        expansionsOf(word).every((words) => words.some(isNegation)),
        word,
      );
    }
  });
});

describe('critical changes', () => {
  const words = (text: string): ChangedWord[] =>
    text
      .split(' ')
      .filter(Boolean)
      .map((surface) => ({
        ...{ surface, folded: surface.toLowerCase(), isInitial: false, isUncased: false },
        isPerson: surface === 'Ione',
      }));
  const rows: readonly (readonly [draft: string, source: string, kinds: string])[] = [
    ['', 'not', 'negation'],
    ["isn't", 'is', 'negation'],
    ['with', 'without', 'negation'],
    ['three', 'two', 'number'],
    ['must', 'can', 'modal'],
    ['would', 'will', ''],
    ["i'll", "you'll", ''],
    ['knows', 'thinks', 'modal'],
    ['is', 'seems', 'modal'],
    ['certainly', 'probably', 'modal'],
    ['maybe', 'perhaps', ''],
    ['some', 'all', 'quantifier'],
    ['always', 'constantly', ''],
    ['always', 'often', 'quantifier'],
    ['partly', 'entirely', 'quantifier'],
    ['less', 'more', 'quantifier'],
    ['nothing', 'something', 'negation'],
    ['Lyle', 'Tess', 'name'],
    ['lyle', 'Ione', ''],
    ['Lyle', 'Ione', 'name'],
    ['Ione', '', 'name'],
    ['boat', 'gate', ''],
    ['went to the old boat', 'can come to the new gate', ''],
    ['', 'and it could all be done by then', ''],
    ['', 'and it could not be done by then', 'negation'],
  ];
  for (const [draft, source, kinds] of rows) {
    it(`“${draft}” for “${source}”: ${kinds || 'none'}`, () => {
      assert.equal([...criticalKinds(words(draft), words(source))].join(' '), kinds);
    });
  }
});
