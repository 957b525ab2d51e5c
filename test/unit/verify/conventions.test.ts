import assert from 'node:assert/strict';
import type { ProfileName } from '../../../src/core/verify/profiles.ts';
import { profileNames, profiles } from '../../../src/core/verify/profiles.ts';
import { describe as inWords, type Verifier, verifierOfPassages } from '../../support/verification.ts';

/** A written text and a transcript, for what is allowed in one and not in the other. */
const makeVerifier = () =>
  verifierOfPassages({
    'essay.txt': {
      citeKey: 'essay',
      item: { id: 'essay', type: 'book', author: [{ given: 'Emmett', family: 'Sayre' }] },
      passages: [
        {
          text: 'The keeper of the gate did not sleep that night, and the water, which had been low for weeks, rose to the colour of iron. “He never trusted the doors,” his daughter said. They believe in work; they believed in little else. It cost $400,000 and took twenty-seven years.',
          speaker: 'Emmett Sayre',
        },
        {
          text: 'A well-known clerk [of the court] wrote that the dike … was finished in 1911. The marsh is wide,\nthe marsh is slow,\nand nobody counts it.',
          speaker: 'Emmett Sayre',
        },
      ],
    },
    'talk.txt': {
      citeKey: 'talk',
      passages: [
        {
          text: "Well, I, you know, I listened to the the water. It's not that I don't like the sea, it's that I don't trust it. We [laughter] kept a data base of every tide. It was finished at 6 p.m. on the 3rd of May.",
          kind: 'speech',
          voice: 'labelled',
          speaker: 'Ione Haskett',
        },
      ],
    },
    'minutes.txt': {
      citeKey: 'minutes',
      passages: [
        'In 1911 Clerk: the dike. It was nowhere to be found in anyone place, and [A]ll were able to say so. Of the rest, the other percent of it was salt, as they counted.',
      ],
    },
    'scan.txt': {
      citeKey: 'scan',
      passages: [
        {
          text: 'The obser-\nvation of the ﬁrst ﬂood was writtendown by a clerk who had no chair.',
          locator: { label: 'page', value: '12' },
        },
      ],
    },
  });

