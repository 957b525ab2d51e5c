import type { CorpusStatus, SearchAnswer } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { describeElapsed, describeTotal, words } from './words.ts';

/** The line below the box: what was found, and how it is shown; with a thin bar while something is under way. */
export interface StatusLine {
  readonly root: HTMLElement;
  show(state: StatusLineState): void;
}

export interface StatusLineState {
  /** Absent: the extension has not said anything yet. */
  readonly status: CorpusStatus | undefined;
  /** The answer that is on show, if there is one. */
  readonly answer: SearchAnswer | undefined;
  readonly isSearching: boolean;
  readonly isGrouped: boolean;
  readonly isFiltered: boolean;
}

export function createStatusLine(init: {
  onShowProblems(): void;
  onToggleGroups(): void;
  onToggleFilter(): void;
  onQuery(query: string): void;
}): StatusLine {
  const bar = element('div', { class: 'progress', id: 'progress', 'aria-hidden': 'true' });
  const text = element('span', { id: 'status', role: 'status', 'aria-live': 'polite' });
  // Outside of the live text: how long it took would be news at each keystroke, and the rest be read aloud again with it.
  const elapsed = element('span', { class: 'elapsed', 'aria-hidden': 'true' });
  const problems = button({ id: 'problems', class: 'link' }, '', () => init.onShowProblems());
  const meant = button({ id: 'did-you-mean', class: 'link' }, '', () =>
    init.onQuery(meant.dataset.query ?? ''),
  );
  const groups = toggle('group', words.groupBySource, init.onToggleGroups);
  const filter = toggle('filter', words.toggleFilter, init.onToggleFilter);
  const tools = element('span', { class: 'tools' }, filter, groups);
  return {
    root: element(
      'div',
      { class: 'status-line' },
      bar,
      element('span', { class: 'said' }, element('span', {}, text, elapsed), meant, problems),
      tools,
    ),
    show({ status, answer, isSearching, isGrouped, isFiltered }) {
      bar.hidden = !isSearching && status?.state !== 'indexing';
      const said = statusWords(status, answer);
      // An unchanged text that is set again may be read aloud again.
      if (text.textContent !== said) text.textContent = said;
      elapsed.textContent = answer && answer.total > 0 ? `\u00a0· ${describeElapsed(answer.elapsedMs)}` : '';
      const files = status?.problems.length ?? 0;
      problems.hidden = files === 0;
      problems.textContent = words.unreadable(files);
      showMeant(meant, answer);
      groups.setAttribute('aria-pressed', String(isGrouped));
      filter.setAttribute('aria-pressed', String(isFiltered));
      tools.hidden = !answer || (answer.total === 0 && !isFiltered);
    },
  };
}

function toggle(name: 'group' | 'filter', label: string, onClick: () => void): HTMLButtonElement {
  return button(
    { class: 'action', id: `toggle-${name}`, 'aria-label': label, title: label },
    icon(name),
    onClick,
  );
}

function showMeant(meant: HTMLButtonElement, answer: SearchAnswer | undefined): void {
  const query = answer?.didYouMean;
  meant.hidden = !query;
  if (!query) return;
  meant.dataset.query = query;
  meant.replaceChildren(`${words.didYouMean} `, element('bdi', { class: 'meant' }, query), '?');
}

function statusWords(status: CorpusStatus | undefined, answer: SearchAnswer | undefined): string {
  const found = answer && answer.total > 0 ? describeTotal(answer.total, answer.partial) : '';
  return [status?.state === 'indexing' ? words.indexing : '', found, stopped(status)]
    .filter(Boolean)
    .join(' ');
}

function stopped(status: CorpusStatus | undefined): string {
  return status?.state === 'ready' && status.cancelled ? words.cancelled : '';
}
