import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import { Evidence } from '../../../src/core/verify/evidence.ts';
import { parseQuotation, toDraftSpan } from '../../../src/core/verify/quotation.ts';
import { verifyDraft } from '../../../src/core/verify/verifyDraft.ts';
import { arbitraryPassages } from '../../support/arbitrarySources.ts';
import { seeded } from '../../support/changes/change.ts';
import { toSource } from '../../support/passageCorpus.ts';
import { describe as inWords, type Verifier, verifierOfPassages } from '../../support/verification.ts';

const VOCABULARY =
  'the tide gate keeper went down to a marsh at night and saw that salt hay was green under old oak doors while every boat on the creek lay still in its bed of mud'.split(
    ' ',
  );

function sentences(count: number, random = seeded(3)): string {
  return Array.from({ length: count }, (_, at) => {
    const word = VOCABULARY[Math.floor(random() * VOCABULARY.length)] as string;
    return at % 12 === 11 ? `${word}.` : word;
  }).join(' ');
}

/** Runs some work and says how many seconds of the processor it took; others may use the machine too. */
function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('bad input', function () {
  this.timeout(60_000);
  const long = sentences(6000);
  let verifier: Verifier;
  before(() => {
    verifier = verifierOfPassages({
      'long.txt': {
        citeKey: 'long',
        passages: long.match(/.{1,600}(?:\s|$)/gu)?.map((text) => text.trim()) ?? [],
      },
      'talk.txt': {
        citeKey: 'talk',
        passages: ['I listened to the water, and a marsh does not forget the tide, and neither did I.'],
      },
    });
  });

  it('verifies a quotation of 5,000 words, as it stands and with a word changed', () => {
    const words = long.split(' ').slice(200, 5200);
    const seconds = secondsOf(() => {
      verifier.assertVerdict(words.join(' '), 'verbatim', '[@long]');
      verifier.assertVerdict(words.with(2500, 'weathercock').join(' '), 'misquote', '[@long]');
      verifier.assertVerdict(words.toSpliced(2500, 9).join(' '), 'misquote', '[@long]');
    });
    assert.ok(seconds < 6, `${seconds} s`);
  });

  it('verifies 5,000 words that stand nowhere, and one word 5,000 times', () => {
    const seconds = secondsOf(() => {
      verifier.assertVerdict(sentences(5000, seeded(9)), 'not-found', '[@long]');
      verifier.assertVerdict('tide '.repeat(5000).trim(), 'not-found', '[@long]');
      verifier.assertVerdict('the tide '.repeat(2500).trim(), 'not-found', '[@talk]');
    });
    assert.ok(seconds < 5, `${seconds} s`);
  });

  it('has nothing to say of punctuation alone', () => {
    for (const marks of ['…', '. . .', '—', '!?!', '***', '[…]', '“”', '[]', '[sic]', '\u200b\u200b']) {
      assert.deepEqual(verifier.draft(`“${marks}” [@talk]\n`), [], marks);
    }
  });

  it('verifies ten thousand quotations', () => {
    const draft = parseDraft('“I listened to the water” [@talk]. Nothing else.\n\n'.repeat(10_000));
    let found = 0;
    const seconds = secondsOf(() => {
      found = verifyDraft(draft, verifier.evidence).length;
    });
    assert.equal(found, 10_000);
    assert.ok(seconds < 40, `${seconds} s`);
  });

  it('stops when it is cancelled, with what it has', () => {
    const draft = parseDraft('“I listened to the water” [@talk].\n\n'.repeat(50));
    let asked = 0;
    const signal = {
      get aborted() {
        return ++asked > 10;
      },
    };
    assert.equal(verifyDraft(draft, verifier.evidence, { signal }).length, 10);
  });

  it('survives unbalanced marks and brackets over half a draft', () => {
    const halves = [
      '“I listened to the water ',
      '[I listened [to the water ',
      '(…) [… [[ ]] ',
      '> [a] [b [c] d] … . . . '.repeat(4),
    ];
    for (const half of halves) {
      const seconds = secondsOf(() =>
        verifier.draft(`${half.repeat(2000)}\n\n“I listened to the water” [@talk]`),
      );
      assert.ok(seconds < 8, `${half} ${seconds} s`);
    }
  });

  it('takes many brackets and ellipses in one quotation', () => {
    const words = long.split(' ').slice(0, 900).join(' [so] … ');
    assert.ok(secondsOf(() => verifier.block(words, '[@long]')) < 8);
  });

  it('takes a bracket after every word', () => {
    const words = long.split(' ').slice(0, 300).join(' [so] ');
    verifier.assertVerdict(words, 'marked', '[@long]');
    assert.deepEqual(verifier.draft('“[well] [so] [then]” [@long]\n'), [], 'nothing of it is quoted');
  });

  it('verifies against an empty corpus', () => {
    const evidence = new Evidence(new CorpusIndex());
    evidence.updateNow();
    const [cited, uncited] = verifyDraft(
      parseDraft('“I listened to the water” [@talk].\n\n> I listened to the water.\n'),
      evidence,
    );
    assert.deepEqual([cited?.verdict, uncited?.verdict], ['unchecked', 'not-found']);
  });

  it('finds a character of a script without blanks wherever a quotation begins', () => {
    const chinese = verifierOfPassages({
      'a.txt': { citeKey: 'a', passages: ['沼泽从不忘记潮水，我也没有忘记。'] },
    });
    chinese.assertVerdict('从不忘记潮水', 'verbatim', '[@a]');
    chinese.assertVerdict('从没忘记潮水', 'misquote', '[@a]');
  });

  it('never throws, whatever sources and drafts hold', () => {
    const pieces = fc.constantFrom(
      'marsh',
      'tide',
      '…',
      '[sic]',
      '[T]he',
      '“',
      '”',
      '\n> ',
      '[@a]',
      ' ',
      '潮',
      '\ud800',
      '\u200b',
      '$5',
      '-3',
      "don't",
      '\\',
      '[',
      ']',
      '(',
      '*',
    );
    fc.assert(
      fc.property(arbitraryPassages('a', 4), fc.array(pieces, { maxLength: 40 }), (passages, parts) => {
        const index = new CorpusIndex();
        index.put({ source: toSource('a', { citeKey: 'a' }), passages });
        const evidence = new Evidence(index);
        evidence.updateNow();
        const draft = parseDraft(`“${parts.join(' ')}” [@a]\n\n> ${parts.join('')}\n`);
        for (const finding of verifyDraft(draft, evidence)) {
          assert.ok(finding.start <= finding.end, inWords(finding));
          for (const { draftSpan } of finding.edits) {
            assert.ok(
              finding.start <= draftSpan[0] + 12 &&
                draftSpan[0] <= draftSpan[1] &&
                draftSpan[1] <= draft.text.length,
              inWords(finding),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives every word of a quotation its place in the draft', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'marsh',
            '*tide*',
            '[old]',
            '…',
            '<b>gate</b>',
            'don\\’t',
            '&amp;',
            '[x](http://a.b)',
            'wa\u00adter',
          ),
          { minLength: 1, maxLength: 20 },
        ),
        (parts) => {
          const text = parts.join(' ');
          const quotation = parseQuotation(
            text,
            { spans: [[0, text.length]] },
            [...text.matchAll(/<\/?b>/gu)].map(({ index, 0: tag }) => [index, index + tag.length]),
          );
          let last = 0;
          for (const item of quotation.items) {
            const [start, end] = toDraftSpan(quotation, [item.start, item.end]);
            assert.ok(last <= start && start < end, `${text}: ${start} ${end}`);
            last = start;
          }
        },
      ),
    );
  });
});
