import type { Importer, ImportRequest, ImportResult } from './importSource.ts';
import { type OpenPdf, openPdf } from './pdf/openPdf.ts';
import { readLayout } from './pdf/readLayout.ts';
import { type PdfText, readPages } from './pdf/readPages.ts';
import { statedMetadata } from './pdf/statedMetadata.ts';
import { type TimeLimit, within } from './pdf/timeLimit.ts';

/**
 * PDF: its text in reading order, paragraphs whole, with the page labels as locators. Running headers, page numbers
 * and rotated text are not part of the text. Pages that are only pictures are counted, not guessed at.
 */
export const importPdf: Importer = async (request) => {
  const limit = { deadlineMs: Date.now() + MAX_WORK_MS };
  const opened = await within(limit, () => openPdf(request.bytes));
  if (opened === 'late') return TOO_SLOW;
  if ('reason' in opened) return opened;
  try {
    return await importOpened(opened, request, limit);
  } finally {
    await opened.close();
  }
};

async function importOpened(pdf: OpenPdf, request: ImportRequest, limit: TimeLimit): Promise<ImportResult> {
  if (pdf.pageCount > MAX_PAGES) return { reason: `has ${pdf.pageCount} pages; the limit is ${MAX_PAGES}` };
  const read = await readPages(pdf, limit);
  if (read === 'late') return TOO_SLOW;
  if (!/[\p{L}\p{N}]/u.test(read.text)) return { reason: reasonForNoText(pdf) };
  const warning = warningOf(read, pdf);
  return {
    text: read.text,
    ...readLayout(read, request.layout),
    stated: statedMetadata(request.file, pdf),
    keywords: [],
    ...(warning && { warning }),
  };
}

function reasonForNoText(pdf: OpenPdf): string {
  return pdf.lacksCharacterMaps()
    ? `has no text that can be read: ${LOST_FONTS}`
    : 'has no text layer: it holds pictures of pages and needs OCR first';
}

function warningOf({ pagesWithoutText: count }: PdfText, pdf: OpenPdf): string | undefined {
  const pages =
    count > 0
      ? `${count} of its ${pdf.pageCount} pages ${count === 1 ? 'has' : 'have'} no text layer`
      : undefined;
  return [pages, pdf.lacksCharacterMaps() && LOST_FONTS].filter(Boolean).join('; ') || undefined;
}

const LOST_FONTS =
  'some of its text is in Chinese, Japanese or Korean fonts without character maps of their own';

// 500 pages take about five seconds; a file that takes this long is broken or made to.
const MAX_WORK_MS = 60_000;
const TOO_SLOW = { reason: 'takes longer than a minute to read' };
const MAX_PAGES = 10_000;
