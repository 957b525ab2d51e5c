import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile, ImportResult } from '../../../src/core/importers/importSource.ts';
import { importSubtitles, parseTime } from '../../../src/core/importers/subtitles.ts';
import { splitPassages } from '../../../src/core/passages/splitPassages.ts';
import { assertSound } from '../../support/assertSound.ts';

const encode = (text: string) => new TextEncoder().encode(text);

async function importText(text: string, file: string): Promise<ImportedFile> {
  const imported = await importSubtitles({ file, bytes: encode(text) });
  if ('reason' in imported) throw new Error(imported.reason);
  assertSound(imported);
  return imported;
}

const readSrt = (text: string) => importText(text, 'talk.srt');
const readVtt = (text: string) => importText(text, 'talk.vtt');

const spoken = ({ text, sections }: ImportedFile) =>
  sections.map(({ spans, speaker, locator }) => [
    speaker,
    locator?.value,
    spans.map(([start, end]) => text.slice(start, end)).join(' '),
  ]);

const wordsOf = (imported: ImportedFile) => spoken(imported).map(([, , words]) => words);

/** Cues of three seconds, one after another. */
const srtOf = (lines: readonly string[], seconds = 3) =>
  lines
    .map((line, index) => {
      const clock = (at: number) => new Date(at * 1000).toISOString().slice(11, 19);
      return `${index + 1}\n${clock(index * seconds)},000 --> ${clock((index + 1) * seconds)},000\n${line}\n`;
    })
    .join('\n');

