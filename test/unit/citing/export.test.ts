import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import { citedWorks } from '../../../src/core/bibliography/citedWorks.ts';
import { type FormattedText, toPlainText } from '../../../src/core/citing/csl/formattedText.ts';
import { quotableOf } from '../../../src/core/citing/namedOriginal.ts';
import { type InsertionStyle, insertionStyles, type Quotable } from '../../../src/core/citing/quotable.ts';
import { refusalOf } from '../../../src/core/citing/refusal.ts';
import { DraftParser } from '../../../src/core/drafts/draftParser.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import { applyEdits } from '../../../src/core/features/quickFixesRecheck.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, verifierOfFolder } from '../../support/verification.ts';
import { formatters } from './csl/formatting.ts';
import { hasPandoc, pandocCitations } from './csl/pandoc.ts';

const media = join(import.meta.dirname, '..', '..', '..', 'media', 'csl');

/** Every passage that may be quoted, in one draft, and the bibliography that is made beside it. */
async function writeDraft(folder: string, style: InsertionStyle, step: number) {
  const { corpus } = await verifierOfFolder(folder);
  const { index } = corpus;
  const quotes = index
    .sources()
    .flatMap((source) => index.passagesOf(source.id).map((passage) => quotableOf(index, passage, source)))
    .filter(({ passage, source }) => !refusalOf(passage, source, '2026-01-01'))
    .filter((_, at) => at % step === 0);
  const text = '---\ntitle: What was said\nbibliography: references.json\n---\n\n# What was said';
  const draft = `${insertAll(text, quotes, style)}\n`;
  const cited = [...new Set(parseDraft(draft).citations.flatMap(({ items }) => items.map(({ id }) => id)))];
  const wanted = cited.flatMap((key): CslItem[] => {
    const source = index.sourcesByKey(key)[0];
    return source ? [source.item] : [];
  });
  const { change } = addToBibliography([{ path: 'references.json' }], wanted);
  const bibliography = change?.edit.newText ?? '[]';
  return { draft, bibliography, quotes: quotes.length, items: JSON.parse(bibliography) as CslItem[] };
}

/** Each in a paragraph of its own. */
function insertAll(start: string, quotes: readonly Quotable[], style: InsertionStyle): string {
  const parser = new DraftParser();
  return quotes.reduce((text, quote) => {
    const before = `${text}\n\nThey said: `;
    const made = insertSeveral(parser.parse(before), [before.length], [quote], { style });
    assert.ok(made);
    return applyEdits(before, made.edits);
  }, start);
}

describe('a draft made of quotes', function () {
  this.timeout(120_000);
  let folder: string;
  before(async function () {
    if (!hasPandoc) {
      console.log('        skipped: pandoc is not installed (Debian: apt-get install pandoc)');
      this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), 'verbatim-export-'));
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const pandoc = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync('pandoc', argv, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  for (const [name, corpusFolder, step] of [
    ['the sample corpus', sampleCorpus, 2],
    ['the real corpus', levineFolder, 5],
  ] as const) {
    for (const style of insertionStyles) {
      it(`of ${name}, ${style}: passes pandoc --citeproc without a warning, to HTML and to Word`, async function () {
        if (corpusFolder === levineFolder) needsLevine(this);
        const { draft, bibliography, quotes } = await writeDraft(corpusFolder, style, step);
        assert.ok(quotes > 50);
        await writeFile(join(folder, 'draft.md'), draft);
        await writeFile(join(folder, 'references.json'), bibliography);
        for (const out of ['draft.html', 'draft.docx'])
          assert.deepEqual(
            pandoc('draft.md', '--citeproc', '--standalone', '-o', out, '--fail-if-warnings'),
            {
              ...{ status: 0, stdout: '', stderr: '' },
            },
          );
        // What Word shows is what the page shows.
        const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
        const fromWord = words(pandoc('draft.docx', '-t', 'plain', '--wrap=none').stdout);
        const fromPage = words(pandoc('draft.html', '-t', 'plain', '--wrap=none').stdout);
        assert.ok(
          Math.abs(fromWord.length - fromPage.length) < fromPage.length / 100,
          `${fromWord.length} ${fromPage.length}`,
        );
      });
    }
  }

  for (const csl of ['chicago-author-date', 'modern-language-association', 'chicago-fullnote-bibliography'])
    for (const style of ['block', 'run-in', 'footnote'] as const) {
      it(`${style}, has the citations and the list of works in ${csl} that the preview shows`, async () => {
        const { draft, items } = await writeDraft(sampleCorpus, style, 5);
        const theirs = pandocCitations(draft, join(media, `${csl}.csl`), items);
        const formatter = await formatters().get({ style: csl });
        const { citations } = parseDraft(draft);
        const works = citedWorks(citations, items, []);
        const plain = (text?: FormattedText) => (text ? toPlainText(text) : '');
        const ours = (await formatter.formatCitations(citations, works)) ?? [];
        const entries = (await formatter.formatBibliography(works)) ?? [];
        assert.ok(ours.length > 10);
        // In a note that ends with a full stop pandoc keeps that of the citation and we that of the note.
        const withoutStop = (text: string) => (style === 'footnote' ? text.replace(/\.$/u, '') : text);
        assert.deepEqual(
          ours.map(({ text, note }) => withoutStop(plain(text) + (note ? `[^${plain(note)}]` : ''))),
          theirs.citations.map(withoutStop),
        );
        assert.deepEqual(
          entries.map(({ label, text }) => `${plain(label)} ${plain(text)}`.trim()),
          theirs.entries,
        );
      });
    }
});
