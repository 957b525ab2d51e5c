import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServerPackage } from '../languageServer.ts';
import { packageFiles } from './packageFiles.ts';

/**
 * The package that the server runs from.
 *
 * @param root the folder of the package.
 * @param citeproc the processor's file, which is no part of the bundle.
 */
export function createNodePackage(root: string, citeproc = join(root, 'dist', 'citeproc.js')): ServerPackage {
  return {
    read: packageFiles(root),
    loadCiteproc: async () => createRequire(join(root, 'package.json'))(citeproc),
  };
}
