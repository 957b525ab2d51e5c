import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locatorText } from '../../../src/core/citing/citationText.ts';
import { findLocator } from '../../../src/core/drafts/locators.ts';
import { formatTypedLocator, readTypedLocator } from '../../../src/core/features/typedLocator.ts';
import type { Locator } from '../../../src/core/model/passage.ts';
import { needsPandoc } from '../../support/pandoc.ts';

/** What is typed, what comes of it, and the CSL term and value that it is then. */
const typed: readonly (readonly [string, string, string, string])[] = [
  ['p12', 'p. 12', 'page', '12'],
  ['pp 12-14', 'pp. 12-14', 'page', '12-14'],
  ['pages12–14', 'pp. 12–14', 'page', '12–14'],
  ['12', '12', 'page', '12'],
  ['12:31', '12:31', 'timestamp', '12:31'],
  ['1:02:03', '1:02:03', 'timestamp', '1:02:03'],
  ['¶4', 'para. 4', 'paragraph', '4'],
  ['¶¶4-6', 'paras. 4-6', 'paragraph', '4-6'],
  ['par 4', 'para. 4', 'paragraph', '4'],
  ['§2.1', 'sec. 2.1', 'section', '2.1'],
  ['ch3', 'chap. 3', 'chapter', '3'],
  ['chapters 3-4', 'chaps. 3-4', 'chapter', '3-4'],
  ['l7', 'l. 7', 'line', '7'],
  ['v. 9', 'v. 9', 'verse', '9'],
  ['n12', 'n. 12', 'note', '12'],
  ['vol2', 'vol. 2', 'volume', '2'],
  ['fig. 3', 'fig. 3', 'figure', '3'],
  ['col3', 'col. 3', 'column', '3'],
  ['fol 12', 'fol. 12', 'folio', '12'],
  ['nr 4', 'no. 4', 'number', '4'],
  ['pt2', 'pt. 2', 'part', '2'],
  ['p. xiv', 'p. xiv', 'page', 'xiv'],
];

/** Those of passages, in the form in which they are offered. */
const ofSources: readonly Locator[] = [
  { label: 'page', value: '33' },
  { label: 'page', value: '33–34' },
  { label: 'page', value: 'xii' },
  { label: 'timestamp', value: '00:12:31' },
  { label: 'paragraph', value: '4' },
  { label: 'chapter', value: '3' },
  { label: 'section', value: '2.1' },
];

describe('a locator typed in haste', () => {
  for (const [form, text] of typed)
    it(`${form} is ${text}`, () => {
      const read = readTypedLocator(form);
      assert.equal(read && formatTypedLocator(read), text);
    });

  for (const form of ['gate', 'p', 'p.', '¶', 'where 3', '12 and more', 'p. 3, and', '12-', '1:'])
    it(`${form} is not finished, or none`, () => {
      const read = readTypedLocator(form);
      assert.equal(read && formatTypedLocator(read), undefined);
    });

  it('is read as what it is by us', () => {
    for (const [, text, label, value] of typed)
      assert.deepEqual({ ...findLocator(`, ${text}`), span: 0 }, { label, value, span: 0 });
    for (const locator of ofSources)
      assert.deepEqual({ ...findLocator(`, ${locatorText(locator)}`), span: 0 }, { ...locator, span: 0 });
  });

  it('is read as what it is by pandoc', function () {
    needsPandoc(this);
    const expected = [
      ...typed.map(([, text, label, value]) => ({ text, label, value })),
      ...ofSources.map((locator) => ({ text: locatorText(locator), ...locator })),
      { text: '{chap. Of Gates}', label: 'chapter', value: 'Of Gates' },
    ];
    // A time stamp is a page to pandoc.
    const labels = expected.map(({ label }) => (label === 'timestamp' ? 'page' : label));
    const draft = expected.map(({ text }) => `[@k, ${text}]`).join('\n\n');
    assert.deepEqual(
      locatorsByPandoc(draft),
      expected.map(({ value }, at) => `${labels[at]}=${value.replaceAll('-', '–')}`),
    );
  });
});

/** The locators that pandoc's citeproc sees in the citations of a draft. */
function locatorsByPandoc(draft: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-pandoc-'));
  try {
    const style = join(folder, 'style.csl');
    const bibliography = join(folder, 'references.json');
    writeFileSync(style, STYLE);
    writeFileSync(bibliography, '[{"id":"k","type":"book","title":"T"}]');
    const { stdout } = spawnSync(
      'pandoc',
      ['--citeproc', '--csl', style, '--bibliography', bibliography, '-t', 'plain', '--wrap=none'],
      { input: draft, encoding: 'utf8' },
    );
    return stdout.split('\n').filter((line) => line.includes('='));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const terms = [
  'book',
  'chapter',
  'column',
  'figure',
  'folio',
  'line',
  'note',
  'number',
  'page',
  'paragraph',
  'part',
  'section',
  'verse',
  'volume',
];
const STYLE = `<?xml version="1.0"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Locators</title><id>locators</id><updated>2026-01-01T00:00:00Z</updated></info>
<locale><terms>${terms.map((term) => `<term name="${term}"><single>${term}</single><multiple>${term}</multiple></term>`).join('')}</terms></locale>
<citation><layout><label variable="locator"/><text value="="/><text variable="locator"/></layout></citation>
</style>`;