describe('the conventions of quoting', () => {
  let verifier: Verifier;
  before(() => {
    verifier = makeVerifier();
  });

  type Case = readonly [name: string, words: string, verdict: string, key?: string];
  const cases: Readonly<Record<string, readonly Case[]>> = {
    'the words as they stand': [
      ['a sentence', 'They believe in work; they believed in little else.', 'verbatim'],
      ['a part of one', 'the water, which had been low for weeks', 'verbatim'],
      [
        'curly quotation marks inside switched to single ones',
        '‘He never trusted the doors,’ his daughter said.',
        'verbatim',
      ],
      ['words across two passages', 'took twenty-seven years. A well-known clerk', 'verbatim'],
      ['brackets that stand in the source', 'A well-known clerk [of the court] wrote', 'verbatim'],
      ['dots that stand in the source', 'wrote that the dike … was finished in 1911', 'verbatim'],
      ['verse with slashes', 'The marsh is wide, / the marsh is slow, / and nobody counts it.', 'verbatim'],
      ['an amount with its sign', 'It cost $400,000 and took', 'verbatim'],
      ['a hyphen at the end of a line', 'The observation of the first flood was', 'verbatim', 'scan'],
      [
        'a hyphen at the end of a line, in a number',
        'It cost $400,000 and took twen-\nty-seven years',
        'verbatim',
      ],
      ['backslashes that break lines', 'the water, which had\\\nbeen low for\\\nweeks', 'verbatim'],
      ['a tag before what looks like a label', 'In <b>1911</b> Clerk: the dike', 'verbatim', 'minutes'],
      ['a blank that a PDF lost', 'first flood was written down by a clerk', 'adjusted', 'scan'],
    ],
    'what may be changed without a mark': [
      ['a capital made small', 'they believe in work; they believed in little else', 'adjusted'],
      ['a small letter made a capital', 'The water, which had been low for weeks', 'adjusted'],
      ['another mark at the end', 'They believe in work; they believed in little else!', 'adjusted'],
      [
        'punctuation of a transcript',
        'I listened to the the water, it’s not that I don’t like the sea',
        'adjusted',
        'talk',
      ],
      ['case of a transcript', 'IT’S NOT THAT I DON’T LIKE THE SEA', 'adjusted', 'talk'],
      ['a transcriber’s remark left out', 'We kept a data base of every tide.', 'verbatim', 'talk'],
    ],
    'what is marked': [
      ['an omission', 'The keeper of the gate … rose to the colour of iron', 'marked'],
      ['an omission after a full stop', 'They believed in little else. . . . It cost $400,000', 'marked'],
      [
        'a capital after an omission',
        'The keeper of the gate did not sleep. . . . The water . . . rose to the colour of iron',
        'marked',
      ],
      [
        'an ellipsis that is a link',
        'The keeper of the gate [[…]](https://example.org/all) rose to the colour',
        'marked',
      ],
      ['an ellipsis with a label', 'The keeper of the gate […][whole] rose to the colour of iron', 'marked'],
      ['a leading ellipsis', '… the water, which had been low for weeks', 'marked'],
      ['a trailing ellipsis', 'the water, which had been low …', 'marked'],
      ['a remark in brackets', 'The keeper of the gate [on Pell Creek] did not sleep', 'marked'],
      ['a name for a pronoun', '[The Sayres] believe in work', 'marked'],
      ['a bracketed initial', '[t]hey believe in work', 'marked'],
      ['a bracketed ending', 'They believe[d] in work', 'marked'],
      ['a bracketed ending taken away', 'they believe[] in little else', 'marked'],
      ['a bracket with a possessive', 'and [the creek’s] which had been low for weeks', 'marked'],
      ['dots that are escaped', 'The keeper of the gate \\.\\.\\. rose to the colour of iron', 'marked'],
      ['a number in brackets for a word', 'The marsh is wide, [3 miles] is slow', 'marked'],
      ['a number in brackets in another form', 'It cost [$400,000] and took [27] years', 'marked'],
      ['a letter put before in brackets', '[s]he never trusted the doors', 'marked'],
      ['[sic]', 'rose to the colour [sic] of iron', 'marked'],
      ['(sic)', 'rose to the colour (sic) of iron', 'marked'],
      ['emphasis added', 'The keeper *of the gate* did not sleep (emphasis added)', 'marked'],
      [
        'emphasis said to be in the original',
        'The keeper *of the gate* did not sleep [emphasis in original]',
        'marked',
      ],
      [
        '(emphasis added and citations omitted)',
        'rose to the colour of iron (emphasis added and citations omitted)',
        'marked',
      ],
      [
        '(first alteration in original)',
        'rose to the colour of iron (first alteration in original)',
        'marked',
      ],
      ['(ellipsis in original)', 'rose to the colour of iron (ellipsis in original)', 'marked'],
      [
        '(internal quotation marks, brackets, and footnotes omitted)',
        'rose to the colour of iron (internal quotation marks, brackets, and footnotes omitted)',
        'marked',
      ],
      [
        'a legal parenthetical',
        'wrote that the dike … was finished in 1911 (internal quotation marks omitted)',
        'marked',
      ],
    ],
    'what is nearly the same': [
      ['a sign for its word', 'the other % of it was salt, as they counted', 'altered', 'minutes'],
      ['a word apart', 'It was no where to be found in any one place', 'altered', 'minutes'],
      ['American spelling', 'rose to the color of iron', 'altered'],
      ['a slip of the keyboard', 'The keepper of the gate did not sleep', 'altered'],
      ['a contraction written out', 'It is not that I do not like the sea', 'altered', 'talk'],
      ['a filler left out', 'I, I listened to the the water', 'altered', 'talk'],
      ['a repeat left out', 'I listened to the water.', 'altered', 'talk'],
      ['a word joined', 'kept a database of every tide', 'altered', 'talk'],
      ['a word that sounds the same', 'it’s that I don’t trussed it', 'altered', 'talk'],
      ['an hour in another form', 'It was finished at 6pm on the third of May', 'altered', 'talk'],
      ['a number in words', 'It cost four hundred thousand dollars and took 27 years', 'altered'],
      ['a mark inside changed', 'They believe in work, they believed in little else.', 'altered'],
      ['a capital inside changed', 'The Keeper of the gate did not sleep', 'altered'],
      ['an accent put in', 'The keepér of the gate did not sleep', 'altered'],
    ],
    'what is not the same': [
      ['another number in brackets', 'It cost $400,000 and took [twenty] years', 'misquote', 'essay'],
      ['another quantifier in brackets', 'a data base of [some] tide', 'misquote', 'talk'],
      ['another initial in brackets', 'The keeper of the [l]ate did not sleep', 'misquote'],
      [
        'words in parentheses that say nothing of the quotation',
        'rose to the colour of iron (notes)',
        'misquote',
      ],
      ['a word dropped', 'The keeper of the gate did not sleep night', 'misquote'],
      ['a word put in', 'The keeper of the old gate did not sleep', 'misquote'],
      ['a filler put in', 'It cost, you know, $400,000 and took', 'misquote'],
      [
        'a word that is a filler elsewhere',
        'It’s not that I don’t the sea, it’s that I don’t trust it',
        'misquote',
        'talk',
      ],
      ['a filler left out of writing', 'The marsh is wide, marsh is slow', 'misquote'],
      ['another number', 'It cost $40,000 and took twenty-seven years', 'misquote'],
      ['another currency', 'It cost €400,000 and took twenty-seven years', 'misquote'],
      ['no currency', 'It cost 400,000 and took twenty-seven years', 'misquote'],
      ['a percentage for a number', 'It cost $400,000% and took twenty-seven years', 'misquote'],
      ['a negation dropped', 'The keeper of the gate did sleep that night', 'misquote'],
      ['another tense', 'They believed in work; they believed in little else', 'misquote'],
      [
        'an initial bracket over another word',
        '[T]his keeper of the gate did not sleep that night',
        'misquote',
      ],
      ['a long omission under no mark', 'The keeper of the gate rose to the colour of iron', 'misquote'],
    ],
  };
  for (const [group, rows] of Object.entries(cases)) {
    describe(group, () => {
      for (const [name, words, verdict, key = 'essay'] of rows) {
        it(`${name}: ${verdict}`, () => verifier.assertVerdict(words, verdict, `[@${key}]`));
      }
    });
  }

  it('makes an error of a changed negation, number, name, modal or quantifier, and a warning of other words', () => {
    const severityOf = (words: string) => verifier.block(words, '[@essay]').severity;
    assert.equal(severityOf('The keeper of the gate did sleep that night'), 'error');
    assert.equal(severityOf('It cost $40,000 and took twenty-seven years'), 'error');
    assert.equal(severityOf('The owner of the gate did not sleep that night'), 'warning');
  });

  it('takes an interrupted quotation for one, whose tag may bring a comma', () => {
    const [finding] = verifier.draft(
      '“They believe in work,” Sayre writes, “they believed in little else” [@essay].\n',
    );
    assert.ok(finding);
    assert.ok(['verbatim', 'adjusted', 'altered'].includes(finding.verdict), inWords(finding));
  });

  it('reads over the labels of a dialogue', () => {
    const dialogue = verifierOfPassages({
      'talk.txt': {
        citeKey: 'talk',
        passages: [
          { text: 'What does a keeper do?', kind: 'speech', voice: 'labelled', speaker: 'Tess Ormond' },
          {
            text: 'Clears things, mostly eel pots.',
            kind: 'speech',
            voice: 'labelled',
            speaker: 'Ione Haskett',
          },
        ],
      },
    });
    dialogue.assertVerdict(
      '**Ormond:** What does a keeper do?\n**Haskett:** Clears things, mostly eel pots.',
      'verbatim',
      '[@talk]',
    );
    dialogue.assertVerdict('What does a keeper do? Clears things, mostly eel pots.', 'spliced', '[@talk]');
  });

  it('flags an ellipsis that hides a negation, a bracket that makes one, and a long way under dots', () => {
    const flagsOf = (words: string) => verifier.block(words, '[@essay]').flags;
    assert.ok(flagsOf('The keeper of the gate … that night, and the water').includes('omits-negation'));
    assert.ok(flagsOf('the water, which had [never] been low for weeks').includes('bracket-negation'));
    assert.ok(flagsOf('The keeper of the gate did [] sleep that night').includes('bracket-negation'));
    assert.ok(!flagsOf('The keeper of the gate did not sleep … and the water').includes('omits-negation'));
  });

  it('reports letters of another script and invisible characters inside words, and never in silence', () => {
    for (const words of [
      'The kеeper of the gate did not sleep',
      'The kee\u200bper of the gate did not sleep',
      // Each letter of the word is Cyrillic.
      'The keeper of the gate did not sleep that night, and the water, which had been low for weeks, rose to the colour of iron. “\u041de never trusted',
    ]) {
      const { flags, severity } = verifier.block(words, '[@essay]');
      assert.deepEqual([flags.includes('homoglyphs'), severity], [true, 'information']);
    }
  });

  it('gives each profile its rules, and each rule its source', () => {
    for (const name of profileNames) {
      const { name: own, ...rules } = profiles[name];
      assert.equal(own, name);
      for (const rule of Object.values(rules)) assert.ok(rule.source.length > 10, name);
    }
  });

  const byProfile: readonly (readonly [
    name: string,
    words: string,
    key: string,
    verdicts: Partial<Record<ProfileName, string>>,
  ])[] = [
    [
      'an initial letter in the other case',
      'The water, which had been low for weeks',
      'essay',
      { chicago: 'adjusted', apa: 'adjusted', legal: 'altered', strict: 'altered' },
    ],
    [
      'another mark at the end',
      'They believe in work;',
      'essay',
      { chicago: 'verbatim', strict: 'verbatim' },
    ],
    [
      'fillers left out of speech',
      'I listened to the water.',
      'talk',
      { chicago: 'altered', ap: 'altered', guardian: 'adjusted', strict: 'altered' },
    ],
    [
      'the punctuation of a transcript',
      'I listened to the the water, it’s not that',
      'talk',
      { chicago: 'adjusted', reuters: 'adjusted', strict: 'altered' },
    ],
  ];
  for (const [name, words, key, verdicts] of byProfile) {
    for (const [profile, verdict] of Object.entries(verdicts)) {
      it(`${name} under ${profile}: ${verdict}`, () => {
        verifier.assertVerdict(words, verdict, `[@${key}]`, { profile: profile as ProfileName });
      });
    }
  }
});

