import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findViolations } from '../support/accessibility.ts';
import { useJourney } from '../support/journey.ts';
import { openTree } from '../support/treeView.ts';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'corpus');
const sampleWorkspace = join(root, 'test', 'fixtures', 'workspace');

describe("the writer's desk in the browser", () => {
  const journey = useJourney();

  /** A window on a draft, with the sample corpus in the folder `sources` of its workspace, and these files beside it. */
  async function openWithSources(draft: string, files: Readonly<Record<string, string>> = {}) {
    const workspace = join(journey.folder, 'workspace');
    const sources = join(workspace, 'sources');
    await mkdir(sources, { recursive: true });
    for (const file of ['interview-haskett-2021.txt', 'the-gate-was-also-a-promise.md', 'sources.bib'])
      await cp(join(sample, file), join(sources, file));
    for (const [name, text] of Object.entries(files)) await writeFile(join(sources, name), text);
    await writeFile(join(workspace, 'draft.md'), draft);
    const bench = await journey.open({
      workspace,
      file: 'draft.md',
      settings: { 'verbatim.corpus.folders': ['sources'], 'explorer.autoReveal': false },
    });
    await bench.whenIndexed();
    return bench;
  }

  it('leads from the walkthrough over the sample draft to the first quote', async () => {
    const bench = await journey.open({});
    const { page } = bench;
    await bench.runCommand('Welcome: Open Walkthrough...');
    await bench.pick('Quote from Your Sources', 'Quote from Your Sources with Verbatim');
    const steps = page.locator('.getting-started-step');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 5);
    await steps.filter({ hasText: 'Write a quote' }).click();
    await page.getByRole('button', { name: 'Open Sample Draft' }).first().click();
    await bench.whenLine(/Letting Go with a Plan/u);
    await bench.whenIndexed();
    await page.keyboard.press('ControlOrMeta+End');
    await bench.typeText('\n\n> the pin was on the nail');
    await bench.suggestions(/And the pin was/u);
    await page.keyboard.press('Enter');
    await bench.whenLine(/— Ione Haskett \[@haskett2021transcript/u);
    // What was inserted is right by construction; the wrong word of the sample stays the only one.
    const quotes = await openTree(bench, 'Quotes in This Draft');
    await quotes.row('misquote').waitFor();
    await page.locator('.statusbar-item[aria-label^="3 quotations check out"]').waitFor();
  });

  it('mends a misquote from the Quotes view, which counts, filters and follows the draft', async () => {
    const bench = await journey.open({ workspace: sampleWorkspace, file: 'draft.md' });
    const { page } = bench;
    await bench.whenIndexed();
    const quotes = await openTree(bench, 'Quotes in This Draft');
    const totals = (words: string) => page.locator(`.statusbar-item[aria-label^="${words}"]`);
    await quotes.row('misquote').waitFor();
    assert.equal((await quotes.labels()).length, 3);
    await totals('2 quotations check out')
      .filter({ hasText: /2\s*·\s*1/u })
      .waitFor();
    await page.locator('.activitybar .action-item', { hasText: '1' }).locator('.badge').first().waitFor();
    // Problems alone, with what is wrong and what can be done.
    await bench.runCommand('Verbatim: Show Problems Only');
    await quotes.row('I\u2019d watched').or(quotes.row("I'd watched")).waitFor({ state: 'hidden' });
    await quotes.toggle('misquote');
    await quotes.row('“boat” for “chair”').waitFor();
    await quotes.row('@haskett2021transcript, 00:30:55').waitFor();
    await quotes.row('Restore the wording of the source').click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'Restoration is what you do to a chair.' }).waitFor();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await quotes.welcome.getByText('every quotation checks out').waitFor();
    await totals('3 quotations check out').waitFor();
    await quotes.welcome.getByRole('button', { name: 'Show All Quotes' }).click();
    await quotes.row('Restoration is what you do to a chair').click();
    await bench.whenSelected(/^Restoration is what you do to a chair/u);
    // One step, undone at once.
    await page.keyboard.press('ControlOrMeta+Z');
    await quotes.row('misquote').waitFor();
    // The same from the menu of the words themselves.
    await quotes.act('misquote', 'Quick Fix');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Mark the change' }).click();
    await bench.whenLine(/what you do to a \[boat\]/u);
    await totals('3 quotations check out').waitFor();
    // A quotation without a citation has a mark of its own.
    await page.keyboard.press('ControlOrMeta+End');
    await bench.typeText('\n\nShe says that “there are crabs up from the south” as well.\n');
    await quotes.row('uncited').waitFor();
  });

  it('opens, cites, reveals and mends sources from the Sources view, and shows where they are used', async () => {
    const bench = await openWithSources(
      "She said “You don't know how heavy a thing is until you're let off carrying it.” [@haskett2021transcript, 00:07:46]\n\nSee also \n",
      { 'tape.txt': 'RIFF\u0000\u0000\u0001\u0002WAVE' },
    );
    const { page } = bench;
    const sources = await openTree(bench, 'Sources');
    await sources.pane.locator('.pane-header', { hasText: '2 sources, 1 could not be read' }).waitFor();
    // What could not be read, why, and a way to mend it.
    await sources.toggle('Unreadable');
    await sources.row('tape.txt').waitFor();
    assert.match((await sources.row('tape.txt').getAttribute('aria-label')) ?? '', /is not text/u);
    await sources.choose('tape.txt', 'Leave This File Out of the Corpus');
    await sources.row('Unreadable').waitFor({ state: 'hidden' });
    await sources.pane.locator('.pane-header', { hasText: /2 sources$/u }).waitFor();
    // Where a source is used.
    await sources.toggle('The Winter the Gate Failed');
    assert.match((await sources.row('draft.md:1').getAttribute('aria-label')) ?? '', /quoted in draft.md:1/u);
    await sources.row('draft.md:1').click();
    await page.locator('.statusbar-item', { hasText: 'Ln 1, Col 80 (69 selected)' }).waitFor();
    await sources.toggle('Gate Was Also a Promise');
    await sources.row('Not used in any draft yet').waitFor();
    // Cited at the cursor; what was unused is used.
    await bench.goTo(3, 10);
    await sources.act('Gate Was Also a Promise', 'Cite Source');
    await bench.whenLine(/^See also \[@sayre2023promise\]/u);
    await sources.row('draft.md:3').waitFor();
    // Dragged into the draft.
    const line = await page.locator('.editor-group-container.active .view-line').last().boundingBox();
    const from = await sources.row('The Winter the Gate Failed').boundingBox();
    assert.ok(line && from);
    await page.mouse.move(from.x + 90, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 14, { steps: 4 });
    await page.keyboard.down('Shift');
    await page.mouse.move(line.x + 4, line.y + 8, { steps: 8 });
    await page.mouse.move(line.x + 6, line.y + 9, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await bench.whenLine(/^\[@haskett2021transcript\]/u);
    // Its entry in the bibliography, and its file.
    await sources.choose('The Winter the Gate Failed', 'Edit Metadata');
    await page
      .locator('.editor-group-container.active .monaco-editor[data-uri$="/sources/sources.bib"]')
      .waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 3, Col 1' }).waitFor();
    await sources.choose('The Winter the Gate Failed', 'Search in This Source');
    const search = await bench.frameOf('verbatim.searchView');
    await search.locator('.hit').first().waitFor();
    assert.equal(await search.locator('#query').inputValue(), 'key:"haskett2021transcript" ');
    await openTree(bench, 'Sources');
    await sources.choose('The Winter the Gate Failed', 'Reveal File');
    await page
      .locator('.explorer-folders-view .monaco-list-row.selected', { hasText: 'interview-haskett-2021.txt' })
      .waitFor();
  });

  it('reads a source beside the draft, with a sign and a lens at what is quoted, and quotes what is selected', async () => {
    const bench = await openWithSources(
      "She said “You don't know how heavy a thing is until you're let off carrying it.” [@haskett2021transcript, 00:07:46]\n\n",
      { 'letter.html': PAGE },
    );
    const { page } = bench;
    await bench.goTo(3);
    const sources = await openTree(bench, 'Sources');
    const editor = (file: string) => page.locator(`.monaco-editor[data-uri*="${file}"]`);
    await sources.row('The Winter the Gate Failed').click();
    const interview = editor('interview-haskett-2021.txt');
    await interview.locator('.view-line', { hasText: 'TESS ORMOND' }).first().waitFor();
    await bench.goTo(31);
    const lens = interview.locator('.codelens-decoration a', { hasText: 'Quoted in draft.md' });
    await lens.waitFor();
    await page.waitForFunction(
      'Array.from(document.querySelectorAll(".monaco-editor .cgmr")).some((each) => /quoted-light/.test(getComputedStyle(each).backgroundImage))',
    );
    // Long paragraphs are wrapped, not cut.
    const shown = await interview.boundingBox();
    const words = await interview.locator('.view-line > span', { hasText: 'my nightgown' }).boundingBox();
    assert.ok(shown && words && words.x + words.width <= shown.x + shown.width);
    await lens.click();
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: "You don't know how heavy" })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-group-container.active .monaco-editor[data-uri$="/draft.md"]').waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 1, Col 80 (69 selected)' }).waitFor();
    await bench.goTo(3);
    // Both stay in sight; the next source takes the place of the first.
    await sources.row('Letter to the District').click();
    const letter = editor('letter.html');
    await letter.locator('.view-line', { hasText: 'A switch does not hear' }).waitFor();
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    // What is selected goes into the draft with its attribution; the page itself is one click away.
    await bench.goTo(11, 1);
    await page.keyboard.press('Shift+End');
    await bench.runCommand('Verbatim: Quote in Draft');
    await bench.whenLine(/^> A switch does not hear/u);
    await letter.locator('.view-line').first().click();
    await page.getByRole('button', { name: 'Open the Original File' }).first().click();
    await page.locator('.monaco-editor[data-uri$="/sources/letter.html"]').waitFor();
    assert.equal(await readFile(join(bench.workspaceFolder ?? '', 'sources', 'letter.html'), 'utf8'), PAGE);
  });

  it('works by keyboard alone, from the sources to the mended misquote', async () => {
    const bench = await journey.open({ workspace: sampleWorkspace, file: 'draft.md' });
    const { page } = bench;
    await bench.whenIndexed();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = (text: string | RegExp) =>
      page.locator('.part.sidebar .monaco-list.element-focused .monaco-list-row.focused', { hasText: text });
    await bench.runCommand('Verbatim: Focus on Sources View');
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Primary' }).waitFor();
    await press('Home');
    await focused('Primary').waitFor();
    await press('ArrowDown', 'ArrowDown');
    await focused('The Gate Was Also a Promise').waitFor();
    await press('Enter');
    await page
      .locator('.editor-group-container.active .view-line', { hasText: 'My grandfather cut hay' })
      .waitFor();
    await bench.runCommand('Verbatim: Focus on Quotes in This Draft View');
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'misquote' }).waitFor();
    await press('End');
    await focused('misquote').waitFor();
    await press('ArrowRight');
    await page.locator('.part.sidebar .monaco-list-row', { hasText: 'Restore the wording' }).waitFor();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    await focused('Restore the wording').waitFor();
    await press('Enter');
    await page.locator('.monaco-dialog-box', { hasText: 'what you do to a chair' }).waitFor();
    await press('Enter');
    await page.locator('.statusbar-item[aria-label^="3 quotations check out"]').waitFor();
    await bench.runCommand('Verbatim: Focus on Quotes in This Draft View');
    await press('Home');
    await focused("I'd watched").waitFor();
    await press('Enter');
    await bench.whenSelected(/^I'd watched it twice a day/u);
  });

  it('has nothing that axe finds wrong, in every theme', async () => {
    const bench = await journey.open({ workspace: sampleWorkspace, file: 'draft.md' });
    const { page } = bench;
    await bench.whenIndexed();
    const searched = async (look: string) => {
      await bench.runCommand('Verbatim: Search Sources');
      const view = await bench.frameOf('verbatim.searchView');
      await view.locator(`body.${look}`).waitFor();
      return view;
    };
    const first = await searched('vscode-light');
    await first.locator('#query').fill('eleven days');
    await first.locator('.hit').first().waitFor();
    await first.locator('#query').press('ArrowDown');
    const found: Record<string, readonly string[]> = {};
    for (const [name, look] of THEMES) {
      await bench.runCommand('Preferences: Color Theme');
      await bench.pick(name, name);
      const view = await searched(look);
      await view.locator('.quoted').first().waitFor();
      found[`search view, ${name}`] = await findViolations(view, {
        background: '--vscode-sideBar-background',
      });
      for (const title of ['Sources', 'Quotes in This Draft']) {
        const tree = await openTree(bench, title);
        await tree.row(/./u).waitFor();
        found[`${title}, ${name}`] = await findViolations(page, { within: OURS });
      }
    }
    assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([, all]) => all.length > 0)), {});
  });
});

const PAGE =
  '<!DOCTYPE html><html lang="en"><head><title>Letter to the District</title></head><body><article><h1>Letter to the District</h1><p>You ask whether the gate can be trusted to a switch. I have kept it for twenty-five years, and I would trust it to anybody who is willing to get out of bed.</p><p>A switch does not hear the rain begin. Whoever is to hear it should live where it falls, and should be paid for the nights as well as for the days.</p><p>What I ask is a month in which both are there, the keeper and the switch, and that somebody writes down which of the two was early.</p></article></body></html>\n';

const THEMES = [
  ['Light 2026', 'vscode-light'],
  ['Dark 2026', 'vscode-dark'],
  ['Dark High Contrast', 'vscode-high-contrast'],
  ['Light High Contrast', 'vscode-high-contrast-light'],
] as const;

/** The part of the workbench that our views make, within VS Code's own. */
const OURS = '.part.sidebar .pane-body';
