import assert from 'node:assert/strict';
import { allChanges } from '../../support/changes/index.ts';
import { attributions, forms, joins } from '../../support/changes/joins.ts';
import { drafts, judgeChange, judgeJoin, type Quotables, quotablesOf } from '../../support/changes/judge.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, verifierOfFolder } from '../../support/verification.ts';

const PER_CHANGE = 8;
const SEED = 7;

describe('quotations made by known changes', function () {
  this.timeout(60_000);
  const known = new Map<string, Promise<Quotables>>();
  const quotables = (folder: string) => {
    const found = known.get(folder) ?? verifierOfFolder(folder).then(quotablesOf);
    known.set(folder, found);
    return found;
  };

  for (const folder of [sampleCorpus, levineFolder]) {
    const corpus = folder === sampleCorpus ? 'sample corpus' : 'real corpus';
    for (const change of allChanges) {
      it(`${change.group}: ${change.name} (${corpus})`, async function () {
        if (folder === levineFolder) needsLevine(this);
        const judged = judgeChange(await quotables(folder), change, { count: PER_CHANGE, seed: SEED });
        assert.deepEqual(drafts(judged.filter(({ isRight }) => !isRight)), []);
      });
    }
    for (const [group, all] of Object.entries({ joins, attributions, forms })) {
      for (const join of all) {
        it(`${group}: ${join.name} (${corpus})`, async function () {
          if (folder === levineFolder) needsLevine(this);
          const judged = judgeJoin(await quotables(folder), join, { count: PER_CHANGE, seed: SEED });
          assert.deepEqual(drafts(judged.filter(({ isRight }) => !isRight)), []);
        });
      }
    }
  }
});
