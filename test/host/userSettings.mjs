import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * User settings that keep VS Code still: no welcome page, no look-ups on the network, no questions over the
 * workbench.
 */
const calmSettings = {
  'chat.disableAIFeatures': true,
  // Otherwise VS Code may ask whether a screen reader is at work.
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  // This one holds nothing but the chat that is switched off.
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * Writes the user settings of a profile: the calm ones, over them what the profile has already, over that the
 * given ones.
 * @param {string} dataDir the data folder of the server
 * @param {Record<string, unknown>} settings
 */
export async function writeSettings(dataDir, settings) {
  const file = join(dataDir, 'data', 'User', 'settings.json');
  const merged = { ...calmSettings, ...(await readSettings(file)), ...settings };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(merged, undefined, 2)}\n`);
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, unknown>>} nothing when there is no such file
 * @throws when it is not plain JSON, as with comments, which would be lost
 */
export async function readSettings(file) {
  if (!existsSync(file)) {
    return {};
  }
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new Error(
      `These settings are not plain JSON: take comments and trailing commas out of ${file}, or delete the file.`,
    );
  }
}
