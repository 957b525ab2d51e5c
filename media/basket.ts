import type { QuoteRef } from '../src/protocol/quoteRequests.ts';
import type { HitView } from '../src/protocol/requests.ts';
import { type BasketBar, createBasketBar } from './basketBar.ts';
import type { StateKeeper } from './stateKeeper.ts';
import type { Collected } from './viewState.ts';
import type { VsCodeApi } from './vscodeApi.ts';
import { words } from './words.ts';

/** The quotes that were collected, to be inserted together. They are kept with the view's state. */
export class Basket {
  readonly bar: BasketBar;
  readonly #keeper: StateKeeper;
  readonly #vscode: VsCodeApi;
  readonly #say: (text: string) => void;
  readonly #onChange: () => void;

  constructor(init: {
    readonly keeper: StateKeeper;
    readonly vscode: VsCodeApi;
    say(text: string): void;
    onChange(): void;
  }) {
    this.#keeper = init.keeper;
    this.#vscode = init.vscode;
    this.#say = init.say;
    this.#onChange = init.onChange;
    this.bar = createBasketBar({
      onInsert: () => this.insertAll(),
      onCopy: () => this.#vscode.postMessage({ type: 'copy', quotes: this.#quotes() }),
      onClear: () => this.clear(),
      onTakeOut: (index) => this.#set(this.#held.filter((_, at) => at !== index)),
    });
    this.bar.show(this.#held);
  }

  has(passageId: string): boolean {
    return this.#held.some((each) => each.passageId === passageId);
  }

  /** Puts a hit in, or takes it out where it is in. */
  toggle(hit: HitView, quote: QuoteRef): void {
    const { passageId } = hit;
    const wasIn = this.has(passageId);
    const from = [hit.evidence, hit.title, hit.place].filter(Boolean).join(' · ');
    this.#set(
      wasIn
        ? this.#held.filter((each) => each.passageId !== passageId)
        : [...this.#held, { passageId, quote, words: clip(hit.text), from }],
    );
    const count = this.#held.length;
    this.#say(wasIn ? words.noLongerCollected(count) : words.nowCollected(count));
  }

  /** A quote that is in was stretched or cut. */
  update(passageId: string, quote: QuoteRef, text: string): void {
    if (!this.has(passageId)) return;
    const change = { quote, words: clip(text) };
    this.#set(this.#held.map((each) => (each.passageId === passageId ? { ...each, ...change } : each)));
  }

  clear(): void {
    this.#set([]);
  }

  insertAll(): void {
    const quotes = this.#quotes();
    if (quotes.length > 0) this.#vscode.postMessage({ type: 'insert', quotes, isBasket: true });
  }

  get #held(): readonly Collected[] {
    return this.#keeper.state.basket;
  }

  #quotes(): readonly QuoteRef[] {
    return this.#held.map(({ quote }) => quote);
  }

  #set(basket: readonly Collected[]): void {
    this.#keeper.change({ basket });
    this.bar.show(basket);
    this.#onChange();
  }
}

/** The view's state is to stay small. */
function clip(text: string): string {
  return text.slice(0, 300);
}
