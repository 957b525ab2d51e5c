/**
 * What is used of pdf.js, whose own types need those of the DOM. The minified files have no types beside them, so
 * these are the ones that count.
 */

declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  /** A 2×3 matrix `[a, b, c, d, e, f]` as in ISO 32000, section 8.3.3. */
  export type Matrix = readonly [number, number, number, number, number, number];

  export interface PdfTextItem {
    readonly str: string;
    readonly dir: 'ltr' | 'rtl' | 'ttb';
    /** Text space to the page's default space. */
    readonly transform: Matrix;
    readonly width: number;
    readonly height: number;
    readonly fontName: string;
  }

  export interface PdfGlyph {
    readonly unicode: string;
    /** In thousandths of the font size. */
    readonly width: number;
    readonly isSpace: boolean;
  }

  export interface PdfPage {
    getViewport(init: { readonly scale: number }): {
      readonly width: number;
      readonly height: number;
      readonly transform: Matrix;
    };
    getTextContent(): Promise<{
      readonly items: readonly PdfTextItem[];
      readonly styles: Readonly<Record<string, { readonly vertical?: boolean }>>;
      readonly lang: string | null;
    }>;
    getOperatorList(): Promise<{
      readonly fnArray: readonly number[];
      readonly argsArray: readonly unknown[];
    }>;
    /** The fonts that the operator list named. */
    readonly commonObjs: { has(id: string): boolean; get(id: string): unknown };
    cleanup(): boolean;
  }

  export interface PdfDocument {
    readonly numPages: number;
    getPage(number: number): Promise<PdfPage>;
    getPageLabels(): Promise<readonly string[] | null>;
    getMetadata(): Promise<{
      readonly info: Readonly<Record<string, unknown>>;
      /** The XMP packet. */
      readonly metadata: { get(name: string): unknown } | null;
    }>;
  }

  export interface LoadingTask {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  }

  export function getDocument(init: object): LoadingTask;
  export const OPS: { readonly showText: number; readonly transform: number };
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
