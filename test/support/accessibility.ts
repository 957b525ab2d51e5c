import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';

/** The part of a browser's frame that is used here. */
interface Frame {
  evaluate<R>(script: string): Promise<R>;
}

/**
 * What axe finds wrong in a page: each rule with the elements that break it. The script is run in the page without
 * being loaded by it, so its content security policy stays what it is.
 */
export async function findViolations(frame: Frame, { within, background }: Look = {}): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await frame.evaluate(`${axe};undefined`);
  if (background)
    await frame.evaluate(
      `document.body.style.background = getComputedStyle(document.documentElement).getPropertyValue('${background}')`,
    );
  const part = within ? JSON.stringify(within) : 'document';
  const rules = { ...options.rules, ...(within && rulesOfTrees) };
  const asked = JSON.stringify({ ...options, rules });
  const { violations } = await frame.evaluate<AxeResults>(`axe.run(${part}, ${asked})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? help}: ${html.slice(0, 200)}`),
  );
}

interface Look {
  /** A selector of the part that is looked at; absent: the whole page. */
  readonly within?: string;
  /** The variable with the color that shines through a page without one: axe cannot see what lies behind a frame. */
  readonly background?: string;
}

/** VS Code writes the two parts of a line of a tree without a blank between them, which its name has. */
const rulesOfTrees = { 'label-content-name-mismatch': { enabled: false } };

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The view is a part of the workbench, not a page with a headline and landmarks of its own.
  rules: {
    'page-has-heading-one': { enabled: false },
    region: { enabled: false },
  },
};
