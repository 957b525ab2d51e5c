import assert from 'node:assert/strict';
import type { Finding } from '../../../src/core/model/finding.ts';
import {
  mayBeSamePerson,
  nameAfter,
  nameBefore,
  nameInAttribution,
} from '../../../src/core/verify/peopleNamed.ts';
import {
  describe as inWords,
  type Verifier,
  verifierOf,
  verifierOfPassages,
} from '../../support/verification.ts';

const speech = (text: string, speaker: string, timestamp?: string) => ({
  ...{ text, speaker, kind: 'speech' as const, voice: 'labelled' as const },
  ...(timestamp && { locator: { label: 'timestamp' as const, value: timestamp } }),
});

const reported = (text: string, claimedSource: string) => ({
  ...{ text, kind: 'reported' as const, voice: 'site' as const, speaker: 'Ione Haskett' },
  reported: { claimedSpeaker: 'Ione Haskett', claimedSource },
});

const makeVerifier = () =>
  verifierOfPassages({
    'talk.txt': {
      citeKey: 'talk',
      title: 'The Winter the Gate Failed',
      layout: 'labelled-interview',
      item: {
        ...{
          id: 'talk',
          type: 'broadcast',
          title: 'The Winter the Gate Failed',
          'collection-title': 'The Long Ebb',
        },
        ...{
          number: 12,
          author: [{ given: 'Ione', family: 'Haskett' }],
          interviewer: [{ given: 'Tess', family: 'Ormond' }],
        },
      },
      passages: [
        speech('What does a keeper do, in a day?', 'Tess Ormond', '00:03:21'),
        speech(
          'Clears things. Eel pots, planks, a dead seal once, half of somebody’s porch.',
          'Ione Haskett',
          '00:03:27',
        ),
        speech('And did you ever leave the gate open?', 'Tess Ormond', '00:04:24'),
        speech(
          'Once, and I did not mean to, but the water forgave me. Yes indeed it did.',
          'Ione Haskett',
          '00:04:35',
        ),
        speech('Yes indeed it did.', 'Tess Ormond', '00:05:02'),
      ],
    },
    'essay.txt': {
      citeKey: 'essay',
      title: 'The Gate Was Also a Promise',
      item: { id: 'essay', type: 'article-magazine', author: [{ given: 'Emmett', family: 'Sayre' }] },
      passages: [
        {
          text: 'My grandfather cut hay inside the dike for thirty-one summers. Haskett said “the water is never late at all” to me.',
          speaker: 'Emmett Sayre',
          locator: { label: 'page', value: '12' },
          quotations: [{ start: 77, end: 109, claimedSpeaker: 'Haskett' }],
        },
        {
          text: 'I look down at a field, and I know where the gatepost stood.',
          speaker: 'Emmett Sayre',
          locator: { label: 'page', value: '14' },
        },
      ],
    },
    'raw.txt': {
      citeKey: 'raw',
      layout: 'speech-recognition',
      passages: [
        {
          text: 'well the eelgrass came back in the third year and nobody had planted it',
          kind: 'speech',
          voice: 'unmarked',
        },
      ],
    },
    'list.txt': {
      citeKey: 'list',
      role: 'secondary',
      title: 'Lessons from Ione Haskett',
      passages: [
        reported('Mud remembers everything that we forget.', 'The Long Ebb #12'),
        reported('A tide is a promise kept twice a day.', 'Radio Tarrow'),
        reported('Eel pots, planks, a dead seal once, half of somebody’s porch.', 'The Long Ebb #12'),
        { text: 'Her plain way of talking has made her a favorite far beyond the county.', voice: 'site' },
      ],
    },
    'notes.md': {
      citeKey: 'notes',
      role: 'own',
      passages: ['Remember the smell of tallow and wet rope in the gatehouse.'],
    },
    'empty.pdf': { citeKey: 'empty', passages: [] },
    'french.txt': {
      citeKey: 'marais',
      passages: [
        Array.from(
          { length: 60 },
          (_, at) => `le marais est large et la mer ne dort jamais sous la digue numéro ${at}`,
        ).join(' '),
      ],
    },
  });

