import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import type { Corpus } from '../../../src/core/index/corpus.ts';
import { Evidence } from '../../../src/core/verify/evidence.ts';
import { verifyDraft } from '../../../src/core/verify/verifyDraft.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

describe('verifying a quote', () => {
  let corpus: Corpus;
  let evidence: Evidence;
  before(async () => {
    corpus = await corpusOf(marshCorpus);
    evidence = new Evidence(corpus.index);
    evidence.updateNow();
  });

  const assertVerdict = (words: string, verdict: string, key = 'ray2021gate') => {
    const [finding] = verifyDraft(parseDraft(`> ${words}\n>\n> — [@${key}]\n`), evidence);
    assert.equal(finding?.verdict, verdict, JSON.stringify(finding, undefined, 1));
  };

  const cases: readonly (readonly [name: string, words: string, verdict: string, key?: string])[] = [
    ['the same words', 'I listened to the water.', 'verbatim'],
    ['another end mark', 'I listened to the water!', 'adjusted'],
    ['an ellipsis', 'A marsh does not forget … and neither did I.', 'marked'],
    ['a changed verb', 'I shouted to the water. A marsh does not forget the tide', 'misquote'],
    ['a dropped negation', 'A marsh does forget the tide, and neither did I.', 'misquote'],
    ['words of another source', 'well the eelgrass came back in year 3', 'wrong-source'],
    ['words that only a list has', 'Mud remembers everything that we forget.', 'secondhand'],
    ['words of the writer', 'Remember the eelgrass and the keeper of the gate.', 'own-text'],
    ['words that nobody said', 'Herons vote twice in every parish election.', 'not-found'],
    ['words of an unknown work', 'Herons vote twice in every parish election.', 'unchecked', 'nobody1999'],
  ];
  for (const [name, words, verdict, key] of cases) {
    it(`calls ${name} ${verdict}`, () => assertVerdict(words, verdict, key));
  }
});
