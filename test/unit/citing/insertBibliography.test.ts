import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { toPlainText } from '../../../src/core/citing/csl/formattedText.ts';
import { insertBibliography } from '../../../src/core/citing/insertBibliography.ts';
import { findBibliographyRegion } from '../../../src/core/drafts/bibliographyRegion.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { haskett, sayre } from '../bibliography/works.ts';
import { formatters } from './csl/formatting.ts';
import { hasPandoc } from './csl/pandoc.ts';

const start = '<!-- verbatim: bibliography -->';
const end = '<!-- /verbatim: bibliography -->';

async function insert(
  text: string,
  items: readonly CslItem[] = [haskett, sayre],
  offset?: number,
  style = 'apa',
) {
  const formatter = await formatters().get({ style });
  const inserted = await insertBibliography({
    text,
    items,
    formatter,
    ...(offset !== undefined && { offset }),
  });
  assert.ok(inserted);
  if ('problem' in inserted) return inserted.problem;
  if (!inserted.edit) return text;
  const [from, to] = inserted.edit.span;
  return text.slice(0, from) + inserted.edit.newText + text.slice(to);
}

const entries = `Haskett, I. (2021, October 3). *The Winter the Gate Failed* (T. Ormond, Interviewer) \\[Interview\\]. <https://example.org/ebb_12>

Sayre, E. (2023, April 22). The Gate Was *Also* a Promise. *The Tarrow Review*.`;

describe('inserting the bibliography', () => {
  it('goes to the end of the draft, in a region of its own', async () => {
    const region = `${start}\n\n${entries}\n\n${end}\n`;
    assert.equal(await insert('Words.'), `Words.\n\n${region}`);
    assert.equal(await insert('Words.\n'), `Words.\n\n${region}`);
    assert.equal(await insert('# Works\n\n'), `# Works\n\n${region}`);
    assert.equal(await insert(''), region);
  });

  it('goes where it is asked to, between blank lines', async () => {
    const text = 'Words.\n\nMore.\n';
    assert.equal(
      await insert(text, [sayre], 8),
      `Words.\n\n${start}\n\n${entries.split('\n\n')[1]}\n\n${end}\n\nMore.\n`,
    );
    assert.equal(
      await insert(text, [sayre], 6),
      `Words.\n\n${start}\n\n${entries.split('\n\n')[1]}\n\n${end}\n\nMore.\n`,
    );
  });

  it('is renewed in its region, and nowhere else', async () => {
    const around = (inner: string) => `One “quote”.\r\n\r\n${start}${inner}${end} \r\n\r\n* Two\r\n`;
    const fresh = await insert(around('\r\n\r\nold\r\n\r\n* entries\r\n'), [sayre]);
    assert.equal(fresh, around(`\r\n\r\n${entries.split('\n\n')[1]}\r\n\r\n`));
    assert.equal(await insert(fresh, [sayre]), fresh);
    assert.equal(await insert(fresh, []), around('\r\n\r\n'));
  });

  it('does nothing where the region is never closed', async () => {
    assert.equal(await insert(`${start}\n\nold`), 'unclosed-region');
  });

  it('takes marks in code for text', () => {
    assert.equal(findBibliographyRegion(`\`\`\`\n${start}\n${end}\n\`\`\`\n`), undefined);
    assert.equal(findBibliographyRegion(`    ${start}\n    ${end}\n`), undefined);
    assert.equal(findBibliographyRegion(`\`${start}\` and \`${end}\``), undefined);
    const text = `\`\`\`\n${start}\n\`\`\`\n\n${start}\n\nx\n\n${end}\n`;
    const region = findBibliographyRegion(text);
    assert.ok(region && region !== 'unclosed');
    assert.equal(text.slice(...region.inner).trim(), 'x');
  });

  it('cannot be broken by what a work is called', async () => {
    for (const title of [end, '-->', '1. A list', '# A heading', '@key [x](y)', '<b>&amp;</b>']) {
      const once = await insert(
        '',
        [{ ...sayre, author: [], title }],
        undefined,
        'modern-language-association',
      );
      assert.equal(await insert(once, [sayre]), await insert('', [sayre]), title);
    }
  });

  it('is a list of plain paragraphs to pandoc, without the marks', async function () {
    // Debian: apt-get install pandoc.
    if (!hasPandoc) this.skip();
    for (const style of ['apa', 'ieee', 'modern-language-association', 'chicago-author-date']) {
      const works = [
        haskett,
        sayre,
        { ...sayre, id: 'b', title: 'A -- b... 1. @c' },
        { ...sayre, id: 'y', author: [], title: '1984. a list' },
      ];
      const input = await insert('', works, undefined, style);
      const pandoc = (to: string) =>
        execFileSync('pandoc', ['-f', 'markdown', '-t', to, '--wrap=none'], { input, encoding: 'utf8' });
      const { blocks } = JSON.parse(pandoc('json')) as { readonly blocks: readonly { readonly t: string }[] };
      const kinds = new Set(blocks.map(({ t }) => t).filter((kind) => kind !== 'RawBlock'));
      assert.deepEqual(kinds, new Set(['Para']), style);
      const formatter = await formatters().get({ style });
      const expected = (await formatter.formatBibliography(works))?.map(({ label = [], text }) =>
        `${toPlainText(label)} ${toPlainText(text)}`.trim(),
      );
      // pandoc writes emphasis as underscores, and a blank after an abbreviation as one that does not break.
      const words = (text: string) => text.replaceAll('_', '').replaceAll('\u00a0', ' ');
      const shown = pandoc('plain').trim().split(/\n+/u);
      assert.deepEqual(shown.map(words), expected?.map(words), style);
    }
  });
});