describe('SubRip', () => {
  it('reads a passage across cues and keeps numbers, times and tags out of it', async () => {
    const imported = await readSrt(
      '1\n00:00:01,000 --> 00:00:03,000 X1:100 X2:200 Y1:1 Y2:2\n{\\an8}<i>The tide kept</i>\n\n2\n00:00:03,000 --> 00:00:05,000\n<font color="#fff">its own ledger.</font>\n',
    );
    assert.equal(imported.layout, 'subtitles');
    assert.equal(imported.role, 'primary');
    assert.deepEqual(spoken(imported), [[undefined, '00:00:01', 'The tide kept its own ledger.']]);
    assert.equal(imported.sections[0]?.kind, 'speech');
    assert.equal(imported.sections[0]?.voice, 'unmarked');
    assert.equal(imported.warning, undefined);
  });

  const spellings: Readonly<Record<string, string>> = {
    'dots in the times':
      '1\n00:00:01.000 --> 00:00:03.000\nOne tide.\n\n2\n00:00:03.000 --> 00:00:04.000\nTwo tides.\n',
    'no hours': '1\n00:01,000 --> 00:03,000\nOne tide.\n\n2\n00:03,000 --> 00:04,000\nTwo tides.\n',
    'no milliseconds': '1\n00:00:01 --> 00:00:03\nOne tide.\n\n2\n00:00:03 --> 00:00:04\nTwo tides.\n',
    CRLF: '1\r\n00:00:01,000 --> 00:00:03,000\r\nOne tide.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo tides.\r\n',
    'a byte order mark':
      '\ufeff1\n00:00:01,000 --> 00:00:03,000\nOne tide.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo tides.\n',
    'no blank lines':
      '1\n00:00:01,000 --> 00:00:03,000\nOne tide.\n2\n00:00:03,000 --> 00:00:04,000\nTwo tides.\n',
    'no cue numbers':
      '00:00:01,000 --> 00:00:03,000\nOne tide.\n\n00:00:03,000 --> 00:00:04,000\nTwo tides.\n',
    'blanks in the times and short arrows':
      '1\n00: 00: 01,000 -> 00: 00: 03,000\nOne tide.\n\n2\n00: 00: 03,000 -> 00: 00: 04,000\nTwo tides.\n',
    'blank lines inside a cue':
      '1\n00:00:01,000 --> 00:00:03,000\n\nOne tide.\n\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n\ntides.\n',
    'a cue without words, cut off at its end':
      '1\n00:00:01,000 --> 00:00:03,000\nOne tide.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo tides.\n\n3\n',
  };
  for (const [name, text] of Object.entries(spellings)) {
    it(`reads ${name}`, async () => {
      const imported = await readSrt(text);
      assert.deepEqual(spoken(imported), [[undefined, '00:00:01', 'One tide. Two tides.']]);
      assert.equal(imported.warning, undefined);
    });
  }

  it('takes a number for words where the cues have no numbers', async () => {
    assert.deepEqual(
      wordsOf(
        await readSrt(
          '00:00:01,000 --> 00:00:03,000\nIt was\n1953\n00:00:03,000 --> 00:00:04,000\nin the marsh.',
        ),
      ),
      ['It was 1953 in the marsh.'],
    );
  });

  it('keeps a number that is all a cue says', async () => {
    assert.deepEqual(wordsOf(await readSrt(srtOf(['How many?', '42', 'Really.']))), ['How many? 42 Really.']);
  });

  it('tolerates impossible times and reports them', async () => {
    const imported = await readSrt(
      '1\n00:00:05,000 --> 00:00:01,000\nOne tide came.\n\n2\n00:99:99,000 --> 00:99:99,500\nTwo tides came.\n\n3\n00:00:02,000 --> 00:00:09,000\nThree came.\n\n4\n00:00:04,000 --> 00:00:12,000\nFour came.\n',
    );
    assert.equal(wordsOf(imported).join(' '), 'One tide came. Two tides came. Three came. Four came.');
    assert.match(
      imported.warning ?? '',
      /of 4 times, 1 cannot be read, 1 end before they start, 1 are out of order, 1 overlap/u,
    );
  });

  it('gives no time stamp to words whose time cannot be read', async () => {
    const [section] = (await readSrt('1\n00:99:99,000 --> 00:99:99,500\nOne tide came.\n')).sections;
    assert.equal(section?.locator, undefined);
  });

  it('reads a cue whose time was damaged as a cue of its own', async () => {
    assert.deepEqual(
      wordsOf(
        await readSrt(
          '1\n00:00:01,000 --> 00:00:02,000\nOne tide.\n\n2\n00:0O:03,000 --> 00:00:04,000\nTwo tides.\n',
        ),
      ),
      ['One tide. Two tides.'],
    );
  });

  it('says why a file without any cue is not used', async () => {
    for (const text of ['Just words.\n', '1\n\n2\n', 'WEBVTT\n\nNOTE nothing here\n'])
      assert.match(
        ((await importSubtitles({ file: 'a.srt', bytes: encode(text) })) as { reason: string }).reason,
        /no subtitles/u,
      );
    assert.match(
      (
        (await importSubtitles({ file: 'a.srt', bytes: encode('1\n00:01 --> 00:02\n[music]\n') })) as {
          reason: string;
        }
      ).reason,
      /without any words/u,
    );
  });

  it('leaves out lines before the first cue and says so', async () => {
    const imported = await readSrt('Made by nobody\n\n1\n00:00:01,000 --> 00:00:02,000\nOne tide.\n');
    assert.deepEqual(wordsOf(imported), ['One tide.']);
    assert.match(imported.warning ?? '', /1 line outside any cue/u);
  });

  it('keeps the ampersand and cuts the rest of an entity out', async () => {
    const imported = await readSrt(srtOf(['Salt &amp; Sons&nbsp;Limited', 'sold 3 < 4 boats.']));
    assert.deepEqual(wordsOf(imported), ['Salt & Sons Limited sold 3 < 4 boats.']);
  });

  it('warns of words that a tag or an entity breaks', async () => {
    const imported = await readSrt(srtOf(['We don&#39;t know, <b>un</b>likely.']));
    assert.match(imported.warning ?? '', /2 words broken by a tag or an entity/u);
  });

  it('leaves out sounds and songs that are a whole cue', async () => {
    assert.deepEqual(
      wordsOf(
        await readSrt(
          srtOf([
            '[music]',
            'One tide (said he).',
            '(applause)',
            '♪ la la\nla la ♪',
            '♪',
            '[Music] [Applause]',
            'Two [laughs] tides.',
          ]),
        ),
      ).join(' '),
      'One tide (said he). Two [laughs] tides.',
    );
  });
});

