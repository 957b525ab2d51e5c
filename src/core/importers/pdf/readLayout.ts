import type { Section } from '../../model/passage.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import { detectLayout, layoutByName } from '../detectLayout.ts';
import type { ImportedFile } from '../importSource.ts';
import type { FoundMetadata } from '../layouts/layoutReader.ts';
import { openPage } from '../page.ts';
import type { PdfText } from './readPages.ts';
import { cutAtPages, pageMap, readSections } from './sections.ts';

type Reading = Pick<ImportedFile, 'layout' | 'layoutReason' | 'role' | 'sections' | 'found'>;

/**
 * What stands where in the text. A layout of text files that fits (an interview with speaker labels) reads it; prose
 * is read from the type of the page, which says more than the text alone.
 *
 * @param asked the layout that the metadata names, if it does.
 */
export function readLayout(pdf: PdfText, asked: string | undefined): Reading {
  const page = openPage(withoutNotes(pdf));
  const named = layoutByName(asked ?? '');
  const { reader, reason } = named
    ? { reader: named, reason: 'the metadata asks for it' }
    : detectLayout(page);
  const common = { layout: reader.layout, layoutReason: reason };
  if (reader.layout === 'prose')
    return { ...common, role: 'primary', sections: readSections(pdf, pdf.labels), found: foundTitle(pdf) };
  const { sections, found } = reader.read(page);
  return { ...common, role: reader.role, sections: withPages(pdf, sections), found };
}

/** The same text with blanks for notes and contents pages: no layout of text files has them. */
function withoutNotes({ text, paragraphs }: PdfText): string {
  let masked = '';
  for (const { kind, span } of paragraphs) {
    masked += text.slice(masked.length, span[0]);
    const words = text.slice(span[0], span[1]);
    masked += kind === 'note' || kind === 'contents' ? ' '.repeat(words.length) : words;
  }
  return masked;
}

/** Time stamps are what a recording is cited by; in all else a PDF is cited by its pages. */
function withPages(pdf: PdfText, sections: readonly Section[]): Section[] {
  const map = pageMap(pdf.paragraphs, pdf.labels).toSorted((a, b) => a.offset - b.offset);
  const notes = pdf.paragraphs.filter(({ kind }) => kind === 'note' || kind === 'contents');
  const read = sections
    .filter(({ spans }) => spans.length > 0)
    .flatMap((section) =>
      cutAtNotes(
        section,
        notes.map(({ span }) => span),
      ),
    )
    .flatMap((section) =>
      section.locator?.label === 'timestamp' ? [section] : cutAtPages(section, pdf.text, map),
    );
  const aside = readSections({ text: pdf.text, paragraphs: notes }, pdf.labels);
  return [...read, ...aside].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

/** A turn that goes on after a note is two sections of one speaker, so that sections keep their order. */
function cutAtNotes(section: Section, notes: readonly TextSpan[]): Section[] {
  const pieces: TextSpan[][] = [];
  for (const span of section.spans) {
    const end = pieces.at(-1)?.at(-1)?.[1];
    const isCut = end !== undefined && notes.some(([from]) => from >= end && from < span[0]);
    if (end === undefined || isCut) pieces.push([span]);
    else pieces.at(-1)?.push(span);
  }
  return pieces.map((spans) => ({ ...section, spans }));
}

/** The line in the largest type on the first page, where one stands out. */
function foundTitle({ text, paragraphs, bodySize }: PdfText): FoundMetadata {
  const first = paragraphs.filter(({ kind, pages }) => kind === 'heading' && pages[0]?.page === 0);
  const largest = first.reduce<(typeof first)[number] | undefined>(
    (best, heading) => (best && best.size >= heading.size ? best : heading),
    undefined,
  );
  if (!largest || largest.size < TITLE_SIZE * bodySize) return {};
  return { title: text.slice(largest.span[0], largest.span[1]) };
}

const TITLE_SIZE = 1.2;
