/**
 * Puts accents on their letters: TeX's older fonts have no letters with accents and print the accent first, so
 * "Schr¨odinger" stands in the file. Accents that are also used as quotation marks or apostrophes count only where
 * they can be nothing else.
 */
export function composeAccents(text: string): string {
  return text
    .replace(ACCENTED, (_, accent: keyof typeof COMBINING, letter: string) =>
      compose(letter, COMBINING[accent]),
    )
    .replace(/(?<=\p{L})`(?=[aeiou])(.)/gu, (_, letter: string) => compose(letter, '\u0300'))
    .replace(/´(?!s\b)([aceinosuyzACEINOSUYZı])/gu, (_, letter: string) => compose(letter, '\u0301'));
}

function compose(letter: string, accent: string): string {
  return (DOTLESS[letter] ?? letter) + accent;
}

const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };
const COMBINING = {
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¸': '\u0327',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˚': '\u030a',
  '˝': '\u030b',
  '¯': '\u0304',
  '˙': '\u0307',
} as const;
const ACCENTED = /([¨ˆ˜¸ˇ˘˚˝¯˙])(\p{L})/gu;