describe('speakers of subtitles', () => {
  it('are labels that come back, and hold until the next label', async () => {
    const imported = await readSrt(
      srtOf([
        'MARA QUILL: Why the gate?',
        'Why then?',
        'TOM ASH: It was winter.',
        'MARA QUILL: And after?',
        'TOM ASH: Spring.',
      ]),
    );
    assert.deepEqual(spoken(imported), [
      ['MARA QUILL', '00:00:00', 'Why the gate? Why then?'],
      ['TOM ASH', '00:00:06', 'It was winter.'],
      ['MARA QUILL', '00:00:09', 'And after?'],
      ['TOM ASH', '00:00:12', 'Spring.'],
    ]);
    assert.equal(imported.sections[0]?.voice, 'labelled');
  });

  it('go on where every cue repeats the name', async () => {
    assert.deepEqual(
      spoken(
        await readVtt(
          'WEBVTT\n\n00:01.000 --> 00:02.000\nMara Quill: The tide\n\n00:02.000 --> 00:03.000\nMara Quill: kept a ledger.\n',
        ),
      ),
      [['Mara Quill', '00:00:01', 'The tide kept a ledger.']],
    );
  });

  it('are not made of a word before a colon', async () => {
    for (const lines of [
      ['So: it began.', 'and so it went.', 'So: it ended.'],
      ['Note: it began.', 'It ended.'],
    ])
      for (const section of (await readSrt(srtOf(lines))).sections) assert.equal(section.speaker, undefined);
  });

  it('may be written like a word where they come back often', async () => {
    const lines = [
      'Rose: I rose.',
      'Ash: I too.',
      'Rose: We rose.',
      'Ash: So.',
      'Rose: Yes.',
      'Rose: No.',
      'Rose: Well.',
    ];
    assert.equal((await readSrt(srtOf(lines))).sections[0]?.speaker, 'Rose');
  });

  it('may change on the second line of a cue', async () => {
    assert.deepEqual(
      spoken(await readSrt(srtOf(['ANN: Yes.\nBO: No.', 'ANN: Why?\nBO: Because.']))).map(
        ([name, , words]) => [name, words],
      ),
      [
        ['ANN', 'Yes.'],
        ['BO', 'No.'],
        ['ANN', 'Why?'],
        ['BO', 'Because.'],
      ],
    );
  });

  it('change at >> and are known where a name follows it', async () => {
    assert.deepEqual(
      spoken(
        await readSrt(srtOf(['>> MARA: Why? >> No idea.', '&gt;&gt; None at all.', '>> Tom Ash: Winter.'])),
      ),
      [
        ['MARA', '00:00:00', 'Why?'],
        [undefined, '00:00:00', 'No idea.'],
        [undefined, '00:00:03', 'None at all.'],
        ['Tom Ash', '00:00:06', 'Winter.'],
      ],
    );
  });

  it('take turns where the lines of a cue begin with dashes', async () => {
    assert.deepEqual(wordsOf(await readSrt(srtOf(['- Why?\n- Because.', 'It was cold.']))), [
      'Why?',
      'Because. It was cold.',
    ]);
  });

  it('stay unmarked where a label only tells them apart', async () => {
    const imported = await readSrt(
      srtOf(['SPEAKER_00: Why?', 'SPEAKER_01: Because.', 'SPEAKER_00: And?', 'SPEAKER_01: So.']),
    );
    assert.deepEqual(
      imported.sections.map(({ speaker, voice }) => [speaker, voice]),
      Array.from({ length: 4 }, () => [undefined, 'unmarked']),
    );
    assert.deepEqual(wordsOf(imported), ['Why?', 'Because.', 'And?', 'So.']);
  });

  it('are not lost with a sound that follows the label', async () => {
    assert.deepEqual(
      spoken(await readSrt(srtOf(['ANN: Yes.', 'BO: [laughs]', 'No, no.', 'ANN: Why?', 'BO: Because.']))).map(
        ([name, , words]) => [name, words],
      ),
      [
        ['ANN', 'Yes.'],
        ['BO', 'No, no.'],
        ['ANN', 'Why?'],
        ['BO', 'Because.'],
      ],
    );
  });
});

describe('WebVTT', () => {
  const full = `WEBVTT - a talk
Kind: captions
Language: en-GB

NOTE
not spoken: 00:00 is no time

STYLE
::cue { color: red }

REGION
id:fred

intro
00:01.000 --> 00:03.000 align:start position:0%
<v.loud Mara Quill>The <c.yellow>tide</c> <00:00:02.000>kept
its own ledger.</v>

2
1:00:03.000 --> 1:00:05.000
<v Tom Ash>It &lt;did&gt; so.

00:00:06.000 --> 00:00:07.000
Nobody said this.
`;

  it('reads voices, ids, settings and blocks that are no cues', async () => {
    const imported = await readVtt(full);
    assert.deepEqual(spoken(imported), [
      ['Mara Quill', '00:00:01', 'The tide kept its own ledger.'],
      ['Tom Ash', '01:00:03', 'It did so.'],
      [undefined, '00:00:06', 'Nobody said this.'],
    ]);
    assert.deepEqual(imported.stated, { language: 'en-GB' });
    assert.deepEqual(
      imported.sections.map(({ voice }) => voice),
      ['labelled', 'labelled', 'unmarked'],
    );
  });

  it('leaves out a block without times and says so', async () => {
    const imported = await readVtt('WEBVTT\n\nlost words\n\n00:01.000 --> 00:02.000\nOne tide.\n');
    assert.deepEqual(wordsOf(imported), ['One tide.']);
    assert.match(imported.warning ?? '', /1 line outside any cue/u);
  });

  it('reads a cue that begins with a line of one blank', async () => {
    assert.deepEqual(wordsOf(await readVtt('WEBVTT\n\n00:01.000 --> 00:02.000\n \nOne tide.\n')), [
      'One tide.',
    ]);
  });

  it('says the words of rolling captions once', async () => {
    const imported = await readVtt(`WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.629 align:start position:0%
 
the<00:00:00.400><c> tide</c><00:00:00.719><c> kept</c>

00:00:02.629 --> 00:00:02.639 align:start position:0%
the tide kept
 

00:00:02.639 --> 00:00:05.000 align:start position:0%
the tide kept
its<00:00:03.000><c> own</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
its own
 

00:00:05.010 --> 00:00:07.000 align:start position:0%
its own
its<00:00:06.000><c> own</c>

00:00:07.000 --> 00:00:07.010 align:start position:0%
its own
 

00:00:07.010 --> 00:00:09.000 align:start position:0%
its own
ledger
`);
    assert.deepEqual(spoken(imported), [[undefined, '00:00:00', 'the tide kept its own its own ledger']]);
    assert.equal(imported.warning, undefined);
  });

  it('keeps what a speaker says twice', async () => {
    assert.deepEqual(wordsOf(await readSrt(srtOf(['No.', 'No.', 'No.', 'Never.']))), ['No. No. No. Never.']);
  });
});

