import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import {
  confusion,
  hasQuoteCases,
  isForTuning,
  type JudgedCase,
  judgeCases,
  loadQuoteCases,
  type Score,
  scoreOf,
} from '../../support/quoteCases.ts';
import { verifierOfFolder } from '../../support/verification.ts';

describe('quotations made from real transcripts', function () {
  this.timeout(240_000);
  let judged: readonly JudgedCase[] = [];
  before(async function () {
    needsLevine(this as unknown as Context);
    if (!hasQuoteCases) return;
    judged = judgeCases(await verifierOfFolder(levineFolder), loadQuoteCases());
  });

  const halves = [
    ['the half that the thresholds were tuned on', (each: JudgedCase) => isForTuning(each.quoteCase)],
    ['the other half', (each: JudgedCase) => !isForTuning(each.quoteCase)],
  ] as const;
  for (const [half, belongs] of halves) {
    describe(half, () => {
      let score: Score;
      before(function () {
        if (judged.length === 0) this.skip();
        const own = judged.filter(belongs);
        score = scoreOf(own);
        if (process.env.VERBOSE) console.log(confusion(own).join('\n'), score);
      });

      it('gets 97 in 100 right, over the classes', () =>
        assert.ok(score.meanRecall >= 0.97, `${score.meanRecall}`));
      it('lets no other words pass', () => assert.deepEqual(score.leaks, []));
      it('lets no opposite pass', () => assert.deepEqual(score.passedOpposites, []));
      it('calls what is clean clean, and nothing else', () =>
        assert.ok(
          score.cleanPrecision >= 0.995 && score.cleanRecall >= 0.995,
          `${score.cleanPrecision} ${score.cleanRecall}`,
        ));
      it('makes an error of every critical change', () => assert.deepEqual(score.criticalWithoutError, []));
      it('finds the flags', () => assert.ok(score.flagsFound >= 0.97, `${score.flagsFound}`));
      it('finds the place', () => assert.ok(score.placed >= 0.97, `${score.placed}`));
    });
  }

  // The labels call no change critical that came with another; negations and numbers among those are errors here.
  it('makes an error of no more than a tenth of the other misquotes', function () {
    if (judged.length === 0) this.skip();
    const { needlessErrors } = scoreOf(judged);
    assert.ok(needlessErrors <= 0.1, `${needlessErrors}`);
  });
});
