import type { HitBadge } from './hitBadge.ts';
import { modifierName } from './keys.ts';

/** Everything the view says of its own accord; all else comes from the corpus or from the extension. */
export const words = {
  searchLabel: 'Search your sources',
  searchPlaceholder: 'Search your sources',
  clear: 'Clear the search (Escape)',
  results: 'Passages',

  insert: 'Insert quote (Enter)',
  open: `Open at the place (${modifierName(navigator.platform)}Enter)`,
  copy: `Copy with attribution (${modifierName(navigator.platform)}C)`,
  showMore: 'Show more',

  indexing: 'Indexing your sources…',
  cancelled: 'Indexing was stopped; the corpus is not complete.',
  unreadable: (files: number) => `${count(files, 'file')} could not be read`,

  sampleCorpus: 'This is the sample corpus.',
  sampleInvitation: 'Look around in it, then choose the folder with your own sources.',
  tryASearch: 'Try a search:',
  chooseFolder: 'Choose your folder…',
  noFolder: 'No folder of sources is chosen yet.',
  noSources: 'No sources were found in your folder.',
  whatToChoose: 'Choose the folder that holds your transcripts, articles, papers and notes.',
  holdings: (sources: number, passages: number) =>
    `${count(sources, 'source')}, ${count(passages, 'passage')}`,

  noHits: 'No passage has these words.',
  noHitsYet: 'No passage has these words so far.',
  searched: (sources: number, passages: number) =>
    `Searched in ${count(passages, 'passage')} of ${count(sources, 'source')}.`,
  fewerWords: 'Try fewer words, or only the beginning of a word.',
  failed: 'The search failed.',
  noAnswer: 'There was no answer. Verbatim may be starting anew.',
  tryAgain: 'Try again',
} as const;

/** Searches that find something in the sample corpus. */
export const exampleSearches = ['eleven days', 'eelgrass', 'a good keeper'] as const;

/** What the keys do, each with its name: the hint below the welcome. */
export const keyHints: readonly (readonly [key: string, does: string])[] = [
  ['↓ ↑', 'choose a passage'],
  ['Enter', 'inserts it as a quote'],
  [`${modifierName(navigator.platform)}Enter`, 'opens its source at the place'],
  [`${modifierName(navigator.platform)}C`, 'copies it with attribution'],
  ['Escape', 'clears the box'],
];

export const badgeWords: Readonly<Record<HitBadge, string>> = {
  own: 'own notes',
  reported: 'reported',
  unmarked: 'speaker not marked',
  secondary: 'secondary source',
};

/** `50 of 213 passages · 12 ms`, or `13 passages · 12 ms` when all of them are shown. */
export function describeAnswer(shown: number, total: number, elapsedMs: number, isPartial: boolean): string {
  const all = isPartial ? `at least ${count(total, 'passage')}` : count(total, 'passage');
  const passages = shown < total ? `${number(shown)} of ${all}` : all;
  return `${passages}\u00a0· ${elapsedMs < 1 ? '< 1' : number(Math.round(elapsedMs))}\u00a0ms`;
}

function count(howMany: number, noun: string): string {
  return `${number(howMany)} ${noun}${howMany === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
