import type { Explanation } from '../src/protocol/quoteRequests.ts';
import type { CorpusStatus, SearchAnswer } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { shorten } from './shorten.ts';
import { exampleSearches, keyHints, languageHints, leftOutWords, words } from './words.ts';

/** How the last search went; absent where nothing has been searched for. */
export type Outcome =
  | { readonly type: 'answer'; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly message: string };

/** What stands where the hits would be, to lead on; every empty state is one of these. */
export type Guide =
  | { readonly type: 'welcome'; readonly status: CorpusStatus }
  | { readonly type: 'noSources'; readonly hasFolder: boolean }
  | {
      readonly type: 'noHits';
      readonly status: CorpusStatus | undefined;
      readonly isFiltered: boolean;
      readonly explanation: Explanation | undefined;
    }
  | { readonly type: 'failed'; readonly message: string };

/** What is known when a guide is chosen. */
export interface GuideState {
  readonly status: CorpusStatus | undefined;
  readonly query: string;
  readonly outcome: Outcome | undefined;
  /** Whether the second box has words in it. */
  readonly isFiltered: boolean;
  /** Why nothing was found; absent until the server has said. */
  readonly explanation: Explanation | undefined;
}

/** Chooses what to say; `undefined` while there are hits to show, or nothing is known yet. */
export function chooseGuide({
  status,
  query,
  outcome,
  isFiltered,
  explanation,
}: GuideState): Guide | undefined {
  if (outcome?.type === 'failed') return { type: 'failed', message: outcome.message };
  if (status?.state === 'ready' && status.sources === 0) {
    return { type: 'noSources', hasFolder: status.folders.length > 0 };
  }
  if (outcome?.type === 'answer') {
    return outcome.answer.total === 0 ? { type: 'noHits', status, isFiltered, explanation } : undefined;
  }
  return query.trim() === '' && status && status.sources > 0 ? { type: 'welcome', status } : undefined;
}

/** What the buttons of a guide do. */
export interface GuideActions {
  onChooseCorpus(): void;
  onQuery(query: string): void;
  onTryAgain(): void;
  onShowProblems(): void;
  onCloseFilter(): void;
}

/** The guide as an element to be put in the place of `undefined` or another guide. */
export function createGuide(guide: Guide, actions: GuideActions): HTMLElement {
  const section = element('section', { id: 'guide', 'data-guide': guide.type });
  section.append(...guideContent(guide, actions));
  return section;
}

function guideContent(guide: Guide, actions: GuideActions): readonly HTMLElement[] {
  switch (guide.type) {
    case 'welcome':
      return welcome(guide.status, actions);
    case 'noSources':
      return [
        headline(guide.hasFolder ? words.noSources : words.noFolder),
        paragraph(words.whatToChoose),
        chooseButton(actions),
      ];
    case 'noHits':
      return noHits(guide, actions);
    case 'failed':
      return [
        headline(words.failed),
        element('p', { class: 'message', dir: 'auto' }, guide.message.slice(0, MAX_MESSAGE_CHARACTERS)),
        button({ class: 'primary', id: 'try-again' }, words.tryAgain, () => actions.onTryAgain()),
      ];
  }
}

function welcome(status: CorpusStatus, actions: GuideActions): readonly HTMLElement[] {
  const holdings = words.holdings(status.sources, status.passages);
  const hints = [hintTable(words.languageTitle, languageHints), hintTable(words.keysTitle, keyHints)];
  if (!status.isSample) return [headline(holdings), ...hints];
  const examples = exampleSearches.map((query) =>
    button({ class: 'example' }, query, () => actions.onQuery(query)),
  );
  return [
    headline(words.sampleCorpus),
    paragraph(`${holdings}. ${words.sampleInvitation}`),
    chooseButton(actions),
    paragraph(words.tryASearch),
    element('div', { class: 'examples' }, ...examples),
    ...hints,
  ];
}

/** What was searched, what was left out and why, and what would find something. */
function noHits(guide: Extract<Guide, { type: 'noHits' }>, actions: GuideActions): readonly HTMLElement[] {
  const { status, isFiltered, explanation } = guide;
  if (isFiltered) {
    return [
      headline(words.noHitsWithin),
      button({ class: 'primary', id: 'close-filter-guide' }, words.withoutFilter, () =>
        actions.onCloseFilter(),
      ),
    ];
  }
  const holdings = explanation ?? status;
  return [
    headline(status?.state === 'indexing' ? words.noHitsYet : words.noHits),
    ...(explanation?.wider ?? []).map(({ query, without, total }) =>
      element(
        'p',
        { class: 'wider' },
        button({ class: 'link' }, words.wider(shorten(without, 60), total), () => actions.onQuery(query)),
      ),
    ),
    ...(holdings ? [paragraph(words.searched(holdings.sources, holdings.passages))] : []),
    ...(explanation && explanation.leftOut.length > 0
      ? [
          paragraph(
            words.leftOut(explanation.leftOut.map(({ kind, count }) => leftOutWords(kind, count)).join(', ')),
          ),
        ]
      : []),
    ...(status && status.problems.length > 0
      ? [
          element(
            'p',
            {},
            button({ class: 'link' }, words.unreadableHint(status.problems.length), () =>
              actions.onShowProblems(),
            ),
          ),
        ]
      : []),
    paragraph(words.fewerWords),
  ];
}

function headline(text: string): HTMLElement {
  return element('p', { class: 'headline' }, text);
}

function paragraph(text: string): HTMLElement {
  return element('p', {}, text);
}

function chooseButton(actions: GuideActions): HTMLElement {
  return button({ class: 'primary', id: 'choose-corpus' }, words.chooseFolder, () =>
    actions.onChooseCorpus(),
  );
}

function hintTable(title: string, hints: typeof keyHints): HTMLElement {
  const rows = hints.flatMap(([key, does]) => [
    element('dt', {}, element('kbd', {}, key)),
    element('dd', {}, does),
  ]);
  return element('div', {}, element('h2', {}, title), element('dl', { class: 'keys' }, ...rows));
}

// A message may quote a file; a few lines of it tell enough.
const MAX_MESSAGE_CHARACTERS = 600;
