import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importClippings, looksLikeClippings } from '../../../src/core/importers/clippings.ts';
import type { ImportedFile } from '../../../src/core/importers/importSource.ts';
import { assertSound } from '../../support/assertSound.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const importText = (text: string) => importClippings({ file: 'My Clippings.txt', bytes: encode(text) });

async function read(...clippings: readonly (readonly string[])[]): Promise<ImportedFile> {
  const imported = await importText(fileOf(...clippings));
  if ('reason' in imported) throw new Error(imported.reason);
  assertSound(imported);
  return imported;
}

const fileOf = (...clippings: readonly (readonly string[])[]) =>
  clippings
    .map(
      ([title, place, ...words]) =>
        `\ufeff${title}\r\n${place}\r\n\r\n${words.join('\r\n')}\r\n==========\r\n`,
    )
    .join('');

const on = (place: string, kind = 'Highlight') =>
  `- Your ${kind} on ${place} | Added on Monday, 4 March 2024 22:15:32`;

const wordsOf = ({ text, sections }: ImportedFile, kind: string) =>
  sections
    .filter((section) => section.kind === kind)
    .map(({ spans }) => spans.map(([start, end]) => text.slice(start, end)).join(' '));

const SALT = 'On Salt (Quill, Mara)';
const TIDE = 'The tide kept its own ledger.';

