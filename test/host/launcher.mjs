// Runs a test suite inside a real VS Code. @vscode/test-electron starts it through the script `code`.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { installExtension, webHostSettings } from './installedExtensions.mjs';
import { parseLaunchArguments } from './launchArguments.mjs';
import { outputFolder } from './paths.mjs';
import { createSuiteEntry } from './suiteEntry.mjs';
import { printLog } from './testConsole.mjs';
import { readSettings } from './userSettings.mjs';
import { startVSCodeServer } from './vscodeServer.mjs';
import { toWorkbenchAddress } from './workbenchAddress.mjs';

const timeoutMs = Number(process.env.VERBATIM_HOST_TIMEOUT_MS) || 5 * 60_000;

/** @type {(() => Promise<void>)[]} */
const cleanups = [];
/** @type {Promise<void> | undefined} */
let ending;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => exit(1));
}

// A parent that is killed cannot pass the signal on.
const parentId = process.ppid;
const parentWatch = setInterval(() => {
  if (process.ppid !== parentId) {
    exit(1);
  }
}, 1000);

try {
  await exit(await runSuite(parseLaunchArguments(process.argv.slice(2))));
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  await exit(1);
}

/**
 * @param {import('./launchArguments.mjs').LaunchArguments} args
 * @returns {Promise<number>} the exit code of the suite
 */
async function runSuite(args) {
  // A profile of its own for each run: what an earlier one left open must not show up in this one.
  const runFolder = await mkdtemp(join(tmpdir(), 'verbatim-host-'));
  cleanups.push(() => rm(runFolder, { recursive: true, force: true, maxRetries: 5 }));
  const dataDir = join(runFolder, 'data');
  const extensionsDir = args.vsix
    ? join(runFolder, 'extensions')
    : (args.extensionsDir ?? join(runFolder, 'extensions'));
  if (args.vsix) {
    await installExtension({ file: args.vsix, dataDir, extensionsDir });
  }
  const entry = await createSuiteEntry({
    folder: join(runFolder, 'suite'),
    tests: args.tests,
    web: args.web,
    extensions: args.vsix ? [] : args.extensions,
  });
  const settings = await suiteSettings(args);

  const server = await startVSCodeServer({ dataDir, extensionsDir, settings, testDriver: true });
  cleanups.push(server.stop);
  const { page, close } = await launchBrowser({ endsOnSignals: false });
  cleanups.push(close);

  await page.exposeFunction('codeAutomationLog', printLog);
  /** @type {Promise<number>} */
  const finished = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
  const failed = new Promise((_, reject) => {
    server.ended.then((message) => reject(new Error(message)), reject);
    page.on('crash', () => reject(new Error('The page of VS Code crashed.')));
  });
  await page.goto(toWorkbenchAddress({ server, folder: args.workspace, ...entry }));
  return Promise.race([finished, failed, timeOut(page)]);
}

/**
 * @param {import('./launchArguments.mjs').LaunchArguments} args
 * @returns {Promise<Record<string, unknown>>} what the suite has put into its profile, and where the
 *   extension is to run
 */
async function suiteSettings({ userDataDir, extensions, web }) {
  const settings = userDataDir ? await readSettings(join(userDataDir, 'User', 'settings.json')) : {};
  return web ? { ...settings, ...(await webHostSettings(extensions)) } : settings;
}

/** @param {import('playwright-core').Page} page */
async function timeOut(page) {
  await new Promise((resolve) => setTimeout(resolve, timeoutMs).unref());
  const path = join(outputFolder, `timeout-${Date.now()}.png`);
  await mkdir(outputFolder, { recursive: true });
  const picture = await page.screenshot({ path, timeout: 10_000 }).catch(() => undefined);
  const seen = picture ? `A picture of VS Code at that time: ${path}` : 'VS Code does not respond.';
  throw new Error(`The tests did not end in ${timeoutMs / 1000} s. ${seen}`);
}

/**
 * Ends this process after everything that it started. The first call counts: what is ended makes the suite fail
 * again.
 * @param {number} code
 */
function exit(code) {
  ending ??= cleanUp().then(() => process.exit(code));
  return ending;
}

async function cleanUp() {
  clearInterval(parentWatch);
  for (const undo of cleanups.splice(0).reverse()) {
    await undo().catch(() => {});
  }
}
