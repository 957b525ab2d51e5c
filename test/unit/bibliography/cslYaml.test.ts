import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import { parseCslYaml } from '../../../src/core/bibliography/cslYaml.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { hasPandoc } from '../citing/csl/pandoc.ts';
import { added, anyWork, haskett, sayre } from './works.ts';

const b = { id: 'b', type: 'book' };

describe('adding a work to a CSL-YAML file', () => {
  const cases: readonly (readonly [
    name: string,
    before: string | undefined,
    item: CslItem,
    after: string,
  ])[] = [
    [
      'makes a new one, with texts in Markdown and dates as pandoc takes them',
      undefined,
      { ...sayre, title: 'Salt & <i>Hay</i> [draft]' },
      'references:\n- id: sayre2023\n  type: article-magazine\n  title: Salt & *Hay* \\[draft\\]\n  author:\n    - family: Sayre\n      given: Emmett\n  container-title: The Tarrow Review\n  issued: 2023-04-22\n',
    ],
    ['fills a list that has nothing in it', 'references:\n', b, 'references:\n- id: b\n  type: book\n'],
    ['fills an empty list', 'references: []\n', b, 'references: [{"id":"b","type":"book"}]\n'],
    [
      'stays within the fences of a metadata block',
      '---\nlang: de\n---\n',
      b,
      '---\nlang: de\nreferences:\n- id: b\n  type: book\n---\n',
    ],
    [
      'indents as the file does, and keeps what follows',
      '---\nreferences:\n  -   id: x\n      type: book # mine\n\n# the end\n...\n',
      b,
      '---\nreferences:\n  -   id: x\n      type: book # mine\n  -   id: b\n      type: book\n\n# the end\n...\n',
    ],
    [
      'finds its place where the keys are sorted',
      'references:\r\n- id: a\r\n- id: c\r\nlang: en\r\n',
      b,
      'references:\r\n- id: a\r\n- id: b\r\n  type: book\r\n- id: c\r\nlang: en\r\n',
    ],
    [
      'goes into a list in brackets',
      'references: [{id: x}, {id: a}]\n',
      b,
      'references: [{id: x}, {id: a}, {"id":"b","type":"book"}]\n',
    ],
  ];
  for (const [name, before, item, after] of cases)
    it(name, () => assert.equal(added('refs.yaml', before, item), after));

  const broken: readonly (readonly [text: string, reason: RegExp])[] = [
    ['references: [\n', /^is not valid YAML/u],
    ['a: b: c\n', /^is not valid YAML/u],
    ['- id: x\n', /^holds no list of references$/u],
    ['references: none\n', /^has references that are no list$/u],
  ];
  for (const [text, reason] of broken) {
    it(`leaves ${JSON.stringify(text)} alone, and says why`, () => {
      const [work] = addToBibliography([{ path: 'r.yml', text }], [sayre]).works;
      assert.ok(work?.outcome === 'failed' && work.problem.code === 'not-editable');
      assert.match(work.problem.reason, reason);
    });
  }

  it('changes no byte but those it adds, and is read back as it was', () => {
    const texts = fc.constantFrom(
      'references:\n- id: zz\n  type: book\n',
      '---\nreferences:\n  - id: zz\n    abstract: |\n      Long\n\n      text\n\n  - id: aa\nother: [1]\n...\n',
      'references:\r\n- {id: zz}\r\n',
      '',
    );
    fc.assert(
      fc.property(texts, anyWork, (text, item) => {
        const { change } = addToBibliography([{ path: 'r.yaml', text }], [item]);
        assert.ok(change);
        const [start, stop] = change.edit.span;
        assert.equal(start, stop);
        const after = text.slice(0, start) + change.edit.newText + text.slice(start);
        const { items, problems } = parseCslYaml(after);
        assert.deepEqual(problems, []);
        assert.deepEqual(items.find(({ item: { id } }) => id === item.id)?.item, item);
        assert.equal(items.length, parseCslYaml(text).items.length + 1);
      }),
      { numRuns: 300 },
    );
  });

  it('is read by pandoc as it was', function () {
    // Debian: apt-get install pandoc.
    if (!hasPandoc) this.skip();
    const items = fc
      .sample(anyWork, { numRuns: 100, seed: 11 })
      .map((item, at) => ({ ...item, id: `w${at}` }));
    const { change } = addToBibliography([{ path: 'refs.yaml' }], [haskett, ...items], { allowTwins: true });
    // pandoc converts the metadata of a document; a bibliography is read alike.
    const input = `---\n${change?.edit.newText}---\n`;
    const json = execFileSync('pandoc', ['-f', 'markdown', '-t', 'csljson'], { input, encoding: 'utf8' });
    // A blank among raised letters has to be an escaped one, which pandoc takes for one that does not break.
    const plain = json.replaceAll('\u00a0', ' ');
    const read = new Map((JSON.parse(plain) as CslItem[]).map((item) => [item.id, item]));
    for (const item of [haskett, ...items]) {
      // So pandoc writes dates in words.
      const issued = item.issued?.literal ? { ...item.issued, 'date-parts': [] } : item.issued;
      assert.deepEqual(read.get(item.id), { ...item, ...(issued && { issued }) });
    }
  });
});

describe('reading CSL-YAML', () => {
  const dates: readonly (readonly [yaml: string, issued: object | undefined])[] = [
    ['2021', { 'date-parts': [[2021]] }],
    ['2021-10-03', { 'date-parts': [[2021, 10, 3]] }],
    [
      '"2021-02/2021-03"',
      {
        'date-parts': [
          [2021, 2],
          [2021, 3],
        ],
      },
    ],
    ['1900~', { 'date-parts': [[1900]], circa: true }],
    ['circa 1900', { literal: 'circa 1900' }],
    ['{year: 2021, month: 10}', { 'date-parts': [[2021, 10]] }],
    ['[{year: 2021}, {year: 2022}]', { 'date-parts': [[2021], [2022]] }],
    ['{date-parts: [[2021, 10]]}', { 'date-parts': [[2021, 10]] }],
    ['{}', undefined],
  ];
  for (const [yaml, issued] of dates) {
    it(`takes ${yaml} for a date`, () => {
      const [read] = parseCslYaml(`references:\n- id: x\n  issued: ${yaml}\n`).items;
      assert.deepEqual(read?.item.issued, issued);
    });
  }

  it('says what it cannot read, with its line', () => {
    assert.equal(parseCslYaml('references:\n- id: x\n  a: [\n').problems.length, 1);
    assert.deepEqual(parseCslYaml('references:\n- title: x\n').problems[0]?.reason, 'reference 1 has no id');
    assert.match(parseCslYaml('title: x').problems[0]?.reason ?? '', /no list of references/u);
  });

  it('does not let a few aliases grow into much', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`)
      .join('\n')}\nreferences: *j\n`;
    assert.equal(parseCslYaml(bomb).problems.length, 1);
  });
});
