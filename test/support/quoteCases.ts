import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Flag, Verdict } from '../../src/core/model/finding.ts';
import type { TextSpan } from '../../src/core/model/textSpan.ts';
import type { Verifier } from './verification.ts';

/** Quotations made from the real transcripts by known changes; they stand beside the project, as its real corpus does. */
const casesFile = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases', 'quotes.jsonl');

export const hasQuoteCases = existsSync(casesFile);

export interface QuoteCase {
  readonly id: string;
  /** What was done to the words. */
  readonly change: string;
  readonly quote: string;
  readonly cited: string | null;
  readonly file: string | null;
  readonly spans: readonly TextSpan[];
  /** Those that are right; the first is the class that the case counts for. */
  readonly verdicts: readonly [Verdict, ...Verdict[]];
  readonly critical: boolean;
  readonly opposite?: boolean;
  readonly flags: readonly Flag[];
}

export function loadQuoteCases(): QuoteCase[] {
  return readFileSync(casesFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as QuoteCase);
}

/** Half of the cases, always the same: the thresholds were tuned on those where this is true. */
export function isForTuning({ id }: QuoteCase): boolean {
  let hash = 77;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash >>> 16) & 1) === 0;
}

/** A draft in which the case stands as a block quote with its citation inside. */
export function draftOf({ quote, cited }: QuoteCase): string {
  const lines = quote.split('\n').map((line) => `> ${line.replace(/^(\d+)\./u, '$1\\.')}\n`);
  return lines.join('') + (cited ? `>\n> — [@${cited}]\n` : '');
}

export interface JudgedCase {
  readonly quoteCase: QuoteCase;
  readonly finding: Finding | undefined;
  readonly elapsedMs: number;
}

export function judgeCases(verifier: Verifier, cases: readonly QuoteCase[]): JudgedCase[] {
  return cases.map((quoteCase) => {
    const draft = draftOf(quoteCase);
    const startedMs = performance.now();
    const [finding] = verifier.draft(draft);
    return { quoteCase, finding, elapsedMs: performance.now() - startedMs };
  });
}

export interface Score {
  /** Share of the cases with a right verdict, over the classes and for each. */
  readonly meanRecall: number;
  readonly recalls: Readonly<Record<string, number>>;
  /** Of `verbatim` and `adjusted` together. */
  readonly cleanPrecision: number;
  readonly cleanRecall: number;
  /** Cases whose words are others and that pass as verbatim, adjusted or marked. */
  readonly leaks: readonly string[];
  /** Opposites that pass, also as altered. */
  readonly passedOpposites: readonly string[];
  readonly criticalWithoutError: readonly string[];
  /** Share of the misquotes without a critical change that are errors. */
  readonly needlessErrors: number;
  readonly flagsFound: number;
  /** Share of the cases whose place overlaps the right one by nine tenths. */
  readonly placed: number;
}

/** The figures that were promised for the cases. */
export function scoreOf(judged: readonly JudgedCase[]): Score {
  const isRight = ({ quoteCase, finding }: JudgedCase) =>
    finding !== undefined && quoteCase.verdicts.includes(finding.verdict);
  const classes = [...new Set(judged.map(({ quoteCase }) => quoteCase.verdicts[0]))].sort();
  const recalls = Object.fromEntries(
    classes.map((name) => [
      name,
      share(
        judged.filter(({ quoteCase }) => quoteCase.verdicts[0] === name),
        isRight,
      ),
    ]),
  );
  const called = judged.filter(({ finding }) => isClean(finding?.verdict));
  const clean = judged.filter(({ quoteCase }) => isClean(quoteCase.verdicts[0]));
  const ids = (cases: readonly JudgedCase[]) => cases.map(({ quoteCase }) => quoteCase.id);
  const wrong = judged.filter((each) => !isRight(each));
  const wanted = judged.flatMap(({ quoteCase, finding }) =>
    quoteCase.flags.map((flag) => finding?.flags.includes(flag) ?? false),
  );
  return {
    meanRecall: mean(Object.values(recalls)),
    recalls,
    cleanPrecision: share(called, ({ quoteCase }) => quoteCase.verdicts.some(isClean)),
    cleanRecall: share(clean, isRight),
    leaks: ids(
      wrong.filter(({ quoteCase, finding }) => OTHERS.has(quoteCase.verdicts[0]) && passes(finding)),
    ),
    passedOpposites: ids(
      judged.filter(
        ({ quoteCase, finding }) => quoteCase.opposite && (passes(finding) || finding?.verdict === 'altered'),
      ),
    ),
    criticalWithoutError: ids(
      judged.filter(({ quoteCase, finding }) => quoteCase.critical && finding?.severity !== 'error'),
    ),
    needlessErrors: share(
      judged.filter(({ quoteCase }) => quoteCase.verdicts[0] === 'misquote' && !quoteCase.critical),
      ({ finding }) => finding?.severity === 'error',
    ),
    flagsFound: wanted.filter(Boolean).length / wanted.length,
    placed: share(
      judged.filter(({ quoteCase }) => quoteCase.file !== null),
      (each) => overlap(each) >= 0.9,
    ),
  };
}

/** For each kind of change, how many got which verdict; wrong ones with a `!`. */
export function confusion(judged: readonly JudgedCase[]): string[] {
  const rows = new Map<string, Map<string, number>>();
  for (const { quoteCase, finding } of judged) {
    const verdict = finding?.verdict ?? 'none';
    const name = quoteCase.verdicts.some((right) => right === verdict) ? verdict : `${verdict}!`;
    const row = rows.get(quoteCase.change) ?? new Map<string, number>();
    rows.set(quoteCase.change, row.set(name, (row.get(name) ?? 0) + 1));
  }
  return [...rows].sort().map(([change, row]) => {
    const counts = [...row].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
    return `${change.padEnd(14)} ${counts.join(', ')}`;
  });
}

const OTHERS = new Set<Verdict>(['misquote', 'not-found', 'wrong-source', 'spliced']);

function isClean(verdict: Verdict | undefined): boolean {
  return verdict === 'verbatim' || verdict === 'adjusted';
}

function passes(finding: Finding | undefined): boolean {
  return isClean(finding?.verdict) || finding?.verdict === 'marked';
}

/** Characters that both places hold, as a share of those that either holds. */
function overlap({ quoteCase, finding }: JudgedCase): number {
  const found = finding?.match?.file === quoteCase.file ? (finding?.match?.spans ?? []) : [];
  const [wanted, got] = [quoteCase.spans, found].map(charactersOf) as [Set<number>, Set<number>];
  const both = [...wanted].filter((offset) => got.has(offset)).length;
  return both / Math.max(1, wanted.size + got.size - both);
}

function charactersOf(spans: readonly TextSpan[]): Set<number> {
  return new Set(spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)));
}

function share<Each>(all: readonly Each[], test: (each: Each) => boolean): number {
  return all.length === 0 ? 1 : all.filter(test).length / all.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
