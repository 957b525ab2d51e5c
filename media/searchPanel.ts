import type { CorpusStatus, HitView } from '../src/protocol/requests.ts';
import type { SearchViewAction, SearchViewMessage } from '../src/protocol/searchView.ts';
import { createAnnouncer } from './announcer.ts';
import { Basket } from './basket.ts';
import { element } from './dom.ts';
import { createFacetChips, type FacetChips } from './facetChips.ts';
import { createFilterBox, type FilterBox } from './filterBox.ts';
import { chooseGuide, createGuide } from './guide.ts';
import { HitSearch } from './hitSearch.ts';
import type { HitAction } from './hitToolbar.ts';
import type { KeyAction, KeyPlace } from './keys.ts';
import { QuoteDesk } from './quoteDesk.ts';
import { QuoteDrag } from './quoteDrag.ts';
import { createResultList, type ResultList } from './resultList.ts';
import { createSearchBox, type SearchBox } from './searchBox.ts';
import { createSplitter } from './splitter.ts';
import { StateKeeper } from './stateKeeper.ts';
import { createStatusLine, type StatusLine } from './statusLine.ts';
import { type ViewState, withSearch } from './viewState.ts';
import type { VsCodeApi } from './vscodeApi.ts';
import { keyHints, stopWords, words } from './words.ts';

export interface SearchPanel {
  /** Shows what was there before the page went away, and tells the extension that it may speak. */
  start(): void;
  receive(message: SearchViewMessage): void;
}

/** Puts the parts of the view into `app` and lets them work together. */
export function createSearchPanel(init: {
  readonly app: HTMLElement;
  readonly vscode: VsCodeApi;
}): SearchPanel {
  return new Panel(init.app, init.vscode);
}

