import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags, verdicts } from '../../../src/core/model/finding.ts';
import { verdictHelp } from '../../../src/core/reports/verdictHelp.ts';
import { profileNames, profiles } from '../../../src/core/verify/profiles.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'verdicts.md'), 'utf8');

describe('the page of verdicts', () => {
  it('explains every verdict and flag under its own heading, and no others', () => {
    const headings = [...page.matchAll(/^## (?<code>\S+)$/gmu)].map((match) => match.groups?.code);
    assert.deepEqual(headings, [...verdicts, ...flags]);
  });

  it('says of each profile how it marks an omission', () => {
    for (const name of profileNames) {
      const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
      assert.ok(row?.includes(`\`${profiles[name].ellipsis.value}\``), name);
      assert.equal(row?.includes('| in brackets |'), profiles[name].initialLetter.value === 'marked', name);
    }
  });

  it('has a title, a meaning and a remedy for each in the rules of SARIF', () => {
    for (const verdict of verdicts)
      for (const text of Object.values(verdictHelp[verdict])) assert.match(text, /^[A-Z].{5,}/u, verdict);
  });
});
