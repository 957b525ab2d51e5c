import assert from 'node:assert/strict';
import { parseBibliography } from '../../../src/core/metadata/bibliography.ts';
import { freeCiteKey, makeCiteKey } from '../../../src/core/metadata/citeKeys.ts';
import { parseFileField } from '../../../src/core/metadata/fileField.ts';
import { settleVoices } from '../../../src/core/metadata/voices.ts';
import type { Section } from '../../../src/core/model/passage.ts';

describe('bibliography', () => {
  it('maps an interview to CSL with its interviewer, series and number', () => {
    const { items } =
      parseBibliography(`@audio{ray2021salt, author = {Ray, Bo}, editor = {Lee, Ann}, editortype = {interviewer},
      title = {On Salt}, series = {The Ebb}, number = {12}, date = {2021-10-03}, keywords = {primary}, file = {ray.txt}}`);
    const [entry] = items;
    assert.equal(entry?.item.id, 'ray2021salt');
    assert.deepEqual(entry?.item.author, [{ given: 'Bo', family: 'Ray' }]);
    assert.deepEqual(entry?.item.interviewer, [{ given: 'Ann', family: 'Lee' }]);
    assert.equal(entry?.item.editor, undefined);
    assert.equal(entry?.item.number, '12');
    assert.equal(entry?.item['collection-title'], 'The Ebb');
    assert.deepEqual(entry?.item.issued, { 'date-parts': [[2021, 10, 3]] });
    assert.deepEqual(entry?.files, ['ray.txt']);
    assert.deepEqual(entry?.keywords, ['primary']);
  });

  it('names a broken entry with its line and uses the others', () => {
    const { items, problems } = parseBibliography(
      '@book{one, title = {A}}\n\n@book{two, title = {B},\n\n@book{three, title = {C}}\n',
    );
    assert.deepEqual(
      items.map(({ item }) => item.id),
      ['one', 'three'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3],
    );
    assert.match(problems[0]?.reason ?? '', /never closed/u);
  });

  it('reads @string and leaves @comment out', () => {
    const { items } = parseBibliography(
      '@comment{nothing}\n@string{ebb = "The Ebb"}\n@article{a, title = {T}, journaltitle = ebb}',
    );
    assert.equal(items[0]?.item['container-title'], 'The Ebb');
  });
});

describe('file fields', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a plain path', 'texts/a.txt', ['texts/a.txt']],
    ['several paths', 'a.txt;b.pdf', ['a.txt', 'b.pdf']],
    ['title, path and type', 'Full Text:files/12/a.pdf:application/pdf', ['files/12/a.pdf']],
    ['an escaped colon', 'x:a\\:b.pdf:PDF', ['a:b.pdf']],
    ['a drive letter', 'C:/papers/a.pdf', ['C:/papers/a.pdf']],
    ['nothing', '', []],
  ];
  for (const [name, value, expected] of cases)
    it(`reads ${name}`, () => assert.deepEqual(parseFileField(value), expected));
});

describe('cite keys', () => {
  it('are made of family name, year and a telling word', () => {
    const item = {
      type: 'book',
      title: 'The Winter the Gate Failed',
      author: [{ family: 'Ó Riada', given: 'X' }],
      issued: { 'date-parts': [[2021]] },
    };
    assert.equal(makeCiteKey(item), 'oriada2021winter');
  });

  it('are made of the title where nobody signs', () => {
    assert.equal(makeCiteKey({ type: 'webpage', title: 'Lessons from the Marsh' }), 'lessonsmarsh');
  });

  it('get a letter where they are taken', () => {
    assert.equal(
      freeCiteKey('a', (key) => ['a', 'ab'].includes(key)),
      'ac',
    );
  });
});

describe('voices', () => {
  const turn = (speaker: string): Section => ({
    kind: 'speech',
    voice: 'labelled',
    speaker,
    spans: [[0, 1]],
  });
  const item = {
    author: [{ family: 'Haskett', given: 'Ione' }],
    interviewer: [{ family: 'Ormond', given: 'Tess' }],
  };

  it('get the full name that the metadata has', () => {
    const speakers = settleVoices(
      [turn('IONE HASKETT'), turn('Ormond'), turn('Tess')],
      item,
      'labelled-interview',
    ).map(({ speaker }) => speaker);
    assert.deepEqual(speakers, ['Ione Haskett', 'Tess Ormond', 'Tess Ormond']);
  });

  it('stay as labelled where the name fits nobody or two', () => {
    const two = {
      author: [
        { family: 'Ray', given: 'Bo' },
        { family: 'Ray', given: 'Al' },
      ],
    };
    assert.deepEqual(
      settleVoices([turn('RAY'), turn('Stranger')], two, 'labelled-interview').map(({ speaker }) => speaker),
      ['RAY', 'Stranger'],
    );
  });

  it('are found by initials', () => {
    assert.equal(settleVoices([turn('I.H.')], item, 'labelled-interview')[0]?.speaker, 'Ione Haskett');
  });

  it('of question and answer are those of the only interviewer and the only author', () => {
    const voices = settleVoices([turn('Q'), turn('A')], item, 'labelled-interview');
    assert.deepEqual(
      voices.map(({ speaker, voice }) => [speaker, voice]),
      [
        ['Tess Ormond', 'labelled'],
        ['Ione Haskett', 'labelled'],
      ],
    );
  });

  it('of question and answer are unmarked where nobody says who had the part', () => {
    const [question] = settleVoices([turn('Q')], {}, 'labelled-interview');
    assert.equal(question?.voice, 'unmarked');
    assert.equal(question?.speaker, undefined);
  });

  it('of prose are its author’s', () => {
    const [section] = settleVoices([{ kind: 'prose', voice: 'unmarked', spans: [[0, 1]] }], item, 'prose');
    assert.equal(section?.voice, 'author');
    assert.equal(section?.speaker, 'Ione Haskett');
  });
});
