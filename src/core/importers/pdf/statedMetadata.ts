import { nameFromText } from '../../metadata/names.ts';
import type { CslName } from '../../model/cslItem.ts';
import type { FoundMetadata } from '../layouts/layoutReader.ts';

export interface DocumentProperties {
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly language: string | undefined;
}

/**
 * What a PDF's properties say of the work. Programs fill them with the name of the file, of the program or of whoever
 * is logged in; what looks like that is left out. The dates in them are those of the file, not of the work.
 */
export function statedMetadata(
  file: string,
  { titles, authors, language }: DocumentProperties,
): FoundMetadata {
  const title = titles.find((candidate) => isTitle(candidate, file));
  const author = authors.map(toNames).find((names) => names.length > 0);
  return { ...(title && { title }), ...(author && { author }), ...(language && { language }) };
}

function isTitle(title: string, file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.pdf$/iu, '');
  if (!/\p{L}{2}/u.test(title) || foldName(title) === foldName(name)) return false;
  return !NO_TITLE.some((pattern) => pattern.test(title));
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Several authors stand in one field, parted by semicolons, "and" or commas. */
function toNames(authors: string): CslName[] {
  const names = authors
    .split(/\s*;\s*|[\s,]+(?:and|&)[\s,]+/u)
    .flatMap(splitAtCommas)
    .map((name) => name.trim())
    .filter(isName);
  return [...new Set(names)].map(nameFromText);
}

/** "Ann Lee, Bo Ray" is two people, "Lee, Ann" one. */
function splitAtCommas(names: string): string[] {
  const parts = names.split(/\s*,\s*/u).filter(Boolean);
  return parts.every((part) => /\S\s+\S/u.test(part)) ? parts : [parts.join(', ')];
}

function isName(name: string): boolean {
  // A login has neither a capital nor a blank.
  if (!/\p{L}{2}/u.test(name) || (!/\s/u.test(name) && !/\p{Lu}|\p{Lo}/u.test(name))) return false;
  return !NO_NAME.test(name);
}

const NO_TITLE = [
  /^microsoft (?:word|powerpoint|excel)\b/iu,
  /\.(?:docx?|pdf|tex|dvi|indd|rtf|odt|qxd|qxp|pages|pptx?|ps|eps|html?|md|txt|wpd|fm)$/iu,
  /^(?:untitled|document|presentation|title|layout|print|dokument|slide)[\s_-]*\d*$/iu,
  /^(?:doi|pii|isbn|issn)\b|^10\.\d{4,}\/|^https?:|^file:/iu,
  /^\(?(?:anonymous|unknown|none|null|undefined)\)?$/iu,
];
const NO_NAME =
  /^\(?(?:microsoft.*|user|owner|admin(?:istrator)?|author|anonymous|unknown|default|none|guest|windows user|.*@.*|.*\\.*|adobe .*|acrobat .*|.*\bpdf\b.*)\)?$/iu;
