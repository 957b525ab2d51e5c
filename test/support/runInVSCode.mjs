// Runs the extension suite inside VS Code through @vscode/test-electron. `--web`: in the web worker host.
// `--vsix FILE`: the packaged extension, installed, in the place of the one in this folder.
// VERBATIM_VSCODE names a desktop VS Code to use instead of the one that test/host brings.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: { web: { type: 'boolean', default: false }, vsix: { type: 'string' } },
});
const { web, vsix } = values;
const desktop = process.env.VERBATIM_VSCODE;
if (desktop && (web || vsix)) {
  console.log('Skipped: only the VS Code in the browser runs this suite.');
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), 'verbatim-extension-'));
try {
  const workspace = join(folder, 'workspace');
  await cp(join(root, 'test', 'fixtures', 'workspace'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: desktop ?? join(root, 'test', 'host', 'code'),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'test', web ? 'extensionWeb.js' : 'extension.js'),
    launchArgs: [
      workspace,
      `--user-data-dir=${join(folder, 'user')}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
      ...(web ? ['--verbatim-web'] : []),
      ...(vsix ? [`--install-vsix=${resolve(root, vsix)}`] : []),
      ...(desktop ? ['--disable-extensions'] : []),
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
