import { spokenName } from '../model/cslItem.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';

/**
 * Who said it, and through whom. `unidentified`: the source does not say who speaks. `secondhand`: the source reports
 * the words; `asserted` when the report is only a page's claim about a person, not a signal phrase in a text.
 * `work`: the work's own words, which nobody in particular signs.
 */
export type Attribution =
  | { readonly kind: 'speaker'; readonly name: string; readonly isAuthor: boolean }
  | { readonly kind: 'secondhand'; readonly name?: string; readonly asserted: boolean }
  | { readonly kind: 'unidentified' }
  | { readonly kind: 'work' };

/** What may be said in a draft of whose words a passage is: never more than the source shows. */
export function attribute(passage: Passage, source: Source): Attribution {
  if (passage.kind === 'reported') {
    const name = passage.reported?.claimedSpeaker ?? passage.speaker;
    return { kind: 'secondhand', ...(name && { name }), asserted: passage.voice === 'site' };
  }
  if (passage.voice === 'unmarked') {
    return passage.kind === 'speech' ? { kind: 'unidentified' } : { kind: 'work' };
  }
  if (!passage.speaker) return { kind: 'work' };
  return { kind: 'speaker', name: passage.speaker, isAuthor: isSoleAuthor(passage.speaker, source) };
}

function isSoleAuthor(speaker: string, { item }: Source): boolean {
  const [author, ...others] = item.author ?? [];
  return author !== undefined && others.length === 0 && spokenName(author) === speaker;
}
