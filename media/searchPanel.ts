import type { CorpusStatus } from '../src/protocol/requests.ts';
import type { SearchViewMessage } from '../src/protocol/searchView.ts';
import { element } from './dom.ts';
import { chooseGuide, createGuide, type Outcome } from './guide.ts';
import type { HitAction } from './hitElement.ts';
import type { KeyAction } from './keys.ts';
import { createResultList, LIST_ID, type ResultList } from './resultList.ts';
import { createSearchBox, type SearchBox } from './searchBox.ts';
import { SearchPacer } from './searchPacer.ts';
import { createStatusLine, type StatusLine } from './statusLine.ts';
import { PAGE_OF_HITS, toViewState, type ViewState } from './viewState.ts';
import type { VsCodeApi } from './vscodeApi.ts';
import { keyHints, words } from './words.ts';

export interface SearchPanel {
  /** Shows what was there before the page went away, and tells the extension that it may speak. */
  start(): void;
  receive(message: SearchViewMessage): void;
}

/** Puts box, status line, guide and hits into `app` and lets them work together. */
export function createSearchPanel(init: {
  readonly app: HTMLElement;
  readonly vscode: VsCodeApi;
}): SearchPanel {
  return new Panel(init.app, init.vscode);
}

class Panel implements SearchPanel {
  readonly #vscode: VsCodeApi;
  readonly #box: SearchBox;
  readonly #statusLine: StatusLine;
  readonly #list: ResultList;
  readonly #guidePlace = element('div', { class: 'guide-place' });
  readonly #scroller: HTMLElement;
  readonly #pacer: SearchPacer;
  #state: ViewState;
  #status: CorpusStatus | undefined;
  #outcome: Outcome | undefined;
  /** The query whose hits the saved selection and scroll position belong to. */
  #placeQuery: string | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: HTMLElement, vscode: VsCodeApi) {
    this.#vscode = vscode;
    this.#state = toViewState(vscode.getState());
    this.#pacer = new SearchPacer({
      send: (search, sequence) => vscode.postMessage({ type: 'search', ...search, sequence }),
      onLost: () => this.#searchLost(),
    });
    this.#scroller = element('div', { id: 'scroller' });
    const onKey = (action: KeyAction) => this.#act(action);
    this.#box = createSearchBox({
      listId: LIST_ID,
      hintId: HINT_ID,
      onQuery: (query) => this.#setQuery(query),
      onKey,
    });
    this.#statusLine = createStatusLine({
      onShowProblems: () => vscode.postMessage({ type: 'showProblems' }),
    });
    this.#list = createResultList({
      scroller: this.#scroller,
      hintId: HINT_ID,
      onAction: (action, passageId) => this.#tell(action, passageId),
      onKey,
      onSelect: (optionId, passageId) => this.#selected(optionId, passageId),
      onMore: () => this.#showMore(),
    });
    this.#scroller.addEventListener('scroll', () => this.#scrolled());
    this.#scroller.append(this.#guidePlace, this.#list.root);
    const head = element('div', { class: 'head' }, this.#box.root, this.#statusLine.root);
    app.replaceChildren(head, this.#scroller, createHint());
  }

  start(): void {
    const { query, limit } = this.#state;
    this.#box.query = query;
    this.#placeQuery = query;
    this.#vscode.postMessage({ type: 'ready' });
    if (!isBlank(query)) this.#pacer.search({ query, limit });
    this.#render();
  }

  receive(message: SearchViewMessage): void {
    switch (message.type) {
      case 'status':
        this.#receiveStatus(message.status);
        break;
      case 'answer':
        this.#receiveOutcome(message.sequence, { type: 'answer', answer: message.answer });
        break;
      case 'failed':
        this.#receiveOutcome(message.sequence, { type: 'failed', message: message.message });
        break;
      case 'focus':
        if (message.query !== undefined) this.#searchFor(message.query);
        this.#box.focus();
        break;
    }
    this.#render();
  }

  #receiveStatus(status: CorpusStatus): void {
    const isUpdate = this.#status !== undefined && status.state === 'ready';
    this.#status = status;
    // The hits on show are those of the corpus as it was before.
    if (isUpdate) this.#searchAgain();
  }

  #receiveOutcome(sequence: number, outcome: Outcome): void {
    if (!this.#pacer.settle(sequence)) return;
    this.#outcome = outcome;
    if (outcome.type === 'failed') {
      this.#list.show([], false);
      return;
    }
    const { query, hits, total } = outcome.answer;
    const { selectedId, scrollTop } = query === this.#placeQuery ? this.#state : NO_PLACE;
    this.#placeQuery = query;
    this.#list.show(hits, hits.length < total, selectedId);
    // The guide goes first: as long as it stands above the hits, they are not where they will be.
    this.#render();
    this.#scroller.scrollTop = scrollTop;
  }

  #searchLost(): void {
    // While sources are being read, even a good answer may take its time.
    if (this.#status?.state === 'ready') {
      this.#outcome = { type: 'failed', message: words.noAnswer };
      this.#list.show([], false);
    }
    this.#render();
  }

  /** What the user typed, or what was typed for them. */
  #setQuery(query: string): void {
    this.#remember({ query, limit: PAGE_OF_HITS });
    if (isBlank(query)) this.#showNothing();
    else this.#pacer.search({ query, limit: PAGE_OF_HITS });
    this.#render();
  }

  #searchFor(query: string): void {
    this.#box.query = query;
    this.#setQuery(query);
  }

  #searchAgain(): void {
    const { query, limit } = this.#state;
    if (!isBlank(query)) this.#pacer.search({ query, limit });
    this.#render();
  }

  #showMore(): void {
    this.#remember({ limit: this.#state.limit + PAGE_OF_HITS });
    this.#searchAgain();
  }

  #showNothing(): void {
    this.#pacer.forget();
    this.#outcome = undefined;
    this.#placeQuery = undefined;
    this.#list.show([], false);
  }

  /** Does what a key says; false where there is nothing to do it with. */
  #act(action: KeyAction): boolean {
    switch (action.type) {
      case 'move':
        return this.#list.move(action.to);
      case 'clear':
        if (this.#box.query === '') return false;
        this.#searchFor('');
        this.#box.focus();
        return true;
      case 'insert':
      case 'open':
      case 'copy': {
        const passageId = this.#target();
        if (passageId === undefined) return false;
        this.#tell(action.type, passageId);
        return true;
      }
    }
  }

  /** The selected hit, or else the first: but never the first hit of a query that has been typed over. */
  #target(): string | undefined {
    const isCurrent = this.#outcome?.type === 'answer' && this.#outcome.answer.query === this.#box.query;
    return this.#list.selectedId ?? (isCurrent ? this.#list.firstId : undefined);
  }

  #tell(action: HitAction, passageId: string): void {
    this.#vscode.postMessage({ type: action, passageId });
  }

  #selected(optionId: string | undefined, passageId: string | undefined): void {
    const { selectedId: _, ...rest } = this.#state;
    this.#state = { ...rest, ...(passageId !== undefined && { selectedId: passageId }) };
    this.#vscode.setState(this.#state);
    this.#box.showActive(optionId, this.#list.firstId !== undefined);
  }

  #scrolled(): void {
    this.#state = { ...this.#state, scrollTop: Math.round(this.#scroller.scrollTop) };
    clearTimeout(this.#saveTimer);
    // Each save is a message to VS Code, and a scroll has an event for every frame.
    this.#saveTimer = setTimeout(() => this.#vscode.setState(this.#state), SAVE_AFTER_MS);
  }

  #remember(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#vscode.setState(this.#state);
  }

  #render(): void {
    const answer = this.#outcome?.type === 'answer' ? this.#outcome.answer : undefined;
    this.#statusLine.show({ status: this.#status, answer, isSearching: this.#pacer.isBusy });
    const guide = chooseGuide(this.#status, this.#box.query, this.#outcome);
    this.#guidePlace.replaceChildren(
      ...(guide
        ? [
            createGuide(guide, {
              onChooseCorpus: () => this.#vscode.postMessage({ type: 'chooseCorpus' }),
              onExample: (query) => {
                this.#searchFor(query);
                this.#box.focus();
              },
              onTryAgain: () => this.#searchAgain(),
            }),
          ]
        : []),
    );
  }
}

function isBlank(query: string): boolean {
  return query.trim() === '';
}

/** The keys in a sentence for screen readers; the eye finds them in the guide and at the buttons. */
function createHint(): HTMLElement {
  const hint = keyHints.map(([key, does]) => `${key}: ${does}`).join('; ');
  return element('p', { id: HINT_ID, class: 'visually-hidden' }, hint);
}

const HINT_ID = 'key-hint';

const NO_PLACE: Pick<ViewState, 'selectedId' | 'scrollTop'> = { scrollTop: 0 };

const SAVE_AFTER_MS = 150;
