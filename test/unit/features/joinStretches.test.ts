import assert from 'node:assert/strict';
import { quotableOf } from '../../../src/core/citing/namedOriginal.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import { joinStretches } from '../../../src/core/features/joinStretches.ts';
import type { Stretch } from '../../../src/core/features/stretch.ts';
import type { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import type { Passage } from '../../../src/core/model/passage.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { splitWords } from '../../../src/core/text/words.ts';
import { type ProfileName, profileNames } from '../../../src/core/verify/profiles.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOfFolder,
} from '../../support/verification.ts';

/** These words of a passage. */
function piece({ id, sourceId, text }: Passage, words: string): Stretch {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return {
    sourceId,
    from: { passageId: id, offset: start },
    to: { passageId: id, offset: start + words.length },
  };
}

function insert(index: CorpusIndex, pieces: readonly Stretch[], profile: ProfileName, marked: string) {
  const joined = joinStretches(index, pieces);
  if ('refused' in joined) return joined;
  const source = index.source(joined.passage.sourceId);
  assert.ok(source);
  const quote = { ...quotableOf(index, joined.passage, source), ...joined };
  const text = marked.replace('|', '');
  const made = insertSeveral(parseDraft(text), [marked.indexOf('|')], [quote], { profile });
  assert.ok(made);
  return made.edits.reduceRight(
    (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
    text,
  );
}

describe('pieces of a source', () => {
  it('are one quote, in the order of the source, with the ellipsis of the profile', async () => {
    const { index } = await corpusOf(marshCorpus);
    const source = index.sources().find(({ file }) => file === 'interview.txt');
    const passages = source ? index.passagesOf(source.id) : [];
    const [water] = passages.filter(({ text }) => text.includes('listened'));
    assert.ok(water);
    const pieces = [piece(water, 'You could hear it turn.'), piece(water, 'I listened to the water.')];
    assert.equal(
      insert(index, pieces, 'chicago', 'He said|.'),
      'He said “I listened to the water. . . . You could hear it turn.” [@ray2021gate, 00:00:10].',
    );
    assert.match(String(insert(index, pieces, 'ap', '|')), /water\. \.\.\. You could/u);
  });

  it('are none of two speakers, and none that a quote may not hold', async () => {
    const { index } = await corpusOf(marshCorpus);
    const source = index.sources().find(({ file }) => file === 'interview.txt');
    const passages = source ? index.passagesOf(source.id) : [];
    const [water] = passages.filter(({ text }) => text.includes('listened'));
    const [nail] = passages.filter(({ text }) => text.includes('dry nail'));
    assert.ok(water && nail);
    const two = [piece(water, 'I listened to the water.'), piece(nail, 'The pin was on the nail')];
    assert.deepEqual(insert(index, two, 'chicago', '|'), { refused: 'crossing', barrier: 'other-speaker' });
    const cut = [piece(water, 'I listened'), piece(water, 'ould hear it')];
    assert.deepEqual(insert(index, cut, 'chicago', '|'), { refused: 'inside-word' });
    const gone = { ...(two[0] as Stretch), sourceId: 'gone' };
    assert.deepEqual(insert(index, [gone], 'chicago', '|'), { refused: 'unknown-passage' });
  });
});

describe('a quote with words left out', function () {
  this.timeout(300_000);

  /** The first and the last sentence of every passage that has more, by each profile in turn. */
  function assertProperty(verifier: Verifier): void {
    const { index } = verifier.corpus;
    const verdicts = new Map<string, number>();
    let turn = 0;
    for (const { id, role } of index.sources()) {
      if (role === 'own') continue;
      for (const passage of index.passagesOf(id).filter(({ quotable }) => quotable)) {
        const sentences = splitSentences(passage.text).filter(
          ([start, end]) => splitWords(passage.text.slice(start, end)).length >= 4,
        );
        const [first, last] = [sentences[0], sentences.at(-1)];
        if (!first || !last || sentences.length < 3) continue;
        const profile = profileNames[turn++ % profileNames.length] as ProfileName;
        const stretchOf = ([start, end]: readonly [number, number]) =>
          piece(passage, passage.text.slice(start, end));
        const draft = insert(index, [stretchOf(first), stretchOf(last)], profile, 'She said|.\n');
        // A sentence may begin or end inside a quotation of the source.
        if (typeof draft !== 'string') continue;
        for (const finding of verifier.draft(draft, { profile })) {
          const isFine = ['verbatim', 'adjusted', 'marked', 'secondhand'].includes(finding.verdict);
          assert.ok(isFine, `${inWords(finding)}\n${draft}`);
          verdicts.set(finding.verdict, (verdicts.get(finding.verdict) ?? 0) + 1);
        }
      }
    }
    if (process.env.VERBATIM_TALLY) console.log(Object.fromEntries(verdicts));
    assert.ok(turn > 20 && (verdicts.get('marked') ?? 0) > 20);
  }

  it('verifies, for the omission is marked', async () =>
    assertProperty(await verifierOfFolder(sampleCorpus)));

  it('verifies in the real corpus too', async function () {
    needsLevine(this);
    assertProperty(await verifierOfFolder(levineFolder));
  });
});
