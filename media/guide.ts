import type { CorpusStatus, SearchAnswer } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { exampleSearches, keyHints, words } from './words.ts';

/** How the last search went; absent where nothing has been searched for. */
export type Outcome =
  | { readonly type: 'answer'; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly message: string };

/** What stands where the hits would be, to lead on; every empty state is one of these. */
export type Guide =
  | { readonly type: 'welcome'; readonly status: CorpusStatus }
  | { readonly type: 'noSources'; readonly hasFolder: boolean }
  | { readonly type: 'noHits'; readonly status: CorpusStatus | undefined }
  | { readonly type: 'failed'; readonly message: string };

/** Chooses what to say; `undefined` while there are hits to show, or nothing is known yet. */
export function chooseGuide(
  status: CorpusStatus | undefined,
  query: string,
  outcome: Outcome | undefined,
): Guide | undefined {
  if (outcome?.type === 'failed') return { type: 'failed', message: outcome.message };
  if (status?.state === 'ready' && status.sources === 0) {
    return { type: 'noSources', hasFolder: status.folders.length > 0 };
  }
  if (outcome?.type === 'answer') return outcome.answer.total === 0 ? { type: 'noHits', status } : undefined;
  return query.trim() === '' && status && status.sources > 0 ? { type: 'welcome', status } : undefined;
}

/** What the buttons of a guide do. */
export interface GuideActions {
  onChooseCorpus(): void;
  onExample(query: string): void;
  onTryAgain(): void;
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
      return noHits(guide.status);
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
  if (!status.isSample) return [headline(holdings), keyTable()];
  const examples = exampleSearches.map((query) =>
    button({ class: 'example' }, query, () => actions.onExample(query)),
  );
  return [
    headline(words.sampleCorpus),
    paragraph(`${holdings}. ${words.sampleInvitation}`),
    chooseButton(actions),
    paragraph(words.tryASearch),
    element('div', { class: 'examples' }, ...examples),
    keyTable(),
  ];
}

function noHits(status: CorpusStatus | undefined): readonly HTMLElement[] {
  const isIndexing = status?.state === 'indexing';
  return [
    headline(isIndexing ? words.noHitsYet : words.noHits),
    ...(status ? [paragraph(words.searched(status.sources, status.passages))] : []),
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

function keyTable(): HTMLElement {
  const rows = keyHints.flatMap(([key, does]) => [
    element('dt', {}, element('kbd', {}, key)),
    element('dd', {}, does),
  ]);
  return element('dl', { class: 'keys' }, ...rows);
}

// A message may quote a file; a few lines of it tell enough.
const MAX_MESSAGE_CHARACTERS = 600;
