import { type CslItem, issuedYear, spokenName } from '../model/cslItem.ts';

/**
 * A work in one short line, for lists and hovers: `Ione Haskett, “The Winter the Gate Failed”, The Long Ebb, no. 12, 2021`.
 *
 * @param named who was named beside it already and is not named again as the sole author.
 */
export function shortReference(item: CslItem, named?: string): string {
  const all = (item.author ?? []).map(spokenName).filter(Boolean);
  const authors = all.length === 1 && all[0] === named ? [] : all;
  const container = item['container-title'] ?? item['collection-title'];
  const number = item.number ?? item['collection-number'];
  return [
    authors.length > 2 ? `${authors[0]} et al.` : authors.join(' and '),
    item.title && `“${item.title}”`,
    container,
    number !== undefined && `no. ${number}`,
    issuedYear(item),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Author and year as a citation would show them: `Haskett 2021`; the title where nobody signs. */
export function authorYear(item: CslItem): string {
  const [author] = item.author ?? [];
  const name = author?.family ?? author?.literal ?? item.title ?? '';
  const others = (item.author?.length ?? 0) > 1 ? ' et al.' : '';
  return [`${name}${others}`, issuedYear(item)].filter(Boolean).join(' ');
}
