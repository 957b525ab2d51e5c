import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The first argument of everything the tests print: VS Code hands over their console mixed with its own log.
 */
export const consoleMark = '\u2063verbatim-tests\u2063';

// One line, so that the line numbers of a suite that stands behind it stay right. VS Code ignores a plain
// assignment to its console.
const markConsole =
  `for (const type of ['log', 'info', 'warn', 'error']) { const write = console[type]; ` +
  `Object.defineProperty(console, type, { value: (...args) => write.call(console, ${JSON.stringify(consoleMark)}, ...args) }); } `;

/**
 * Makes the entry that VS Code is told to run in the place of a test suite, which it then runs with a marked
 * console.
 *
 * VS Code runs tests only while some extension is under development, and in the host of the extension that
 * holds their file, or in Node's host when none does. So a suite for the web worker is copied into an
 * extension that holds nothing else, and a suite for an installed extension has such an extension beside it.
 * @param {object} init
 * @param {string} init.folder a new folder
 * @param {string} init.tests the entry file of the suite
 * @param {boolean} init.web whether it is for the web worker
 * @param {readonly string[]} init.extensions folders of the extensions under development
 * @returns {Promise<{extension: string, tests: string}>} the folder of the extensions and the entry file to
 *   name to VS Code
 */
export async function createSuiteEntry({ folder, tests, web, extensions }) {
  const carrier = join(folder, 'extensions', 'test-carrier');
  await mkdir(carrier, { recursive: true });
  const manifest = {
    name: 'test-carrier',
    publisher: 'verbatim-tests',
    version: '0.0.0',
    engines: { vscode: '^1.0.0' },
  };
  await writeFile(
    join(carrier, 'package.json'),
    JSON.stringify(web ? { ...manifest, browser: './carrier.js' } : manifest),
  );
  if (web) {
    const entry = join(carrier, 'tests.js');
    await writeFile(join(carrier, 'carrier.js'), 'exports.activate = () => {};\n');
    await writeFile(entry, markConsole + (await readFile(tests, 'utf8')));
    return { extension: await gather(dirname(carrier), extensions), tests: entry };
  }
  const entry = join(folder, 'tests.cjs');
  // In Node's host a suite may load files beside it, so it stays where it is.
  await writeFile(entry, `${markConsole}module.exports = require(${JSON.stringify(tests)});\n`);
  const [first, ...others] = extensions;
  const isOne = first !== undefined && others.length === 0;
  return { extension: isOne ? first : await gather(dirname(carrier), extensions), tests: entry };
}

/**
 * Links extensions into a folder: the page takes one folder of extensions under development, but finds
 * several in it.
 * @param {string} folder
 * @param {readonly string[]} extensions
 */
async function gather(folder, extensions) {
  await Promise.all(extensions.map((path, index) => symlink(path, join(folder, String(index)), 'junction')));
  return folder;
}
