import type { CslName } from '../model/cslItem.ts';

/** One person's name as text: "Family, Given" is taken apart; any other stays whole, for its parts are not known. */
export function nameFromText(text: string): CslName {
  const name = text.trim();
  const [family, given, more] = name.split(',').map((part) => part.trim());
  return family && given && more === undefined ? { family, given } : { literal: name };
}
