import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanEnvironment } from './cleanEnvironment.mjs';
import { findNode, serverProgram } from './paths.mjs';
import { startGroup } from './processGroup.mjs';

/**
 * @typedef {{publisher: string, name: string, version: string}} ExtensionManifest
 */

/**
 * Installs a packaged extension, as a user does with "Install from VSIX…".
 * @param {{file: string, dataDir: string, extensionsDir: string}} init
 * @throws when the server refuses the file; the message holds what it printed
 */
export async function installExtension({ file, dataDir, extensionsDir }) {
  await mkdir(extensionsDir, { recursive: true });
  const args = [
    '--install-extension',
    file,
    '--force',
    '--server-data-dir',
    dataDir,
    '--extensions-dir',
    extensionsDir,
  ];
  const { child, stop } = startGroup(findNode(), [serverProgram, ...args, '--accept-server-license-terms'], {
    env: cleanEnvironment(),
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  await stop();
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new Error(`VS Code did not install ${file}:\n${output}`);
  }
}

/**
 * Makes an extension under development look like an installed one. VS Code takes up what it finds in a new
 * folder of extensions, and a rebuilt extension is there after a reload of the page. (Its own way, the
 * payload of the address, needs the test driver.)
 * @param {{folder: string, extensionsDir: string}} init the folder of the extension, and a new one to link it
 *   into
 */
export async function linkExtension({ folder, extensionsDir }) {
  const { publisher, name, version } = await readManifest(folder);
  await mkdir(extensionsDir, { recursive: true });
  await symlink(folder, join(extensionsDir, `${publisher}.${name}-${version}`), 'junction');
}

/**
 * The settings that make extensions run in the web worker extension host. One with both entries, `main` and
 * `browser`, would run in Node's host; so it is moved as it is, with the manifest that is shipped.
 * @param {readonly string[]} folders the folders that hold their manifests
 * @returns {Promise<Record<string, unknown>>}
 */
export async function webHostSettings(folders) {
  const manifests = await Promise.all(folders.map(readManifest));
  return {
    'remote.extensionKind': Object.fromEntries(
      manifests.map(({ publisher, name }) => [`${publisher}.${name}`, ['web']]),
    ),
  };
}

/**
 * @param {string} folder
 * @returns {Promise<ExtensionManifest>}
 */
async function readManifest(folder) {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
