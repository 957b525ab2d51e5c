import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { editorText, hoverText, placeOf, suggestions, visibleLines } from './editorParts.mjs';
import { installExtension, linkExtension, webHostSettings } from './installedExtensions.mjs';
import { rootFolder } from './paths.mjs';
import { goTo, openFile, pick, runCommand } from './quickInput.mjs';
import { startVSCodeServer } from './vscodeServer.mjs';
import { frameHolding, frameOf } from './webviewFrames.mjs';
import { toWorkbenchAddress } from './workbenchAddress.mjs';

/** The names that VS Code's own color themes have in the setting `workbench.colorTheme`. */
export const themes = /** @type {const} */ ({
  dark: 'Dark 2026',
  light: 'Light 2026',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
});

/**
 * @typedef {Awaited<ReturnType<typeof openWorkbench>>} Workbench
 */

/**
 * Opens VS Code in a browser of its own, with a copy of a workspace, and resolves when it is ready for a
 * user. Close it in any case.
 * @param {object} init
 * @param {string} [init.extensionPath] the folder of the extension under development
 * @param {string} [init.vsix] a packaged extension to install in its place
 * @param {string} [init.workspace] a folder; the window gets a copy, so that nothing in it changes. Absent: a window without a folder
 * @param {string} [init.file] a file of the workspace to open at the start, relative to it
 * @param {Record<string, unknown>} [init.settings] user settings
 * @param {number} [init.width]
 * @param {number} [init.height]
 * @param {keyof typeof themes} [init.theme]
 * @param {boolean} [init.web] whether the extension runs in the web worker extension host
 * @param {boolean} [init.headless] false shows the window, where there is a desktop
 */
export async function openWorkbench({
  extensionPath = rootFolder,
  vsix,
  workspace,
  file,
  settings,
  width,
  height,
  theme = 'light',
  web = false,
  headless,
}) {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-ui-'));
  /** @type {(() => Promise<void>)[]} */
  const cleanups = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) {
      await cleanUp();
    }
  };
  try {
    const dataDir = join(folder, 'data');
    const extensionsDir = join(folder, 'extensions');
    const workspaceFolder = workspace && join(folder, basename(workspace));
    if (workspace && workspaceFolder) {
      await cp(workspace, workspaceFolder, { recursive: true });
    }
    await (vsix
      ? installExtension({ file: vsix, dataDir, extensionsDir })
      : linkExtension({ folder: extensionPath, extensionsDir }));
    const server = await startVSCodeServer({
      dataDir,
      extensionsDir,
      settings: {
        'workbench.colorTheme': themes[theme],
        ...settings,
        ...(web ? await webHostSettings([extensionPath]) : {}),
      },
    });
    cleanups.push(server.stop);
    const { page, close: closeBrowser } = await launchBrowser({ headless, width, height });
    cleanups.push(closeBrowser);
    await page.goto(
      toWorkbenchAddress({
        server,
        folder: workspaceFolder,
        file: file && workspaceFolder && join(workspaceFolder, file),
      }),
    );
    await whenRestored(page);
    return { ...userOf(page), page, workspaceFolder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {import('playwright-core').Page} page */
async function whenRestored(page) {
  // VS Code marks these moments for its own measurements. Before the second, the command palette lacks what
  // extensions contribute.
  const marks = ['code/didStartWorkbench', 'code/didLoadExtensions'];
  await page.waitForFunction(
    (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
    marks,
  );
}

/**
 * What a user does at the page and sees there.
 * @param {import('playwright-core').Page} page
 */
function userOf(page) {
  return {
    /** @param {string} title */
    runCommand: (title) => runCommand(page, title),
    /** @param {string} name */
    openFile: (name) => openFile(page, name),
    /** @param {number} line @param {number} [column] both counted from 1 */
    goTo: (line, column) => goTo(page, line, column),
    /** @param {string} typed @param {string} label */
    pick: (typed, label) => pick(page, typed, label),
    /** @param {string} text typed key by key to whatever has the focus */
    typeText: (text) => page.keyboard.type(text),
    editorText: () => editorText(page),
    visibleLines: () => visibleLines(page),
    /** @param {string | RegExp} [withText] */
    suggestions: (withText) => suggestions(page, withText),
    /** @param {string} text @param {string | RegExp} [withText] */
    hoverText: (text, withText) => hoverText(page, text, withText),
    /** @param {string} text */
    placeOf: (text) => placeOf(page, text),
    /** @param {string} text waits for a notification with it and returns the whole message */
    notification: (text) =>
      page.locator('.notification-list-item-message').filter({ hasText: text }).first().textContent(),
    /** @param {string} view */
    frameOf: (view) => frameOf(page, view),
    /** @param {string} selector */
    frameHolding: (selector) => frameHolding(page, selector),
    /** @param {string} path */
    screenshot: (path) => page.screenshot({ path }),
  };
}
