import { spawn, spawnSync } from 'node:child_process';

/** @type {Set<number>} */
const running = new Set();

process.on('exit', () => {
  for (const id of running) {
    signalGroup(id, 'SIGKILL');
  }
});

/**
 * Starts a program as the head of a process group of its own. A dead VS Code server does not end its
 * extension hosts, and on stop they are ended with the group. What still runs when this process exits is
 * ended then.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{child: import('node:child_process').ChildProcess, stop(): Promise<void>}}
 */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    detached: process.platform !== 'win32',
  });
  const id = child.pid;
  if (id === undefined) {
    return { child, stop: async () => {} };
  }
  running.add(id);
  return {
    child,
    stop: async () => {
      signalGroup(id, 'SIGTERM');
      if (!(await isGone(id, 3000))) {
        signalGroup(id, 'SIGKILL');
        await isGone(id, 3000);
      }
      running.delete(id);
    },
  };
}

/**
 * @param {number} id
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anything of the group was there to receive it
 */
function signalGroup(id, signal) {
  try {
    if (process.platform !== 'win32') {
      return process.kill(-id, signal);
    }
    // Windows has no process groups, but can end a process with all its descendants.
    return signal === 0
      ? process.kill(id, 0)
      : spawnSync('taskkill', ['/PID', String(id), '/T', '/F']).status === 0;
  } catch {
    return false;
  }
}

/**
 * @param {number} id
 * @param {number} timeoutMs
 */
async function isGone(id, timeoutMs) {
  const end = Date.now() + timeoutMs;
  while (signalGroup(id, 0)) {
    if (Date.now() > end) {
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
