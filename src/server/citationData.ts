import type { FormattersInit } from '../core/citing/csl/citationFormatter.ts';
import type { Citeproc } from '../core/citing/csl/citeproc.ts';

/**
 * The citation processor, the styles and the locales, which are files of the package and are read when they are first
 * needed.
 *
 * @param readText reads a file of the package by its path in it; undefined where there is none.
 */
export function citationData(readText: (file: string) => Promise<string | undefined>): FormattersInit {
  return {
    readShipped: (name) => readText(`media/csl/${name}`),
    async loadCiteproc() {
      const script = await readText('dist/citeproc.js');
      if (script === undefined) throw new Error('The citation processor is missing from the package');
      const module: { exports?: Citeproc } = {};
      // The one way that works in Node and in a worker that was started from memory alike: it is a CommonJS module.
      new Function('module', script)(module);
      if (!module.exports) throw new Error('The citation processor cannot be started');
      return module.exports;
    },
  };
}
