import * as vscode from 'vscode';
import { activateVerbatim, completionsAt, eventually, isWeb, openDraft } from './support.ts';

describe('the language server', () => {
  it('comes back after it was killed', async function () {
    if (isWeb || process.platform !== 'linux') return this.skip();
    await (await activateVerbatim()).whenReady();
    const before = await serverProcess();
    if (before === undefined) throw new Error('The server does not run');
    // The draft that was open goes on; drafts that come and go meanwhile are the client's own affair.
    const draft = await openDraft('> heavy a thing carrying|');
    process.kill(before, 'SIGKILL');
    await eventually(serverProcess, (pid) => pid !== undefined && pid !== before);
    const items = await eventually(
      async () => completionsAt(draft).catch(() => []),
      (found) => found.length > 0,
    );
    if (items.length === 0) throw new Error('The server does not answer');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

/** The process that this extension host started for the server. */
async function serverProcess(): Promise<number | undefined> {
  const { readdir, readFile } = await import('node:fs/promises');
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    if (command.includes('dist/server.js') && status.includes(`PPid:\t${process.pid}\n`)) return Number(name);
  }
  return undefined;
}
