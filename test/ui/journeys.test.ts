import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useJourney } from '../support/journey.ts';
import type { Workbench } from '../support/workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const sampleWorkspace = join(root, 'test', 'fixtures', 'workspace');

/** A window on a draft with this text, closed after the test whatever happens. */
describe('in the browser', () => {
  const journey = useJourney();

  async function openDraft(text: string, settings: Record<string, unknown> = {}): Promise<Workbench> {
    const workspace = join(journey.folder, 'workspace');
    await mkdir(workspace, { recursive: true });
    await writeFile(join(workspace, 'draft.md'), text);
    const bench = await journey.open({ workspace, file: 'draft.md', settings });
    await bench.whenIndexed();
    return bench;
  }

  async function searchFor(window: Workbench, words: string) {
    await window.runCommand('Verbatim: Search Sources');
    const view = await window.frameOf('verbatim.searchView');
    await view.locator('#query').fill(words);
    await view.locator('.hit').first().waitFor();
    return view;
  }

  it('searches from the sidebar, inserts with Enter at the cursor of the draft, and undoes in one step', async () => {
    const window = await openDraft('First words.\n\n');
    await window.goTo(3);
    const view = await searchFor(window, 'heavy a thing carrying');
    assert.equal(await view.locator('.hit').first().locator('.who').innerText(), 'Ione Haskett');
    assert.ok((await view.locator('.hit').first().locator('mark').allInnerTexts()).includes('heavy'));
    await view.locator('#query').press('Enter');
    await window.whenLine(/Ione Haskett \[@haskett2021transcript, 00:07:46\]/u);
    const text = await window.editorText();
    assert.match(
      text,
      /^First words\.\n\n> .*You don't know how heavy a thing is until you're let off carrying it\.[^\n]*\n>\n> — Ione Haskett \[@haskett2021transcript, 00:07:46\]$/u,
    );
    await window.page.keyboard.press('ControlOrMeta+Z');
    assert.equal(await window.editorText(), 'First words.\n\n');
  });

  it('marks reported and unmarked words in the list and in what it inserts', async () => {
    const window = await openDraft('');
    const view = await searchFor(window, 'key:lineskeep2022lessons heavy');
    assert.equal((await view.locator('.hit .badge').first().getAttribute('data-badge')) ?? '', 'reported');
    await view.locator('#query').press('Enter');
    await window.whenLine(/— attributed to Ione Haskett, The Long Ebb #12/u);
  });

  it('inserts in a style that is picked, from the search view by keyboard', async () => {
    const window = await openDraft('She said.\n\nMore.\n');
    await window.goTo(1, 9);
    const view = await searchFor(window, 'heavy a thing carrying');
    await view.locator('#query').press('Alt+Enter');
    await window.pickRow(/^Footnote/u);
    await window.whenLine(/^\[\^1\]: \[@haskett2021transcript, 00:07:46\]\.$/u);
    assert.match(
      await window.editorText(),
      /^She said “[^\n]*carrying it\.[^\n]*”\[\^1\]\.\n\n\[\^1\]: [^\n]*\n\nMore\.\n$/u,
    );
    await window.page.keyboard.press('ControlOrMeta+Z');
    assert.equal(await window.editorText(), 'She said.\n\nMore.\n');
  });

  it('inserts in a style that is picked, where a quote was begun, by keyboard', async () => {
    const window = await openDraft('She said ');
    await window.goTo(1, 10);
    await window.typeText('“heavy a thing');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('ControlOrMeta+Alt+Shift+Q');
    await window.pickRow(/out of my hands\. You/u);
    await window.pickRow(/^Plain/u);
    await window.whenLine(/in “The Winter the Gate Failed”, 00:07:46$/u);
    assert.match(
      await window.editorText(),
      /^She said “Sixteen years .*carrying it\.” — Ione Haskett, in “/u,
    );
  });

  it('opens the source at the passage with a double click, and leaves it as it is', async () => {
    const window = await openDraft('First words.\n');
    const view = await searchFor(window, 'heavy a thing carrying');
    await view.locator('.hit .passage').first().dblclick();
    await window.page
      .locator('.monaco-editor[data-uri$="/interview-haskett-2021.txt"] .view-line')
      .first()
      .waitFor();
    await window.whenSelected(/heavy a thing/u);
  });

  it('says where the quote went when no draft is open', async () => {
    const bench = await journey.open({ workspace: sampleWorkspace });
    const view = await searchFor(bench, 'heavy a thing carrying');
    await view.locator('#query').press('Enter');
    assert.match((await bench.notification('No Markdown draft is open')) ?? '', /copied to the clipboard/u);
  });

  it('works in an untitled draft, without any folder open', async () => {
    const bench = await journey.open({});
    await bench.runCommand('File: New Untitled Text File');
    await bench.runCommand('Change Language Mode');
    await bench.pick('Markdown', 'Markdown');
    await bench.whenIndexed();
    await bench.typeText('> heavy a thing');
    await bench.suggestions(/heavy a thing/u);
    await bench.page.keyboard.press('Enter');
    await bench.whenLine(/— Ione Haskett/u);
  });

  it('completes a block quote from > and a few words, without any setting', async () => {
    const window = await openDraft('');
    await window.typeText('> heavy a thing');
    const rows = await window.suggestions(/heavy a thing/u);
    assert.match(rows[0] ?? '', /Ione Haskett/u);
    await window.page.keyboard.press('Enter');
    await window.whenLine(/— Ione Haskett \[@haskett2021transcript, 00:07:46\]/u);
  });

  it('completes a run-in quote from an opening mark and a cite key from @', async () => {
    const window = await openDraft('');
    await window.typeText('She said “heavy a thing');
    await window.suggestions(/heavy a thing/u);
    await window.page.keyboard.press('Enter');
    await window.whenLine(/@haskett2021transcript/u);
    assert.match(
      await window.editorText(),
      /^She said “[^”]*let off carrying it\.” \[@haskett2021transcript, 00:07:46\]$/u,
    );
    await window.page.keyboard.press('ControlOrMeta+End');
    await window.typeText(' and @say');
    await window.suggestions(/sayre2023promise/u);
    await window.page.keyboard.press('Enter');
    await window.whenLine(/ and @sayre2023promise/u);
  });

  it('takes whole sentences from the first words to those behind the dots', async () => {
    const window = await openDraft('');
    await window.typeText('> went down in my nightgown … lying flat');
    const [first] = await window.suggestions(/I went down … does/u);
    assert.match(first ?? '', /^I went down … doesn't end\., Ione Haskett · 00:07:46/u);
    await window.page.keyboard.press('Enter');
    await window.whenLine(/— Ione Haskett \[@haskett2021transcript, 00:07:46\]/u);
    assert.match(
      await window.editorText(),
      /^> I went down in my nightgown .* The south leaf was lying flat back against the wall, [^>]*\n>\n> — Ione/u,
    );
  });

  it('cites the source of the quotation beside it, and offers the places of a source behind its key', async () => {
    const quote = "She said “You don't know how heavy a thing is until you're let off carrying it.”";
    const window = await openDraft(`${quote} \n`);
    await window.goTo(1, quote.length + 2);
    await window.typeText('[');
    const [first] = await window.suggestions(/haskett2021transcript/u);
    assert.match(first ?? '', /^@haskett2021transcript, 00:07:46/u);
    await window.page.keyboard.press('Escape');
    await window.typeText('@haskett2021transcript, ');
    const places = await window.suggestions(/where the quotation stands/u);
    assert.match(places[0] ?? '', /^00:07:46/u);
    await window.typeText('9:2');
    const rows = window.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().filter({ hasText: '00:09:24' }).waitFor();
    await window.page.keyboard.press('Enter');
    await window.whenLine(/\[@haskett2021transcript, 00:09:24\]/u);
  });

  it('leaves tasks, links and prose in peace', async () => {
    const window = await openDraft('');
    await window.page.evaluate(`
      globalThis.shownLists = [];
      const note = () => {
        const row = document.querySelector('.suggest-widget.visible .monaco-list-row');
        if (row) shownLists.push(row.getAttribute('aria-label'));
      };
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    `);
    await window.typeText(
      '- [ ] call [the gate keeper](https://example.org/@ione), joe@haskett.org and [her] [^say]\n\n',
    );
    // What opens last was asked last: whatever was to come before has come.
    await window.typeText('> heavy a thing');
    await window.suggestions(/heavy a thing/u);
    const shown = await window.page.evaluate<readonly string[]>('shownLists');
    const ofCitations = shown.filter((label) => /, (?:Reference|Value)(?:,|$)/u.test(label));
    assert.ok(shown.length > 0);
    assert.deepEqual(ofCitations, []);
  });

  it('keeps the list up to date while the words are typed on', async () => {
    const window = await openDraft('');
    await window.typeText('> ee');
    await window.suggestions();
    await window.typeText('lgrass came back');
    await window.suggestions(/eelgrass/u);
  });

  it('shows the passage in context on hover over a citation and over a quote', async () => {
    const window = await openDraft(
      "She said “You don't know how heavy a thing is until you're let off carrying it.” [@haskett2021transcript, 00:07:46]\n",
    );
    const overCitation = await window.hoverText('haskett2021transcript', /Ione Haskett/u);
    assert.match(overCitation, /The Winter the Gate Failed/u);
    assert.match(overCitation, /Open at the place/u);
    const overQuote = await window.hoverText('heavy a thing', /Ione Haskett/u);
    assert.match(overQuote, /00:07:46/u);
  });

  it('says on hover that a misquote is not in its source', async () => {
    const window = await openDraft(
      '“Restoration is what you do to a boat, she said.” [@haskett2021transcript, 00:30:55]\n',
    );
    const text = await window.hoverText('what you do to a boat', /Other words than the source|Not found/u);
    assert.match(text, /chair/u);
  });

  it('leads on from an empty folder, and says when a folder is gone', async () => {
    await mkdir(join(journey.folder, 'empty'));
    const gone = join(journey.folder, 'gone');
    const window = await openDraft('', { 'verbatim.corpus.folders': [join(journey.folder, 'empty'), gone] });
    await window.runCommand('Verbatim: Search Sources');
    const view = await window.frameOf('verbatim.searchView');
    await view.locator('#guide[data-guide=noSources] #choose-corpus').waitFor();
    await view.locator('#problems').click();
    await window.page
      .locator('.quick-input-list', { hasText: `The folder ${gone} does not exist` })
      .waitFor();
  });

  it('works on a folder of one’s own', async () => {
    await mkdir(join(journey.folder, 'mine'));
    await writeFile(
      join(journey.folder, 'mine', 'talk.txt'),
      'BO RAY: The cormorants came at noon.\n\nANN LEE: All of them?\n\nBO RAY: All of them.\n\nANN LEE: I see.\n',
    );
    await writeFile(join(journey.folder, 'mine', 'broken.txt'), Buffer.from([0, 1, 2, 3]));
    const window = await openDraft('', { 'verbatim.corpus.folders': [join(journey.folder, 'mine')] });
    const view = await searchFor(window, 'cormorants');
    assert.equal(await view.locator('.hit').count(), 1);
    assert.match(await view.locator('#problems').innerText(), /1 file/u);
    await cp(join(journey.folder, 'mine', 'talk.txt'), join(journey.folder, 'mine', 'again.txt'));
    await view.locator('.hit').nth(1).waitFor();
  });
});
