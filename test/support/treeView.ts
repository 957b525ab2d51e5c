import type { Workbench } from './workbench.ts';

/** A tree of the side bar, as a user sees it. */
export type TreeView = Awaited<ReturnType<typeof openTree>>;

/**
 * Opens a tree of Verbatim's side bar, and closes the views beside it, so that there is room.
 * @param title of the view: "Sources"
 */
export async function openTree({ page, runCommand }: Workbench, title: string) {
  const header = (name: string, isOpen: boolean) =>
    page
      .locator(`.pane-header[aria-expanded=${isOpen}]`)
      .filter({ has: page.getByRole('heading', { name, exact: true }) });
  // A click of Playwright's scrolls what it clicks into sight, and the whole workbench with it.
  const toggle = async (name: string, isOpen: boolean) => {
    const found = header(name, isOpen);
    if (await found.isVisible()) await found.dispatchEvent('click');
    await header(name, !isOpen).waitFor();
  };
  const isShown = await page.getByRole('heading', { name: title, exact: true }).isVisible();
  if (!isShown) await runCommand(`Verbatim: Focus on ${title} View`);
  await toggle(title, false);
  for (const other of VIEWS.filter((name) => name !== title)) await toggle(other, true);
  const pane = page.locator('.part.sidebar .pane').filter({ has: header(title, true) });
  await pane.locator('.pane-body').waitFor();
  const row = (text: string | RegExp) => pane.locator('.monaco-list-row', { hasText: text }).first();
  return {
    pane,
    row,
    /** What stands above the tree, and what stands where it is empty. */
    message: pane.locator('.message'),
    welcome: pane.locator('.welcome-view-content'),
    /** Opens or closes a line by its arrow, and waits for what is under it. */
    async toggle(text: string | RegExp): Promise<void> {
      const before = await row(text).getAttribute('aria-expanded');
      await row(text).locator('.monaco-tl-twistie').click();
      await pane
        .locator(`.monaco-list-row[aria-expanded=${before !== 'true'}]`, { hasText: text })
        .first()
        .waitFor();
    },
    /** A line's action that shows when the mouse is over it. */
    async act(text: string | RegExp, action: string): Promise<void> {
      await row(text).hover();
      await row(text).getByRole('button', { name: action }).first().click();
    },
    /** An entry of a line's menu. */
    async choose(text: string | RegExp, entry: string): Promise<void> {
      await row(text).click({ button: 'right' });
      // A click so soon after the one that opened the menu would count as one with it.
      await page.locator('.monaco-menu').getByRole('menuitem', { name: entry }).hover();
      await page.keyboard.press('Enter');
      await page.locator('.monaco-menu').waitFor({ state: 'detached' });
    },
    /** The lines in sight, as a screen reader hears them. */
    labels: () =>
      pane
        .locator('.monaco-list-row')
        .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-label') ?? '')),
  };
}

const VIEWS = ['Search Sources', 'Sources', 'Quotes in This Draft'];
