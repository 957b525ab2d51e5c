/** Keeps a title or a name to a length that a line of the view can bear, cut between words where there are any. */
export function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const head = text.slice(0, maxCharacters);
  const blank = head.search(/\s\S*$/u);
  const isNear = blank > 0 && blank > maxCharacters - LONG_WORD_CHARACTERS;
  const end = isNear ? blank : wholeCharacter(text, maxCharacters);
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Moves back from the middle of a surrogate pair, half of which is no character. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

const LONG_WORD_CHARACTERS = 40;
