// Makes everything ready that `npm start` needs, and with `--tests` what the tests need besides; it does nothing where
// it is. It runs before anything is installed, on whatever Node the machine has, so it imports nothing but Node's own
// modules and its neighbors that do the same.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { isInstalled } from './installedPackages.mjs';
import { findNode, hostFolder, rootFolder, vscodeFolder } from './paths.mjs';

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

try {
  setUpPackages();
  findNode();
  await setUpBrowser();
  if (process.argv.includes('--tests')) setUpPandoc();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(1);
}

function setUpPackages() {
  if (!isInstalled(rootFolder)) {
    console.log('Installing the packages of the extension…');
    try {
      runNpm(['ci', ...quiet], rootFolder);
    } catch {
      // A registry may lack packages for other platforms, and npm leaves those out of the lock file and then
      // finds a hole in it. This installs the same locked versions without that check, and leaves the lock
      // file as it is.
      runNpm(['install', '--no-save', ...quiet], rootFolder);
    }
  }
  if (!isInstalled(hostFolder)) {
    console.log('Installing VS Code for the tests and the demo (about 400 MB)…');
    runNpm(['ci', '--ignore-scripts', ...quiet], hostFolder);
  }
  if (!isInstalled(vscodeFolder, 'npm-shrinkwrap.json')) {
    console.log('Installing the packages of VS Code itself (about 400 MB)…');
    // Its lock file leaves out a package that only telemetry would use as a peer. Without the flag npm
    // refuses a lock file with such a hole; with it every version is the pinned one.
    runNpm(['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', ...quiet], vscodeFolder);
  }
}

async function setUpBrowser() {
  if (await findBrowser()) {
    return;
  }
  if (canInstallFromDebian()) {
    console.log('Installing the browser Chromium from the packages of Debian…');
    installFromDebian('chromium');
    if (await findBrowser()) {
      return;
    }
  }
  console.log('Downloading the browser Chromium…');
  spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    cwd: hostFolder,
  });
  if (!(await findBrowser())) {
    throw new Error(
      'No browser was found and none could be installed: install Chromium or Chrome, or name one in the environment variable VERBATIM_BROWSER.',
    );
  }
}

/** Drafts are read as pandoc reads them; the tests that ask pandoc itself say that they skip where there is none. */
function setUpPandoc() {
  if (spawnSync('pandoc', ['--version']).status === 0 || !canInstallFromDebian()) {
    return;
  }
  console.log('Installing pandoc from the packages of Debian…');
  installFromDebian('pandoc');
}

function canInstallFromDebian() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** @param {string} name of the package */
function installFromDebian(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env });
  spawnSync('apt-get', ['install', '-y', name], { env });
}

/**
 * Runs npm and shows what it printed only when it failed.
 * @param {string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  // A program given by name alone needs a shell on Windows, where npm is a script.
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(
      `"npm ${args.join(' ')}" failed in ${cwd}:\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`,
    );
  }
}
