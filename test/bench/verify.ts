import { existsSync } from 'node:fs';
import { parseDraft } from '../../src/core/drafts/parseDraft.ts';
import { CorpusIndex } from '../../src/core/index/corpusIndex.ts';
import { Evidence } from '../../src/core/verify/evidence.ts';
import { verifyDraft } from '../../src/core/verify/verifyDraft.ts';
import { seeded } from '../support/changes/change.ts';
import { levineFolder } from '../support/levine.ts';
import { toPassages, toSource } from '../support/passageCorpus.ts';
import {
  confusion,
  hasQuoteCases,
  isForTuning,
  judgeCases,
  loadQuoteCases,
  scoreOf,
} from '../support/quoteCases.ts';
import { makeSpeaker, wordsAtHand } from '../support/speech.ts';
import { verifierOfFolder } from '../support/verification.ts';
import { type Figure, percentile } from './measure.ts';
import { benchChanges } from './verifyChanges.ts';
import { benchLive } from './verifyLive.ts';

/** Verification: right and wrong on the shared cases, and what a quotation costs as the corpus grows. */
export async function* benchVerify(): AsyncGenerator<Figure> {
  yield* onCases();
  yield* benchChanges();
  yield* longQuotations();
  yield* benchLive();
  for (const megabytes of [1, 10, 100]) yield* atSize(megabytes);
}

async function* onCases(): AsyncGenerator<Figure> {
  if (!hasQuoteCases || !existsSync(levineFolder)) return;
  const judged = judgeCases(await verifierOfFolder(levineFolder), loadQuoteCases());
  console.error(confusion(judged).join('\n'));
  const halves = [
    ['tuned on', judged.filter(({ quoteCase }) => isForTuning(quoteCase))],
    ['not tuned on', judged.filter(({ quoteCase }) => !isForTuning(quoteCase))],
  ] as const;
  for (const [half, own] of halves) {
    const score = scoreOf(own);
    const name = (what: string) => `quotation cases ${half}: ${what}`;
    yield { name: name('mean recall'), unit: '', value: score.meanRecall, goal: '≥ 0.97' };
    yield { name: name('other words that pass'), unit: '', value: score.leaks.length, goal: '0' };
    yield { name: name('opposites that pass'), unit: '', value: score.passedOpposites.length, goal: '0' };
    yield { name: name('precision of clean'), unit: '', value: score.cleanPrecision, goal: '≥ 0.995' };
    yield { name: name('recall of clean'), unit: '', value: score.cleanRecall, goal: '≥ 0.995' };
    yield {
      name: name('critical without error'),
      unit: '',
      value: score.criticalWithoutError.length,
      goal: '0',
    };
    yield { name: name('needless errors'), unit: '', value: score.needlessErrors, goal: '≤ 0.1' };
    yield { name: name('flags found'), unit: '', value: score.flagsFound, goal: '≥ 0.97' };
    yield { name: name('placed'), unit: '', value: score.placed, goal: '≥ 0.97' };
  }
  const times = judged.map(({ elapsedMs }) => elapsedMs);
  yield { name: 'a quotation among the cases (p95)', unit: 'ms', value: percentile(times, 95) };
}

/** Quotations of five thousand words: each is one turn of the server. */
async function* longQuotations(): AsyncGenerator<Figure> {
  const { index, passages } = makeCorpus(2e6, seeded(5));
  const evidence = new Evidence(index);
  evidence.updateNow();
  const citeKey = passages[0]?.citeKey ?? '';
  const texts = index
    .sources()
    .filter((source) => source.citeKey === citeKey)
    .flatMap((source) => index.passagesOf(source.id).map(({ text }) => text));
  const words = texts.join(' ').split(' ').slice(500, 5500);
  const quotations = {
    'as they stand': words,
    'with every seventh changed': words.map((word, at) => (at % 7 === 3 ? 'weathercock' : word)),
    'one of them all along': words.map(() => 'the'),
    'in the order of the alphabet': [...words].sort(),
  };
  for (const [what, quoted] of Object.entries(quotations)) {
    const draft = parseDraft(`> ${quoted.join(' ')}\n>\n> — [@${citeKey}]\n`);
    const times = [1, 2, 3].map(() => {
      const started = process.cpuUsage();
      verifyDraft(draft, evidence);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1000;
    });
    yield {
      name: `a quotation of 5,000 words, ${what}, of the processor’s time`,
      unit: 'ms',
      value: percentile(times, 50),
    };
  }
}

