import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../core/drafts/parseDraft.ts';
import type { CancellationSignal } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Quote } from '../core/model/quote.ts';
import { checkQuote, chosenProfile } from '../core/reports/checkDraft.ts';
import type { CheckedDraft, CheckedQuote } from '../core/reports/checkedDraft.ts';
import { Evidence } from '../core/verify/evidence.ts';
import { type ProfileName, profileNames } from '../core/verify/profiles.ts';
import type { VerificationSettings } from '../protocol/verification.ts';
import { FindingCache, quoteKey } from './findingCache.ts';

export interface VerificationInit {
  /** Open documents. */
  documents(): readonly TextDocument[];
  document(uri: string): TextDocument | undefined;
  draftOf(document: TextDocument): Draft;
  /** Whether a document is a draft that may be verified at all: no source, not left out. */
  isDraft(uri: string): boolean;
  /** Shows what was found; called with none for a document that is no longer verified. */
  publish(uri: string, checked: CheckedDraft | undefined): void;
  /** Says, once, that an open document is not verified. */
  leaveOut(uri: string): void;
  readonly log: (message: string) => void;
}

/**
 * Keeps the findings of open drafts up to date as they are typed: waits for a pause, verifies what is new, in slices
 * short enough not to be noticed, and shows the result. What was found is kept by the words of the quote, so that a
 * keystroke costs one parse of the draft and the quotes that it touches.
 *
 * While the corpus is being indexed nothing is verified: words that are not indexed yet would be "not found".
 */
export class Verification {
  readonly #init: VerificationInit;
  readonly #cache = new FindingCache();
  readonly #runs = new Map<string, Run>();
  readonly #published = new Map<string, CheckedDraft>();
  /** The open documents that are known not to be verified. */
  readonly #leftOut = new Set<string>();
  #settings: VerificationSettings | undefined;
  #index: CorpusIndex | undefined;
  #evidence: Evidence | undefined;
  #ready: { readonly signal: { aborted: boolean }; readonly finished: Promise<boolean> } | undefined;

  constructor(init: VerificationInit) {
    this.#init = init;
  }

