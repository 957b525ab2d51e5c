import * as vscode from 'vscode';
import { contextKeys } from '../protocol/names.ts';
import {
  type QuoteRef,
  type Stretch,
  type SurroundingsView,
  surroundingsRequest,
} from '../protocol/quoteRequests.ts';
import type { HitView } from '../protocol/requests.ts';
import { isStop, moveEdge, type Step, type Stop, wholePassage } from '../protocol/stretching.ts';
import type { CorpusClient } from './corpusClient.ts';
import { createPlacePreview, type PlacePreview } from './placePreview.ts';
import { plainLabel } from './plainLabel.ts';
import { type QuoteAction, type StretchItem, stopMessage, stretchItems } from './stretchItems.ts';

/** What was chosen in the Quick Pick, and what is to be done with it. */
export interface PickedQuote {
  readonly quote: QuoteRef;
  readonly action: QuoteAction;
  /** For `open`. */
  readonly passageId: string;
}

/** The search view for people who prefer a list under the keyboard. */
export interface QuotePicker {
  /**
   * Asks for a quote; undefined where none was chosen.
   *
   * @param query what is searched for at first.
   */
  pick(query?: string): Promise<PickedQuote | undefined>;
  /** Chooses the quote that is reached just now, to be inserted in a style that is picked; false where none is. */
  chooseForStyle(): boolean;
  /** Moves an end of the quote that is chosen just now. */
  step(step: Step): void;
  /** Shows the passage that is reached in its source beside the draft, or stops doing so. */
  togglePreview(): void;
}

export function createQuotePicker(corpus: CorpusClient): QuotePicker {
  let open: Picking | undefined;
  let showsPlaces = false;
  return {
    async pick(query = '') {
      open = new Picking(corpus, showsPlaces, query);
      await vscode.commands.executeCommand('setContext', contextKeys.picksQuote, true);
      try {
        return await open.picked;
      } finally {
        showsPlaces = open.showsPlaces;
        open = undefined;
        await vscode.commands.executeCommand('setContext', contextKeys.picksQuote, false);
      }
    },
    chooseForStyle: () => open?.chooseForStyle() ?? false,
    step: (step) => open?.step(step),
    togglePreview: () => open?.togglePlaces(),
  };
}

type HitItem = vscode.QuickPickItem & { readonly hit: HitView };
type Item = HitItem | StretchItem;

/** A quote that is being stretched. */
interface Work {
  readonly hit: HitView;
  view: SurroundingsView;
  stretch: Stretch;
}

/** One use of the Quick Pick: first hits are searched and one is chosen, then its quote may be stretched or cut. */
class Picking {
  readonly picked: Promise<PickedQuote | undefined>;
  showsPlaces: boolean;
  readonly #corpus: CorpusClient;
  readonly #picker = vscode.window.createQuickPick<Item>();
  readonly #preview: PlacePreview;
  #query = '';
  #hits: readonly HitView[] = [];
  #asked = 0;
  /** The quote that is stretched; absent while hits are searched. */
  #work: Work | undefined;
  #settle: (picked: PickedQuote | undefined) => void = () => {};

