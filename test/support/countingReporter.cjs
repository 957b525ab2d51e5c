const Mocha = require('mocha');

/** mocha's usual report, then the counts in one line that `npm test` reads. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      console.log(`RESULT ${JSON.stringify({ passed: passes, failed: failures, skipped: pending })}`);
    });
  }
};