async function* atSize(megabytes: number): AsyncGenerator<Figure> {
  const random = seeded(megabytes);
  const { index, passages, bytes } = makeCorpus(megabytes * 1e6, random);
  const evidence = new Evidence(index);
  const before = process.cpuUsage();
  let longestMs = 0;
  let sliceMs = performance.now();
  // What another request waits for: the time between two turns of the event loop.
  const ticker = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - sliceMs);
    sliceMs = performance.now();
  });
  await evidence.update();
  clearInterval(ticker);
  // Of the processor: what else the machine does is no matter of the index.
  const { user, system } = process.cpuUsage(before);
  const at = (what: string) => `${megabytes} MB of corpus: ${what}`;
  yield { name: at('building the quote index'), unit: 'MB/s', value: bytes / (user + system), goal: '≥ 7' };
  yield { name: at('longest wait while it is built'), unit: 'ms', value: longestMs };
  yield {
    name: at('quote index per byte of text'),
    unit: 'bytes',
    value: evidence.indexBytes / bytes,
    goal: '≤ 3',
  };
  const times: Record<string, number[]> = { verbatim: [], misquote: [], 'not found': [] };
  for (let round = 0; round < 120; round++) {
    for (const [kind, draft] of Object.entries(makeDrafts(passages, random))) {
      const parsed = parseDraft(draft);
      const askedMs = performance.now();
      verifyDraft(parsed, evidence);
      times[kind]?.push(performance.now() - askedMs);
    }
  }
  const goal = megabytes > 10 ? '≤ 100' : '≤ 50';
  for (const [kind, each] of Object.entries(times)) {
    yield { name: at(`a ${kind} quotation (median)`), unit: 'ms', value: percentile(each, 50) };
    yield { name: at(`a ${kind} quotation (p95)`), unit: 'ms', value: percentile(each, 95), goal };
  }
}

interface MadePassage {
  readonly citeKey: string;
  readonly words: readonly string[];
}

/** Sources of 200 KB whose words follow each other as in the texts at hand, so that pairs are as frequent as in speech. */
function makeCorpus(size: number, random: () => number) {
  const nextWord = makeSpeaker(wordsAtHand(), random);
  // One word in thirty is a rare one.
  const nextOrRare = () => {
    const word = nextWord();
    return random() < 0.03 ? `${word}${Math.floor(random() * 2e4).toString(26)}` : word;
  };
  const index = new CorpusIndex();
  const made: MadePassage[] = [];
  let bytes = 0;
  for (let number = 0; bytes < size; number++) {
    const texts: string[] = [];
    for (let length = 0; length < 200_000 && bytes < size; ) {
      const words = Array.from({ length: 100 }, nextOrRare);
      const text = words.join(' ');
      texts.push(text);
      length += text.length + 1;
      bytes += text.length + 1;
      // Passages to quote from are kept of some only: all of them would be the corpus once more.
      if (random() < 2e5 / size) made.push({ citeKey: `source${number}`, words });
    }
    const source = toSource(`source${number}.txt`, { citeKey: `source${number}` });
    index.put({ source, passages: toPassages(source.id, texts) });
  }
  return { index, passages: made, bytes };
}

/** A quotation as it stands, one with a word changed, and one that nobody said, each with a citation. */
function makeDrafts(passages: readonly MadePassage[], random: () => number): Record<string, string> {
  const { citeKey, words } = passages[Math.floor(random() * passages.length)] as MadePassage;
  const start = Math.floor(random() * 40);
  const quoted = words.slice(start, start + 15 + Math.floor(random() * 40));
  const changed = quoted.with(Math.floor(quoted.length / 2), 'weathercock');
  const mixed = [...quoted].sort(() => random() - 0.5);
  const draft = (quote: readonly string[]) => `> ${quote.join(' ')}\n>\n> — [@${citeKey}]\n`;
  return { verbatim: draft(quoted), misquote: draft(changed), 'not found': draft(mixed) };
}
