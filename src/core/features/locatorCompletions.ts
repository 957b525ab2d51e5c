import { pandocLocator } from '../citing/citationText.ts';
import { stretchLocator } from '../citing/passageStretch.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Finding } from '../model/finding.ts';
import { isQuotableKind, type Locator, type Passage } from '../model/passage.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import { findWords } from '../search/findWords.ts';
import { oneLine } from '../text/markdownText.ts';
import { wordsOfQuote } from './citedPlace.ts';
import type { CitingContext } from './citingContext.ts';
import type { CompletionChoice } from './completionChoice.ts';
import { formatTypedLocator, readTypedLocator, type TypedLocator } from './typedLocator.ts';

/** What stands beside the citation that is being typed. */
export interface QuotedBeside {
  readonly quote: Quote;
  /** What verification says of it; absent while nothing is known. */
  readonly finding?: Finding;
}

/** A place of a source by the locator that a citation gives it. */
interface LocatedPlace {
  /** As it goes into the citation: `p. 33`. */
  readonly text: string;
  /** What stands there; absent for a locator that was only typed. */
  readonly passage?: Passage;
  readonly why?: 'quoted' | 'cited';
}

/**
 * The locators of a cited source: first where the quotation beside it stands, then those that the draft gives already,
 * then those near the quotation, then all, in the order of the source. What was typed in another form comes in the form
 * that pandoc reads.
 *
 * Cost: a look at each passage of the source.
 */
export function locatorChoices(
  index: CorpusIndex,
  draft: Draft,
  context: Extract<CitingContext, { form: 'locator' }>,
  beside: QuotedBeside | undefined,
): CompletionChoice[] {
  const { query, replace, citeKey, lead } = context;
  if (/\S\s$/u.test(query) || query.length > MAX_TYPED) return [];
  const [source] = index.sourcesByKey(citeKey);
  const typed = readTypedLocator(query.trim());
  if (query.trim() !== '' && !typed) return [];
  const places = [...(source ? locatedPlaces(index, draft, source, context.start, beside) : [])];
  const fitting = dedupe(places)
    .filter(({ text }) => !typed || fits(typed, text))
    .slice(0, MAX_CHOICES);
  const asTyped = typed && formatTypedLocator(typed);
  const isKnown = asTyped === query.trim() || fitting.some(({ text }) => text === asTyped);
  const all: LocatedPlace[] = [...fitting, ...(asTyped && !isKnown ? [{ text: asTyped }] : [])];
  // Nothing is left to complete once it stands there.
  if (all.every(({ text }) => text === query.trim())) return [];
  const standing = draft.text.slice(...replace);
  return all.map(({ text, passage, why }) => ({
    label: text,
    description: describe(passage, why),
    detail: '',
    filterText: `${query} ${text}`,
    kind: 'locator',
    edit: { span: replace, newText: lead + text + (/\s$/u.test(standing) ? ' ' : '') },
    additional: [],
    subject: passage ? { passageId: passage.id } : source ? { sourceId: source.id } : undefined,
  }));
}

/** The locator of the place where the quoted words stand in a source; undefined where it is not known. */
export function quotedLocator(
  index: CorpusIndex,
  draft: Draft,
  source: Source,
  beside: QuotedBeside,
): string | undefined {
  const locator = stretchLocatorOf(quotedPassages(index, draft, source, beside));
  return locator && pandocLocator(locator);
}

