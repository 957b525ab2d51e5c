import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quotableOf } from '../../../src/core/citing/namedOriginal.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import { cutStretch, isPassage } from '../../../src/core/features/stretch.ts';
import { findSurroundings } from '../../../src/core/features/surroundings.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import type { Stretch } from '../../../src/protocol/quoteRequests.ts';
import { isStop, moveEdge, type Step, wholePassage } from '../../../src/protocol/stretching.ts';
import { toSurroundingsView } from '../../../src/server/stretchRequests.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOfFolder,
} from '../../support/verification.ts';

const clean = new Set(['verbatim', 'adjusted', 'marked']);

describe('a stretched quote', function () {
  this.timeout(60_000);

  const step: fc.Arbitrary<Step> = fc.record({
    edge: fc.constantFrom('start', 'end'),
    unit: fc.constantFrom('word', 'sentence'),
    by: fc.constantFrom(1, -1),
  });

  /** The passage that is left after these steps from a whole one; undefined where it would be no quote. */
  function stretched(verifier: Verifier, passage: Passage, steps: readonly Step[]): Passage | undefined {
    const { index } = verifier.corpus;
    const found = findSurroundings(index, passage.id, { before: 4, after: 4 });
    assert.ok(found);
    const view = toSurroundingsView(found);
    let stretch = wholePassage(view) as Stretch;
    for (const each of steps) {
      const moved = moveEdge(view, stretch, each);
      if (!isStop(moved)) stretch = moved;
    }
    const made = cutStretch(index, stretch);
    assert.ok(isPassage(made) || made.refused === 'inside-quotation', JSON.stringify(made));
    return isPassage(made) ? made : undefined;
  }

  /** Stretches and cuts passages at random, puts them into drafts, and verifies those. */
  function assertRight(verifier: Verifier, numRuns: number): void {
    const { index } = verifier.corpus;
    const passages = index
      .sources()
      .filter(({ role }) => role !== 'own')
      .flatMap(({ id }) => index.passagesOf(id))
      .filter(({ quotable }) => quotable);
    fc.assert(
      fc.property(
        fc.nat().map((at) => passages[at % passages.length] as Passage),
        fc.array(step, { maxLength: 12 }),
        fc.constantFrom('|', 'She says|.\n', 'One.\n\n|\n\nTwo.\n'),
        (passage, steps, marked) => {
          const quoted = stretched(verifier, passage, steps);
          // Fewer words are no quotation that anybody checks.
          fc.pre(quoted !== undefined && quoted.text.split(/\s+/u).length >= 6);
          const source = index.source(quoted.sourceId);
          assert.ok(source);
          const text = marked.replace('|', '');
          const quotable = quotableOf(index, quoted, source);
          const [edit, ...others] =
            insertSeveral(parseDraft(text), [marked.indexOf('|')], [quotable])?.edits ?? [];
          assert.ok(edit && others.length === 0);
          const draft = text.slice(0, edit.span[0]) + edit.newText + text.slice(edit.span[1]);
          const findings = verifier.draft(draft);
          assert.ok(findings.length > 0, draft);
          for (const finding of findings) {
            const isClean = clean.has(finding.verdict) || finding.verdict === 'secondhand';
            const isQuiet =
              finding.severity === 'none' || finding.reason.code === 'reported-and-not-in-claimed-source';
            assert.ok(isClean && isQuiet, `${inWords(finding)}\n${draft}`);
          }
        },
      ),
      { numRuns },
    );
  }

  it('is right by construction: what goes into the draft verifies, in its place and in its mouth', async () => {
    assertRight(await verifierOfFolder(sampleCorpus), 400);
  });

  it('is right in the real corpus too', async function () {
    needsLevine(this);
    assertRight(await verifierOfFolder(levineFolder), 400);
  });
});
