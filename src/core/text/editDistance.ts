/**
 * How many slips of the pen lie between two words: letters too many, missing or wrong, or neighbors that changed places
 * (optimal string alignment). Given up as soon as it must exceed `bound`; what is returned then is more than `bound`.
 *
 * Cost: the product of the lengths.
 */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  const rows = [firstRow(a)];
  for (let at = 1; at <= b.length; at++) {
    rows[at] = nextRow(rows, a, b, at);
    if (Math.min(...(rows[at] ?? [])) > bound) return bound + 1;
  }
  return rows[b.length]?.[a.length] ?? bound + 1;
}

/**
 * Those of the `words`, by their places, of which a beginning is at most `bound` slips from what was typed so far.
 *
 * Words are walked like a trie: what a word shares with the one before it is not computed again, and words that share a
 * beginning already too far off are stepped over. Tens of thousands of words take a few milliseconds.
 *
 * @param words in rising order.
 */
export function similarBeginnings(words: readonly string[], typed: string, bound: number): number[] {
  const found: number[] = [];
  // Rows of the edit matrix for the beginnings of the word at hand; all up to `filled` are those of `before`.
  const rows = [firstRow(typed)];
  let before = '';
  let filled = 0;
  let dead: string | undefined;
  let near: string | undefined;
  for (const [place, word] of words.entries()) {
    if (near !== undefined && word.startsWith(near)) found.push(place);
    if ((near ?? dead) !== undefined && word.startsWith((near ?? dead) as string)) continue;
    near = undefined;
    dead = undefined;
    filled = Math.min(filled, sharedLength(before, word));
    before = word;
    while (filled < word.length && near === undefined && dead === undefined) {
      filled++;
      const row = nextRow(rows, typed, word, filled);
      rows[filled] = row;
      if ((row[typed.length] ?? bound + 1) <= bound) near = word.slice(0, filled);
      else if (Math.min(...row) > bound) dead = word.slice(0, filled);
    }
    if (near !== undefined) found.push(place);
  }
  return found;
}

function firstRow(word: string): readonly number[] {
  return Array.from({ length: word.length + 1 }, (_, at) => at);
}

/** The distances of the first `at` letters of `b` from each beginning of `a`. */
function nextRow(rows: readonly (readonly number[])[], a: string, b: string, at: number): readonly number[] {
  const last = rows[at - 1] ?? [];
  const beforeLast = rows[at - 2] ?? [];
  const row = [at];
  for (let column = 1; column <= a.length; column++) {
    let least = Math.min(
      (last[column] ?? 0) + 1,
      (row[column - 1] ?? 0) + 1,
      (last[column - 1] ?? 0) + (a[column - 1] === b[at - 1] ? 0 : 1),
    );
    const isSwapped = at > 1 && column > 1 && a[column - 1] === b[at - 2] && a[column - 2] === b[at - 1];
    if (isSwapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
    row.push(least);
  }
  return row;
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
