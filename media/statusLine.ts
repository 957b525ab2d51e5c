import type { CorpusStatus, SearchAnswer } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { describeAnswer, words } from './words.ts';

/** The line below the box, with a thin bar while something is under way. */
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
}

export function createStatusLine(init: { onShowProblems(): void }): StatusLine {
  const bar = element('div', { class: 'progress', id: 'progress', 'aria-hidden': 'true' });
  const text = element('span', { id: 'status', role: 'status', 'aria-live': 'polite' });
  // Outside of the live text, or its words would be read aloud again at each keystroke.
  const problems = button({ id: 'problems', class: 'link' }, '', () => init.onShowProblems());
  return {
    root: element('div', { class: 'status-line' }, bar, text, problems),
    show({ status, answer, isSearching }) {
      bar.hidden = !isSearching && status?.state !== 'indexing';
      const said = statusWords(status, answer);
      // An unchanged text that is set again may be read aloud again.
      if (text.textContent !== said) text.textContent = said;
      const files = status?.problems.length ?? 0;
      problems.hidden = files === 0;
      problems.textContent = words.unreadable(files);
    },
  };
}

function statusWords(status: CorpusStatus | undefined, answer: SearchAnswer | undefined): string {
  const found =
    answer && answer.total > 0
      ? describeAnswer(answer.hits.length, answer.total, answer.elapsedMs, answer.partial)
      : '';
  return [status?.state === 'indexing' ? words.indexing : '', found, stopped(status)]
    .filter(Boolean)
    .join(' ');
}

function stopped(status: CorpusStatus | undefined): string {
  return status?.state === 'ready' && status.cancelled ? words.cancelled : '';
}