describe('words of several places', () => {
  const sentence = (topic: string) =>
    `The ${topic} was older than anybody who had ever worked at it in that county.`;
  const filler = Array.from(
    { length: 20 },
    (_, at) => `Nothing of note happened in year ${at} and the book says so plainly.`,
  );
  const verifier = verifierOfPassages({
    'a.txt': {
      citeKey: 'a',
      passages: [sentence('gate'), ...filler, 'Salt finds a way through oak when no one is looking at it.'],
    },
    'b.txt': {
      citeKey: 'b',
      passages: ['Herons stand in the creek all morning as if they were paid for it.'],
    },
  });
  const gate = 'The gate was older than anybody who had ever worked at it';
  const salt = 'Salt finds a way through oak when no one is looking';
  const herons = 'Herons stand in the creek all morning as if they were paid';

  const rows: readonly (readonly [name: string, words: string, verdict: string])[] = [
    ['joined without a mark', `${gate} ${salt}`, 'spliced'],
    ['joined by an ellipsis, in order', `${gate} … ${salt}`, 'marked'],
    ['joined by an ellipsis, out of order', `${salt} … ${gate}`, 'spliced'],
    ['of two sources, without a mark', `${gate} ${herons}`, 'spliced'],
    ['of two sources, joined by an ellipsis', `${gate} … ${herons}`, 'spliced'],
    [
      'clauses of one sentence exchanged',
      'who had ever worked at it in that county The gate was older than anybody',
      'misquote',
    ],
  ];
  for (const [name, words, verdict] of rows)
    it(`${name}: ${verdict}`, () => verifier.assertVerdict(words, verdict, '[@a]'));

  it('takes pieces of a source that is not cited for a splice only where they are long', () => {
    verifier.assertVerdict(`${gate} ${salt}`, 'spliced', '[@b]');
    verifier.assertVerdict('The gate was older than anybody no one is looking at it', 'not-found', '[@b]');
  });

  it('flags a long way under an ellipsis', () => {
    assert.ok(verifier.block(`${gate} … ${salt}`, '[@a]').flags.includes('distant'));
    assert.ok(!verifier.block('The gate was older … in that county', '[@a]').flags.includes('distant'));
  });

  it('gives the places of all pieces', () => {
    const { match, others, edits } = verifier.block(`${gate} ${herons}`, '[@a]');
    assert.deepEqual(
      [match?.text, others?.map(({ citeKey, text }) => [citeKey, text])],
      [gate, [['b', herons]]],
    );
    assert.deepEqual(
      edits.map(({ kind, draft }) => [kind, draft]),
      [['move', herons]],
    );
  });
});