describe('whose words, and where from', () => {
  let verifier: Verifier;
  before(() => {
    verifier = makeVerifier();
  });
  const only = (text: string): Finding => {
    const findings = verifier.draft(`${text}\n`, { withUnclaimed: true });
    assert.equal(findings.length, 1, findings.map(inWords).join('\n'));
    return findings[0] as Finding;
  };
  const eelPots = 'Eel pots, planks, a dead seal once, half of somebody’s porch.';

  const cases: readonly (readonly [name: string, text: string, verdict: string, severity?: string])[] = [
    ['the cited source has the words', `“${eelPots}” [@talk]`, 'verbatim', 'none'],
    ['one of two cited sources has them', `“${eelPots}” [@essay; @talk]`, 'verbatim', 'none'],
    ['another primary source has them', `“${eelPots}” [@essay]`, 'wrong-source', 'warning'],
    [
      'a work that the corpus lacks is cited, and a primary source has them',
      `“${eelPots}” [@nobody]`,
      'wrong-source',
      'warning',
    ],
    [
      'a work that the corpus lacks is cited, and a list has them',
      '“Mud remembers everything that we forget.” [@nobody]',
      'secondhand',
      'warning',
    ],
    [
      'a work that the corpus lacks is cited, and nothing has them',
      '“Herons vote twice in every parish election.” [@nobody]',
      'unchecked',
      'information',
    ],
    [
      'a work that the corpus lacks is cited beside one that lacks them',
      '“Herons vote twice in every parish election.” [@talk; @nobody]',
      'unchecked',
      'information',
    ],
    ['only a list has them', '“Mud remembers everything that we forget.” [@talk]', 'secondhand', 'warning'],
    [
      'a list is cited as if she had said it there',
      'Haskett says, “A tide is a promise kept twice a day” [@list].',
      'secondhand',
      'warning',
    ],
    [
      'a list is cited as a list',
      '“A tide is a promise kept twice a day.” [attributed to Ione Haskett, quoted in @list]',
      'secondhand',
      'none',
    ],
    [
      'a list is cited as a list, and the work that it names lacks them',
      '“Mud remembers everything that we forget.” [attributed to Ione Haskett, quoted in @list]',
      'secondhand',
      'information',
    ],
    ['a list is cited for what the primary source has as well', `“${eelPots}” [@list]`, 'verbatim', 'none'],
    [
      'a page is cited for its own words',
      '“Her plain way of talking has made her a favorite far beyond the county.” [@list]',
      'verbatim',
      'none',
    ],
    [
      'a page’s own words are put in a person’s mouth',
      'Haskett says, “Her plain way of talking has made her a favorite far beyond the county” [@list].',
      'wrong-speaker',
      'error',
    ],
    [
      'only the writer’s notes have them',
      '“the smell of tallow and wet rope in the gatehouse” [@talk]',
      'own-text',
      'warning',
    ],
    [
      'the writer’s notes are cited',
      '“the smell of tallow and wet rope in the gatehouse” [@notes]',
      'own-text',
      'warning',
    ],
    ['nobody has them', '“Herons vote twice in every parish election.” [@talk]', 'not-found', 'error'],
    [
      'a source without text is cited',
      '“Herons vote twice in every parish election.” [@empty]',
      'unchecked',
      'information',
    ],
    [
      'a source in another language is cited',
      '“The tide waits for nobody who owns a clock of silver.” [@marais]',
      'unchecked',
      'information',
    ],
    [
      'the draft says that it translates',
      '“The marsh is wide and the sea never sleeps.” [@marais, my translation]',
      'unchecked',
      'information',
    ],
    ['nothing is cited, and a primary source has them', `“${eelPots}”`, 'verbatim', 'none'],
    [
      'nothing is cited, and nobody named',
      '“Herons vote twice in every parish election,” the old man said.',
      'unchecked',
      'none',
    ],
    [
      'nothing is cited, and somebody of the corpus is named',
      'Haskett said, “Herons vote twice in every parish election.”',
      'not-found',
      'warning',
    ],
    [
      'a block quote without a citation that nobody has',
      '> Herons vote twice in every parish election.',
      'not-found',
      'warning',
    ],
    ['a short quotation that is cited', '“dead seal” [@talk]', 'verbatim', 'none'],
    ['a short quotation that is cited and is not there', '“live walrus” [@talk]', 'not-found', 'error'],
    ['a short quotation with a word changed', '“a living seal” [@talk]', 'not-found', 'error'],
    [
      'a short quotation of which two telling words are left',
      '“Eel nets, planks” [@talk]',
      'misquote',
      'warning',
    ],
    ['the speaker who said it', `Haskett says, “${eelPots}” [@talk]`, 'verbatim', 'none'],
    ['another speaker in the signal phrase', `Ormond says, “${eelPots}” [@talk]`, 'wrong-speaker', 'error'],
    ['another speaker in the tag', `“${eelPots},” said Ormond [@talk].`, 'wrong-speaker', 'error'],
    [
      'another speaker in the attribution line',
      `> ${eelPots}\n>\n> — Tess Ormond [@talk]`,
      'wrong-speaker',
      'error',
    ],
    [
      'the author for a question of the interviewer',
      'Haskett asks, “What does a keeper do, in a day?” [@talk]',
      'wrong-speaker',
      'error',
    ],
    [
      'words that two people said, and the draft names one',
      'Ormond said, “Yes indeed it did” [@talk].',
      'verbatim',
      'none',
    ],
    ['the author of an essay', 'Sayre writes, “I look down at a field” [@essay].', 'verbatim', 'none'],
    [
      'the essay’s author for what he quotes',
      'Sayre believes, “the water is never late at all” [@essay].',
      'wrong-speaker',
      'error',
    ],
    ['whom the essay quotes', 'Haskett said, “the water is never late at all” [@essay].', 'verbatim', 'none'],
    [
      'a name for an unmarked voice',
      'Haskett says, “the eelgrass came back in the third year” [@raw].',
      'verbatim',
      'none',
    ],
    ['the right page', '“I look down at a field” [@essay, p. 14]', 'verbatim', 'none'],
    ['a page in a range', '“I look down at a field” [@essay, pp. 13–15]', 'verbatim', 'none'],
    [
      'the page where the passage ends',
      '“My grandfather cut hay inside the dike” [@essay, p. 14]',
      'verbatim',
      'none',
    ],
    ['the wrong page', '“I look down at a field” [@essay, p. 33]', 'wrong-locator', 'information'],
    ['the right time', `“${eelPots}” [@talk, 00:03:27]`, 'verbatim', 'none'],
    [
      'the place given in the work that has the words, beside another',
      `“${eelPots}” [@essay, p. 33; @talk, 00:03:27]`,
      'verbatim',
      'none',
    ],
    [
      'a wrong place given in the work that has the words, beside another',
      `“${eelPots}” [@essay, p. 33; @talk, 00:12:00]`,
      'wrong-locator',
      'information',
    ],
    ['a place given in another work only', `“${eelPots}” [@essay, 00:12:00; @talk]`, 'verbatim', 'none'],
    ['a time some seconds off', `“${eelPots}” [@talk, 3:21]`, 'verbatim', 'none'],
    ['a time within the turn', `“${eelPots}” [@talk, 3:55]`, 'verbatim', 'none'],
    ['the wrong time', `“${eelPots}” [@talk, 00:12:00]`, 'wrong-locator', 'information'],
    ['a locator of a kind that the source has not', `“${eelPots}” [@talk, p. 3]`, 'verbatim', 'none'],
  ];
  for (const [name, text, verdict, severity] of cases) {
    it(`${name}: ${verdict}`, () => {
      const finding = only(text);
      assert.equal(finding.verdict, verdict, inWords(finding));
      if (severity) assert.equal(finding.severity, severity, inWords(finding));
    });
  }

  it('names the right source where the wrong one is cited', () => {
    assert.equal(only(`“${eelPots}” [@essay]`).match?.citeKey, 'talk');
  });

  it('gives the chain of a secondhand quotation, and says that the claimed source lacks it', () => {
    const { provenance, match } = only('“Mud remembers everything that we forget.” [@talk]');
    assert.equal(match?.citeKey, 'list');
    assert.deepEqual(provenance, {
      reportedIn: 'list-txt',
      claimedSource: 'The Long Ebb #12',
      claimedSourceId: 'talk-txt',
      claimedSourceLacksIt: true,
    });
    assert.deepEqual(only('“A tide is a promise kept twice a day.” [@talk]').provenance, {
      reportedIn: 'list-txt',
      claimedSource: 'Radio Tarrow',
    });
  });

  it('holds words that copy the slip of a report against the source that is cited', async () => {
    const copied = await verifierOf({
      'talk.txt':
        'On the Gate\n\nANN LEE: And him?\n\nBO RAY: I am not ashamed of him and I am not ashamed of the work that we did there.\n',
      'list.txt':
        'Lessons from Bo Ray\nAn introduction.\n- On work: "I am not ashamed of him and I am ashamed of the work that we did there." — Source: [The Ebb #12]\n- On mud: "Mud remembers everything that we forget." — Source: [Radio]\n- On time: "A tide is a promise kept twice a day." — Source: [The Ebb #12]\n',
      'sources.bib':
        '@audio{ray, author = {Ray, Bo}, title = {On the Gate}, series = {The Ebb}, number = {12}, keywords = {primary}, file = {talk.txt}}\n@online{list, title = {Lessons from Bo Ray}, keywords = {secondary}, file = {list.txt}}',
    });
    const finding = copied.block('I am not ashamed of him and I am ashamed of the work', '[@ray]');
    assert.deepEqual(
      [finding.verdict, finding.severity, finding.also, finding.match?.citeKey],
      ['misquote', 'error', ['secondhand'], 'ray'],
    );
    assert.deepEqual(
      [finding.others?.map(({ citeKey }) => citeKey), finding.provenance?.claimedSourceLacksIt],
      [['list'], true],
    );
    assert.deepEqual(
      finding.edits.map(({ kind, source }) => [kind, source]),
      [['delete', 'not']],
    );
  });

  it('says of wording and attribution what is more severe, and the other besides', () => {
    const misquoted = only(
      '“Eel pots, planks, a live seal once, half of somebody’s porch.” [@talk, 00:12:00]',
    );
    assert.deepEqual([misquoted.verdict, misquoted.also], ['misquote', ['wrong-locator']]);
    const elsewhere = only('“Eel pots, plancks, a dead seal once, half of somebody’s porch.” [@essay]');
    assert.deepEqual([elsewhere.verdict, elsewhere.also], ['wrong-source', ['altered']]);
  });

  it('does not let another text that has it too explain a critical change', () => {
    const { verdict, severity, match } = verifierOfPassages({
      'talk.txt': {
        citeKey: 'talk',
        passages: ['It was open for nineteen days that winter and nobody came.'],
      },
      'essay.txt': {
        citeKey: 'essay',
        passages: ['It was open for eleven days that winter and nobody came.'],
      },
    }).block('It was open for eleven days that winter and nobody came.', '[@talk]');
    assert.deepEqual([verdict, severity, match?.citeKey], ['misquote', 'error', 'talk']);
  });

  it('flags what is uncited, unmarked, heard by a machine, or stops before a "but"', () => {
    assert.ok(only(`“${eelPots}”`).flags.includes('uncited'));
    assert.deepEqual(only('“the eelgrass came back in the third year” [@raw]').flags, [
      'speaker-unconfirmed',
      'machine-transcript',
    ]);
    assert.ok(only('“Once, and I did not mean to” [@talk]').flags.includes('clipped'));
    assert.ok(!only('“but the water forgave me” [@talk]').flags.includes('clipped'));
  });

  it('is ambiguous where two speakers said the words and nothing chooses', () => {
    const { verdict, others } = verifierOfPassages({
      'talk.txt': {
        citeKey: 'talk',
        passages: [speech('Nobody asked the water.', 'A. Lee'), speech('Nobody asked the water.', 'B. Ray')],
      },
    }).block('Nobody asked the water.', '[@talk]');
    assert.deepEqual([verdict, others?.length], ['ambiguous', 1]);
  });

  it('takes titles, terms and scare quotes for no quotations', () => {
    for (const text of [
      'In “The Gate Was Also a Promise” [@essay] he says so.',
      'Read “The Winter the Gate Failed” first.',
      'The so-called “keeper of things” left.',
    ]) {
      assert.deepEqual(verifier.draft(text), []);
    }
  });

  it('has nothing to say of words that nobody claims to come from a source, unless asked', () => {
    const text = '“Herons vote twice in every parish election,” the old man said.\n';
    assert.deepEqual(verifier.draft(text), []);
    assert.equal(verifier.draft(text, { withUnclaimed: true }).length, 1);
  });

  it('leaves alone what the writer ignores', () => {
    assert.deepEqual(
      verifier.draft('“Herons vote twice in every parish election.” [@talk] <!-- verbatim: ignore -->\n'),
      [],
    );
  });

  it('shows other severities where they are set', () => {
    const [finding] = verifier.draft('“Herons vote twice in every parish election.” [@talk]', {
      severities: { 'not-found': 'information' },
    });
    assert.equal(finding?.severity, 'information');
  });
});

