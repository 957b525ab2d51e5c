import { resolve } from 'node:path';

/**
 * @typedef {object} LaunchArguments
 * @property {string[]} extensions folders of extensions under development
 * @property {string} tests the entry file of the test suite
 * @property {string | undefined} userDataDir
 * @property {string | undefined} extensionsDir
 * @property {string | undefined} workspace the folder to open
 * @property {boolean} web whether extension and tests run in the web worker extension host
 * @property {string | undefined} vsix a packaged extension that is installed and tested in the place of the
 *   one under development
 */

/**
 * Reads the command line that `runTests` of @vscode/test-electron makes. Switches that only a desktop VS Code
 * knows are passed over.
 * @param {readonly string[]} args
 * @returns {LaunchArguments}
 * @throws when no test suite is named
 */
export function parseLaunchArguments(args) {
  const valuesOf = (/** @type {string} */ name) =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => resolve(arg.slice(name.length + 3)));
  const tests = valuesOf('extensionTestsPath').at(-1);
  if (!tests) {
    throw new Error('Name the entry file of a test suite: --extensionTestsPath=FILE');
  }
  const workspace = args.find((arg) => !arg.startsWith('-'));
  return {
    extensions: valuesOf('extensionDevelopmentPath'),
    tests,
    userDataDir: valuesOf('user-data-dir').at(-1),
    extensionsDir: valuesOf('extensions-dir').at(-1),
    workspace: workspace && resolve(workspace),
    web: args.includes('--verbatim-web'),
    vsix: valuesOf('install-vsix').at(-1),
  };
}