  configure(settings: VerificationSettings): void {
    this.#settings = settings;
    for (const { uri } of this.#init.documents()) this.changed(uri, 0);
  }

  get settings(): VerificationSettings | undefined {
    return this.#settings;
  }

  /** The evidence once it is up to date; undefined while the corpus is being indexed. */
  async evidence(): Promise<Evidence | undefined> {
    const isReady = await this.#ready?.finished;
    return isReady ? this.#evidence : undefined;
  }

  /** To be called when an update of the corpus begins. */
  corpusChanges(): void {
    if (this.#ready) this.#ready.signal.aborted = true;
    this.#ready = undefined;
    for (const run of this.#runs.values()) run.signal.aborted = true;
  }

  /** To be called when the corpus is up to date: the words of new sources are indexed, and drafts verified again. */
  corpusChanged(index: CorpusIndex): void {
    this.corpusChanges();
    if (!this.#evidence || index !== this.#index) {
      this.#index = index;
      this.#evidence = new Evidence(index);
      this.#cache.clear();
    }
    const evidence = this.#evidence;
    const signal = { aborted: false };
    const finished = evidence.update({ signal }).then(
      ({ changed, cancelled }) => {
        this.#cache.carryOver(evidence.version, new Set(changed));
        return !cancelled && !signal.aborted;
      },
      (error) => {
        this.#init.log(`Verification is not possible: ${error}`);
        return false;
      },
    );
    this.#ready = { signal, finished };
    void finished.then((isReady) => {
      if (isReady) for (const { uri } of this.#init.documents()) this.changed(uri, 0);
    });
  }

  /** To be called when a draft was opened or changed. */
  changed(uri: string, afterMs = PAUSE_MS): void {
    this.#stop(uri);
    if (!this.#settings) return;
    if (!this.#settings.enabled || !this.#init.isDraft(uri)) {
      this.#leaveOut(uri);
      return;
    }
    this.#leftOut.delete(uri);
    const run: Run = {
      signal: { aborted: false },
      timer: setTimeout(() => void this.#live(uri, run), afterMs),
    };
    this.#runs.set(uri, run);
  }

  closed(uri: string): void {
    this.#stop(uri);
    this.#leftOut.delete(uri);
    if (this.#published.delete(uri)) this.#init.publish(uri, undefined);
  }

  /** Verifies a draft now and shows what was found, also where live verification is off. */
  async verifyNow(document: TextDocument, signal: CancellationSignal): Promise<CheckedDraft | undefined> {
    this.#stop(document.uri);
    const checked = await this.check(document, signal);
    if (checked) this.#publish(document.uri, checked);
    return checked;
  }

  /** The findings of a draft as it stands now; undefined while the corpus is being indexed, or when cancelled. */
  async check(
    document: TextDocument,
    signal: CancellationSignal,
    onProgress?: (checked: CheckedDraft) => void,
  ): Promise<CheckedDraft | undefined> {
    const evidence = await this.evidence();
    if (!evidence || signal.aborted) return undefined;
    let sliceEndMs = performance.now() + SLICE_MS;
    const draft = this.#init.draftOf(document);
    const profile = this.profileOf(draft.text);
    const quotes: CheckedQuote[] = [];
    const so = (): CheckedDraft => ({
      path: document.uri,
      uri: document.uri,
      text: draft.text,
      profile,
      quotes: [...quotes],
    });
    for (const quote of draft.quotes) {
      const checked = this.checkQuote(quote, draft, evidence, profile);
      if (checked) quotes.push(checked);
      if (performance.now() < sliceEndMs) continue;
      await new Promise((resolve) => setTimeout(() => resolve(undefined), 0));
      if (signal.aborted) return undefined;
      onProgress?.(so());
      sliceEndMs = performance.now() + SLICE_MS;
    }
    return so();
  }

  /** The finding of one quote, from what is kept where possible. */
  checkQuote(quote: Quote, draft: Draft, evidence: Evidence, profile: ProfileName): CheckedQuote | undefined {
    const key = quoteKey(draft.text, quote, profile);
    const kept = quote.ignored ? {} : this.#cache.get(key, evidence.version);
    if (kept) return kept.finding && { quote, finding: kept.finding };
    const checked = checkQuote(quote, draft, evidence, profile);
    this.#cache.set(key, evidence.version, checked?.finding);
    return checked;
  }

  /** The finding of one quote; undefined where it is none, and while the corpus is being indexed. */
  async findingOf(draft: Draft, quote: Quote): Promise<Finding | undefined> {
    const evidence = await this.evidence();
    return evidence && this.checkQuote(quote, draft, evidence, this.profileOf(draft.text))?.finding;
  }

  /** The rules that a draft is held to: its own choice, else the user's. */
  profileOf(text: string): ProfileName {
    const chosen = profileNames.find((name) => name === this.#settings?.profile);
    return chosenProfile(text).profile ?? chosen ?? 'chicago';
  }

  async #live(uri: string, run: Run): Promise<void> {
    const document = this.#init.document(uri);
    if (!document) return;
    let shownMs = performance.now();
    // A long draft that is seen for the first time shows what is found so far.
    const onProgress = (checked: CheckedDraft) => {
      if (this.#published.has(uri) || performance.now() - shownMs < SHOW_MS) return;
      shownMs = performance.now();
      this.#init.publish(uri, checked);
    };
    try {
      const checked = await this.check(document, run.signal, onProgress);
      if (checked && !run.signal.aborted) this.#publishInTime(uri, checked, run);
    } catch (error) {
      this.#init.log(`A draft could not be verified: ${error}`);
    }
  }

  /**
   * Shows what was found, but for new words without a citation that stand nowhere: they may be the beginning of a quote
   * that is being typed, or a search for one. They are shown once the writer has paused.
   */
  #publishInTime(uri: string, checked: CheckedDraft, run: Run): void {
    const shown = this.#published.get(uri);
    const known = new Set(shown?.quotes.map(({ finding }) => finding.text));
    const settled = checked.quotes.filter(
      ({ finding }) => !shown || !mayBeUnfinished(finding) || known.has(finding.text),
    );
    this.#publish(uri, { ...checked, quotes: settled });
    if (settled.length === checked.quotes.length) return;
    run.timer = setTimeout(() => {
      if (!run.signal.aborted) this.#publish(uri, checked);
    }, REST_MS);
  }

  #publish(uri: string, checked: CheckedDraft): void {
    this.#leftOut.delete(uri);
    this.#published.set(uri, checked);
    this.#init.publish(uri, checked);
  }

  #leaveOut(uri: string): void {
    if (this.#published.delete(uri)) this.#init.publish(uri, undefined);
    if (this.#leftOut.has(uri)) return;
    this.#leftOut.add(uri);
    this.#init.leaveOut(uri);
  }

  #stop(uri: string): void {
    const run = this.#runs.get(uri);
    if (!run) return;
    run.signal.aborted = true;
    clearTimeout(run.timer);
    this.#runs.delete(uri);
  }
}

interface Run {
  readonly signal: { aborted: boolean };
  timer: unknown;
}

function mayBeUnfinished({ match, claimed, severity }: Finding): boolean {
  return !match && claimed.citeKeys.length === 0 && severity !== 'none';
}

// A pause between words; shorter than the time in which one looks at what one wrote.
const PAUSE_MS = 250;
const SLICE_MS = 8;
const SHOW_MS = 700;
// Longer than one looks for the next word.
const REST_MS = 2500;
