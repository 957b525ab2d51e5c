import type { SearchParams } from '../src/protocol/requests.ts';

/** A search as the user wants it. */
export type WantedSearch = SearchParams;

/** Sends one search; its answer comes back to `settle` with the same sequence. */
export type SendSearch = (search: WantedSearch, sequence: number) => void;

/**
 * Keeps searches in step with typing: the first goes out at once; while it is under way only the latest of the next
 * ones waits. So a quick server is asked at each keystroke and a slow one never gets a queue.
 */
export class SearchPacer {
  readonly #send: SendSearch;
  readonly #onLost: () => void;
  readonly #nextSequence: () => number;
  #lastSent = 0;
  /** Answers up to this one are too old to be shown. */
  #lastShown = 0;
  #underWay: number | undefined;
  #waiting: WantedSearch | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param init `onLost` is called when the last search that went out has had no answer for long; `nextSequence` gives
   *   numbers that rise, not necessarily one by one.
   */
  constructor(init: {
    readonly send: SendSearch;
    readonly onLost: () => void;
    readonly nextSequence: () => number;
  }) {
    this.#send = init.send;
    this.#nextSequence = init.nextSequence;
    this.#onLost = init.onLost;
  }

  /** True from a search until its answer. */
  get isBusy(): boolean {
    return this.#underWay !== undefined && this.#lastShown < this.#lastSent;
  }

  search(wanted: WantedSearch): void {
    if (this.#underWay === undefined) this.#start(wanted);
    else this.#waiting = wanted;
  }

  /** Nothing is wanted any more: an answer that still comes is too old. */
  forget(): void {
    this.#waiting = undefined;
    this.#lastShown = this.#lastSent;
  }

  /** Takes note of an answer or a failure and tells whether it is to be shown. */
  settle(sequence: number): boolean {
    // A page that VS Code made anew may get an answer meant for the page before it, which is of no use here.
    const isNews = sequence > this.#lastShown && sequence <= this.#lastSent;
    if (isNews) this.#lastShown = sequence;
    if (sequence === this.#underWay) this.#next();
    return isNews;
  }

  #start(wanted: WantedSearch): void {
    this.#lastSent = this.#nextSequence();
    this.#underWay = this.#lastSent;
    this.#timer = setTimeout(() => this.#giveUp(), LOST_AFTER_MS);
    this.#send(wanted, this.#lastSent);
  }

  /** An answer that comes after all is still shown, if it is the newest. */
  #giveUp(): void {
    const wasWanted = this.isBusy;
    this.#next();
    if (wasWanted && this.#underWay === undefined) this.#onLost();
  }

  #next(): void {
    clearTimeout(this.#timer);
    this.#underWay = undefined;
    const wanted = this.#waiting;
    this.#waiting = undefined;
    if (wanted) this.#start(wanted);
  }
}

// A server that was started anew answers nothing that the old one was asked. Far longer than any search takes.
const LOST_AFTER_MS = 10_000;
