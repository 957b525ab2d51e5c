import assert from 'node:assert/strict';
import {
  alteredChanges,
  type Change,
  changesOfForm,
  changesOfMeaning,
  markedChanges,
  seeded,
} from '../../support/changes.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOfFolder,
} from '../../support/verification.ts';

const PER_CHANGE = 12;

describe('quotations made by known changes', function () {
  this.timeout(60_000);
  const verifiers = new Map<string, Verifier>();
  const verifierOf = async (name: string) => {
    const verifier = verifiers.get(name) ?? (await verifierOfFolder(name));
    verifiers.set(name, verifier);
    return verifier;
  };

  /** Words of some passage, changed; the same ones in every run. */
  function* changed(verifier: Verifier, change: Change, seed: number) {
    const { index } = verifier.corpus;
    const random = seeded(seed);
    const passages = index
      .sources()
      .filter(({ role }) => role === 'primary')
      .flatMap((source) =>
        index.passagesOf(source.id).map((passage) => ({ source, words: passage.text.split(/\s+/u) })),
      )
      .filter(({ words }) => words.length >= 12);
    for (let attempt = 0, made = 0; attempt < 600 && made < PER_CHANGE; attempt++) {
      const { source, words } = passages[Math.floor(random() * passages.length)] as (typeof passages)[number];
      const length = Math.min(words.length, 9 + Math.floor(random() * 40));
      const start = Math.floor(random() * (words.length - length + 1));
      const result = change.apply(words.slice(start, start + length), random);
      if (!result) continue;
      made++;
      yield { text: result.join(' '), citation: `[@${source.citeKey}]` };
    }
  }

  const groups = [
    ['words', changesOfMeaning],
    ['form', changesOfForm],
    ['marks', markedChanges],
    ['spelling', alteredChanges],
  ] as const;
  for (const folder of [sampleCorpus, levineFolder]) {
    for (const [group, changes] of groups) {
      for (const change of changes) {
        it(`${group}: ${change.name} (${folder === sampleCorpus ? 'sample' : 'real'} corpus)`, async function () {
          if (folder === levineFolder) needsLevine(this);
          const verifier = await verifierOf(folder);
          const wrong: string[] = [];
          for (const { text, citation } of changed(verifier, change, 5)) {
            const finding = verifier.block(text, citation);
            const isRight = change.right.includes(finding.verdict);
            if (!isRight || (change.critical && finding.severity !== 'error'))
              wrong.push(`${text}: ${inWords(finding)}`);
          }
          assert.deepEqual(wrong, []);
        });
      }
    }
  }
});
