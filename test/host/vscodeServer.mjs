import { mkdir } from 'node:fs/promises';
import { cleanEnvironment } from './cleanEnvironment.mjs';
import { findNode, serverProgram } from './paths.mjs';
import { startGroup } from './processGroup.mjs';
import { writeSettings } from './userSettings.mjs';

const host = '127.0.0.1';
const readyTimeoutMs = 60_000;
const keptLogLines = 30;

/**
 * @typedef {object} VSCodeServer
 * @property {string} url the address of the workbench, without a folder
 * @property {number} port
 * @property {Promise<string>} ended resolves with a message that holds the last log lines when the server
 *   ends by itself, and never after `stop`
 * @property {() => Promise<void>} stop ends the server and everything it started
 */

/**
 * Starts VS Code's own server and resolves when it is ready.
 * @param {object} init
 * @param {string} init.dataDir keeps the profile, its settings and logs; made when missing
 * @param {string} init.extensionsDir keeps installed extensions; made when missing
 * @param {number} [init.port] a free one is chosen when absent
 * @param {Record<string, unknown>} [init.settings] user settings, over those in the profile and the calm ones
 * @param {boolean} [init.testDriver] whether the page runs a test suite that its address names; it then shows
 *   no notifications
 * @returns {Promise<VSCodeServer>}
 * @throws when the server ends or is not ready in time; the message holds its last log lines
 */
export async function startVSCodeServer({
  dataDir,
  extensionsDir,
  port = 0,
  settings = {},
  testDriver = false,
}) {
  await mkdir(extensionsDir, { recursive: true });
  await writeSettings(dataDir, settings);
  const { child, stop } = startGroup(
    findNode(),
    [
      ...[
        serverProgram,
        '--host',
        host,
        '--port',
        String(port),
        '--without-connection-token',
        '--accept-server-license-terms',
      ],
      ...['--server-data-dir', dataDir, '--extensions-dir', extensionsDir],
      ...[
        '--disable-telemetry',
        '--disable-workspace-trust',
        ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ],
    ],
    { env: cleanEnvironment() },
  );
  /** @type {string[]} */
  const log = [];
  let isStopping = false;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (!isStopping) {
        resolve(`VS Code's server ended with code ${code}. The last lines of its log:\n${log.join('\n')}`);
      }
    });
  });
  const stopServer = () => {
    isStopping = true;
    return stop();
  };
  try {
    const boundPort = await Promise.race([waitUntilReady(child, log), ended.then(fail)]);
    return { url: `http://${host}:${boundPort}/`, port: boundPort, ended, stop: stopServer };
  } catch (error) {
    await stopServer();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string[]} log receives the last lines
 * @returns {Promise<number>} the port
 */
function waitUntilReady(child, log) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(
            `VS Code's server was not ready in ${readyTimeoutMs / 1000} s. The last lines of its log:\n${log.join('\n')}`,
          ),
        ),
      readyTimeoutMs,
    );
    let port = 0;
    let rest = '';
    const read = (/** @type {Buffer} */ chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      log.push(...lines.filter((line) => line.trim() !== ''));
      log.splice(0, log.length - keptLogLines);
      for (const line of lines) {
        port = Number(/^Extension host agent listening on (\d+)/.exec(line)?.[1] ?? port);
        if (line.includes('Extension host agent started')) {
          clearTimeout(timer);
          resolve(port);
        }
      }
    };
    // The pipes are read to the end of the server, which would stand still on a full one.
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => clearTimeout(timer));
  });
}

/** @param {string} message @returns {never} */
function fail(message) {
  throw new Error(message);
}
