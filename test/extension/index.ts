import Mocha from 'mocha';
import { report } from './report.ts';

/** Called by VS Code in the Node extension host. */
export async function run(): Promise<void> {
  // No reporter: `report` prints what `npm test` reads.
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true, reporter: class {} as never });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('all-extension-tests');
  await report((done) => mocha.run(done));
}
