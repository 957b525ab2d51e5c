import type { Locator } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { mediaLink } from '../reports/mediaLink.ts';

/**
 * The address of the words themselves: at the second where they are said, or with a text fragment, to which a browser
 * scrolls; undefined where the source has no address on the web.
 */
export function sourceLink(
  source: Pick<Source, 'item'>,
  words: string,
  locator?: Locator,
): string | undefined {
  const address = mediaLink(source, locator);
  if (!address || locator?.label === 'timestamp') return address;
  const fragment = textFragment(words);
  if (!fragment) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:${fragment}`;
}

/**
 * A text directive (WICG, URL Fragment Text Directives): the words, or of many the first and the last. In it `-`, `,` and
 * `&` have a meaning of their own, and Markdown gives one to brackets.
 */
export function textFragment(words: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
  const all = words.trim().split(/\s+/u);
  const [start, end] = [all.slice(0, EDGE_WORDS), all.slice(-EDGE_WORDS)].map((edge) =>
    encode(edge.join(' ')),
  );
  return all.length <= WHOLE_WORDS ? `text=${encode(all.join(' '))}` : `text=${start},${end}`;
}

/** A lone surrogate stands for no character and cannot be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*~]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

// So many words are long enough to be found once, and short enough for an address.
const WHOLE_WORDS = 10;
const EDGE_WORDS = 5;