class Panel implements SearchPanel {
  readonly #vscode: VsCodeApi;
  readonly #keeper: StateKeeper;
  readonly #search: HitSearch;
  readonly #desk: QuoteDesk;
  readonly #basket: Basket;
  readonly #drag: QuoteDrag;
  readonly #box: SearchBox;
  readonly #filter: FilterBox;
  readonly #chips: FacetChips;
  readonly #statusLine: StatusLine;
  readonly #list: ResultList;
  readonly #announcer = createAnnouncer();
  readonly #guidePlace = element('div', { class: 'guide-place' });
  readonly #scroller = element('div', { id: 'scroller' });
  readonly #splitter: HTMLElement;
  #status: CorpusStatus | undefined;
  #used: ReadonlySet<string> = new Set();
  #isRestoring = true;
  /** One went on to the hits before they had come. */
  #isAwaited = false;
  #sequence = 0;
  #suggesting = 0;
  #historyTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: HTMLElement, vscode: VsCodeApi) {
    this.#vscode = vscode;
    this.#keeper = new StateKeeper(vscode);
    const nextSequence = () => ++this.#sequence;
    this.#search = new HitSearch({ vscode, nextSequence, onLost: () => this.#searchLost() });
    this.#drag = new QuoteDrag(vscode, nextSequence);
    this.#basket = new Basket({
      keeper: this.#keeper,
      vscode,
      say: (text) => this.#announcer.say(text),
      onChange: () => this.#collected(),
    });
    this.#desk = this.#createDesk(nextSequence);
    this.#box = createSearchBox({
      hintId: HINT_ID,
      history: () => this.#state.history,
      onQuery: (query) => this.#typed(query),
      onCursor: (query, cursor) => this.#askHelp(query, cursor),
      onKey: (action) => this.#act(action, 'box'),
    });
    this.#filter = createFilterBox({
      onFilter: (within) => this.#change({ within }),
      onLeave: (to) => (to === 'list' ? this.#enterList() : this.#box.focus()),
    });
    this.#chips = createFacetChips({ onQuery: (query) => this.#searchFor(query) });
    this.#statusLine = createStatusLine({
      onShowProblems: () => vscode.postMessage({ type: 'showProblems' }),
      onToggleGroups: () => this.#toggleGroups(),
      onToggleFilter: () => this.#toggleFilter(),
      onQuery: (query) => this.#searchFor(query),
    });
    this.#list = this.#createList();
    this.#splitter = this.#compose(app);
  }

  start(): void {
    const { query, within, selectedId, stretch } = this.#state;
    this.#box.query = query;
    if (within !== undefined) this.#filter.open(within);
    if (selectedId && stretch) this.#desk.restore(selectedId, stretch);
    this.#vscode.postMessage({ type: 'ready' });
    this.#search.search(this.#state);
    this.#render();
  }

  receive(message: SearchViewMessage): void {
    switch (message.type) {
      case 'ping':
        this.#vscode.postMessage({ type: 'pong' });
        return;
      case 'status':
        this.#receiveStatus(message.status);
        break;
      case 'answer':
        this.#receiveAnswer(message.sequence, message.answer);
        break;
      case 'failed':
        this.#receiveAnswer(message.sequence, undefined, message.message);
        break;
      case 'explanation':
        this.#search.takeExplanation(message.sequence, message.explanation);
        break;
      case 'suggestions':
        if (message.sequence === this.#suggesting) this.#box.suggest(message.suggestions);
        return;
      case 'surroundings':
        this.#desk.receive(message.sequence, message.surroundings);
        return;
      case 'grabbed':
        this.#drag.receive(message.sequence, message.text);
        return;
      case 'used':
        this.#used = new Set(message.passageIds);
        this.#list.refresh();
        return;
      case 'focus':
        if (message.query !== undefined) this.#searchFor(message.query);
        this.#box.focus();
        break;
      case 'act':
        this.#command(message.action);
        return;
    }
    this.#render();
  }

  get #state(): ViewState {
    return this.#keeper.state;
  }

  #createDesk(nextSequence: () => number): QuoteDesk {
    const withHit = (act: (hit: HitView) => void) => this.#desk.hit && act(this.#desk.hit);
    return new QuoteDesk({
      vscode: this.#vscode,
      nextSequence,
      onStretch: (passageId, text) => this.#stretched(passageId, text),
      onShow: () => this.#list.reveal(),
      onStop: (stop) => this.#announcer.say(stopWords[stop]),
      onAction: (action) => this.#do(action),
      onKey: (action) => this.#act(action, 'preview'),
      onClose: () => this.#closePreview(),
      onGrab: () => withHit((hit) => this.#drag.grab(this.#desk.quoteOf(hit))),
      onDrag: (event) => withHit((hit) => this.#drag.start(this.#desk.quoteOf(hit), event)),
    });
  }

  #createList(): ResultList {
    const { pages } = this.#search;
    const withHit = (index: number, act: (hit: HitView) => void) => {
      const hit = pages.hit(index);
      if (hit) act(hit);
    };
    return createResultList({
      scroller: this.#scroller,
      hintId: HINT_ID,
      content: {
        get total() {
          return pages.total;
        },
        hit: (index) => pages.hit(index),
        isGrouped: () => this.#state.order === 'source',
        isUsed: ({ passageId }) => this.#used.has(passageId),
        isCollected: ({ passageId }) => this.#basket.has(passageId),
      },
      onAction: (action, index) => withHit(index, (hit) => this.#do(action, hit)),
      onKey: (action) => this.#act(action, 'list'),
      onType: () => this.#box.focusEnd(),
      onSelect: (index) => this.#selected(index),
      onRange: (first, last) => this.#search.want(first, last),
      onGrab: (index) => withHit(index, (hit) => this.#drag.grab(this.#desk.quoteOf(hit))),
      onDrag: (index, event) => withHit(index, (hit) => this.#drag.start(this.#desk.quoteOf(hit), event)),
    });
  }

  /** @returns the line between hits and preview. */
  #compose(app: HTMLElement): HTMLElement {
    const below = this.#desk.preview.root;
    const splitter = createSplitter({
      container: app,
      below,
      share: this.#state.previewShare,
      onChange: (previewShare) => this.#keeper.changeSoon({ previewShare }),
    });
    this.#scroller.append(this.#guidePlace, this.#list.root);
    this.#scroller.addEventListener('scroll', () => this.#keeper.changeSoon({ anchor: this.#list.anchor }));
    const head = element(
      'div',
      { class: 'head' },
      this.#box.root,
      this.#chips.root,
      this.#filter.root,
      this.#statusLine.root,
    );
    app.replaceChildren(
      head,
      this.#scroller,
      splitter,
      below,
      this.#basket.bar.root,
      createHint(),
      this.#announcer.root,
    );
    return splitter;
  }

  #receiveStatus(status: CorpusStatus): void {
    const isUpdate = this.#status !== undefined && status.state === 'ready';
    this.#status = status;
    if (!isUpdate) return;
    // The hits on show are those of the corpus as it was before.
    this.#search.again();
    this.#desk.renew();
  }

  #receiveAnswer(sequence: number, answer: Parameters<HitSearch['take']>[1], message = ''): void {
    const receivedMs = performance.now();
    const anchor = this.#list.anchor;
    const change = this.#search.take(sequence, answer, message);
    if (!change) return;
    if (change === 'page') {
      this.#list.refresh();
      this.#settleSelection();
      return;
    }
    const isSameSearch = change === 'again' || this.#isRestoring;
    const place = this.#isRestoring ? this.#state.anchor : anchor;
    // A search that failed brings nothing back yet; what was there comes with the next answer.
    if (answer) this.#isRestoring = false;
    // The guide goes first: as long as it stands above the hits, they are not where they will be.
    this.#render();
    this.#list.show(isSameSearch ? this.#selectedPlace() : -1, isSameSearch ? place : undefined);
    if (isSameSearch) this.#settleSelection();
    else this.#selected(-1);
    if (this.#isAwaited) this.#list.move('first');
    this.#isAwaited = false;
    this.#search.timing.shown(sequence, receivedMs, answer?.elapsedMs ?? 0);
  }

  /** Where the selected passage stands among the hits that came; where it stood, while its page is under way. */
  #selectedPlace(): number {
    const { selectedId, selectedIndex } = this.#state;
    if (selectedId === undefined) return -1;
    const { pages } = this.#search;
    const found = pages.indexOf(selectedId);
    if (found >= 0) return found;
    return selectedIndex < pages.total && !pages.hit(selectedIndex) ? selectedIndex : -1;
  }

  /** Puts the selected hit on the desk, once it is here. */
  #settleSelection(): void {
    const hit = this.#search.pages.hit(this.#list.selected);
    if (this.#list.selected < 0) this.#desk.take(undefined);
    else if (hit) this.#desk.take(hit);
    if (hit) this.#desk.preview.showCollected(this.#basket.has(hit.passageId));
    this.#splitter.hidden = this.#desk.hit === undefined;
  }

  #selected(index: number): void {
    const passageId = this.#search.pages.hit(index)?.passageId;
    this.#keeper.change({
      selectedIndex: index,
      selectedId: passageId,
      stretch: passageId === undefined ? undefined : this.#desk.stretchOf(passageId),
    });
    this.#settleSelection();
  }

  #searchLost(): void {
    // While sources are being read, even a good answer may take its time.
    if (this.#status?.state === 'ready') {
      this.#search.fail(words.noAnswer);
      this.#list.show(-1);
    }
    this.#render();
  }

  #typed(query: string): void {
    this.#search.timing.typed();
    this.#change({ query });
  }

  /** A query that was chosen, not typed. */
  #searchFor(query: string): void {
    this.#box.query = query;
    this.#change({ query });
  }

  /** Searches for what stands in the boxes now. */
  #change(change: Parameters<StateKeeper['change']>[0]): void {
    this.#keeper.change(change);
    this.#isRestoring = false;
    this.#isAwaited = false;
    this.#search.search(this.#state);
    if (this.#state.query.trim() === '') {
      this.#list.show(-1);
      this.#selected(-1);
    }
    clearTimeout(this.#historyTimer);
    this.#historyTimer = setTimeout(() => this.#noteSearch(), SETTLED_AFTER_MS);
    this.#render();
  }

  /** A search that one stays with, or acts upon, is one to come back to. */
  #noteSearch(): void {
    const { history, query } = this.#state;
    if (this.#search.answer?.total) this.#keeper.change({ history: withSearch(history, query) });
  }

  #askHelp(query: string, cursor: number): void {
    this.#suggesting = ++this.#sequence;
    this.#vscode.postMessage({ type: 'suggest', sequence: this.#suggesting, query, cursor });
  }

  #toggleGroups(): void {
    this.#change({ order: this.#state.order === 'rank' ? 'source' : 'rank' });
  }

  #toggleFilter(): void {
    if (this.#filter.words !== undefined) {
      this.#filter.close();
      return;
    }
    this.#filter.open('');
    this.#filter.focus();
    this.#keeper.change({ within: '' });
    this.#render();
  }

  #enterList(): boolean {
    this.#isAwaited = this.#search.isBusy;
    if (this.#search.pages.total === 0 && !this.#isAwaited) return false;
    if (this.#list.selected < 0 && !this.#isAwaited) this.#list.move('first');
    this.#list.focus();
    return true;
  }

  /** Does what a key says; false where there is nothing to do it with. */
  #act(action: KeyAction, place: KeyPlace): boolean {
    switch (action.type) {
      case 'move':
        if (place === 'box') return this.#enterList();
        if (!this.#list.move(action.to)) this.#box.focus();
        return true;
      case 'stretch':
        return this.#desk.step(action.step);
      case 'back':
        return this.#back(place);
      default:
        return this.#do(action.type);
    }
  }

  /** From the preview to the hits, from there to the box, and in the box away with what is in it. */
  #back(place: KeyPlace): boolean {
    if (place === 'preview') this.#list.focus();
    else if (place === 'list' || this.#box.query !== '') {
      if (place === 'box') this.#searchFor('');
      this.#box.focus();
    } else return false;
    return true;
  }

  #command(action: SearchViewAction): void {
    switch (action) {
      case 'insertBasket':
        this.#basket.insertAll();
        break;
      case 'clearBasket':
        this.#basket.clear();
        break;
      case 'toggleGroups':
        this.#toggleGroups();
        break;
      case 'toggleFilter':
        this.#toggleFilter();
        break;
      default:
        this.#do(action);
    }
  }

  /** Does something with a hit; without one, with the selected hit or else the first of a query that is not typed over. */
  #do(action: HitAction, hit = this.#target()): boolean {
    if (!hit) return false;
    this.#noteSearch();
    const quotes = [this.#desk.quoteOf(hit)];
    switch (action) {
      case 'insert':
        this.#vscode.postMessage({ type: 'insert', quotes });
        break;
      case 'insertAs':
        this.#vscode.postMessage({ type: 'insert', quotes, style: 'ask' });
        break;
      case 'cite':
        this.#vscode.postMessage({ type: 'insert', quotes, style: 'citation' });
        break;
      case 'copy':
        this.#vscode.postMessage({ type: 'copy', quotes });
        break;
      case 'open':
        this.#vscode.postMessage({ type: 'open', passageId: hit.passageId });
        break;
      case 'collect':
        this.#basket.toggle(hit, this.#desk.quoteOf(hit));
        break;
    }
    return true;
  }

  #target(): HitView | undefined {
    const { pages } = this.#search;
    if (this.#list.selected >= 0) return pages.hit(this.#list.selected);
    return this.#search.isCurrent ? pages.hit(0) : undefined;
  }

  #stretched(passageId: string, text: string): void {
    const stretch = this.#desk.stretchOf(passageId);
    if (passageId === this.#state.selectedId) this.#keeper.changeSoon({ stretch });
    this.#basket.update(passageId, stretch ?? { passageId }, text);
    this.#announcer.say(text.length <= MAX_SPOKEN ? text : `${text.slice(0, 60)} … ${text.slice(-60)}`);
  }

  #collected(): void {
    this.#list.refresh();
    const { hit } = this.#desk;
    if (hit) this.#desk.preview.showCollected(this.#basket.has(hit.passageId));
  }

  #closePreview(): void {
    this.#list.focus();
    this.#list.show(-1, this.#list.anchor);
    this.#selected(-1);
  }

  #render(): void {
    const { answer, outcome, explanation } = this.#search;
    this.#statusLine.show({
      status: this.#status,
      answer,
      isSearching: this.#search.isBusy,
      isGrouped: this.#state.order === 'source',
      isFiltered: this.#filter.words !== undefined,
    });
    this.#list.showBusy(!this.#search.isCurrent);
    this.#chips.show(this.#box.query, answer?.facets, this.#search.titles);
    const guide = chooseGuide({
      status: this.#status,
      query: this.#box.query,
      outcome,
      isFiltered: Boolean(this.#filter.words?.trim()),
      explanation,
    });
    this.#guidePlace.replaceChildren(...(guide ? [this.#createGuide(guide)] : []));
    this.#splitter.hidden = this.#desk.hit === undefined;
  }

  #createGuide(guide: Parameters<typeof createGuide>[0]): HTMLElement {
    return createGuide(guide, {
      onChooseCorpus: () => this.#vscode.postMessage({ type: 'chooseCorpus' }),
      onQuery: (query) => {
        this.#searchFor(query);
        this.#box.focus();
      },
      onTryAgain: () => this.#search.again(),
      onShowProblems: () => this.#vscode.postMessage({ type: 'showProblems' }),
      onCloseFilter: () => this.#filter.close(),
    });
  }
}

/** The keys in a sentence for screen readers; the eye finds them in the guide and at the buttons. */
function createHint(): HTMLElement {
  const hint = keyHints.map(([key, does]) => `${key}: ${does}`).join('; ');
  return element('p', { id: HINT_ID, class: 'visually-hidden' }, hint);
}

const HINT_ID = 'key-hint';

// As long as one types, each query is but the beginning of the next.
const SETTLED_AFTER_MS = 1500;

const MAX_SPOKEN = 200;
