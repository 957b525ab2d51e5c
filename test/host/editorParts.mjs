const activeEditor = '.editor-group-container.active .monaco-editor';

/**
 * The whole text of the active editor, also where it is scrolled out of sight: copied as a user would, after
 * which the cursor is put back.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string>}
 */
export async function editorText(page) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  await page.keyboard.press('ControlOrMeta+U');
  return page.evaluate(() => navigator.clipboard.readText());
}

/**
 * The lines of the active editor that are in sight, in their order on the screen.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export function visibleLines(page) {
  return page.locator(`${activeEditor} .view-line`).evaluateAll((lines) =>
    lines
      .map((line) => ({
        top: line.getBoundingClientRect().top,
        text: (line.textContent ?? '').replaceAll('\u00a0', ' '),
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
}

/**
 * Waits for the completion list and tells what it offers.
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} [withText] waits until a row has this text
 * @returns {Promise<string[]>} the rows in sight as a screen reader hears them
 */
export async function suggestions(page, withText = /./) {
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  await rows.filter({ hasText: withText }).first().waitFor();
  return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
}

/**
 * Rests the mouse on a text in the active editor and waits for the hover.
 * @param {import('playwright-core').Page} page
 * @param {string} text as it stands in one line
 * @param {string | RegExp} [withText] waits until the hover has this text
 * @returns {Promise<string>} the text of the hover
 */
export async function hoverText(page, text, withText = /./) {
  const place = await placeOf(page, text);
  // A mouse that already rests there would not open the hover, so it comes from elsewhere.
  await page.mouse.move(place.x + 40, place.y + 60);
  await page.mouse.move(place.x, place.y, { steps: 4 });
  const hover = page
    .locator(`${activeEditor} .monaco-hover:not(.hidden) .monaco-hover-content`)
    .filter({ hasText: withText, hasNotText: 'Loading...' });
  await hover.first().waitFor();
  const [shown = ''] = await hover.first().allInnerTexts();
  return shown;
}

/**
 * The middle of a text in the active editor. Coloring may split it over several elements, so its letters are
 * counted along the line.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 * @returns {Promise<{x: number, y: number}>}
 */
export async function placeOf(page, text) {
  const lines = page.locator(`${activeEditor} .view-line`);
  await lines.filter({ hasText: text }).first().waitFor();
  const place = await lines.evaluateAll((all, wanted) => {
    for (const line of all) {
      const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
      if (start < 0) {
        continue;
      }
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let offset = start + Math.floor(wanted.length / 2);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset < length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
        offset -= length;
      }
    }
    return undefined;
  }, text);
  if (!place) {
    throw new Error(`No line in sight holds "${text}" in one piece.`);
  }
  return place;
}
