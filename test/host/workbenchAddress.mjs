import { pathToFileURL } from 'node:url';
import { toUriPath } from './paths.mjs';

/**
 * The address that opens the workbench as given.
 * @param {object} init
 * @param {{port: number, url: string}} init.server
 * @param {string} [init.folder] the workspace folder
 * @param {string} [init.file] a file to open at the start
 * @param {string} [init.extension] the folder of an extension under development, or one that holds such
 *   folders
 * @param {string} [init.tests] the entry file of a test suite
 * @returns {string}
 */
export function toWorkbenchAddress({ server, folder, file, extension, tests }) {
  const toUri = (/** @type {string} */ path) =>
    `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path).pathname}`;
  const payload = [
    ...(extension ? [['extensionDevelopmentPath', toUri(extension)]] : []),
    ...(tests ? [['extensionTestsPath', toUri(tests)]] : []),
    ...(file ? [['openFile', toUri(file)]] : []),
  ];
  const address = new URL(server.url);
  if (folder) {
    address.searchParams.set('folder', toUriPath(folder));
  } else {
    // Without this the page would open the folder of the last session again.
    address.searchParams.set('ew', 'true');
  }
  if (payload.length > 0) {
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  // A query may hold these as they are, and a person may read them.
  return address.href.replaceAll('%2F', '/').replaceAll('%3A', ':');
}
