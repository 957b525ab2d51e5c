/**
 * The paths in a BibTeX `file` field: a plain path, several with `;` between them, or JabRef's and Better BibTeX's
 * `Title:path:mime` with `\:` for a colon in the path.
 */
export function parseFileField(value: string): string[] {
  return splitUnescaped(value, ';')
    .map((part) => pathOf(splitUnescaped(part.trim(), ':')))
    .map((path) => path.replace(/\\([:;\\])/gu, '$1').trim())
    .filter(Boolean);
}

function pathOf(parts: readonly string[]): string {
  // "C:/papers/a.pdf" has a drive letter, not a title, before its colon.
  const hasDrive = /^\p{L}$/u.test(parts[0] ?? '') && /^[/\\]/u.test(parts[1] ?? '');
  if (parts.length >= 3 && !hasDrive) return parts.slice(1, -1).join(':');
  return parts.join(':');
}

function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') open += character + text.charAt(++offset);
    else if (character === separator) {
      parts.push(open);
      open = '';
    } else open += character;
  }
  return [...parts, open];
}
