import { spawnSync } from 'node:child_process';
import type { Engine } from '../engine.ts';

/** Looks through the text itself, each time: no index, and phrases only. */
export const engine: Engine = {
  build() {},
  open(_, texts) {
    return {
      phrase: (words) => {
        const { stdout, status, error } = spawnSync('rg', ['-i', '-F', '-c', '--', words, texts], {
          encoding: 'utf8',
        });
        if (error || status === 2) throw error ?? new Error('ripgrep failed');
        return Number(stdout || 0);
      },
    };
  },
};

/** What the program on the path calls itself; undefined where there is none. */
export function ripgrepVersion(): string | undefined {
  const { stdout, error } = spawnSync('rg', ['--version'], { encoding: 'utf8' });
  return error ? undefined : stdout.split('\n')[0];
}
