/**
 * What a raised or lowered run adds to the words of its line. A footnote mark adds nothing, so that "word" and "1" never
 * become "word1"; an ordinal's ending and the digits of a formula belong to the word; an exponent stays raised, in the
 * digits that Unicode has for it, because "10³" is not "103".
 *
 * @param raise in units of the line's size; below 0 for lowered runs.
 * @param before the words of the line up to here.
 */
export function readScript(
  text: string,
  { raise, before }: { readonly raise: number; readonly before: string },
): string {
  if (raise < 0 || ORDINAL.test(text)) return text;
  if (isExponent(text, before)) return raiseDigits(text);
  return NOTE_MARK.test(text) ? '' : text;
}

/** After a number that is no year, or after a unit or symbol of at most two letters that stands by itself. */
function isExponent(text: string, before: string): boolean {
  if (!/^[-−–+]?\d+$/u.test(text)) return false;
  const base = /[\p{L}\p{N}.,]+$/u.exec(before)?.[0] ?? '';
  if (/^\d+(?:[.,]\d+)?$/u.test(base)) return !/^(?:1\d|20)\d\d$/u.test(base);
  return /^(?:[A-Z]|[kcmnµ]?m|s|x|y|z)$/u.test(base) && /^[-−–+]?[2-9]$/u.test(text);
}

function raiseDigits(text: string): string {
  return [...text]
    .map((character) => (character in RAISED ? RAISED[character as keyof typeof RAISED] : character))
    .join('');
}

const ORDINAL = /^(?:st|nd|rd|th|er|re|e|è|ème|o|a|º|ª|TM|SM|™|®)$/u;
// One or more notes at one place: "12", "3,4", "a", "*", "†‡", "[5]".
const NOTE_MARK =
  /^[[(]?(?:\d{1,4}|\p{Ll}|[*†‡§¶‖#∗]+)(?:\s*[,;–-]\s*(?:\d{1,4}|\p{Ll}|[*†‡§¶‖#∗]+))*[,;]?[\])]?$/u;
const RAISED = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '–': '⁻',
  '+': '⁺',
} as const;
