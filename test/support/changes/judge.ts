import type { Finding, Flag } from '../../../src/core/model/finding.ts';
import { describe as inWords, type Verifier } from '../verification.ts';
import { seeded } from './change.ts';
import type { ChangeOfGroup } from './index.ts';
import { blockQuote, type Join, Picker, type Quotable } from './joins.ts';

/** A corpus, and what can be quoted from it. */
export interface Quotables {
  readonly verifier: Verifier;
  readonly all: readonly Quotable[];
}

/** A draft with one quotation, and what was said of it. */
export interface JudgedDraft {
  readonly draft: string;
  readonly finding: Finding | undefined;
  readonly isRight: boolean;
}

interface Extent {
  readonly count: number;
  readonly seed: number;
}

export function quotablesOf(verifier: Verifier): Quotables {
  const { index } = verifier.corpus;
  const all = index
    .sources()
    .flatMap((source) =>
      index
        .passagesOf(source.id)
        .map((passage, at) => ({ source, passage, words: passage.text.split(/\s+/u), at })),
    );
  return { verifier, all };
}

/** Without what a recognizer made of an interview that is there as well: words of both are no splice. */
function withoutCopies(all: readonly Quotable[]): Quotable[] {
  const speakers = new Set(
    all.filter(({ source }) => source.layout === 'labelled-interview').map(({ source }) => authorOf(source)),
  );
  return all.filter(
    ({ source }) => source.layout !== 'speech-recognition' || !speakers.has(authorOf(source)),
  );
}

function authorOf({ item }: Quotable['source']): string {
  return item.author?.[0]?.family ?? '';
}

/** Makes the change to some passages of the primary sources, the same ones for the same seed. */
export function judgeChange(
  { verifier, all }: Quotables,
  change: ChangeOfGroup,
  { count, seed }: Extent,
): JudgedDraft[] {
  const random = seeded(seed);
  const judged: JudgedDraft[] = [];
  const passages = all.filter(
    ({ source, passage, words }) =>
      source.role === 'primary' &&
      words.length >= 12 &&
      (change.group !== 'cleaned speech' || passage.kind === 'speech'),
  );
  for (let attempt = 0; attempt < ATTEMPTS && judged.length < count && passages.length > 0; attempt++) {
    const { source, words } = passages[Math.floor(random() * passages.length)] as Quotable;
    const length = Math.min(words.length, 8 + Math.floor(random() * 45));
    const start = Math.floor(random() * (words.length - length + 1));
    const changed = change.apply(words.slice(start, start + length), random);
    if (changed) judged.push(judge(verifier, blockQuote(changed.join(' '), `@${source.citeKey}`), change));
  }
  return judged;
}

export function judgeJoin({ verifier, all }: Quotables, join: Join, { count, seed }: Extent): JudgedDraft[] {
  const pick = new Picker(withoutCopies(all), seeded(seed));
  const judged: JudgedDraft[] = [];
  for (let attempt = 0; attempt < ATTEMPTS / 10 && judged.length < count; attempt++) {
    const draft = join.make(pick);
    if (draft) judged.push(judge(verifier, draft, join));
  }
  return judged;
}

function judge(
  verifier: Verifier,
  draft: string,
  { right, critical, flag }: Pick<ChangeOfGroup, 'right' | 'critical' | 'flag'>,
): JudgedDraft {
  const [finding, ...others] = verifier.draft(draft);
  const isRight =
    finding !== undefined &&
    others.length === 0 &&
    right.includes(finding.verdict) &&
    (!critical || finding.severity === 'error') &&
    (!flag || finding.flags.includes(flag as Flag));
  return { draft, finding, isRight };
}

/** In a line each, for the message of a failed test. */
export function drafts(judged: readonly JudgedDraft[]): string[] {
  return judged.map(({ draft, finding }) => `${draft} => ${finding ? inWords(finding) : 'no finding'}`);
}

const ATTEMPTS = 1200;
