import type { Runner } from 'mocha';

/** Runs mocha and prints each test on a line, then the counts in one that `npm test` reads. */
export async function report(start: (done: (failures: number) => void) => Runner): Promise<void> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = await new Promise<number>((resolve) => {
    const runner = start(resolve);
    runner.on('pass', (test) => {
      counts.passed++;
      console.log(`  ✔ ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on('pending', (test) => {
      counts.skipped++;
      console.log(`  - ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      console.log(`  ✘ ${test.fullTitle()}\n${error.stack ?? error}`);
    });
  });
  console.log(`RESULT ${JSON.stringify(counts)}`);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
