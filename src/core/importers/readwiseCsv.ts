// Its other file asks for Node's streams.
import papaparse from 'papaparse/papaparse.min.js';
import type { Section } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { decodeText } from '../text/decodeText.ts';
import { findSuperseded, type Highlight, highlightSection, noteSection } from './clippings.ts';
import type { Importer } from './importSource.ts';

/**
 * Highlights that Readwise exports as CSV. The text is made: a paragraph for each highlight, and one for the note
 * that the reader wrote beside it.
 */
export const importReadwiseCsv: Importer = ({ bytes }) => {
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return decoded;
  const { columns, rows, warning } = parseCsv(decoded.text);
  if (!REQUIRED.every((column) => columns.includes(column))) {
    return {
      reason: 'is CSV, but no export of Readwise: it lacks the columns "Highlight" and "Book Title"',
      isNoSource: true,
    };
  }
  const { text, highlights, notes } = writeParagraphs(rows);
  if (highlights.length === 0) return { reason: 'holds no highlights' };
  const superseded = findSuperseded(highlights);
  const isNoQuote = (highlight: Highlight) => superseded.has(highlight) || IMAGE.test(highlight.words);
  const sections = [
    ...highlights.map((highlight) =>
      isNoQuote(highlight) ? noteSection(highlight) : highlightSection(highlight),
    ),
    ...notes.map(noteSection),
  ];
  return {
    text,
    layout: 'highlights',
    layoutReason: `${highlights.length} highlights in the columns of Readwise`,
    role: 'secondary',
    sections: sections.sort((a, b) => startOf(a) - startOf(b)),
    found: {},
    stated: {},
    keywords: [],
    ...(warning && { warning }),
  };
};

type Row = Readonly<Record<string, string | undefined>>;

interface Csv {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly warning: string | undefined;
}

/** Columns are named here and not by papaparse, which writes to the console where two have one name. */
function parseCsv(text: string): Csv {
  const { data, errors } = papaparse.parse(text, {
    skipEmptyLines: 'greedy',
    // Spreadsheets save CSV with semicolons or tabs.
    delimitersToGuess: [',', ';', '\t'],
  });
  const [header = [], ...cells] = data;
  const columns = header.map((name) => name.trim());
  const broken = cells.findIndex((row) => row.length !== columns.length);
  const quotes = errors.find(({ type }) => type === 'Quotes')?.message;
  const warning = [quotes, broken >= 0 && `row ${broken + 2} has not as many fields as there are columns`];
  return {
    columns,
    rows: cells.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]]))),
    warning: warning.filter(Boolean).join('; ') || undefined,
  };
}

interface Written {
  readonly text: string;
  readonly highlights: readonly Highlight[];
  readonly notes: readonly { readonly spans: readonly TextSpan[] }[];
}

function writeParagraphs(rows: readonly Row[]): Written {
  const highlights: Highlight[] = [];
  const notes: { spans: TextSpan[] }[] = [];
  const pieces: string[] = [];
  let length = 0;
  const write = (value: string): TextSpan[] => {
    const lines = linesOf(value);
    if (lines.length === 0) return [];
    const spans: TextSpan[] = [];
    for (const [index, line] of lines.entries()) {
      const separator = length === 0 ? '' : index === 0 ? '\n\n' : '\n';
      const start = length + separator.length;
      length = start + line.length;
      pieces.push(separator, line);
      spans.push([start, length]);
    }
    return spans;
  };
  for (const row of rows) {
    const spans = write(row.Highlight ?? '');
    if (spans.length > 0) highlights.push(readHighlight(row, spans));
    const note = write(row.Note ?? '');
    if (note.length > 0) notes.push({ spans: note });
  }
  return { text: pieces.join(''), highlights, notes };
}

/** Lines without the blank ones, so that only paragraphs are apart by a blank line. */
function linesOf(value: string): string[] {
  return value
    .split(/\r\n|[\r\n]/u)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Readwise lists authors as they are spoken, with commas between them, so no name is turned round. */
function readHighlight(row: Row, spans: readonly TextSpan[]): Highlight {
  const location = row.Location?.trim() ?? '';
  const isPage = row['Location Type']?.trim().toLowerCase() === 'page';
  const place = /^\d+$/u.test(location) ? Number(location) : undefined;
  return {
    title: row['Book Title']?.trim() ?? '',
    author: row['Book Author']?.trim() || undefined,
    page: isPage && location !== '' ? location : undefined,
    place: place === undefined ? undefined : [place, place],
    words: linesOf(row.Highlight ?? '').join(' '),
    spans,
  };
}

function startOf({ spans }: Section): number {
  return spans[0]?.[0] ?? 0;
}

// Readwise writes a marked picture as Markdown.
const IMAGE = /^!\[[^\]]*\]\(\S*\)$/u;
const REQUIRED = ['Highlight', 'Book Title'];
