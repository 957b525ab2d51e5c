/**
 * The endings of file names that an importer reads. They stand apart from the importers, so that who only lists files
 * need not load what reads them.
 */
const importableEndings = [
  'txt',
  'text',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'pdf',
  'docx',
  'epub',
  'vtt',
  'srt',
  'json',
  'csv',
] as const;

export type ImportableEnding = (typeof importableEndings)[number];

/** The ending of `file` in lower case, if an importer reads such files. */
export function importableEnding(file: string): ImportableEnding | undefined {
  const ending = /\.([^./]+)$/u.exec(file)?.[1]?.toLowerCase();
  return importableEndings.find((known) => known === ending);
}

/** Whether the file itself is the text that offsets refer to, and so has lines that an editor shows. */
export function isTextFile(file: string): boolean {
  return TEXT_ENDINGS.has(importableEnding(file) ?? 'pdf');
}

const TEXT_ENDINGS: ReadonlySet<ImportableEnding> = new Set(['txt', 'text', 'md', 'markdown', 'vtt', 'srt']);
