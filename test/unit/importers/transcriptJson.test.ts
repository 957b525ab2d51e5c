import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ImportedFile } from '../../../src/core/importers/importSource.ts';
import { importTranscriptJson, isTranscriptJson } from '../../../src/core/importers/transcriptJson.ts';
import { assertSound } from '../../support/assertSound.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const importJson = (text: string) => importTranscriptJson({ file: 'talk.json', bytes: encode(text) });

async function read(value: unknown): Promise<ImportedFile> {
  const imported = await importJson(typeof value === 'string' ? value : JSON.stringify(value));
  if ('reason' in imported) throw new Error(imported.reason);
  assertSound(imported);
  return imported;
}

const reasonOf = async (text: string) => {
  const imported = await importJson(text);
  return 'reason' in imported ? imported.reason : '';
};

const spoken = ({ text, sections }: ImportedFile) =>
  sections.map(({ spans, speaker, locator }) => [
    speaker,
    locator?.value,
    spans.map(([start, end]) => text.slice(start, end)).join(' '),
  ]);

const segment = (start: number, text: string, more: object = {}) => ({
  start,
  end: start + 2,
  text,
  ...more,
});

const whisper = {
  text: ' The tide kept its own ledger. It did so in winter.',
  segments: [
    segment(0, ' The tide kept', {
      id: 0,
      words: [
        { word: ' The', start: 0, end: 0.5, probability: 0.99 },
        { word: ' tide', start: 0.5, end: 1, probability: 0.2 },
        { word: ' kept', start: 1, end: 2, probability: 0.9 },
      ],
    }),
    segment(2, ' its own ledger.'),
    segment(9, ' It did so in winter.'),
  ],
  language: 'en',
};

describe('transcripts in JSON', () => {
  it('of Whisper become one text, cut at pauses, with the times of their segments', async () => {
    const imported = await read(whisper);
    assert.equal(imported.layout, 'transcript-json');
    assert.equal(imported.role, 'primary');
    assert.equal(imported.text, 'The tide kept its own ledger. It did so in winter.');
    assert.deepEqual(spoken(imported), [
      [undefined, '00:00:00', 'The tide kept its own ledger.'],
      [undefined, '00:00:09', 'It did so in winter.'],
    ]);
    assert.deepEqual(imported.stated, { language: 'en' });
  });

  it('tell how many words were heard with little confidence', async () => {
    assert.equal((await read(whisper)).warning, '1 of 3 words were heard with little confidence');
    const words = Array.from({ length: 4310 }, (_, at) => ({ word: `w${at}`, score: at < 1200 ? 0.1 : 0.8 }));
    assert.equal(
      (await read({ segments: [segment(0, 'One tide.', { words })] })).warning,
      '1,200 of 4,310 words were heard with little confidence',
    );
  });

  it('never join speakers, and give no name to SPEAKER_00', async () => {
    const imported = await read({
      segments: [
        segment(0, 'Why the gate?', { speaker: 'SPEAKER_00' }),
        segment(2, 'It was winter.', { speaker: 'SPEAKER_01' }),
        segment(4, 'And cold.', { speaker: 'SPEAKER_01' }),
      ],
    });
    assert.equal(imported.text, 'Why the gate?\n\nIt was winter. And cold.');
    assert.deepEqual(
      imported.sections.map(({ speaker, voice }) => [speaker, voice]),
      [
        [undefined, 'unmarked'],
        [undefined, 'unmarked'],
      ],
    );
  });

  it('name speakers whose names the list gives', async () => {
    const imported = await read([
      { speaker: 'Mara Quill', start: '00:01:00', end: '00:01:02', text: 'Why the gate?' },
      { speaker: 'Tom Ash', start: 62, end: 64, text: 'It was winter.' },
    ]);
    assert.deepEqual(spoken(imported), [
      ['Mara Quill', '00:01:00', 'Why the gate?'],
      ['Tom Ash', '00:01:02', 'It was winter.'],
    ]);
    assert.equal(imported.sections[0]?.voice, 'labelled');
  });

  it('are cut where the words of one segment have two speakers', async () => {
    const words = [
      { word: 'Why', start: 0, speaker: 'Mara Quill' },
      { word: 'then?', start: 0.5 },
      { word: 'Because.', start: 1.5, speaker: 'Tom Ash' },
    ];
    assert.deepEqual(
      spoken(await read({ segments: [segment(0, 'Why then? Because.', { words, speaker: 'Mara Quill' })] })),
      [
        ['Mara Quill', '00:00:00', 'Why then?'],
        ['Tom Ash', '00:00:01', 'Because.'],
      ],
    );
  });

  it('name nobody where the words of two speakers are not found in the segment', async () => {
    const words = [
      { word: 'Why', speaker: 'Mara Quill' },
      { word: 'Becauze', speaker: 'Tom Ash' },
    ];
    assert.deepEqual(
      spoken(await read({ segments: [segment(0, 'Why? Because.', { words, speaker: 'Mara Quill' })] })),
      [[undefined, '00:00:00', 'Why? Because.']],
    );
  });

  it('of whisper.cpp have times in milliseconds, or as clocks', async () => {
    const imported = await read({
      result: { language: 'it' },
      transcription: [
        {
          timestamps: { from: '01:00:00,500', to: '01:00:02,000' },
          offsets: { from: 3600500, to: 3602000 },
          text: ' Una marea.',
        },
        { timestamps: { from: '01:10:00,500', to: '01:10:02,000' }, text: ' Due maree.' },
      ],
    });
    assert.deepEqual(spoken(imported), [
      [undefined, '01:00:00', 'Una marea.'],
      [undefined, '01:10:00', 'Due maree.'],
    ]);
    assert.deepEqual(imported.stated, { language: 'it' });
    assert.deepEqual(
      (await read({ language: 'in English', segments: [segment(0, 'One tide.')] })).stated,
      {},
    );
  });

  it('begin a new section where whisper.cpp hears that somebody else speaks', async () => {
    assert.equal(
      (
        await read({
          transcription: [
            { offsets: { from: 0, to: 900 }, text: ' Why?', speaker_turn_next: true },
            { offsets: { from: 900, to: 1900 }, text: ' Because.' },
          ],
        })
      ).sections.length,
      2,
    );
  });

  it('set apart what Whisper says again and again in silence', async () => {
    const again = Array.from({ length: 4 }, (_, at) => segment(2 + 2 * at, ' Thank you.'));
    const imported = await read({
      segments: [segment(0, ' One tide.'), ...again, segment(10, ' Two tides.')],
    });
    assert.deepEqual(
      imported.sections.map(({ kind }) => kind),
      ['speech', 'boilerplate', 'speech'],
    );
    const thrice = await read({ segments: [segment(0, ' One tide.'), ...again.slice(1)] });
    assert.ok(thrice.sections.every(({ kind }) => kind === 'speech'));
  });

  it('join segments without blanks in scripts that have none', async () => {
    assert.equal(
      (await read({ segments: [segment(0, '潮は自分の'), segment(2, '帳簿をつけた。')] })).text,
      '潮は自分の帳簿をつけた。',
    );
  });

  it('may hold NaN, as Python writes it, and keep the word where it is spoken', async () => {
    const imported = await read(
      '{"segments":[{"start":0,"end":NaN,"avg_logprob":-Infinity,"text":"He said: NaN, \\"NaN\\"."}]}',
    );
    assert.equal(imported.text, 'He said: NaN, "NaN".');
    assert.match(imported.warning ?? '', /1 cannot be read/u);
  });

  it('report impossible times and segments without text', async () => {
    const imported = await read({
      segments: [{ start: 9, end: 2, text: 'One tide.' }, { start: -4, text: 'Two tides.' }, { start: 1 }, 7],
    });
    assert.match(imported.warning ?? '', /1 cannot be read, 1 end before they start/u);
    assert.match(imported.warning ?? '', /2 of 4 segments hold no text/u);
    assert.equal(imported.text, 'One tide. Two tides.');
  });

  it('are told from other JSON', async () => {
    const others = [
      '{}',
      '[]',
      '7',
      'null',
      '{"segments":[{"x":1}]}',
      '{"segments":"none"}',
      '[{"id":"a","type":"book","text":"t"}]',
      '{"text":"words alone"}',
    ];
    for (const text of others) assert.match(await reasonOf(text), /no transcript that Verbatim knows/u, text);
    assert.match(await reasonOf('{"segments":['), /not valid JSON/u);
    assert.match(await reasonOf('{"text":"","segments":[]}'), /without any words/u);
  });
});

