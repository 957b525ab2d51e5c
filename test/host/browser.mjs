import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const names =
  process.platform === 'win32'
    ? ['chrome.exe', 'chromium.exe', 'msedge.exe']
    : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

// Without these the browser looks up its maker's hosts at every start, which takes time and fills the log
// where there is no network.
const calmFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chromium to drive: the one named by VERBATIM_BROWSER, else one that is installed, else the one that
 * Playwright has downloaded.
 * @returns {Promise<string | undefined>} the path of the program, undefined when there is none
 * @throws when VERBATIM_BROWSER names a file that does not exist
 */
export async function findBrowser() {
  const named = process.env.VERBATIM_BROWSER;
  if (named) {
    if (!existsSync(named)) {
      throw new Error(
        `The environment variable VERBATIM_BROWSER names a browser that does not exist: ${named}`,
      );
    }
    return named;
  }
  return usualPlaces().find((path) => existsSync(path)) ?? (await findDownloadedBrowser());
}

/**
 * Starts the browser with a new empty profile, which is deleted on close.
 * @param {object} [options]
 * @param {boolean} [options.headless]
 * @param {number} [options.width] of the page, in CSS pixels
 * @param {number} [options.height]
 * @param {boolean} [options.endsOnSignals] whether a signal such as Ctrl+C closes the browser and ends this
 *   process; false for a process that does so itself
 * @returns {Promise<{context: import('playwright-core').BrowserContext, page: import('playwright-core').Page,
 *   close(): Promise<void>}>}
 */
export async function launchBrowser({
  headless = true,
  width = 1280,
  height = 800,
  endsOnSignals = true,
} = {}) {
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new Error('No browser was found: run "node test/host/setUp.mjs".');
  }
  const { chromium } = await import('playwright-core');
  const profile = await mkdtemp(join(tmpdir(), 'verbatim-browser-'));
  // Chromium refuses to run its sandbox for root; for everyone else the sandbox stays.
  const sandboxFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: { width, height },
    handleSIGINT: endsOnSignals,
    handleSIGTERM: endsOnSignals,
    handleSIGHUP: endsOnSignals,
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [...calmFlags, ...sandboxFlags],
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function usualPlaces() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...installedPlaces()];
}

function installedPlaces() {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin']
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .concat('/opt/google/chrome/chrome');
}

async function findDownloadedBrowser() {
  try {
    const { chromium } = await import('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    // Nothing is installed yet when this runs for the first time.
    return undefined;
  }
}
