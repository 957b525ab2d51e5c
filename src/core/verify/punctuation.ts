import { withoutInvisible } from '../text/tokens.ts';

/**
 * What stands between two words, as far as it matters: marks, without quotation marks, Markdown's marks and the shape
 * of blanks and dashes. Empty for a blank.
 */
export function betweenWords(text: string): string {
  return withoutInvisible(text)
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .replace(/["“”„‟«»‹›‘’‚‛'`*_~^|]/gu, '')
    .replace(/(?:^|\n)\s*>/gu, ' ')
    .replace(/\s*(?:[‒–—―]|--+|\s-\s)\s*/gu, '—')
    .replace(/[‐‑]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\s+\/{1,2}\s+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s*(?=[,.;:!?)\]])|(?<=[([])\s*/gu, '')
    .trim();
}
