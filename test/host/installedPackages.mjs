import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether `node_modules` holds what the lock file names. npm keeps its own list of what it installed last, so
 * nothing else needs to be remembered, and an install that the developer ran by hand counts as well.
 * @param {string} folder the folder of the package
 * @param {string} lockFile the name of its lock file
 * @returns {boolean}
 */
export function isInstalled(folder, lockFile = 'package-lock.json') {
  const wanted = readPackages(join(folder, lockFile));
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) {
    return false;
  }
  return Object.entries(wanted).every(([path, { version, link, dev, optional, peer, devOptional }]) => {
    // npm leaves out packages for other platforms, and those that a flag told it to leave out.
    const mayBeMissing = optional || devOptional || peer || (dev && lockFile !== 'package-lock.json');
    if (path === '' || link || (mayBeMissing && !installed[path])) {
      return true;
    }
    return installed[path]?.version === version;
  });
}

/**
 * @param {string} lockFile
 * @returns {Record<string, {version?: string, link?: boolean, dev?: boolean, optional?: boolean, peer?:
 *   boolean, devOptional?: boolean}> | undefined}
 */
function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
