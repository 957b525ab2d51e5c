/**
 * The inner frame of a webview view, where the extension's own HTML stands. The view must be open.
 * @param {import('playwright-core').Page} page
 * @param {string} view its id, as in the manifest, or its title
 * @returns {Promise<import('playwright-core').Frame>}
 */
export async function frameOf(page, view) {
  // VS Code lays a webview over its view and ties the two by the name of an anchor.
  const handle = await page.waitForFunction(
    ({ title, icon }) => {
      const header = [...document.querySelectorAll('.pane-header')].find(
        (each) =>
          each.querySelector('.icon')?.classList.contains(icon) ||
          each.querySelector('.title')?.textContent === title,
      );
      const body = header?.parentElement?.querySelector('.pane-body');
      const anchor = body && getComputedStyle(body).getPropertyValue('anchor-name');
      const overlays = [...document.querySelectorAll('.webview-overlay-content')];
      const overlay = overlays.find(
        (each) => anchor && getComputedStyle(each).getPropertyValue('position-anchor') === anchor,
      );
      return overlay?.querySelector('iframe.webview.ready')?.getAttribute('name');
    },
    { title: view, icon: `view-${view.replaceAll(/[^a-zA-Z0-9_-]/g, '-')}` },
  );
  const name = await handle.jsonValue();
  return waitForFrame(page, async (frame) => frame.parentFrame()?.name() === name && isLoaded(frame));
}

/**
 * The frame that holds an element: for a webview in an editor, which has no view.
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @returns {Promise<import('playwright-core').Frame>}
 */
export function frameHolding(page, selector) {
  return waitForFrame(
    page,
    async (frame) => frame !== page.mainFrame() && (await frame.$(selector)) !== null,
  );
}

/** @param {import('playwright-core').Frame} frame */
async function isLoaded(frame) {
  // A new content is loaded in a second frame beside the old one, and renamed when it is there.
  return (
    frame.name() === 'active-frame' ||
    (await frame.evaluate(() => window.frameElement?.id)) === 'active-frame'
  );
}

/**
 * @param {import('playwright-core').Page} page
 * @param {(frame: import('playwright-core').Frame) => Promise<boolean>} isWanted
 * @returns {Promise<import('playwright-core').Frame>}
 */
async function waitForFrame(page, isWanted) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      // A frame may go away while it is looked at.
      if (await isWanted(frame).catch(() => false)) {
        return frame;
      }
    }
    // Playwright tells of new frames, but not of what they come to hold; so this looks again.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error(`No frame of the page is the wanted webview, of ${page.frames().length} frames.`);
}
