import type { LoadingTask, PdfDocument, PdfGlyph, PdfPage } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { loadPdfjs } from './loadPdfjs.ts';
import { findSoftHyphens, type SoftHyphen } from './softHyphens.ts';
import { type TextRun, toTextRuns } from './textRuns.ts';

/** One page, as far as text goes. */
export interface PdfPageText {
  /** From 0. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  /** Hyphens that the file marks as made by the line break. */
  readonly softHyphens: readonly SoftHyphen[];
  /** Whether a page without text shows something: a scanned page does, a blank one does not. */
  readonly hasPicture: boolean;
}

export interface OpenPdf {
  readonly pageCount: number;
  /** Page labels as the file gives them (ISO 32000, section 12.4.2). */
  readonly labels: readonly string[] | undefined;
  /** The document information dictionary, then the XMP packet's Dublin Core. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  /** A BCP 47 tag. */
  readonly language: string | undefined;
  /** @param index from 0. */
  readPage(index: number): Promise<PdfPageText>;
  /** True once a font asked for a predefined character map of Chinese, Japanese or Korean: its text is lost. */
  lacksCharacterMaps(): boolean;
  close(): Promise<void>;
}

/** Opens a PDF; a file that cannot be opened is a reason in words for the user. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | { readonly reason: string }> {
  const pdfjs = await loadPdfjs();
  const lacking = { maps: false };
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer for itself, and the caller may still need it; it refuses Node's buffers.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are never decoded.
    maxImageSize: 0,
    verbosity: 0,
    BinaryDataFactory: noBinaryData(lacking),
  });
  try {
    const pdf = await task.promise;
    return await describe(pdf, task, pdfjs.OPS, lacking);
  } catch (error) {
    await task.destroy();
    return { reason: reasonOf(error) };
  }
}

interface Lacking {
  maps: boolean;
}

/**
 * pdf.js asks for standard fonts, which only drawing needs, and for predefined character maps, without which some
 * Chinese, Japanese and Korean fonts cannot be read. Neither is shipped.
 */
function noBinaryData(lacking: Lacking) {
  return class {
    async fetch({ kind }: { readonly kind: string }): Promise<never> {
      if (kind === 'cMapUrl') lacking.maps = true;
      throw new Error('Verbatim reads text without extra data');
    }
  };
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'PasswordException') return 'is encrypted: open it with its password and save a copy without';
  return `is not a readable PDF: ${message.replace(/\.\s*$/u, '')}`;
}

type Ops = { readonly showText: number; readonly transform: number };

async function describe(pdf: PdfDocument, task: LoadingTask, ops: Ops, lacking: Lacking): Promise<OpenPdf> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const fields: Readonly<Record<string, unknown>> = info;
  const labels = await pdf.getPageLabels().catch(() => null);
  const fonts = new FontTable();
  const language = fields.Language;
  return {
    pageCount: pdf.numPages,
    labels: labels ?? undefined,
    titles: texts([fields.Title, metadata?.get('dc:title')]),
    authors: texts([fields.Author, metadata?.get('dc:creator')]),
    language: typeof language === 'string' && language ? language : undefined,
    readPage: (index) => readPage(pdf, index, { ops, fonts }),
    lacksCharacterMaps: () => lacking.maps,
    close: () => task.destroy(),
  };
}

function texts(values: readonly unknown[]): string[] {
  return values
    .map((value) => (Array.isArray(value) ? value.join('; ') : value))
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .map((value) => value.trim());
}

async function readPage(
  pdf: PdfDocument,
  index: number,
  { ops, fonts }: { readonly ops: Ops; readonly fonts: FontTable },
): Promise<PdfPageText> {
  const page = await pdf.getPage(index + 1);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const fontNames = Object.keys(styles);
  const isEmpty = !items.some(({ str }) => str.trim());
  const drawn =
    isEmpty || fonts.lacks(fontNames) || fonts.softHyphens || index % SAMPLE === 0
      ? await readDrawing(page, ops)
      : undefined;
  if (drawn) fonts.learn(page, fontNames, drawn.softHyphens.length > 0);
  page.cleanup();
  if (items.length > MAX_ITEMS) return { index, width, height, runs: [], softHyphens: [], hasPicture: true };
  return {
    index,
    width,
    height,
    runs: toTextRuns({
      items: items.filter(({ fontName }) => !styles[fontName]?.vertical),
      viewport: transform,
      isBold: (name) => fonts.isBold(name),
    }),
    softHyphens: drawn?.softHyphens ?? [],
    hasPicture: isEmpty && (drawn?.hasPicture ?? true),
  };
}

interface Drawing {
  readonly softHyphens: readonly SoftHyphen[];
  readonly hasPicture: boolean;
}

/**
 * The operators that draw the page. They tell what the text alone does not: the names of the fonts, and the soft
 * hyphens, which pdf.js leaves out of the text.
 */
async function readDrawing(page: PdfPage, ops: Ops): Promise<Drawing | undefined> {
  const list = await page.getOperatorList().catch(() => undefined);
  if (!list) return undefined;
  const shown = list.argsArray.filter((_, at) => list.fnArray[at] === ops.showText);
  const glyphs = shown.flatMap((args) => (args as [readonly (PdfGlyph | number)[]])[0]);
  return { softHyphens: findSoftHyphens(glyphs), hasPicture: showsPicture(list, ops) };
}

/**
 * Pictures are drawn into a square of one point, so what makes them large is the matrix before them; pdf.js leaves out
 * the pictures, not the matrix. Letters drawn as outlines are a long list of operators.
 */
function showsPicture(
  { fnArray, argsArray }: Awaited<ReturnType<PdfPage['getOperatorList']>>,
  ops: Ops,
): boolean {
  if (fnArray.length > MANY_OPERATORS) return true;
  return argsArray.some((args, at) => {
    if (fnArray[at] !== ops.transform) return false;
    const [a = 0, b = 0, c = 0, d = 0] = Array.from(args as ArrayLike<number>);
    return Math.abs(a * d - b * c) > PICTURE_AREA;
  });
}

interface DrawnFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
}

/** What is known of the document's fonts. */
class FontTable {
  readonly #bold = new Map<string, boolean>();
  /** Whether a page was seen that holds soft hyphens; then every page is searched for them. */
  softHyphens = false;

  lacks(names: readonly string[]): boolean {
    return names.some((name) => !this.#bold.has(name));
  }

  learn({ commonObjs }: PdfPage, names: readonly string[], softHyphens: boolean): void {
    this.softHyphens ||= softHyphens;
    for (const name of names) {
      if (this.#bold.has(name)) continue;
      const font = (commonObjs.has(name) ? commonObjs.get(name) : undefined) as DrawnFont | undefined;
      this.#bold.set(name, Boolean(font?.bold || font?.black || BOLD_NAME.test(font?.name ?? '')));
    }
  }

  isBold(name: string): boolean {
    return this.#bold.get(name) ?? false;
  }
}

// "Times-Bold", "Frutiger-Black", and TeX's names for its bold faces: CMBX10, SFBX1200, CMSSBX10.
const BOLD_NAME = /bold|black|heavy|demi|(?:CM|SF|EC|LM)\w*BX/iu;
// Soft hyphens stand on nearly every page or on none, so looking at every 16th page finds them early.
const SAMPLE = 16;
// A full page of a newspaper has some thousands; a map or a plan with more is no page of text.
const MAX_ITEMS = 50_000;
// A blank page has a dozen operators that set colors.
const MANY_OPERATORS = 200;
/** In square points. */
const PICTURE_AREA = 1000;
