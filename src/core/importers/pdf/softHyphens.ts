import type { PdfGlyph } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { TextLine } from './textLines.ts';

/**
 * A soft hyphen (U+00AD) by the letters around it. pdf.js leaves these out of its text, though many programs write
 * the hyphen of a broken word so, and some write every hyphen so.
 */
export interface SoftHyphen {
  readonly before: string;
  readonly after: string;
}

/** The soft hyphens among the glyphs of a page that show; those without width mark places where no line broke. */
export function findSoftHyphens(glyphs: readonly (PdfGlyph | number | null)[]): SoftHyphen[] {
  const found: SoftHyphen[] = [];
  const shown = glyphs.filter((glyph): glyph is PdfGlyph => typeof glyph === 'object' && glyph !== null);
  for (const [at, glyph] of shown.entries()) {
    if (glyph.unicode !== SOFT_HYPHEN || glyph.width <= 0) continue;
    const before = /[\p{L}\p{M}\p{N}]*$/u.exec(letters(shown.slice(Math.max(0, at - CONTEXT), at)))?.[0];
    const after = /^\s*([\p{L}\p{M}\p{N}]*)/u.exec(letters(shown.slice(at + 1, at + 1 + CONTEXT)))?.[1];
    if (before && after) found.push({ before, after });
  }
  return found;
}

/**
 * Puts the hyphens back: a soft one at the end of a line that breaks a word, a plain one inside a line, where it is
 * the word's own. Places are found by the letters on both sides, for pdf.js does not say where they were.
 */
export function markSoftHyphens(lines: readonly TextLine[], hyphens: readonly SoftHyphen[]): TextLine[] {
  return lines.map((line, at) => {
    const text = restoreInside(line.text, hyphens);
    const next = lines[at + 1]?.text ?? '';
    const breaks = hyphens.some(
      ({ before, after }) => endsWithWord(text, before) && startsWithWord(next, after),
    );
    return { ...line, text: breaks ? text + SOFT_HYPHEN : text };
  });
}

function restoreInside(text: string, hyphens: readonly SoftHyphen[]): string {
  let restored = text;
  for (const { before, after } of hyphens) {
    const at = restored.indexOf(before + after);
    if (at >= 0) restored = `${restored.slice(0, at + before.length)}-${restored.slice(at + before.length)}`;
  }
  return restored;
}

/** Files without blanks give more letters than the word has, so the shorter of the two must match. */
function endsWithWord(text: string, letters: string): boolean {
  const word = /[\p{L}\p{M}\p{N}]*$/u.exec(text)?.[0] ?? '';
  return word !== '' && (word.endsWith(letters) || letters.endsWith(word));
}

function startsWithWord(text: string, letters: string): boolean {
  const word = /^[\p{L}\p{M}\p{N}]*/u.exec(text)?.[0] ?? '';
  return word !== '' && (word.startsWith(letters) || letters.startsWith(word));
}

function letters(glyphs: readonly PdfGlyph[]): string {
  return glyphs
    .map(({ unicode }) => unicode)
    .join('')
    .normalize('NFKC');
}

const SOFT_HYPHEN = '\u00ad';
// Longer than nearly every part of a word.
const CONTEXT = 24;
