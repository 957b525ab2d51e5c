import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { splitTokens } from '../../../src/core/text/tokens.ts';
import { Evidence } from '../../../src/core/verify/evidence.ts';
import { findPlaces } from '../../../src/core/verify/findPlaces.ts';
import { findRuns } from '../../../src/core/verify/findRuns.ts';
import { verifyDraft } from '../../../src/core/verify/verifyDraft.ts';
import { seeded } from '../../support/changes/change.ts';
import { indexOf, toPassages, toSource } from '../../support/passageCorpus.ts';

const VOCABULARY = 'tide gate keeper marsh salt hay door boat creek mud night water pin brass'.split(' ');

describe('the evidence of a corpus', () => {
  const words = (count: number, random: () => number) =>
    Array.from({ length: count }, () => VOCABULARY[Math.floor(random() * VOCABULARY.length)] as string);

  const evidenceOf = (index: CorpusIndex) => {
    const evidence = new Evidence(index);
    evidence.updateNow();
    return evidence;
  };

  const put = (index: CorpusIndex, file: string, ...texts: readonly string[]) => {
    const source = toSource(file, { citeKey: file });
    index.put({ source, passages: toPassages(source.id, texts) });
  };

  const verdictOf = (evidence: Evidence, quote: string, key: string) =>
    verifyDraft(parseDraft(`> ${quote}\n>\n> — [@${key}]\n`), evidence)[0]?.verdict;

  it('finds every run of words where it stands, as reading all of the text does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = seeded(seed);
        const texts = [0, 1, 2].map(() => words(60 + Math.floor(random() * 200), random));
        const index = indexOf(
          Object.fromEntries(
            texts.map((text, at) => [`s${at}`, [text.slice(0, 40).join(' '), text.slice(40).join(' ')]]),
          ),
        );
        const evidence = evidenceOf(index);
        const chosen = Math.floor(random() * 3);
        const start = Math.floor(random() * 40);
        const wanted = (texts[chosen] as string[]).slice(start, start + 8);
        const expected = texts.flatMap((text, number) =>
          text.flatMap((_, at) =>
            wanted.every((word, offset) => text[at + offset] === word) ? [`s${number} ${at}`] : [],
          ),
        );
        const found = findRuns(evidence, wanted, { role: 'primary', except: new Set() }, 1000)
          .filter(({ length }) => length === wanted.length)
          .map(({ sourceId, at }) => `${sourceId} ${at}`);
        assert.deepEqual(found.sort(), expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('finds the place of a quotation with words changed among the first five', () => {
    const random = seeded(4);
    const texts = Array.from({ length: 20 }, () =>
      words(3000, random).map((word) => (random() < 0.3 ? `${word}${Math.floor(random() * 400)}` : word)),
    );
    const evidence = evidenceOf(
      indexOf(Object.fromEntries(texts.map((text, at) => [`s${at}`, [text.join(' ')]]))),
    );
    for (let round = 0; round < 100; round++) {
      const chosen = Math.floor(random() * texts.length);
      const start = Math.floor(random() * 2900);
      const quoted = (texts[chosen] as string[])
        .slice(start, start + 25)
        .map((word) => (random() < 0.2 ? 'weathercock' : word));
      const found = findPlaces(
        evidence,
        quoted,
        { role: 'primary', except: new Set() },
        { limit: 5, leastShare: 0 },
      );
      assert.ok(
        found.some(
          ({ sourceId, first, last }) => sourceId === `s${chosen}` && first <= start && start <= last,
        ),
        `${chosen} ${start}`,
      );
    }
  });

  it('gives the words of any stretch of a source, whatever its passages', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('tide', 'gate.', '…', 'don’t', '$5'), { maxLength: 6 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(20),
        fc.nat(20),
        (passages, from, length) => {
          const texts = passages.map((parts) => parts.join(' '));
          const text = evidenceOf(indexOf({ a: texts })).textOf('a');
          const all = texts.flatMap((each) => splitTokens(each).map(({ folded }) => folded));
          assert.equal(text?.wordCount, all.length);
          const got = text?.words(from, Math.min(all.length, from + length)) ?? [];
          assert.deepEqual(
            got.map(({ folded }) => folded),
            all.slice(from, from + length),
          );
          assert.deepEqual(
            got.map(({ at }) => at),
            all.slice(from, from + length).map((_, at) => from + at),
          );
        },
      ),
    );
  });

  it('sees sources come, change and go, and raises its version each time', () => {
    const index = new CorpusIndex();
    put(index, 'a', 'The marsh does not forget the tide at night.');
    const evidence = evidenceOf(index);
    const before = evidence.version;
    assert.equal(verdictOf(evidence, 'The marsh does not forget the tide', 'a'), 'verbatim');
    put(index, 'b', 'Brass weighs more than it looks in the hand.');
    assert.deepEqual(evidence.updateNow(), ['b']);
    assert.equal(verdictOf(evidence, 'Brass weighs more than it looks', 'b'), 'verbatim');
    put(index, 'a', 'The marsh forgets the tide every single night.');
    assert.deepEqual(evidence.updateNow(), ['a']);
    assert.equal(verdictOf(evidence, 'The marsh forgets the tide every single night', 'a'), 'verbatim');
    index.remove('b');
    assert.deepEqual(evidence.updateNow(), ['b']);
    assert.equal(verdictOf(evidence, 'Brass weighs more than it looks', 'b'), 'unchecked');
    assert.ok(evidence.version > before);
    assert.deepEqual(evidence.updateNow(), []);
    assert.ok(evidence.isCurrent());
  });

  it('does not read the places of an older version in a newer source', () => {
    const index = new CorpusIndex();
    put(index, 'a', 'One two three four. The marsh does not forget the tide at night.');
    const evidence = evidenceOf(index);
    put(index, 'a', 'Something else stands here now, and it is longer than what stood here before by far.');
    assert.ok(evidence.isStale('a'));
    const [finding] = verifyDraft(
      parseDraft('> The marsh does not forget the tide\n>\n> — [@a]\n'),
      evidence,
    );
    assert.deepEqual([finding?.verdict, finding?.severity, finding?.match], ['unchecked', 'none', undefined]);
    evidence.updateNow();
    assert.equal(verdictOf(evidence, 'The marsh does not forget the tide', 'a'), 'not-found');
  });

  it('keeps its segments few while sources come one by one', () => {
    const index = new CorpusIndex();
    const evidence = new Evidence(index);
    for (let at = 0; at < 40; at++) {
      put(index, `s${at}`, words(50, seeded(at)).join(' '));
      evidence.updateNow();
      assert.ok(evidence.segments().length <= 4);
    }
    for (let at = 0; at < 40; at++) {
      assert.equal(verdictOf(evidence, words(50, seeded(at)).slice(10, 30).join(' '), `s${at}`), 'verbatim');
    }
  });

  it('works in slices, stays usable meanwhile, and can be stopped and taken up again', async () => {
    const index = new CorpusIndex();
    put(index, 'a', 'The marsh does not forget the tide at night.');
    const evidence = evidenceOf(index);
    for (let at = 0; at < 30; at++)
      put(
        index,
        `s${at}`,
        ...Array.from({ length: 60 }, (_, passage) => words(200, seeded(at * 100 + passage)).join(' ')),
      );
    const signal = { aborted: false };
    const update = evidence.update({ signal, sliceMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, 3));
    assert.equal(verdictOf(evidence, 'The marsh does not forget the tide', 'a'), 'verbatim');
    signal.aborted = true;
    const { cancelled } = await update;
    assert.ok(cancelled);
    assert.ok(!evidence.isCurrent());
    assert.equal((await evidence.update()).cancelled, false);
    assert.ok(evidence.isCurrent());
    assert.equal(verdictOf(evidence, words(200, seeded(2907)).slice(10, 40).join(' '), 's29'), 'verbatim');
  });

  it('takes less than three bytes for a byte of text', () => {
    const random = seeded(8);
    const text = words(40_000, random)
      .map((word) => `${word}${Math.floor(random() * 50)}`)
      .join(' ');
    const evidence = evidenceOf(indexOf({ a: text.match(/.{1,500}(?:\s|$)/gu) ?? [] }));
    assert.ok(evidence.indexBytes < 3 * text.length, `${evidence.indexBytes / text.length}`);
  });
});
