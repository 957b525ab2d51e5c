import assert from 'node:assert/strict';
import { type ImportedFile, importSource } from '../../../src/core/importers/importSource.ts';
import { speechRecognition } from '../../../src/core/importers/layouts/speechRecognition.ts';
import { openPage } from '../../../src/core/importers/page.ts';

const encode = (text: string) => new TextEncoder().encode(text);

async function importText(text: string, file = 'source.txt'): Promise<ImportedFile> {
  const imported = await importSource({ file, bytes: encode(text) });
  if ('reason' in imported) throw new Error(imported.reason);
  return imported;
}

const words = ({ text, sections }: ImportedFile) =>
  sections.map(({ kind, voice, speaker, spans, locator }) => ({
    kind,
    voice,
    speaker,
    place: locator?.value,
    text: spans.map(([start, end]) => text.slice(start, end)).join(' '),
  }));

describe('labelled interviews', () => {
  const spellings: Readonly<Record<string, string>> = {
    'a name and a colon': 'ANN LEE: One.\n\nBo Ray: Two.\n\nANN LEE: Three.\n\nBo Ray: Four.',
    'a time stamp before the name':
      '[00:00:01] ANN LEE: One.\n\n[00:00:02] Bo Ray: Two.\n\n[00:00:03] ANN LEE: Three.\n\n[00:00:04] Bo Ray: Four.',
    'a time stamp after the name':
      'ANN LEE (00:01): One.\n\nBo Ray (00:02): Two.\n\nANN LEE (00:03): Three.\n\nBo Ray (00:04): Four.',
    'bold names in Markdown':
      '**ANN LEE:** One.\n\n**Bo Ray:** Two.\n\n**ANN LEE:** Three.\n\n**Bo Ray:** Four.',
    'names on lines of their own with a time stamp':
      'ANN LEE 00:01\nOne.\n\nBo Ray 00:02\nTwo.\n\nANN LEE 00:03\nThree.\n\nBo Ray 00:04\nFour.',
  };
  for (const [name, text] of Object.entries(spellings)) {
    it(`reads ${name}`, async () => {
      const imported = await importText(text);
      assert.equal(imported.layout, 'labelled-interview');
      assert.deepEqual(
        words(imported).map((turn) => [turn.speaker, turn.text, turn.voice]),
        [
          ['ANN LEE', 'One.', 'labelled'],
          ['Bo Ray', 'Two.', 'labelled'],
          ['ANN LEE', 'Three.', 'labelled'],
          ['Bo Ray', 'Four.', 'labelled'],
        ],
      );
    });
  }

  it('keeps the time stamp as the locator', async () => {
    const [turn] = (await importText(spellings['a time stamp before the name'] as string)).sections;
    assert.deepEqual(turn?.locator, { label: 'timestamp', value: '00:00:01' });
  });

  it('takes a lone "Note:" for no speaker', async () => {
    assert.equal(
      (await importText('Note: this is prose.\n\nIt goes on here.\n\nAnd here it ends, after a while.'))
        .layout,
      'prose',
    );
  });

  it('goes on with a turn over several paragraphs', async () => {
    const turns = words(await importText('ANN: One.\n\nStill one.\n\nBO: Two.\n\nANN: Three.\n\nBO: Four.'));
    assert.equal(turns[0]?.text, 'One. Still one.');
  });
});

describe('prose', () => {
  it('reads front matter, headings and paragraphs of Markdown', async () => {
    const imported = await importText(
      '---\ntitle: "On Salt"\nauthor:\n  - family: Ray\n    given: Bo\ndate: 2023-04-22\n---\n\n# One\n\nFirst words.\n\n- item\n\n> somebody’s\n> words\n',
      'a.md',
    );
    assert.equal(imported.stated.title, 'On Salt');
    assert.deepEqual(imported.stated.author, [{ family: 'Ray', given: 'Bo' }]);
    assert.deepEqual(imported.stated.issued, { 'date-parts': [[2023, 4, 22]] });
    assert.deepEqual(
      words(imported).map(({ kind, text }) => [kind, text]),
      [
        ['heading', 'One'],
        ['prose', 'First words.'],
        ['prose', 'item'],
        ['reported', 'somebody’s words'],
      ],
    );
  });

  it('leaves code out', async () => {
    assert.deepEqual(
      words(await importText('Words.\n\n```\ncode\n```\n\nMore.', 'a.md')).map(({ text }) => text),
      ['Words.', 'More.'],
    );
  });

  it('reports broken front matter and reads the rest', async () => {
    const imported = await importText('---\ntitle: "open\n---\n\nWords here.\n', 'a.md');
    assert.match(imported.warning ?? '', /front matter/u);
    assert.deepEqual(
      words(imported).map(({ text }) => text),
      ['Words here.'],
    );
  });

  it('joins hard-wrapped lines into one paragraph', async () => {
    const imported = await importText('One line that goes\non in the next.\n\nAnother paragraph.');
    assert.deepEqual(
      words(imported).map(({ text }) => text.replace('\n', ' ')),
      ['One line that goes on in the next.', 'Another paragraph.'],
    );
  });
});

describe('advertisements read aloud', () => {
  const filler = (word: string) => Array.from({ length: 120 }, (_, at) => `${word}${at % 7}`).join(' ');

  it('are found between their opening and the conversation', async () => {
    const ad =
      'this show is sponsored by mudlark boots sign up at mudlark dot com and use the code tide for ten dollars off it supports this podcast';
    const imported = await importText(
      `${filler('talk')} ${ad} and now here's my conversation with nobody ${filler('more')}`,
    );
    assert.equal(imported.layout, 'speech-recognition');
    const [found, ...others] = words(imported).filter(({ kind }) => kind === 'advertisement');
    assert.equal(others.length, 0);
    assert.equal(found?.text, ad);
  });

  it('are not seen in talk about advertising', async () => {
    const imported = await importText(
      `${filler('talk')} we had no sponsors then and nobody would subscribe to anything ${filler('more')}`,
    );
    assert.equal(words(imported).filter(({ kind }) => kind === 'advertisement').length, 0);
  });
});

describe('files that are no sources', () => {
  const reasonOf = async (file: string, bytes: Uint8Array) => {
    const imported = await importSource({ file, bytes });
    return 'reason' in imported ? imported.reason : '';
  };

  it('say why', async () => {
    assert.match(await reasonOf('a.txt', new Uint8Array([0, 1, 2, 3])), /is not text/u);
    assert.match(await reasonOf('a.txt', encode(' \n ')), /is empty/u);
    assert.match(await reasonOf('a.xyz', encode('words')), /format/u);
  });
});

describe('text without a single blank', () => {
  it('is read however long it is', () => {
    assert.equal(speechRecognition.score(openPage('海'.repeat(12e6))).score, 0);
  });
});
