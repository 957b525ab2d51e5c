import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useJourney } from '../support/journey.ts';
import type { Workbench } from '../support/workbench.ts';

const root = join(import.meta.dirname, '..', '..');

describe('pasting in the browser', () => {
  const journey = useJourney();
  let window: Workbench;

  beforeEach(async () => {
    const workspace = join(journey.folder, 'workspace');
    await cp(join(root, 'corpus'), workspace, { recursive: true });
    await writeFile(join(workspace, 'draft.md'), 'First words.\n\n\n');
    const settings = { 'verbatim.corpus.folders': ['.'] };
    window = await journey.open({ workspace, file: 'draft.md', settings });
    await window.whenIndexed();
  });

  it('makes a quote of what was copied out of a source, and plain text at a click', async () => {
    const { page } = window;
    await window.openFile('interview-haskett-2021.txt');
    await window.whenLine(/IONE HASKETT: Four, maybe/u);
    await window.goTo(11, 1);
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('ControlOrMeta+C');
    await window.openFile('draft.md');
    await window.whenLine(/First words/u);
    await window.goTo(3, 1);
    await page.keyboard.press('ControlOrMeta+V');
    await window.whenLine(/Ione Haskett \[@haskett2021transcript, 00:01:30\]/u);
    await window.whenLine(/^> Four, maybe\. I was born in 1940/u);
    // The bibliography is added to as after any insertion.
    await page.locator('.statusbar-item', { hasText: 'Added to the bibliography' }).waitFor();
    await page.locator('.post-edit-widget').click();
    await page
      .locator('.context-view .action-item, .action-widget .action')
      .filter({ hasText: /plain/iu })
      .click();
    await window.whenLine(/\[00:01:30\] IONE HASKETT: Four, maybe/u);
    assert.doesNotMatch(await window.editorText(), /@haskett/u);
  });

  it('pastes words from elsewhere as they are, and a quote at a click', async () => {
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const words = 'I hit my head on that beam, there, with the notch';
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(words)})`);
    await window.goTo(1, 13);
    await page.keyboard.press('ControlOrMeta+V');
    await window.whenLine(/First words\.I hit my head/u);
    await page.locator('.post-edit-widget').click();
    await page
      .locator('.context-view .action-item, .action-widget .action')
      .filter({ hasText: 'Paste as Attributed Quote (1 of 2 places): Ione Haskett' })
      .first()
      .click();
    await window.whenLine(/^First words\. “I hit my head .* with the notch”/u);
    await window.whenLine(/\[@haskett2021transcript, 00:01:30\]/u);
  });
});