describe('names around a quote', () => {
  const cases: readonly (readonly [how: string, found: string | undefined, expected: string | undefined])[] =
    [
      ['a signal phrase', nameBefore('In 2021 Ione Haskett told Ormond, “'), 'Ione Haskett'],
      ['the last of two speakers', nameBefore('Sayre notes that Haskett said, “'), 'Haskett'],
      ['an apposition', nameBefore('Haskett, who kept the gate, says “'), 'Haskett'],
      ['according to', nameBefore('According to Emmett Sayre, “'), 'Emmett Sayre'],
      ['a colon', nameBefore('Haskett: “'), 'Haskett'],
      ['a pronoun', nameBefore('She said, “'), undefined],
      [
        'a name that speaks in another sentence',
        nameBefore('Haskett said so. The gate was shut. “'),
        undefined,
      ],
      ['a tag with the verb first', nameAfter('” said Haskett, and left.'), 'Haskett'],
      ['a tag with the name first', nameAfter('”, Tess Ormond asks.'), 'Tess Ormond'],
      ['no tag', nameAfter('” is what the sign says.'), undefined],
      ['an attribution line', nameInAttribution('Ione Haskett, *The Long Ebb* [@talk]'), 'Ione Haskett'],
      ['a prefix', nameInAttribution('Tess Ormond in'), 'Tess Ormond'],
      [
        'an attribution to somebody',
        nameInAttribution('attributed to Ione Haskett, quoted in'),
        'Ione Haskett',
      ],
      ['nobody in particular', nameInAttribution('unidentified speaker'), undefined],
    ];
  for (const [how, found, expected] of cases) it(`reads ${how}`, () => assert.equal(found, expected));

  it('takes parts, initials and titles of one name for one person', () => {
    for (const [a, b] of [
      ['Haskett', 'Ione Haskett'],
      ['Dr. Haskett', 'Ione Haskett'],
      ['I. Haskett', 'Ione Haskett'],
      ['Émile', 'Emile'],
    ]) {
      assert.ok(mayBeSamePerson(a as string, b as string), `${a} ${b}`);
    }
    for (const [a, b] of [
      ['Haskett', 'Tess Ormond'],
      ['Lyle Haskett', 'Ione Haskett'],
      ['', 'Ione'],
    ]) {
      assert.ok(!mayBeSamePerson(a as string, b as string), `${a} ${b}`);
    }
  });
});