function* locatedPlaces(
  index: CorpusIndex,
  draft: Draft,
  source: Source,
  citationStart: number,
  beside: QuotedBeside | undefined,
): Generator<LocatedPlace> {
  const quoted = beside ? quotedPassages(index, draft, source, beside) : [];
  const [first] = quoted;
  const here = stretchLocatorOf(quoted);
  const hereText = here && pandocLocator(here);
  if (first && hereText) yield { text: hereText, passage: first, why: 'quoted' };
  const passages = index.passagesOf(source.id).filter(({ kind, locator }) => locator && isQuotableKind(kind));
  const byText = new Map(passages.toReversed().map((passage) => [textOf(passage), passage]));
  for (const text of citedLocators(draft, source.citeKey, citationStart)) {
    const passage = byText.get(text);
    if (passage) yield { text, passage, why: 'cited' };
  }
  const at = passages.findIndex(({ id }) => id === first?.id);
  const around = at < 0 ? [] : passages.slice(Math.max(0, at - NEAR), at + NEAR + 1);
  const byDistance = around.toSorted(
    (a, b) => Math.abs(passages.indexOf(a) - at) - Math.abs(passages.indexOf(b) - at),
  );
  for (const passage of [...byDistance, ...passages]) {
    const text = textOf(passage);
    if (text) yield { text, passage };
  }
}

function textOf({ locator }: Passage): string | undefined {
  return locator && pandocLocator(locator);
}

function stretchLocatorOf(passages: readonly Passage[]) {
  return passages.length > 0 ? stretchLocator({ passages }) : undefined;
}

/** By what verification found; before that, where the words stand exactly as they are quoted. */
function quotedPassages(
  index: CorpusIndex,
  draft: Draft,
  source: Source,
  { quote, finding }: QuotedBeside,
): readonly Passage[] {
  const match = [finding?.match, ...(finding?.others ?? [])].find((each) => each?.sourceId === source.id);
  if (match) return match.passageIds.flatMap((id) => index.passage(id) ?? []);
  const words = wordsOfQuote(draft, quote);
  const found = words.length < MIN_WORDS ? [] : findWords(index, source.id, words);
  // The same words twice do not say which is meant.
  return found.length === 1 ? (found[0]?.passages ?? []) : [];
}

/** The locators that the draft gives for a work, the nearest first, but for that of the citation at hand. */
function citedLocators({ citations }: Draft, citeKey: string, citationStart: number): string[] {
  return citations
    .filter(({ start, end }) => citationStart < start || citationStart >= end)
    .toSorted((a, b) => Math.abs(a.start - citationStart) - Math.abs(b.start - citationStart))
    .flatMap(({ items }) => items)
    .flatMap(({ id, locator }) => {
      if (id !== citeKey || !locator) return [];
      const text = pandocLocator(locator as Locator);
      return text ? [text] : [];
    });
}

function dedupe(places: readonly LocatedPlace[]): LocatedPlace[] {
  const known = new Set<string>();
  return places.filter(({ text }) => !known.has(text) && known.add(text));
}

/** Whether a locator goes on as it was typed: `12` is page 12 or 120, or the time 00:12:31. */
function fits({ label, value }: TypedLocator, text: string): boolean {
  const known = readTypedLocator(text);
  if (!known) return false;
  const isTime = /^\d+:/u.test(known.value) && known.label === '';
  if (isTime)
    return label === '' && (known.value.startsWith(value) || plainTime(known.value).startsWith(value));
  return (label === '' || label === known.label) && known.value.startsWith(value);
}

/** `00:07:46` is said as 7:46. */
function plainTime(value: string): string {
  return value.replace(/^[0:]+(?=\d)/u, '');
}

function describe(passage: Passage | undefined, why: LocatedPlace['why']): string {
  if (why === 'quoted') return 'where the quotation stands';
  if (!passage) return '';
  const line = oneLine(passage.text.slice(0, 3 * DESCRIPTION_CHARACTERS));
  const cut =
    line.length <= DESCRIPTION_CHARACTERS ? line.length : line.lastIndexOf(' ', DESCRIPTION_CHARACTERS);
  return `${line.slice(0, cut)}${cut < line.length ? '…' : ''}`;
}

// With fewer words a place is an accident.
const MIN_WORDS = 3;
const NEAR = 3;
const MAX_CHOICES = 40;
// Longer than any locator; what is longer is the writer's own suffix.
const MAX_TYPED = 30;
const DESCRIPTION_CHARACTERS = 40;
