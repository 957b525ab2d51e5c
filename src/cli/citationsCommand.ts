import { parseDraft } from '../core/drafts/parseDraft.ts';
import { type ReportedCitation, type ReportedItem, reportCitations } from '../core/reports/citationReport.ts';
import { createPlaceTeller } from '../core/reports/lineAndColumn.ts';
import { oneLine } from '../core/text/markdownText.ts';
import { type DraftFile, readDrafts } from './draftFiles.ts';
import { type CliIo, type CliOptions, oneOf, toJson, UsageError } from './io.ts';
import type { ExitStatus } from './runCli.ts';

/** `verbatim citations DRAFT…`: the citations of the drafts as pandoc reads them. */
export async function citationsCommand(
  paths: readonly string[],
  options: CliOptions,
  io: CliIo,
): Promise<ExitStatus> {
  const format = oneOf('format', options.format, ['text', 'json']);
  if (paths.length === 0) throw new UsageError('Name the drafts whose citations to print.');
  const { drafts, unread } = await readDrafts(paths, io.cwd);
  for (const { path, reason } of unread) io.error(`${path}: ${reason}\n`);
  if (drafts.length === 0) throw new Error('None of the drafts could be read.');
  const read = drafts.map((draft) => ({ draft, citations: reportCitations(parseDraft(wholeText(draft))) }));
  if (format === 'json')
    io.out(toJson({ drafts: read.map(({ draft: { path }, citations }) => ({ path, citations })) }));
  else for (const { draft, citations } of read) io.out(draftAsText(draft, citations));
  return unread.length > 0 ? 1 : 0;
}

/** The text with its byte order mark, which is a character of the file and counts in offsets. */
function wholeText({ bytes, text }: DraftFile): string {
  const isMarked = MARKS.some((mark) => mark.every((byte, at) => bytes[at] === byte));
  return isMarked && text.charCodeAt(0) !== 0xfeff ? `\ufeff${text}` : text;
}

/** A line for each citation: `draft.md:3:12: [@key, p. 33]  key, page 33`. */
function draftAsText(draft: DraftFile, citations: readonly ReportedCitation[]): string {
  const text = wholeText(draft);
  const placeOf = createPlaceTeller(text);
  return citations
    .map(({ start, end, in: containers, items }) => {
      const { line, column } = placeOf(start);
      const where = containers.length > 0 ? ' (in a note)' : '';
      const works = items.map(itemAsText).join('; ');
      return `${draft.path}:${line}:${column}: ${oneLine(text.slice(start, end))}  ${works}${where}\n`;
    })
    .join('');
}

function itemAsText({ id, label, locator }: ReportedItem): string {
  return locator === null ? id : `${id}, ${label} ${locator}`;
}

const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
];