  constructor(corpus: CorpusClient, showsPlaces: boolean, query: string) {
    this.#corpus = corpus;
    this.#query = query;
    this.showsPlaces = showsPlaces;
    this.#preview = createPlacePreview(corpus);
    this.picked = new Promise((resolve) => (this.#settle = resolve));
    this.#listen();
    this.#showSearch();
    this.#picker.show();
    if (query !== '') void this.#search(query);
  }

  /** Chooses the quote that is reached, to be inserted in a style that is picked. */
  chooseForStyle(): boolean {
    const [active] = this.#picker.activeItems;
    if (this.#work) {
      const { stretch, hit } = this.#work;
      this.#finish({ quote: stretch, action: 'as', passageId: hit.passageId });
    } else if (active && 'hit' in active) {
      const { passageId } = active.hit;
      this.#finish({ quote: { passageId }, action: 'as', passageId });
    } else return false;
    return true;
  }

  /** Moves an end of the quote; of the hit that is reached, where none is stretched yet. */
  step(step: Step): void {
    void this.#step(step);
  }

  async #step(step: Step): Promise<void> {
    const [active] = this.#picker.activeItems;
    if (!this.#work && active && 'hit' in active) await this.#startWork(active.hit);
    const work = this.#work;
    if (!work) return;
    const moved = await this.#move(work, step);
    if (isStop(moved)) this.#picker.title = stopMessage(moved);
    else work.stretch = moved;
    this.#showWork(!isStop(moved), step);
  }

  /** A step beyond what was sent asks for more of the source first. */
  async #move(work: Work, step: Step): Promise<Stretch | Stop> {
    const moved = moveEdge(work.view, work.stretch, step);
    if (moved !== 'unloaded') return moved;
    const view = await this.#surroundings(work.hit, work.view.passages.length + MORE_PASSAGES);
    if (view) work.view = view;
    return moveEdge(work.view, work.stretch, step);
  }

  #listen(): void {
    const picker = this.#picker;
    picker.onDidChangeValue((value) => {
      if (!this.#work) void this.#search(value);
    });
    picker.onDidChangeActive(([active]) => {
      if (active && 'hit' in active && this.showsPlaces) void this.#preview.show(active.hit);
    });
    picker.onDidTriggerItemButton(
      ({ item }) => 'hit' in item && void this.#startWork(item.hit).then(() => this.#showWork(true)),
    );
    picker.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) this.#showSearch();
      else this.togglePlaces();
    });
    picker.onDidAccept(() => this.#accept());
    picker.onDidHide(() => {
      this.#settle(undefined);
      void this.#preview.close();
      picker.dispose();
    });
  }

  #accept(): void {
    const [item] = this.#picker.selectedItems;
    if (!item) return;
    if ('hit' in item) {
      const { passageId } = item.hit;
      this.#finish({ quote: { passageId }, action: 'insert', passageId });
    } else if ('step' in item) this.step(item.step);
    else if (this.#work) {
      const { stretch, hit } = this.#work;
      this.#finish({ quote: stretch, action: item.action, passageId: hit.passageId });
    }
  }

  #finish(picked: PickedQuote): void {
    this.#settle(picked);
    this.#picker.hide();
  }

  #showSearch(): void {
    const picker = this.#picker;
    const stretched = this.#work?.hit;
    this.#work = undefined;
    picker.title = vscode.l10n.t('Insert Quote');
    picker.placeholder = vscode.l10n.t(
      'Words of the passage; Shift+arrows stretch it, Ctrl+Space (⌘I on a Mac) shows it in its source',
    );
    this.#showButtons();
    picker.value = this.#query;
    const items = this.#hits.map(toItem);
    picker.items = items;
    // Who comes back from one hit looks at the next.
    const reached = items.find(({ hit }) => hit.passageId === stretched?.passageId);
    if (reached) picker.activeItems = [reached];
  }

  async #search(query: string): Promise<void> {
    const sequence = ++this.#asked;
    this.#query = query;
    this.#picker.busy = true;
    const answer = await this.#corpus.search({ query, limit: MAX_HITS }).catch(() => undefined);
    if (sequence !== this.#asked) return;
    this.#picker.busy = false;
    this.#hits = answer?.hits ?? [];
    if (!this.#work) this.#picker.items = this.#hits.map(toItem);
  }

  async #startWork(hit: HitView): Promise<void> {
    const view = await this.#surroundings(hit, FIRST_PASSAGES);
    const stretch = view && wholePassage(view);
    if (view && stretch) this.#work = { hit, view, stretch };
  }

  #surroundings({ passageId }: HitView, neighbors: number): Promise<SurroundingsView | null> {
    return this.#corpus.ask(surroundingsRequest, { passageId, before: neighbors, after: neighbors });
  }

  /** @param step the one that was made; its row stays the one that is reached, to make it again. */
  #showWork(hasMoved: boolean, step?: Step): void {
    if (!this.#work) return;
    const picker = this.#picker;
    const items = stretchItems(this.#work.view, this.#work.stretch, this.#work.hit);
    this.#showButtons();
    this.#showPlace();
    if (hasMoved) picker.title = vscode.l10n.t('Stretch or Cut the Quote');
    picker.placeholder = vscode.l10n.t(
      'Shift+arrows move an end by a word, with Ctrl (Option on a Mac) by a sentence',
    );
    picker.value = '';
    picker.items = items;
    const again = items.find((item) => 'step' in item && step && isSameStep(item.step, step));
    // With the keys one looks at the quote; with the rows one presses the same row again.
    const reached = picker.activeItems[0];
    picker.activeItems = [(reached && 'step' in reached ? again : undefined) ?? (items[0] as Item)];
  }

  togglePlaces(): void {
    this.showsPlaces = !this.showsPlaces;
    this.#showButtons();
    if (this.showsPlaces) this.#showPlace();
    else void this.#preview.close();
  }

  /** What is stretched, or the hit that is reached, in its source. */
  #showPlace(): void {
    const [active] = this.#picker.activeItems;
    if (!this.showsPlaces) return;
    if (this.#work) void this.#preview.show(this.#work.stretch);
    else if (active && 'hit' in active) void this.#preview.show(active.hit);
  }

  #showButtons(): void {
    const back = this.#work ? [vscode.QuickInputButtons.Back] : [];
    this.#picker.buttons = [...back, this.#placesButton()];
  }

  #placesButton(): vscode.QuickInputButton {
    return {
      iconPath: new vscode.ThemeIcon(this.showsPlaces ? 'eye-closed' : 'eye'),
      tooltip: this.showsPlaces
        ? vscode.l10n.t('Stop showing passages in their sources')
        : vscode.l10n.t('Show each passage in its source beside the draft (Ctrl+Space)'),
    };
  }
}

function toItem(hit: HitView): HitItem {
  return {
    hit,
    label: plainLabel(wordsAroundMatch(hit)),
    // A row is as wide as it is: behind the words, nobody would see whose they are.
    detail: plainLabel([hit.evidence, hit.place, hit.title, `@${hit.citeKey}`].filter(Boolean).join(' · ')),
    // The server has chosen; the picker's own filter would throw away what a slip of the pen found.
    alwaysShow: true,
    buttons: [
      {
        iconPath: new vscode.ThemeIcon('arrow-both'),
        tooltip: vscode.l10n.t('Stretch or cut the quote before it goes in (Shift+arrows)'),
      },
    ],
  };
}

/** From a few words before the first that was found: what is farther to the right is out of sight. */
function wordsAroundMatch({ text, snippet }: HitView): string {
  const [first] = snippet.highlights;
  const match = snippet.span[0] + (first?.[0] ?? 0);
  const start = match <= MATCH_IN_SIGHT ? 0 : text.lastIndexOf(' ', match - WORDS_BEFORE_MATCH) + 1;
  return `${start > 0 ? '…' : ''}${text.slice(start)}`;
}

function isSameStep(a: Step, b: Step): boolean {
  return a.edge === b.edge && a.unit === b.unit && a.by === b.by;
}

// In characters, of the eighty or so that a row shows.
const MATCH_IN_SIGHT = 45;
const WORDS_BEFORE_MATCH = 25;
const MAX_HITS = 30;
const FIRST_PASSAGES = 3;
const MORE_PASSAGES = 6;
