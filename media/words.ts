import type { HitView } from '../src/protocol/requests.ts';
import type { Stop } from '../src/protocol/stretching.ts';
import type { HitBadge } from './hitBadge.ts';
import { isMac } from './keys.ts';

type Kind = HitView['kind'];

const mac = isMac(navigator.platform);
const modifier = mac ? '⌘' : 'Ctrl+';
const shift = mac ? '⇧' : 'Shift+';
const alt = mac ? '⌥' : 'Alt+';
const sentence = mac ? '⌥⇧' : 'Ctrl+Shift+';

/** Everything the view says of its own accord; all else comes from the corpus or from the extension. */
export const words = {
  searchLabel: 'Search your sources',
  searchPlaceholder: 'Search your sources',
  clear: 'Clear the search (Escape)',
  results: 'Passages',
  waiting: 'This passage is being fetched',

  actions: 'What to do with the passage',
  insert: 'Insert quote (Enter)',
  insertAs: `Insert in another style… (${alt}Enter)`,
  cite: `Insert the citation only (${shift}Enter)`,
  open: `Open at the place (${modifier}Enter)`,
  copy: `Copy with attribution (${modifier}C)`,
  collect: 'Collect in the basket (Space)',
  insertShort: 'Insert',

  used: 'in draft',
  collected: 'collected',

  narrow: 'Narrow by',
  suggestions: 'Suggestions',
  searchedBefore: 'searched before',
  filterLabel: 'Filter what was found',
  filterPlaceholder: 'Filter what was found',
  toggleFilter: 'Filter what was found',
  closeFilter: 'Take the filter away (Escape)',
  groupBySource: 'Group by source',
  didYouMean: 'Did you mean',

  preview: 'Quote and its surroundings',
  previewHelp: `Drag over words, or the ends; a click moves the nearer end, a double click takes the sentence. ${shift}← → moves the end by a word, ${shift}↑ ↓ the beginning; ${sentence}arrow by a sentence.`,
  closePreview: 'Close the preview (Escape)',
  start: 'Beginning of the quote',
  end: 'End of the quote',
  whole: 'Back to the whole passage',
  earlier: 'Show what comes before',
  later: 'Show what comes after',
  resize: 'Height of the preview',
  dragHint: 'Drag into the draft',
  quoteWords: (howMany: number) => count(howMany, 'word'),
  gone: 'This passage is no longer in the corpus: its source has changed.',

  basket: 'Basket',
  basketHolds: (quotes: number) => `${number(quotes)} collected`,
  insertAll: 'Insert all',
  copyAll: 'Copy all',
  clearBasket: 'Empty the basket',
  showBasket: 'Show what was collected',
  takeOut: 'Take out of the basket',
  nowCollected: (quotes: number) => `Collected. ${count(quotes, 'quote')} in the basket.`,
  noLongerCollected: (quotes: number) => `Taken out. ${count(quotes, 'quote')} in the basket.`,

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
  keysTitle: 'Keys',
  languageTitle: 'In the box',

  noHits: 'No passage has these words.',
  noHitsYet: 'No passage has these words so far.',
  noHitsWithin: 'No passage that was found has these words too.',
  withoutFilter: 'Show all that was found',
  searched: (sources: number, passages: number) =>
    `Searched in ${count(passages, 'passage')} of ${count(sources, 'source')}.`,
  wider: (condition: string, passages: number) => `Without ${condition}: ${count(passages, 'passage')}`,
  leftOut: (what: string) => `Left out, because such words are never quoted: ${what}.`,
  unreadableHint: (files: number) =>
    `${count(files, 'file')} could not be read, so their words are missing here.`,
  fewerWords: 'Try fewer words, or only the beginning of a word.',
  failed: 'The search failed.',
  noAnswer: 'There was no answer. Verbatim may be starting anew.',
  tryAgain: 'Try again',
} as const;

/** Why an end of the quote does not move on. */
export const stopWords: Readonly<Record<Stop, string>> = {
  heading: 'A heading stands here: a quote does not go over it.',
  advertisement: 'This is an advertisement: it is never quoted.',
  boilerplate: 'This is the page’s own furniture: it is never quoted.',
  'other-quotation': 'A reported quotation is a whole of its own: the quote ends here.',
  'other-speaker': 'Somebody else speaks here: a quote has one speaker.',
  'other-voice': 'Whose words these are is known differently here: the quote ends.',
  'other-episode': 'Another broadcast may begin here: the quote ends.',
  'source-end': 'The source ends here.',
  unloaded: 'More of the source is being fetched.',
  shortest: 'Less than this would be no quote.',
};

/** The names of the facets, and of their values where they are the project's own words. */
export const facetWords = {
  source: 'Source',
  speaker: 'Speaker',
  role: 'Role',
  kind: 'Kind',
  year: 'Year',
} as const;

/** Searches that find something in the sample corpus. */
export const exampleSearches = ['eleven days', 'eelgrass', 'a good keeper'] as const;

/** What the keys do, each with its name: the hint below the welcome. */
export const keyHints: readonly (readonly [key: string, does: string])[] = [
  ['↓ ↑', 'choose a passage'],
  ['Enter', 'inserts it as a quote'],
  [`${alt}Enter`, 'inserts it in a style of your choice'],
  [`${shift}Enter`, 'inserts its citation only'],
  [`${modifier}Enter`, 'opens its source at the place'],
  [`${modifier}C`, 'copies it with attribution'],
  ['Space', 'collects it in the basket'],
  [`${shift}← →`, 'moves the end of the quote by a word'],
  [`${shift}↑ ↓`, 'moves its beginning by a word'],
  [`${sentence}arrows`, 'by a sentence'],
  ['Escape', 'goes back, then clears the box'],
];

/** The query language in a few lines. */
export const languageHints: readonly (readonly [example: string, finds: string])[] = [
  ['"exact words"', 'as they stand'],
  ['-without', 'passages without a word, or -"a phrase"'],
  ['speaker:haskett', 'one speaker’s words'],
  ['source:ebb', 'sources by title or file'],
  ['role:primary', 'also secondary, own'],
  ['kind:speech', 'also prose, reported'],
  ['year:2019..2024', 'by year of the work'],
  ['key:sayre2023', 'by cite key'],
];

/** So many passages of a kind that is never quoted. */
export function leftOutWords(kind: Kind, howMany: number): string {
  return kind === 'boilerplate' ? `${number(howMany)} of the page’s furniture` : count(howMany, kind);
}

export const badgeWords: Readonly<Record<HitBadge, string>> = {
  own: 'own notes',
  reported: 'reported',
  unmarked: 'speaker not marked',
  secondary: 'secondary source',
};

/** `213 passages`. */
export function describeTotal(total: number, isPartial: boolean): string {
  return isPartial ? `at least ${count(total, 'passage')}` : count(total, 'passage');
}

/** `12 ms`. */
export function describeElapsed(elapsedMs: number): string {
  return `${elapsedMs < 1 ? '< 1' : number(Math.round(elapsedMs))}\u00a0ms`;
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

function count(howMany: number, noun: string): string {
  return `${number(howMany)} ${noun}${howMany === 1 ? '' : 's'}`;
}
