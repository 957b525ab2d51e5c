// Runs the extension suite inside VS Code through @vscode/test-electron. `--web`: in the web worker host.
// VERBATIM_VSCODE names a desktop VS Code to use instead of the one that test/host brings.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';

const root = join(import.meta.dirname, '..', '..');
const web = process.argv.includes('--web');
const desktop = process.env.VERBATIM_VSCODE;
if (web && desktop) {
  console.log('Skipped: a desktop VS Code has no web worker host without a browser.');
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), 'verbatim-extension-'));
try {
  const workspace = join(folder, 'workspace');
  await cp(join(root, 'test', 'fixtures', 'workspace'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: desktop ?? join(root, 'test', 'host', 'code'),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'dist', 'test', web ? 'extensionWeb.js' : 'extension.js'),
    launchArgs: [
      workspace,
      `--user-data-dir=${join(folder, 'user')}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
      ...(web ? ['--verbatim-web'] : []),
      ...(desktop ? ['--disable-extensions'] : []),
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
