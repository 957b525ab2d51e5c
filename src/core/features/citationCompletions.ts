import { citationText } from '../citing/citationText.ts';
import { authorYear, shortReference } from '../citing/reference.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Source } from '../model/source.ts';
import { splitWords } from '../text/words.ts';
import { citedNearest } from './citedNearest.ts';
import type { CitingContext } from './citingContext.ts';
import {
  briefly,
  type CompletionChoice,
  type CompletionRequest,
  FILTER_CHARACTERS,
} from './completionChoice.ts';
import { type QuotedBeside, quotedLocator } from './locatorCompletions.ts';
import { matchSources, type SourceMatch } from './matchSources.ts';

type KeyContext = Extract<CitingContext, { form: 'cite-key' }> & {
  /** Where the cursor is. */
  readonly offset: number;
};

/**
 * The works that a citation may be of: that of the quotation beside it first, with the place, then those that the draft
 * cites, the nearest first. In a bracket that may become a link or a remark nothing comes unasked but what was named.
 */
export function citationChoices(
  index: CorpusIndex,
  draft: Draft,
  context: KeyContext,
  beside: QuotedBeside | undefined,
  { invoked }: CompletionRequest,
): CompletionChoice[] {
  const found = findWorks(index, context);
  const cited = citedNearest(draft, context.start);
  const besideIds = [beside?.finding?.match, ...(beside?.finding?.others ?? [])].map(
    (match) => match?.sourceId,
  );
  const rank = ({ source: { id, citeKey } }: SourceMatch) => {
    const place = besideIds.indexOf(id);
    if (place >= 0) return place - besideIds.length;
    return cited.get(citeKey) ?? Number.POSITIVE_INFINITY;
  };
  return found.matches
    .filter((match) => invoked || isWorthShowing(match, { ...context, query: found.query }, rank(match)))
    .map((match) => ({ match, rank: rank(match) }))
    .sort(
      (a, b) => byRank(a.rank, b.rank) || byFit(a.match, b.match) || byKey(a.match.source, b.match.source),
    )
    .slice(0, MAX_KEYS)
    .flatMap(({ match: { source }, rank: at }) => {
      const place =
        beside && at < 0 && context.takesLocator ? quotedLocator(index, draft, source, beside) : undefined;
      const typed = draft.text.slice(found.replace[0], context.offset);
      const choice = (locator?: string) => toChoice(typed, found, source, locator);
      return place ? [choice(place), choice()] : [choice()];
    });
}

interface FoundWorks {
  readonly query: string;
  readonly replace: KeyContext['replace'];
  readonly matches: readonly SourceMatch[];
}

/** By all the words typed; where they mean none, by the last, for the others may lead to the citation. */
function findWorks(index: CorpusIndex, { query, replace, begunBy }: KeyContext): FoundWorks {
  const matches = matchSources(index, query);
  const last = /\s(?<word>\S+)$/u.exec(query)?.groups?.word;
  if (matches.length > 0 || begunBy === '@' || last === undefined) return { query, replace, matches };
  return {
    query: last,
    replace: [replace[1] - last.length, replace[1]],
    matches: matchSources(index, last),
  };
}

/** What may come up without being asked for: it is not to stand in the way of links, tasks and remarks in brackets. */
function isWorthShowing({ source, fit }: SourceMatch, { begunBy, query }: KeyContext, rank: number): boolean {
  if (begunBy === '@') return true;
  const [word, ...others] = splitWords(query);
  if (begunBy === 'likely-bracket') return word !== undefined || rank < Number.POSITIVE_INFINITY;
  if (!word || word.folded.length < NAMING_LETTERS || others.length > 0 || fit === 'slips') return false;
  const [author] = source.item.author ?? [];
  const name = splitWords(author?.family ?? author?.literal ?? '');
  return fit === 'key' || name[0]?.folded.startsWith(word.folded) === true;
}

function toChoice(
  typed: string,
  { replace }: FoundWorks,
  source: Source,
  locator: string | undefined,
): CompletionChoice {
  const { item, citeKey, role, title } = source;
  const newText = locator ? `${citationText(citeKey)}, ${locator}` : citationText(citeKey);
  const work = [authorYear(item), item.author?.length ? title : ''].filter(Boolean).join(', ');
  return {
    kind: 'work',
    label: locator ? `@${citeKey}, ${locator}` : `@${citeKey}`,
    // With the place the label is long, and what it is of stands in the next row.
    description: locator
      ? 'the quotation'
      : briefly([role === 'secondary' && role, work].filter(Boolean).join(' · ')),
    detail: shortReference(item),
    filterText: `${typed} ${shortReference(item)}`.slice(0, FILTER_CHARACTERS),
    edit: { span: replace, newText },
    additional: [],
    subject: { sourceId: source.id },
  };
}

function byRank(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function byFit(a: SourceMatch, b: SourceMatch): number {
  return Number(b.fit === 'key') - Number(a.fit === 'key');
}

function byKey(a: Source, b: Source): number {
  return a.citeKey < b.citeKey ? -1 : a.citeKey > b.citeKey ? 1 : 0;
}

const MAX_KEYS = 100;
// With fewer letters anything in brackets begins like somebody's name.
const NAMING_LETTERS = 3;
