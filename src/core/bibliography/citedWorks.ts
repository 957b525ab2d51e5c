import type { CslItem } from '../model/cslItem.ts';
import type { CitationSettings } from './citationSettings.ts';

/**
 * The works of a draft's bibliography as a formatter wants them: those that it cites, in the order of their first
 * citation, then those that it only lists. Keys that nothing is known of are left out.
 *
 * @param items all that the draft's bibliographies hold; of two with one key the first counts, as in pandoc.
 */
export function citedWorks(
  citations: readonly { readonly items: readonly { readonly id: string }[] }[],
  items: readonly CslItem[],
  uncited: CitationSettings['uncited'] = [],
): CslItem[] {
  const known = new Map<string, CslItem>();
  for (const item of items) if (!known.has(item.id)) known.set(item.id, item);
  const cited = citations.flatMap((citation) => citation.items.map(({ id }) => id));
  const keys = new Set([...cited, ...(uncited === 'all' ? known.keys() : uncited)]);
  return [...keys].flatMap((key) => known.get(key) ?? []);
}
