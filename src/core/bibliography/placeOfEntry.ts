/**
 * Before which of the entries of a bibliography a new one goes: its place in the order of the keys where they are sorted
 * (by their characters, without regard to case, or as a dictionary sorts), else behind the last.
 */
export function placeOfEntry(keys: readonly string[], key: string): number {
  // One alone is in no order.
  const order = keys.length > 1 ? ORDERS.find((candidate) => follows(keys, candidate)) : undefined;
  const place = order ? keys.findIndex((other) => order(other, key) > 0) : -1;
  return place < 0 ? keys.length : place;
}

type Order = (a: string, b: string) => number;

function follows(keys: readonly string[], order: Order): boolean {
  return keys.every((key, at) => at === 0 || order(keys[at - 1] ?? '', key) <= 0);
}

const byCharacters: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const dictionary = new Intl.Collator('en');
const ORDERS: readonly Order[] = [
  byCharacters,
  (a, b) => byCharacters(a.toLowerCase(), b.toLowerCase()),
  (a, b) => dictionary.compare(a, b),
];
