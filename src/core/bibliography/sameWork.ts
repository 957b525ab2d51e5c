import { splitCslMarkup } from '../metadata/cslMarkup.ts';
import { type CslItem, issuedYear } from '../model/cslItem.ts';
import { splitWords } from '../text/words.ts';

/**
 * By what a work can be known under another cite key: its DOI; its address with its title; or title, first author and
 * year together. Two items are one work where they share one of these. An address alone is not enough, for a page may
 * hold a recording and its transcript.
 */
export function workSignatures(item: CslItem): string[] {
  const doi = doiOf(item);
  const title = foldedTitle(item);
  const address = addressOf(item);
  const author = foldedAuthor(item);
  const year = issuedYear(item);
  return [
    ...(doi ? [`doi ${doi}`] : []),
    ...(address && title ? [`address ${address} ${title}`] : []),
    ...(title && author && year !== undefined ? [`work ${title} / ${author} / ${year}`] : []),
  ];
}

/** Whether two items with different keys are one work, as far as their metadata can say so for certain. */
export function isSameWork(a: CslItem, b: CslItem): boolean {
  const [own, other] = [doiOf(a), doiOf(b)];
  if (own && other) return own === other;
  const signatures = new Set(workSignatures(a));
  return workSignatures(b).some((signature) => signatures.has(signature));
}

/**
 * Whether two items with the same key are different works. Metadata of one work differs from file to file (a subtitle,
 * an edition's year, a name without its given name); only what cannot be of one work counts.
 */
export function isClash(a: CslItem, b: CslItem): boolean {
  const [doi, otherDoi] = [doiOf(a), doiOf(b)];
  if (doi && otherDoi) return doi !== otherDoi;
  const address = addressOf(a);
  if (address && address === addressOf(b)) return false;
  const [title, otherTitle] = [foldedTitle(a), foldedTitle(b)];
  if (
    title &&
    otherTitle &&
    !`${title} `.startsWith(`${otherTitle} `) &&
    !`${otherTitle} `.startsWith(`${title} `)
  )
    return true;
  const [author, otherAuthor] = [foldedAuthor(a), foldedAuthor(b)];
  return author !== '' && otherAuthor !== '' && author !== otherAuthor;
}

function doiOf({ DOI }: CslItem): string {
  if (typeof DOI !== 'string') return '';
  return DOI.trim()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '')
    .toLowerCase();
}

function addressOf({ URL }: CslItem): string {
  if (typeof URL !== 'string') return '';
  return URL.trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/#.*$/su, '')
    .replace(/\/$/u, '');
}

function foldedTitle({ title }: CslItem): string {
  if (typeof title !== 'string') return '';
  const words = splitCslMarkup(title)
    .map((token) => ('text' in token ? token.text : ''))
    .join('');
  return foldedWords(words);
}

/** The family name of the first author; interviews are filed under who is interviewed. */
function foldedAuthor(item: CslItem): string {
  const [first] = [item.author, item.interviewer, item.editor].find((names) => Array.isArray(names)) ?? [];
  return foldedWords(first?.family ?? first?.literal ?? '');
}

function foldedWords(text: string): string {
  return splitWords(text)
    .map(({ folded }) => folded)
    .join(' ');
}
