import { report } from './report.ts';

/** Called by VS Code in the web worker extension host. */
export async function run(): Promise<void> {
  // The browser build of mocha works in a worker too. It puts `mocha` on the global object, and takes the place of
  // this bundle's exports, so it is loaded only after VS Code has seen them.
  await import('mocha/mocha.js');
  // No reporter: `report` prints what `npm test` reads.
  mocha.setup({ ui: 'bdd', timeout: 30_000, forbidOnly: true, reporter: class {} as never });
  await import('all-extension-tests');
  await report((done) => mocha.run(done));
}
