import { participants } from '../model/cslItem.ts';
import type { Role, Source } from '../model/source.ts';
import { splitTokens } from '../text/tokens.ts';

/** What the sources of a corpus are called and who takes part in them: made once for each state of the corpus. */
export interface CorpusNames {
  /** Folded parts of the names of authors, interviewers and editors. */
  readonly people: ReadonlySet<string>;
  /** Folded titles, whole and up to the colon, with one blank between words. */
  readonly titles: ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
}

export function readNames(sources: readonly Source[]): CorpusNames {
  return {
    people: new Set(
      sources
        .flatMap(({ item }) => participants(item))
        .flatMap(foldedWords)
        .filter((word) => word.length > SHORTEST_NAME),
    ),
    titles: new Set(sources.flatMap(titlesOf).filter(Boolean)),
    roles: new Set(sources.map(({ role }) => role)),
  };
}

function titlesOf({ title, item }: Source): string[] {
  return [title, item.title ?? '', item['container-title'] ?? '']
    .flatMap((each) => [each, each.split(/[:–—|]/u)[0] as string])
    .map((each) => foldedWords(each).join(' '));
}

function foldedWords(text: string): string[] {
  return splitTokens(text).map(({ folded }) => folded);
}

// "de" and "la" are in many names and in more sentences.
const SHORTEST_NAME = 2;