describe('time stamps of subtitles', () => {
  const lines = Array.from({ length: 399 }, (_, at) =>
    at % 3 === 2 ? `in the marsh ${at}.` : `${at % 3 ? 'the' : 'The'} tide went on and on ${at}`,
  );

  it('are those of the passage: a long stretch is cut between sentences', async () => {
    const imported = await readSrt(srtOf(lines));
    const passages = splitPassages('s', imported.text, imported.sections);
    assert.equal(passages.length, imported.sections.length);
    for (const { text, locator } of passages) {
      assert.ok(text.length <= 560 && text.endsWith('.'), text);
      const index = Number(/\d+/u.exec(text)?.[0]);
      assert.equal(parseTime(locator?.value ?? ''), index * 3);
    }
  });

  it('come at least about every half minute where there are no sentences', async () => {
    const imported = await readSrt(
      srtOf(
        lines.map((line) => line.replace('.', '')),
        5,
      ),
    );
    const times = imported.sections.map(({ locator }) => parseTime(locator?.value ?? '') ?? Number.NaN);
    assert.ok(times.length > 40);
    for (const [index, time] of times.entries()) assert.ok(time - (times[index - 1] ?? 0) <= 35);
  });

  it('leave short cues together up to a passage', async () => {
    const imported = await readSrt(
      srtOf(Array.from({ length: 9 }, (_, at) => `The tide went on and on ${at}.`)),
    );
    assert.deepEqual(
      imported.sections.map(({ locator }) => locator?.value),
      ['00:00:00', '00:00:24'],
    );
  });

  it('begin anew after a pause between sentences, not inside one', async () => {
    const text = (end: string) =>
      `1\n00:00:01,000 --> 00:00:02,000\nOne tide${end}\n\n2\n00:00:09,000 --> 00:00:10,000\n${end ? 'And' : 'and'} two.\n`;
    assert.equal((await readSrt(text('.'))).sections.length, 2);
    assert.equal((await readSrt(text(''))).sections.length, 1);
  });

  const clocks: readonly (readonly [string, number | undefined])[] = [
    ['00:12:31,500', 751.5],
    ['75:30', 4530],
    ['1:02:03', 3723],
    ['00:61:00', undefined],
    ['12:75', undefined],
    ['noon', undefined],
  ];
  for (const [clock, seconds] of clocks)
    it(`are ${seconds ?? 'unknown'} for ${clock}`, () => assert.equal(parseTime(clock), seconds));
});

describe('damaged subtitles', () => {
  const good = [
    srtOf([
      'MARA: Why? >> No.',
      '<i>One</i> &amp; two.',
      '- So?\n- Yes.',
      'MARA: [laughs]',
      '{\\an8}The end.',
    ]),
    'WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ann>Hello <b>there</b>\n\nNOTE x\n\n00:02.000 --> 00:03.000\nHello there\nyou\n',
  ];

  it('are read soundly or refused with a reason', async () => {
    const pieces = fc.constantFrom(
      '\n',
      '\r\n',
      '<',
      '>',
      '&',
      ';',
      '>>',
      '{\\',
      '-->',
      '00:00:09,000 --> 00:00:01,000',
      '♪',
      '7',
      'é',
      '\u2028',
      '- ',
      'A: ',
    );
    const edit = fc.tuple(fc.nat(), fc.nat(12), pieces);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(edit, { maxLength: 8 }),
        fc.boolean(),
        async (text, edits, isVtt) => {
          let damaged = text;
          for (const [at, length, inserted] of edits) {
            const offset = at % (damaged.length + 1);
            damaged = damaged.slice(0, offset) + inserted + damaged.slice(offset + length);
          }
          const imported: ImportResult = await importSubtitles({
            file: isVtt ? 'a.vtt' : 'a.srt',
            bytes: encode(damaged),
          });
          assertSound(imported);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
