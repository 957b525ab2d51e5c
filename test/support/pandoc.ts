import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';

/** A citation as a list of works: key, mode, prefix, suffix. */
export type CitedWorks = readonly (readonly [string, string, string, string])[];

/** The citations of a draft in the order of the text, and those of its notes, each once, in no order that counts. */
export interface PandocReading {
  readonly text: readonly CitedWorks[];
  readonly notes: readonly CitedWorks[];
}

/** The cases that stand beside the project on its developers' machines, and are not part of it. */
const sharedCases = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases', 'pandoc-citations.jsonl');

export interface SharedCase {
  readonly id: string;
  readonly md: string;
  readonly cites: readonly {
    readonly in: readonly string[];
    readonly start?: number;
    readonly end?: number;
    readonly items: readonly {
      readonly id: string;
      readonly mode: string;
      readonly prefix: string;
      readonly suffix: string;
    }[];
  }[];
  readonly blockquotes: readonly { readonly in: readonly string[] }[];
  readonly locators?: readonly { readonly label: string; readonly locator: string }[];
}

/** Skips the test, saying so, where the shared cases are absent. */
export function readSharedCases(context: Context): SharedCase[] {
  if (existsSync(sharedCases)) return readLines<SharedCase>(sharedCases);
  console.log('        skipped: ../shared/cases/pandoc-citations.jsonl is not here');
  return context.skip();
}

/** The project's own cases, with what pandoc 2.17 said of them. */
export function readOwnCases(): (PandocReading & { readonly md: string })[] {
  return readLines(join(import.meta.dirname, '..', 'cases', 'pandocCitations.jsonl'));
}

/** Skips the test, saying so, where pandoc is not installed in the version whose answers are recorded. */
export function needsPandoc(context: Context): void {
  const { status, stdout } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (status === 0 && /^pandoc 2\.17/u.test(stdout)) return;
  console.log('        skipped: pandoc 2.17 is not installed');
  context.skip();
}

/** What the installed pandoc makes of `md`. */
export function askPandoc(md: string): PandocReading {
  const { stdout } = spawnSync('pandoc', ['-f', 'markdown', '-t', 'json'], { input: md, encoding: 'utf8' });
  const found: Found = { text: [], notes: [] };
  collect(JSON.parse(stdout).blocks, found, false);
  const notes = [...new Set(found.notes.map((works) => JSON.stringify(works)))].sort();
  return { text: found.text, notes: notes.map((works) => JSON.parse(works)) };
}

interface Found {
  readonly text: CitedWorks[];
  readonly notes: CitedWorks[];
}

type Json = string | number | null | readonly Json[] | { readonly [key: string]: Json };

function collect(value: Json, found: Found, isNote: boolean): void {
  if (Array.isArray(value)) for (const part of value) collect(part, found, isNote);
  else if (isNode(value, 'Cite')) {
    const [citations] = value.c as [readonly PandocCitation[], Json];
    found[isNote ? 'notes' : 'text'].push(
      citations.map(({ citationId, citationMode, citationPrefix, citationSuffix }) => [
        citationId,
        citationMode.t,
        plain(citationPrefix),
        plain(citationSuffix),
      ]),
    );
    for (const { citationPrefix, citationSuffix } of citations)
      collect([citationPrefix, citationSuffix], found, isNote);
  } else if (isNode(value, 'Note')) collect(value.c, found, true);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, found, isNote);
}

interface PandocCitation {
  readonly citationId: string;
  readonly citationMode: { readonly t: string };
  readonly citationPrefix: Json;
  readonly citationSuffix: Json;
}

function isNode(value: Json, type: string): value is { readonly t: string; readonly c: Json } {
  return typeof value === 'object' && value !== null && 't' in value && value.t === type && 'c' in value;
}

/** The words of inlines, as the cases have them. */
function plain(value: Json): string {
  if (Array.isArray(value)) return value.map(plain).join('');
  if (typeof value !== 'object' || value === null || !('t' in value)) return '';
  const { t, c } = value as { t: string; c: Json };
  const second = Array.isArray(c) ? (c[1] ?? '') : '';
  switch (t) {
    case 'Str':
      return String(c);
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'Code':
    case 'Math':
      return String(second);
    case 'RawInline':
    case 'Note':
      return '';
    case 'Quoted':
      return (c as [{ t: string }, Json])[0].t === 'SingleQuote'
        ? `‘${plain(second)}’`
        : `“${plain(second)}”`;
    case 'Cite':
    case 'Link':
    case 'Image':
    case 'Span':
      return plain(second);
    default:
      return plain(c);
  }
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
