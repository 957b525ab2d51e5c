import type { TextSpan } from '../model/textSpan.ts';
import { splitBibEntries } from './bibEntries.ts';

/**
 * Where the entry of a cite key stands in a bibliography file, by the file's ending: BibTeX, CSL-JSON, CSL-YAML or RIS.
 *
 * @returns the span of the entry, or of its key where only that is known; undefined where the file has no such entry.
 */
export function findEntry(file: string, text: string, citeKey: string): TextSpan | undefined {
  if (/\.bib(?:la)?(?:tex)?$/iu.test(file)) {
    const entry = splitBibEntries(text).find(({ key }) => key === citeKey);
    return entry && [entry.start, entry.start + entry.text.length];
  }
  const key = escapeRegExp(citeKey);
  const pattern = patternFor(file, key);
  const match = pattern && new RegExp(pattern, 'mu').exec(text);
  return match ? [match.index, match.index + match[0].length] : undefined;
}

/** Where the key itself stands in its entry; undefined where the file has no such entry. */
export function findEntryKey(file: string, text: string, citeKey: string): TextSpan | undefined {
  const entry = findEntry(file, text, citeKey);
  if (!entry) return undefined;
  // BibTeX names the key first; elsewhere the entry is found by its key, which ends it.
  const found = text.slice(...entry);
  const at = /\.bib(?:la)?(?:tex)?$/iu.test(file)
    ? found.indexOf(citeKey, found.indexOf('{'))
    : found.lastIndexOf(citeKey);
  return at < 0 ? undefined : [entry[0] + at, entry[0] + at + citeKey.length];
}

function patternFor(file: string, key: string): string | undefined {
  if (/\.json$/iu.test(file)) return String.raw`"(?:id|citation-key|citekey)"\s*:\s*"${key}"`;
  if (/\.ya?ml$/iu.test(file)) return String.raw`^[ \t-]*id:[ \t]*["']?${key}["']?[ \t]*$`;
  if (/\.ris$/iu.test(file)) return String.raw`^ID {1,2}- ${key}[ \t]*\r?$`;
  return undefined;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}
