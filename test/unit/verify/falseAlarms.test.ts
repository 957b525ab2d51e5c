import assert from 'node:assert/strict';
import { type QuotationMarks, type QuoteStyle, renderQuote } from '../../../src/core/citing/renderQuote.ts';
import { splitTokens } from '../../../src/core/text/tokens.ts';
import { splitWords } from '../../../src/core/text/words.ts';
import { languageOf } from '../../../src/core/verify/lexicon/languages.ts';
import { type ProfileName, profileNames } from '../../../src/core/verify/profiles.ts';
import { ordinaryProse } from '../../fixtures/ordinaryProse.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOfFolder,
} from '../../support/verification.ts';

const styles: readonly QuoteStyle[] = ['block', 'run-in', 'plain'];
const SHOWN = 5;
/** The profiles differ in a few rules: all passages under the mildest and the strictest, some under the others. */
const stepOf = (profile: ProfileName) => (profile === 'chicago' || profile === 'strict' ? 1 : 7);
const clean = new Set(['verbatim', 'adjusted', 'marked']);

describe('what is right is not flagged', function () {
  this.timeout(60_000);
  const verifiers = new Map<string, Verifier>();
  before(async () => {
    verifiers.set('the sample corpus', await verifierOfFolder(sampleCorpus));
  });

  /** Every passage that may be quoted, as it would be inserted. `step`: only each so-manieth. */
  const alarms = (
    verifier: Verifier,
    profile: ProfileName,
    step: number,
    marks?: QuotationMarks,
  ): string[] => {
    const { index } = verifier.corpus;
    const passages = index
      .sources()
      .flatMap((source) => index.passagesOf(source.id).map((passage) => ({ source, passage })));
    return passages
      .filter(({ source, passage }, at) => source.role !== 'own' && passage.quotable && at % step === 0)
      .flatMap(({ source, passage }) =>
        styles.flatMap((style) => {
          // Without a citation fewer than four words are no quotation.
          if (style === 'plain' && splitWords(passage.text).length < 4) return [];
          const text = renderQuote(passage, source, style, marks);
          const [finding] = verifier.draft(`${text}\n`, { profile });
          if (!finding) return [`${style}: no finding for ${text}`];
          const isClean = clean.has(finding.verdict) || finding.verdict === 'secondhand';
          const isQuiet =
            finding.severity === 'none' || finding.reason.code === 'reported-and-not-in-claimed-source';
          return isClean && isQuiet ? [] : [`${style}: ${inWords(finding)} for ${text}`];
        }),
      )
      .slice(0, SHOWN);
  };

  for (const profile of profileNames) {
    it(`every inserted passage of the sample corpus verifies under ${profile}`, () => {
      assert.deepEqual(alarms(verifiers.get('the sample corpus') as Verifier, profile, stepOf(profile)), []);
    });
  }

  it('every inserted passage verifies between straight marks', () => {
    assert.deepEqual(
      alarms(verifiers.get('the sample corpus') as Verifier, 'chicago', 3, { open: '"', close: '"' }),
      [],
    );
  });

  for (const profile of profileNames) {
    it(`every inserted passage of the real corpus verifies under ${profile}`, async function () {
      needsLevine(this);
      const verifier = verifiers.get('levine') ?? (await verifierOfFolder(levineFolder));
      verifiers.set('levine', verifier);
      assert.deepEqual(alarms(verifier, profile, stepOf(profile)), []);
    });
  }

  it('takes no run of words of the sample corpus for another language', () => {
    const { index } = (verifiers.get('the sample corpus') as Verifier).corpus;
    const words = index
      .sources()
      .flatMap(({ id }) => index.passagesOf(id).flatMap(({ text }) => splitTokens(text)))
      .map(({ folded }) => folded);
    const runs = Array.from({ length: words.length / 3 }, (_, at) => words.slice(at * 3, at * 3 + 8));
    assert.deepEqual(
      runs.filter((run) => (languageOf(run) ?? 'en') !== 'en').map((run) => run.join(' ')),
      [],
    );
  });

  for (const name of ['the sample corpus', 'levine']) {
    it(`ordinary prose with scare quotes, titles and dialogue has no finding beside ${name}`, async function () {
      if (name === 'levine') needsLevine(this);
      const verifier = verifiers.get(name) ?? (await verifierOfFolder(levineFolder));
      verifiers.set(name, verifier);
      const findings = ordinaryProse.flatMap((sentence) => verifier.draft(`${sentence}\n`));
      assert.deepEqual(findings.filter(({ verdict }) => !clean.has(verdict)).map(inWords), []);
      const together = verifier.draft(ordinaryProse.join(' '));
      assert.deepEqual(together.filter(({ verdict }) => !clean.has(verdict)).map(inWords), []);
    });
  }
});