describe('the check for a transcript in JSON', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['Whisper', JSON.stringify(whisper), true],
    ['a long text before the segments', JSON.stringify({ text: 'tide '.repeat(5000), segments: [] }), true],
    ['whisper.cpp', '{"result":{},"transcription" : [ ]}', true],
    ['a list of turns', '[ {"speaker":"Ann","start":0,"text":"Hi"} ]', true],
    ['a bibliography', '[{"id":"a","type":"book","title":"On Salt"}]', false],
    [
      'a bibliography that quotes a transcript',
      JSON.stringify([{ id: 'a', abstract: 'of {"segments": [1]}' }]),
      false,
    ],
    ['bytes that are no text', '\0\0', false],
  ];
  for (const [name, text, expected] of cases)
    it(`says ${expected ? 'yes' : 'no'} to ${name}`, () =>
      assert.equal(isTranscriptJson(encode(text)), expected));
});

describe('damaged transcripts in JSON', () => {
  it('are read soundly or refused with a reason', async () => {
    const text = JSON.stringify(whisper);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.nat(20),
        fc.constantFrom('', '"', '\n', '1e9', 'NaN', '{}', '-'),
        async (at, length, inserted) => {
          assertSound(await importJson(text.slice(0, at) + inserted + text.slice(at + length)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are sound whatever their segments hold', async () => {
    const value = fc.oneof(
      fc.double(),
      fc.string(),
      fc.constant(null),
      fc.constantFrom('Ann', 'SPEAKER_01', '00:00:01', '\n\n', ' a. B ', '潮'),
    );
    const word = fc.record({ word: value, score: value, speaker: value }, { requiredKeys: [] });
    const entry = fc.record(
      { start: value, end: value, text: value, speaker: value, words: fc.array(word, { maxLength: 3 }) },
      { requiredKeys: ['text'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry), async (segments) =>
        assertSound(await importJson(JSON.stringify({ segments }))),
      ),
      { numRuns: 500 },
    );
  });
});
