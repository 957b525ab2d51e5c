// `npm start`: opens VS Code with the extension and a sample workspace, in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { linkExtension } from './installedExtensions.mjs';
import { rootFolder } from './paths.mjs';
import { startVSCodeServer } from './vscodeServer.mjs';
import { toWorkbenchAddress } from './workbenchAddress.mjs';

const demoFolder = join(rootFolder, '.verbatim-demo');
const workspace = join(demoFolder, 'workspace');

try {
  await start();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(1);
}

async function start() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      corpus: { type: 'string' },
      'no-open': { type: 'boolean' },
      'no-build': { type: 'boolean' },
    },
  });
  if (!values['no-build']) {
    build();
  }
  if (!existsSync(workspace)) {
    await cp(join(rootFolder, 'test', 'fixtures', 'workspace'), workspace, { recursive: true });
  }
  const extensionsDir = join(demoFolder, 'extensions');
  // Made anew each time, because VS Code takes up linked extensions only into a new folder.
  await rm(extensionsDir, { recursive: true, force: true });
  await linkExtension({ folder: rootFolder, extensionsDir });

  const server = await startVSCodeServer({
    dataDir: join(demoFolder, 'data'),
    extensionsDir,
    port: values.port === undefined ? undefined : Number(values.port),
    settings: values.corpus === undefined ? {} : { 'verbatim.corpus.folders': [resolve(values.corpus)] },
  });
  const stop = () => server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  server.ended.then((message) => {
    console.error(message);
    process.exit(1);
  });

  const draft = join(workspace, 'draft.md');
  const address = toWorkbenchAddress({
    server,
    folder: workspace,
    file: existsSync(draft) ? draft : undefined,
  });
  console.log(`Verbatim is open at ${address}`);
  console.log('Reload the page after a new build. Press Ctrl+C to stop.');
  if (!values['no-open']) {
    openInBrowser(address);
  }
}

function build() {
  const { scripts } = JSON.parse(readFileSync(join(rootFolder, 'package.json'), 'utf8'));
  if (!scripts?.build) {
    return;
  }
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: rootFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error('The extension could not be built.');
  }
}

/** @param {string} address */
function openInBrowser(address) {
  const openers = { darwin: ['open', address], win32: ['explorer', address] };
  const linux = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', address] : undefined;
  const [command, ...args] = openers[/** @type {keyof typeof openers} */ (process.platform)] ?? linux ?? [];
  if (command) {
    // The address is printed already, so nothing is lost when there is no such program.
    spawn(command, args, { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
  }
}
