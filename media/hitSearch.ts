import type { Explanation } from '../src/protocol/quoteRequests.ts';
import type { HitView, SearchAnswer } from '../src/protocol/requests.ts';
import type { Outcome } from './guide.ts';
import { HitPages, PAGE_OF_HITS } from './hitPages.ts';
import { SearchPacer } from './searchPacer.ts';
import { KeystrokeTiming } from './timing.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/** What is searched for: the two boxes and the order. */
export interface Wanted {
  readonly query: string;
  readonly within?: string;
  readonly order: 'rank' | 'source';
}

/** The search that is on show, with those of its hits that are here. It asks for more as they come into sight. */
export class HitSearch {
  readonly pages = new HitPages();
  readonly timing = new KeystrokeTiming();
  readonly #vscode: VsCodeApi;
  readonly #pacer: SearchPacer;
  readonly #nextSequence: () => number;
  readonly #titles = new Map<string, string>();
  #wanted: Wanted = { query: '', order: 'rank' };
  #shown: Wanted | undefined;
  #outcome: Outcome | undefined;
  #explanation: Explanation | undefined;
  #explaining = 0;

  constructor(init: {
    readonly vscode: VsCodeApi;
    readonly nextSequence: () => number;
    readonly onLost: () => void;
  }) {
    this.#vscode = init.vscode;
    this.#nextSequence = init.nextSequence;
    this.#pacer = new SearchPacer({
      nextSequence: init.nextSequence,
      send: (search, sequence) => {
        this.timing.sent(sequence);
        init.vscode.postMessage({ type: 'search', ...search, sequence });
      },
      onLost: init.onLost,
    });
  }

  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  /** The answer that is on show, if there is one. */
  get answer(): SearchAnswer | undefined {
    return this.#outcome?.type === 'answer' ? this.#outcome.answer : undefined;
  }

  /** Why nothing was found; absent where something was, or nothing is known yet. */
  get explanation(): Explanation | undefined {
    return this.#explanation;
  }

  get isBusy(): boolean {
    return this.#pacer.isBusy;
  }

  /** Whether the hits on show are those of what stands in the boxes now. */
  get isCurrent(): boolean {
    return this.answer !== undefined && this.#shown !== undefined && isSame(this.#shown, this.#wanted);
  }

  /** The titles of sources by cite key, as far as hits have told. */
  get titles(): ReadonlyMap<string, string> {
    return this.#titles;
  }

  search(wanted: Wanted): void {
    this.#wanted = wanted;
    if (isBlank(wanted)) this.forget();
    else this.#pacer.search({ ...toParams(wanted), offset: 0, limit: PAGE_OF_HITS });
  }

  /** The corpus has changed: asks for the same again. */
  again(): void {
    this.search(this.#wanted);
  }

  /** Nothing is searched for any more. */
  forget(): void {
    this.#pacer.forget();
    this.#outcome = undefined;
    this.#shown = undefined;
    this.#explanation = undefined;
    this.pages.clear();
  }

  fail(message: string): void {
    this.#outcome = { type: 'failed', message };
    this.pages.clear();
  }

  /** Asks for the hits from `first` to `last` that are not here. */
  want(first: number, last: number): void {
    if (!this.#shown) return;
    for (const page of this.pages.missing(first, last)) {
      const sequence = this.#nextSequence();
      this.pages.ask(page, sequence);
      const search = { ...toParams(this.#shown), offset: page * PAGE_OF_HITS, limit: PAGE_OF_HITS };
      this.#vscode.postMessage({ type: 'search', ...search, sequence });
    }
  }

  /**
   * Takes an answer, or a failure, and tells what has changed: a `page` of the same hits, the hits `again` of the same
   * search, those of a `new` one; nothing for an answer that is too late.
   */
  take(
    sequence: number,
    answer: SearchAnswer | undefined,
    message = '',
  ): 'page' | 'again' | 'new' | undefined {
    if (answer) this.#noteTitles(answer.hits);
    if (this.pages.take(sequence, answer)) return 'page';
    if (!this.#pacer.settle(sequence)) return undefined;
    if (!answer) {
      this.fail(message);
      return 'new';
    }
    const wanted: Wanted = { ...this.#wanted, query: answer.query };
    const isAgain = this.#shown !== undefined && isSame(this.#shown, wanted);
    this.#shown = wanted;
    this.#outcome = { type: 'answer', answer };
    this.pages.start(answer);
    this.#explain(answer);
    return isAgain ? 'again' : 'new';
  }

  takeExplanation(sequence: number, explanation: Explanation): void {
    if (sequence === this.#explaining) this.#explanation = explanation;
  }

  #explain({ total }: SearchAnswer): void {
    this.#explanation = undefined;
    this.#explaining = 0;
    if (total > 0) return;
    this.#explaining = this.#nextSequence();
    const { query, within } = this.#wanted;
    this.#vscode.postMessage({
      type: 'explain',
      sequence: this.#explaining,
      query,
      ...(within && { within }),
    });
  }

  #noteTitles(hits: readonly HitView[]): void {
    for (const { citeKey, title } of hits) this.#titles.set(citeKey, title);
  }
}

function toParams({ query, within, order }: Wanted) {
  return { query, order, ...(within?.trim() && { within }) };
}

function isBlank({ query }: Wanted): boolean {
  return query.trim() === '';
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.query === b.query && (a.within ?? '') === (b.within ?? '') && a.order === b.order;
}
