import type { PdfGlyph } from 'pdfjs-dist/legacy/build/pdf.min.mjs';

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

function letters(glyphs: readonly PdfGlyph[]): string {
  return glyphs
    .map(({ unicode }) => unicode)
    .join('')
    .normalize('NFKC');
}

const SOFT_HYPHEN = '\u00ad';
// Longer than nearly every part of a word.
const CONTEXT = 24;
