import type { Matrix, PdfTextItem } from 'pdfjs-dist/legacy/build/pdf.min.mjs';

/** A stretch of upright text in one font, as it stands on the page. Lengths in points, y grows downwards. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Font size. */
  readonly size: number;
  readonly bold: boolean;
  /** Whether white space stands before it in the file. */
  readonly spaced: boolean;
  /** Written from right to left. */
  readonly rtl: boolean;
}

export interface RunsRequest {
  readonly items: readonly PdfTextItem[];
  /** The page's default space to the page as it is looked at. */
  readonly viewport: Matrix;
  isBold(fontName: string): boolean;
}

/**
 * The text of a page that stands upright. Rotated text is left out: it is a watermark, a stamp in the margin or the
 * label of an axis, never part of a sentence.
 */
export function toTextRuns({ items, viewport, isBold }: RunsRequest): TextRun[] {
  const runs: TextRun[] = [];
  let spaced = false;
  for (const { str, dir, transform, width, fontName } of items) {
    const text = cleanText(str);
    if (text.trim() === '') {
      spaced = true;
      continue;
    }
    const [a, b, c, d, left, baseline] = multiply(viewport, transform);
    const size = Math.hypot(c, d);
    if (isUpright(a, b, d) && Number.isFinite(left + baseline + width) && size > 0) {
      const lead = /^\s/u.test(text);
      runs.push({
        text: text.trim(),
        left,
        right: left + width,
        baseline,
        size,
        bold: isBold(fontName),
        spaced: spaced || lead,
        rtl: dir === 'rtl',
      });
    }
    spaced = /\s$/u.test(text);
  }
  return runs;
}

/** Slanted type is upright: only the direction of writing counts, with a degree or so for skewed scans. */
function isUpright(a: number, b: number, d: number): boolean {
  return a > 0 && d < 0 && Math.abs(b) < 0.03 * a;
}

/** pdf.js takes ligatures apart. What no reader sees is left out; bullets of symbol fonts become bullets. */
function cleanText(text: string): string {
  return (
    text
      .replace(/[\uf0b7\uf0a7\uf0d8]/gu, '•')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: broken fonts yield them, and no text holds them.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/gu, '')
      .replace(/\s+/gu, ' ')
  );
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