describe('Kindle clippings', () => {
  it('are reports of a book that is not at hand', async () => {
    const imported = await read([SALT, on('page 12 | Location 123-125'), TIDE]);
    assert.equal(imported.layout, 'clippings');
    assert.equal(imported.role, 'secondary');
    const [section] = imported.sections;
    assert.equal(imported.text.slice(...(section?.spans[0] ?? [0, 0])), TIDE);
    assert.deepEqual(
      { ...section, spans: [] },
      {
        kind: 'reported',
        voice: 'labelled',
        speaker: 'Mara Quill',
        spans: [],
        locator: { label: 'page', value: '12' },
        reported: { claimedSpeaker: 'Mara Quill', claimedSource: 'On Salt' },
      },
    );
  });

  const places: readonly (readonly [string, string, string | undefined])[] = [
    ['English with a roman page', on('page xvi | Location 20-21'), 'xvi'],
    ['English without a page', on('Location 20-21'), undefined],
    ['English of an old Kindle', '- Highlight on Page 9 | Loc. 351-52 | Added on Sunday, May 1, 2011', '9'],
    [
      'German',
      '- Ihre Markierung auf Seite 42 | bei Position 640-641 | Hinzugefügt am Samstag, 14. Mai 2016 14:03:23',
      '42',
    ],
    [
      'German without a page',
      '- Ihre Markierung bei Position 640-641 | Hinzugefügt am Samstag, 14. Mai 2016 14:03:23',
      undefined,
    ],
    [
      'French',
      '- Votre surlignement sur la page 5 | emplacement 64-66 | Ajouté le lundi 30 septembre 2019 18:00:39',
      '5',
    ],
    [
      'Spanish',
      '- La subrayado en la página 17 | posición 253-255 | Añadido el jueves, 30 de noviembre de 2017 7:51:21',
      '17',
    ],
    [
      'Portuguese',
      '- Seu destaque na página 2 | posição 20-21 | Adicionado: domingo, 1 de janeiro de 2023 12:05:00',
      '2',
    ],
    [
      'Italian',
      '-  La tua evidenziazione a pagina 23 | posizione 338-338 | Aggiunto in data lunedì 8 gennaio 2018 08:43:18',
      '23',
    ],
    [
      'Dutch',
      '- Je highlight op pagina 1 t/m 10 | locatie 2 t/m 20 | Toegevoegd op maandag 30 september 2019 18:00:39',
      '1-10',
    ],
    [
      'Russian',
      '– Ваш выделенный отрывок на странице 8 | Место 243–245 | Добавлено: пятница, 26 февраля 2016 г. в 11:00:57',
      '8',
    ],
    ['Japanese', '- 27ページ|位置No. 409-412のハイライト |作成日: 2016年2月26日金曜日 11:49:27', '27'],
    ['Chinese', '- 您在第 3 页（位置 #77-78）的标注 | 添加于 2016年2月26日星期五 上午10:56:04', '3'],
    [
      'a language that is not known, by its range',
      '- Xyzzy plugh 409-412 | Quux 26 2016 11:49:27',
      undefined,
    ],
  ];
  for (const [language, place, page] of places) {
    it(`in ${language} have ${page ? `page ${page}` : 'no page'}`, async () => {
      const [section] = (await read([SALT, place, TIDE])).sections;
      assert.equal(section?.kind, 'reported');
      assert.equal(section?.locator?.value, page);
    });
  }

  const headings: readonly (readonly [string, string | undefined, string])[] = [
    ['On Salt (Quill, Mara)', 'Mara Quill', 'On Salt'],
    ['On Salt (Mara Quill)', 'Mara Quill', 'On Salt'],
    ['On Salt (The Marsh, Book 2) (Quill, Mara)', 'Mara Quill', 'On Salt (The Marsh, Book 2)'],
    ['On Salt (Quill, Mara (ed.))', 'Mara (ed.) Quill', 'On Salt'],
    ['On Salt (Quill, Mara;Ash, Tom)', 'Mara Quill and Tom Ash', 'On Salt'],
    ['On Salt (Quill, Mara;Ash, Tom;Reed, Jo)', 'Mara Quill, Tom Ash, and Jo Reed', 'On Salt'],
    ['On Salt (La Rue, Ann B.)', 'Ann B. La Rue', 'On Salt'],
    ['On Salt (Ash, Tom, Jr.)', 'Tom Ash Jr.', 'On Salt'],
    ['On Salt (Mara Quill, Tom Ash)', 'Mara Quill, Tom Ash', 'On Salt'],
    ['On Salt (Marsh Press, Inc.)', 'Marsh Press, Inc.', 'On Salt'],
    ['Das Salz (German Edition)', undefined, 'Das Salz (German Edition)'],
    ['Notes (Unknown)', undefined, 'Notes'],
    ['notes.pdf', undefined, 'notes.pdf'],
  ];
  for (const [heading, speaker, title] of headings) {
    it(`of "${heading}" are ${speaker ?? 'nobody'}’s`, async () => {
      const [section] = (await read([heading, on('Location 20-21'), TIDE])).sections;
      assert.equal(section?.speaker, speaker);
      assert.equal(section?.voice, speaker ? 'labelled' : 'unmarked');
      assert.equal(section?.reported?.claimedSource, title);
    });
  }

  it('never put the reader’s notes in the author’s mouth', async () => {
    const notes = [
      on('page 3 | Location 40', 'Note'),
      '- Ihre Notiz auf Seite 7 | bei Position 96 | Hinzugefügt am Freitag, 8. Mai 2020 17:23:22',
      '- 位置No. 77のメモ |作成日: 2024年1月1日',
      '- Xyzzy plugh 409 | Quux 26 2016 11:49:27',
    ];
    const imported = await read(...notes.map((place) => [SALT, place, 'My own thought.']));
    assert.deepEqual(wordsOf(imported, 'reported'), []);
    assert.equal(wordsOf(imported, 'boilerplate').length, 4);
    assert.match(imported.warning ?? '', /1 clippings may be notes/u);
    assert.ok(imported.sections.every(({ speaker }) => speaker === undefined));
  });

  it('leave out bookmarks and messages of the device', async () => {
    const imported = await read(
      [SALT, on('page 3 | Location 40', 'Bookmark'), ''],
      [SALT, on('Location 60-61'), '<You have reached the clipping limit for this item>'],
      [SALT, on('Location 80-81'), TIDE],
    );
    assert.deepEqual(wordsOf(imported, 'reported'), [TIDE]);
    assert.equal(imported.sections.length, 1);
  });

  it('keep of a highlight that was changed the longest state', async () => {
    const imported = await read(
      [SALT, on('Location 123-124'), 'The tide kept'],
      [SALT, on('Location 123-125'), TIDE],
      [SALT, on('Location 124-125'), 'its own ledger.'],
      [SALT, on('Location 123-125'), TIDE],
    );
    assert.deepEqual(wordsOf(imported, 'reported'), [TIDE]);
    assert.equal(wordsOf(imported, 'boilerplate').length, 3);
  });

  it('keep the same words of another place or another book', async () => {
    const imported = await read(
      [SALT, on('Location 123-125'), TIDE],
      [SALT, on('Location 900-901'), TIDE],
      ['On Sand (Quill, Mara)', on('Location 123-125'), TIDE],
    );
    assert.equal(wordsOf(imported, 'reported').length, 3);
  });

  it('are told apart by their words where no place is known', async () => {
    const place = '- Your Highlight | Added on 4 March 2024';
    const imported = await read([SALT, place, 'The tide kept'], [SALT, place, TIDE], [SALT, place, TIDE]);
    assert.deepEqual(wordsOf(imported, 'reported'), ['The tide kept', TIDE]);
  });

  it('know the shortened locations of old Kindles', async () => {
    const imported = await read(
      [SALT, '- Highlight Loc. 1,999-2002 | Added on Sunday', 'The tide kept'],
      [SALT, '- Highlight Loc. 2001-05 | Added on Sunday', TIDE],
    );
    assert.deepEqual(wordsOf(imported, 'reported'), [TIDE]);
  });

  it('may have several lines, and the last no separator', async () => {
    const text = fileOf([SALT, on('Location 1-2'), 'One.', '', 'Two.'])
      .trimEnd()
      .replace(/=+$/u, '');
    const imported = await importText(`${fileOf([SALT, on('Location 7-8'), TIDE])}${text}`);
    assert.deepEqual('reason' in imported ? [] : wordsOf(imported, 'reported'), [TIDE, 'One. Two.']);
  });

  it('report entries that do not say what they are', async () => {
    assert.match(
      (await read([SALT, on('Location 1-2'), TIDE], [SALT, 'what?', TIDE])).warning ?? '',
      /1 entries do not say/u,
    );
  });

  it('are recognized by their structure', () => {
    assert.ok(looksLikeClippings(fileOf([SALT, on('Location 1-2'), TIDE])));
    assert.ok(
      looksLikeClippings(
        fileOf([SALT, '- 27ページ|位置No. 409-412のハイライト |作成日: 2016年', TIDE]).replaceAll(
          '\r\n',
          '\n',
        ),
      ),
    );
    for (const text of [
      '',
      TIDE,
      'On Salt\n==========\n\nThe tide.\n',
      'Changes\n==========\n- fix 1\n- fix 2\n',
      '==========\n',
    ])
      assert.equal(looksLikeClippings(text), false, text);
  });

  it('are refused with a reason where there are none', async () => {
    for (const text of ['words', '==========\n', fileOf([SALT, on('Location 4', 'Bookmark'), ''])])
      assert.match(
        ((await importText(text)) as { reason: string }).reason,
        /^holds (?:no clippings|clippings without)/u,
      );
  });
});

describe('damaged clippings', () => {
  it('are read soundly or refused with a reason', async () => {
    const good = fileOf(
      [SALT, on('page 3 | Location 40-41'), 'One.', 'Two.'],
      [SALT, on('Location 40-42'), 'One. Two. Three.'],
      [SALT, on('Location 40', 'Note'), 'Mine.'],
    );
    const edit = fc.tuple(
      fc.nat(),
      fc.nat(30),
      fc.constantFrom('', '\n', '==========\n', '- ', '|', '(', ')', '９'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
        let damaged = good;
        for (const [at, length, inserted] of edits) {
          const offset = at % (damaged.length + 1);
          damaged = damaged.slice(0, offset) + inserted + damaged.slice(offset + length);
        }
        assertSound(await importText(damaged));
      }),
      { numRuns: 500 },
    );
  });
});
