import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findViolations } from '../support/accessibility.ts';
import { hostileSources } from '../support/hostileSources.ts';
import { useJourney } from '../support/journey.ts';
import { writeLargeCorpus } from '../support/largeCorpus.ts';

describe('the search view in the browser', () => {
  const journey = useJourney();

  /** A window on a draft with `|` for the cursor, and the search view open on the sample corpus, or on these files. */
  async function open(marked: string, files?: Readonly<Record<string, string>>) {
    const draft = marked.replace('|', '');
    const before = marked.slice(0, Math.max(0, marked.indexOf('|'))).split('\n');
    const workspace = join(journey.folder, 'workspace');
    await mkdir(workspace, { recursive: true });
    await writeFile(join(workspace, 'draft.md'), draft);
    const corpus = join(journey.folder, 'corpus');
    if (files) {
      await mkdir(corpus, { recursive: true });
      for (const [name, text] of Object.entries(files)) await writeFile(join(corpus, name), text);
    }
    const settings = files ? { 'verbatim.corpus.folders': [corpus] } : {};
    const bench = await journey.open({ workspace, file: 'draft.md', settings });
    const { page } = bench;
    await bench.whenIndexed();
    await bench.goTo(before.length, (before.at(-1)?.length ?? 0) + 1);
    await bench.runCommand('Verbatim: Search Sources');
    const view = await bench.frameOf('verbatim.searchView');
    const whenInBox = async () => {
      while (!(await view.evaluate("document.hasFocus() && document.activeElement.id === 'query'")))
        await page.waitForTimeout(50);
    };
    /** Opens the view again and waits until the cursor is in its box. */
    const focusBox = async () => {
      await bench.runCommand('Verbatim: Search Sources');
      await whenInBox();
    };
    await whenInBox();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const search = async (words: string) => {
      await view.locator('#query').fill(words);
      await view.locator('#results:not([aria-busy=true]) .hit').first().waitFor();
    };
    /** The draft's text, once the editor has the focus again. */
    const draftText = async () => {
      await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
      return bench.editorText();
    };
    /** Waits until the marked quote is this one. */
    const whenQuoted = (words: RegExp) => view.locator('.quoted', { hasText: words }).first().waitFor();
    return { window: bench, page, view, press, search, whenQuoted, focusBox, draftText };
  }

  it('searches, narrows with a chip, stretches with keys and mouse, and inserts exactly what is marked', async () => {
    const { window, page, view, press, search, whenQuoted, draftText } = await open('');
    await search('heavy a thing');
    await view.getByRole('button', { name: 'Role', exact: true }).click();
    await view.locator('.chip', { hasText: 'primary' }).click();
    await view.locator('.chip[aria-pressed=true]').waitFor();
    assert.match(await view.locator('#query').inputValue(), /^role:primary heavy a thing$/u);
    await view.locator('#query').focus();
    await press('ArrowDown');
    await whenQuoted(/heavy a thing/u);
    // Sentence by sentence from the end, then a word of the beginning.
    const before = (await view.locator('.quoted').allInnerTexts()).join(' ');
    await press('Control+Shift+ArrowLeft');
    await view.locator('.preview-foot .word-count').waitFor();
    const cut = (await view.locator('.quoted').allInnerTexts()).join(' ');
    assert.ok(before.startsWith(cut) && cut.length < before.length, `${before} → ${cut}`);
    await press('Control+Shift+ArrowRight', 'Shift+ArrowDown');
    const started = (await view.locator('.quoted').allInnerTexts()).join(' ');
    assert.ok(before.endsWith(started) && started.length < before.length);
    // A double click takes one sentence.
    const word = await view.evaluate<{ x: number; y: number }>(`
      const text = document.querySelector('.quoted').firstChild;
      const range = document.createRange();
      range.setStart(text, text.data.lastIndexOf('heavy') + 2);
      const { x, y, height } = range.getBoundingClientRect();
      ({ x, y: y + height / 2 });
    `);
    const frame = await (await view.frameElement()).boundingBox();
    assert.ok(frame);
    await page.mouse.dblclick(frame.x + word.x, frame.y + word.y);
    await whenQuoted(/^[^.]*heavy a thing is until you.re let off carrying it\.$/u);
    const [sentence = ''] = await view.locator('.quoted').allInnerTexts();
    await press('Enter');
    await window.whenLine(/Ione Haskett/u);
    const text = await draftText();
    assert.ok(text.startsWith(`> ${sentence}\n>\n> — Ione Haskett [@haskett2021transcript, 00:07:46]`), text);
  });

  it('drags an end of the quote, and says why it stops at another speaker', async () => {
    const { page, view, press, search, whenQuoted } = await open('');
    await search('heavy a thing role:primary');
    await press('ArrowDown');
    await whenQuoted(/heavy a thing/u);
    const before = (await view.locator('.quoted').allInnerTexts()).join(' ');
    const handle = view.locator('.edge[data-edge=end]');
    await handle.scrollIntoViewIfNeeded();
    const from = await handle.boundingBox();
    const quoted = await view.locator('.quoted').last().boundingBox();
    assert.ok(from && quoted);
    await page.mouse.move(from.x, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(quoted.x + 60, from.y - 10, { steps: 4 });
    await page.mouse.up();
    const after = (await view.locator('.quoted').allInnerTexts()).join(' ');
    assert.ok(before.startsWith(after) && after.length < before.length, after);
    await view.locator('#results').focus();
    for (let step = 0; step < 12; step++) await press('Control+Shift+ArrowRight');
    await view.locator('.stop', { hasText: /speaks here/u }).waitFor();
    await press('Shift+ArrowLeft');
    assert.equal(await view.locator('.stop').innerText(), '');
  });

  it('collects hits and inserts them together as one undo step', async () => {
    const { window, view, press, search, draftText } = await open('Before\n\n|');
    await view.locator('#query').focus();
    await search('eleven days role:primary');
    await press('ArrowDown', 'Space', 'ArrowDown', 'Space');
    await view.locator('#basket', { hasText: '2 collected' }).waitFor();
    await window.runCommand('Verbatim: Insert All Quotes of the Basket');
    await window.whenLine(/^>/u);
    const text = await draftText();
    assert.equal(text.match(/^> — /gmu)?.length, 2, text);
    assert.match(text, /^Before\n\n> .*\n>\n> — .*\n\n> .*\n>\n> — .*$/u);
    await view.locator('#basket').waitFor({ state: 'hidden' });
    await window.page.keyboard.press('ControlOrMeta+Z');
    assert.equal(await draftText(), 'Before\n\n');
    // What the draft quotes is marked in the list.
    await window.page.keyboard.press('ControlOrMeta+Shift+Z');
    await view.locator('.mark.used').first().waitFor();
  });

  it('does everything by keyboard', async () => {
    const { window, page, view, press, search, focusBox } = await open('As she says|');
    const focused = () => view.evaluate('document.activeElement.id');
    await search('heavy a thing role:primary');
    await press('ArrowDown');
    assert.equal(await focused(), 'results');
    await press('ArrowUp');
    assert.equal(await focused(), 'query');
    await press('ArrowDown', 'ControlOrMeta+C');
    await page.waitForTimeout(300);
    assert.match(
      await page.evaluate<string>('navigator.clipboard.readText()'),
      /Ione Haskett, in “The Winter/u,
    );
    await press('Shift+Enter');
    await window.whenLine(/As she says \[@haskett2021transcript, 00:07:46\]/u);
    await focusBox();
    await press('ArrowDown', 'ControlOrMeta+Enter');
    await window.whenSelected(/heavy a thing/u);
    await focusBox();
    await press('ArrowDown', 'e');
    assert.equal(await focused(), 'query');
    await press('ArrowDown', 'Escape', 'Escape');
    assert.equal(await view.locator('#query').inputValue(), '');
    await press('ArrowUp');
    assert.equal(await view.locator('#query').inputValue(), 'heavy a thing role:primary');
  });

  it('suggests fields and values as one types, and brings earlier searches back', async () => {
    const { view, press, search } = await open('');
    const box = view.locator('#query');
    await box.pressSequentially('gate spe');
    await view.locator('.suggestion', { hasText: 'speaker:' }).waitFor();
    await press('ArrowDown', 'Enter');
    await view.locator('.suggestion', { hasText: 'Ione Haskett' }).waitFor();
    await press('ArrowDown', 'Tab');
    assert.match(await box.inputValue(), /^gate speaker:"[^"]+" $/u);
    await search('eelgrass');
    await press('ArrowDown', 'Space', 'Escape', 'Escape');
    await box.click();
    await view.locator('.suggestion', { hasText: 'eelgrass' }).click();
    assert.equal(await box.inputValue(), 'eelgrass');
  });

  it('filters what was found, groups it, and explains an empty result', async () => {
    const { view, search } = await open('');
    await search('gate');
    const all = await view.locator('#status').innerText();
    await view.locator('#toggle-filter').click();
    await view.locator('#within').fill('nail');
    await view.locator('#status').filter({ hasNotText: all }).waitFor();
    for (const text of await view.locator('.hit .passage').allInnerTexts()) assert.match(text, /nail/iu);
    await view.locator('#within').fill('nail zzzz');
    await view.locator('#close-filter-guide').click();
    await view.locator('#toggle-group').click();
    await view.locator('.group-heading').first().waitFor();
    await view.locator('#query').fill('eelgrass role:own year:1950');
    await view.locator('#guide[data-guide=noHits]').waitFor();
    await view.locator('.wider button', { hasText: 'Without' }).first().waitFor();
    assert.match(await view.locator('#guide').innerText(), /Searched in \d+ passages of 7 sources/u);
  });

  it('keeps a screen or two of thousands of hits, and fetches the others as one comes to them', async () => {
    await writeLargeCorpus(join(journey.folder, 'corpus'), 6000);
    const { view, press, search } = await open('', {});
    await search('the');
    await view.locator('#status', { hasText: /^[3-9],\d{3} passages$/u }).waitFor();
    const total = Number((await view.locator('#status').innerText()).replace(/\D/gu, ''));
    await press('ArrowDown', 'End');
    const last = view.locator('.hit[aria-selected=true]');
    await view.locator(`.hit:not(.waiting)[aria-posinset="${total}"]`).waitFor();
    assert.equal(await last.getAttribute('aria-setsize'), String(total));
    assert.ok((await view.locator('.row').count()) < 60);
    await press('PageUp', 'PageUp', 'Home');
    assert.equal(await last.getAttribute('aria-posinset'), '1');
  });

  it('asks what was meant by a slip of the pen', async () => {
    const { view, search } = await open('');
    await search('eelgrsas');
    await view.locator('#did-you-mean', { hasText: 'eelgrass' }).click();
    assert.equal(await view.locator('#query').inputValue(), 'eelgrass');
    await view.locator('#did-you-mean').waitFor({ state: 'hidden' });
  });

  it('drags a hit into the draft as a quote', async () => {
    const { window, page, view, search, draftText } = await open('First.\n\n\n\nLast.\n');
    await search('heavy a thing role:primary');
    const hit = await view.locator('.hit').first().boundingBox();
    const line = await page.locator('.editor-group-container.active .view-line').nth(2).boundingBox();
    assert.ok(hit && line);
    await page.mouse.move(hit.x + 40, hit.y + 20);
    await page.mouse.down();
    await page.waitForTimeout(200);
    await page.mouse.move(hit.x + 80, hit.y + 40, { steps: 4 });
    await page.mouse.move(line.x + 30, line.y + 8, { steps: 8 });
    await page.waitForTimeout(300);
    await page.mouse.up();
    await window.whenLine(/— Ione Haskett \[@haskett2021transcript, 00:07:46\]/u);
    await page.locator('.editor-group-container.active .view-line').first().click();
    assert.match(await draftText(), /^First\.\n\n> [^\n]*heavy a thing[^\n]*\n>\n> — Ione Haskett/u);
  });

  it('is as it was after it was hidden and after the window was loaded anew', async () => {
    const { window, page, view, press, search, whenQuoted } = await open('');
    await search('eleven days');
    await press('ArrowDown', 'ArrowDown', 'Space');
    await whenQuoted(/./u);
    await press('Control+Shift+ArrowLeft');
    const quoted = await view.locator('.quoted').allInnerTexts();
    const isSame = async () => {
      const again = await window.frameOf('verbatim.searchView');
      await again.locator('.quoted').first().waitFor();
      assert.equal(await again.locator('#query').inputValue(), 'eleven days');
      assert.equal(await again.locator('.hit[aria-selected=true]').getAttribute('data-index'), '1');
      assert.deepEqual(await again.locator('.quoted').allInnerTexts(), quoted);
      await again.locator('#basket', { hasText: '1 collected' }).waitFor();
    };
    await page.waitForTimeout(300);
    await window.runCommand('View: Show Explorer');
    await page.locator('.explorer-folders-view').waitFor();
    await window.runCommand('Verbatim: Search Sources');
    await isSame();
    await window.whenRemembered('verbatim.searchView', [/eleven days/u, /stretch/u, /passageId/u]);
    await page.reload();
    await window.whenIndexed();
    await isSame();
  });

  it('comes back when its page is gone', async () => {
    const { window, view, search } = await open('');
    await search('eleven days');
    await view.evaluate("location.href = 'about:blank'; undefined");
    // Its frame comes and goes while it is made anew.
    for (let found = ''; found !== 'eleven days'; ) {
      const again = await window.frameOf('verbatim.searchView');
      found = await again
        .locator('#query')
        .inputValue({ timeout: 2000 })
        .catch(() => '');
    }
    const again = await window.frameOf('verbatim.searchView');
    await again.locator('.hit').first().waitFor();
  });

  it('shows hostile text as text', async () => {
    const { view, search, press, whenQuoted } = await open('', hostileSources);
    const alerts: string[] = [];
    view.page().on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    for (const words of ['cormorant', 'heron', 'bittern', 'curlew', 'plover']) {
      await search(words);
      await press('ArrowDown');
      await whenQuoted(new RegExp(words, 'iu'));
      assert.equal(
        await view.locator('#app :is(img, script, iframe, a, [onclick], [onerror])').count(),
        0,
        words,
      );
      const isWide = await view.evaluate('document.body.scrollWidth > innerWidth');
      assert.equal(isWide, false, `${words} is wider than the view`);
      await view.locator('#query').focus();
    }
    assert.deepEqual(alerts, []);
    await search('cormorant');
    await view.locator('.hit .passage', { hasText: '<img src=x onerror=' }).waitFor();
  });

  it('has nothing that axe finds wrong', async () => {
    const { view, press, search, whenQuoted } = await open('');
    assert.deepEqual(await findViolations(view), []);
    await search('eleven days');
    await view.getByRole('button', { name: 'Source', exact: true }).click();
    await view.locator('#toggle-filter').click();
    await view.locator('#query').focus();
    await press('ArrowDown', 'Space');
    await whenQuoted(/./u);
    await view.locator('.basket-toggle').click();
    assert.deepEqual(await findViolations(view), []);
    await view.locator('#toggle-filter').click();
    await view.locator('#query').fill('spe');
    await view.locator('.suggestion').first().waitFor();
    assert.deepEqual(await findViolations(view), []);
    await view.locator('#query').fill('zzzz');
    await view.locator('#guide[data-guide=noHits]').waitFor();
    assert.deepEqual(await findViolations(view), []);
  });

  it('stretches in the Quick Pick before the quote goes in', async () => {
    const { window, page, press, draftText } = await open('');
    await window.runCommand('Verbatim: Insert Quote…');
    await page.locator('.quick-input-titlebar', { hasText: 'Insert Quote' }).waitFor();
    const row = (text: string | RegExp) =>
      page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    await page.keyboard.type('heavy a thing role:primary');
    await row(/heavy a thing/u).waitFor();
    await press('Control+Shift+ArrowLeft');
    await row('One sentence more').waitFor();
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
    await row(/tray out of”/u).waitFor();
    await press('Enter');
    await window.whenLine(/Ione Haskett/u);
    assert.match(await draftText(), /^> Sixteen years[^\n]* taken a heavy tray out of\n>\n> — Ione Haskett/u);
  });
});
