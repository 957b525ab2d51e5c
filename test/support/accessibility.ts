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
export async function findViolations(frame: Frame): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await frame.evaluate(`${axe};undefined`);
  const { violations } = await frame.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? help}: ${html.slice(0, 200)}`),
  );
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // The view is a part of the workbench, not a page with a headline and landmarks of its own.
  rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
};
