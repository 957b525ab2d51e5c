import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Finding, Flag, Severity, Verdict } from '../model/finding.ts';
import { severities } from '../model/finding.ts';
import type { CheckedQuote } from '../reports/checkedDraft.ts';
import type { SentenceCode } from '../reports/sentences.ts';
import type { ProfileName } from '../verify/profiles.ts';
import {
  addCitation,
  choosePlace,
  citeAsReported,
  takeCitation,
  takeLocator,
  takeSpeaker,
} from './quickFixesCitation.ts';
import { ignoreQuote, paraphrase } from './quickFixesForm.ts';
import { addSic, markChanges, restoreWording } from './quickFixesWording.ts';
import type { DraftEdit } from './textEdit.ts';

/** A change of the draft that mends a finding, as one undo step. */
export interface QuickFix {
  /** Names the sentence of its title. */
  readonly code: Extract<SentenceCode, `fix-${string}`>;
  /** For the title. */
  readonly values: Readonly<Record<string, string>>;
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly DraftEdit[];
  /** True: words of the draft become others, which a writer wants to see before it is done. */
  readonly changesWords: boolean;
  /** True: only typography or the citation changes, and there is nothing to choose. */
  readonly isSafe: boolean;
  /** What is no longer said of the quote once it is applied; `quote`: it is checked no more. */
  readonly resolves: readonly (Verdict | Flag | 'quote')[];
}

export interface QuickFixInit {
  readonly draft: Draft;
  readonly checked: CheckedQuote;
  readonly index: CorpusIndex;
  /** Whose rules the draft is held to. */
  readonly profile: ProfileName;
  /** Verifies the quote as it would be after edits; undefined where it would be checked no more. */
  readonly recheck: (edits: readonly DraftEdit[]) => Finding | undefined;
}

/** Proposes fixes: for each, ways to do it, of which the first that works is offered. */
export type Fixer = (init: QuickFixInit) => readonly (readonly QuickFix[])[];

/**
 * The fixes for one finding, the best first. Each was tried: verified again, the quote has lost what the fix promises
 * to mend and has gained nothing worse.
 */
export function quickFixes(init: QuickFixInit): QuickFix[] {
  return [...quickFixesInSlices(init)].filter((fix) => fix !== undefined);
}

/** The same one by one, for who must not be held up: `undefined` where a fix was tried in vain. Each is a verification. */
export function* quickFixesInSlices(init: QuickFixInit): Generator<QuickFix | undefined, void, void> {
  for (const fixer of FIXERS) {
    for (const ways of fixer(init)) {
      for (const way of ways) {
        const works = way.edits.length > 0 && keepsPromise(way, init);
        yield works ? way : undefined;
        if (works) break;
      }
    }
  }
}

function keepsPromise(fix: QuickFix, { checked: { finding }, recheck }: QuickFixInit): boolean {
  const after = recheck(fix.edits);
  if (!after) return fix.resolves.includes('quote');
  if (fix.resolves.includes('quote')) return false;
  const said = saidOf(after);
  if (fix.resolves.some((code) => said.has(code))) return false;
  const isWorse = rank(after.severity) > rank(finding.severity);
  return !isWorse && !MISLEADING.some((flag) => said.has(flag) && !finding.flags.includes(flag));
}

/** What is said against a quote; a verdict that needs no attention is not (words that are reported as such). */
function saidOf({ verdict, severity, also, flags }: Finding): ReadonlySet<string> {
  return new Set([...(severity === 'none' ? [] : [verdict]), ...also, ...flags]);
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

// A mark must not hide what turns the meaning around.
const MISLEADING: readonly Flag[] = ['omits-negation', 'bracket-negation'];

const FIXERS: readonly Fixer[] = [
  restoreWording,
  takeCitation,
  takeSpeaker,
  takeLocator,
  citeAsReported,
  choosePlace,
  addCitation,
  markChanges,
  addSic,
  paraphrase,
  ignoreQuote,
];
