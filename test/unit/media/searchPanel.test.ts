import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { element } from '../../../media/dom.ts';
import { createSearchPanel } from '../../../media/searchPanel.ts';
import type { ViewState } from '../../../media/viewState.ts';
import type { CorpusStatus, HitView, SearchAnswer } from '../../../src/protocol/requests.ts';
import type { SearchViewRequest } from '../../../src/protocol/searchView.ts';
import { usePage } from '../../support/page.ts';

describe('the search view that is loaded anew', () => {
  usePage();

  it('keeps the selected hit where the first search fails', async () => {
    const asked: SearchViewRequest[] = [];
    const state: Partial<ViewState> = { query: 'tide', selectedId: 'p1', selectedIndex: 1 };
    const panel = createSearchPanel({
      app: element('div'),
      vscode: { postMessage: (message) => asked.push(message), getState: () => state, setState: () => {} },
    });
    const searches = () => asked.filter((each) => each.type === 'search');
    panel.start();
    panel.receive({ type: 'failed', sequence: searches().at(-1)?.sequence ?? 0, message: 'not yet' });
    panel.receive({ type: 'status', status: statusOf('indexing') });
    panel.receive({ type: 'status', status: statusOf('ready') });
    assert.equal(searches().length, 2);
    panel.receive({
      type: 'answer',
      sequence: searches().at(-1)?.sequence ?? 0,
      answer: answerOf('p0', 'p1'),
    });
    while (!asked.some((each) => each.type === 'surroundings' && each.passageId === 'p1')) await delay(5);
  });
});

function statusOf(state: CorpusStatus['state']): CorpusStatus {
  return {
    state,
    isSample: false,
    folders: [],
    sources: 1,
    passages: 2,
    problems: [],
    cancelled: false,
    elapsedMs: 0,
  };
}

function answerOf(...passageIds: readonly string[]): SearchAnswer {
  const hits = passageIds.map(
    (passageId) =>
      ({
        passageId,
        title: 'Title',
        citeKey: 'key',
        text: 'tide',
        evidence: '',
        place: '',
        caution: '',
        snippet: { text: 'tide', span: [0, 4], highlights: [] },
      }) as unknown as HitView,
  );
  const facets = { source: [], speaker: [], role: [], kind: [], year: [] };
  return {
    query: 'tide',
    total: hits.length,
    elapsedMs: 1,
    hits,
    facets,
    partial: false,
  } as unknown as SearchAnswer;
}
