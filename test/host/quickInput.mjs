const rows = '.quick-input-widget .quick-input-list .monaco-list-row';

/**
 * Runs a command as a user does, by its title in the command palette.
 * @param {import('playwright-core').Page} page
 * @param {string} title with its category: "Verbatim: Insert Quote"
 * @throws when the palette does not show it; the message holds what it shows
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

/**
 * Opens a file of the workspace through the quick open box, and waits for its editor.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function openFile(page, name) {
  await page.keyboard.press('ControlOrMeta+P');
  await pick(page, name, name);
  await page
    .locator(`.editor-group-container.active .monaco-editor[data-uri$="/${encodeURI(name)}"] .view-line`)
    .first()
    .waitFor();
}

/**
 * Sets the cursor in the active editor.
 * @param {import('playwright-core').Page} page
 * @param {number} line counted from 1
 * @param {number} [column] counted from 1
 */
export async function goTo(page, line, column = 1) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input:visible').first();
  await input.fill(`:${line}:${column}`);
  await input.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/**
 * Types into the open quick input and takes the row with the given label.
 * @param {import('playwright-core').Page} page
 * @param {string} typed
 * @param {string} label
 */
export async function pick(page, typed, label) {
  const input = page.locator('.quick-input-widget input:visible').first();
  await input.fill(typed);
  // Screen readers hear the label first, then its keybinding and its group.
  const row = page
    .locator(rows)
    .and(page.locator(`[aria-label="${label}"], [aria-label^="${label}, "]`))
    .first();
  try {
    await row.waitFor({ timeout: 15_000 });
  } catch {
    const shown = await page
      .locator(rows)
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    throw new Error(`The quick input has no row "${label}", only: ${shown.join(' | ')}`);
  }
  await row.click();
}
