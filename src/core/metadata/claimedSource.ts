import type { CslItem } from '../model/cslItem.ts';
import type { Source } from '../model/source.ts';
import { splitWords } from '../text/words.ts';

/** The sources of the corpus that a claim fits equally well. */
export interface ClaimedSources {
  readonly sources: readonly Source[];
  /** The claim names one work, of which the sources are texts; else a series, of which the corpus may lack the one that is meant. */
  readonly isWork: boolean;
}

/**
 * The source of the corpus that a claim such as "Lex Fridman Podcast #108" means. Never forced: where two fit equally none
 * is meant.
 *
 * @param sources those that may be meant; a source never means itself.
 */
export function resolveClaimedSource(claim: string, sources: readonly Source[]): Source | undefined {
  const found = findClaimedSources(claim, sources).sources;
  return found.length === 1 ? found[0] : undefined;
}

/** All that a claim may mean, judged by title, container and number: a number that differs rules a source out. */
export function findClaimedSources(claim: string, sources: readonly Source[]): ClaimedSources {
  const wanted = readClaim(claim);
  for (const fits of wanted.words.length > 0 ? FITS : []) {
    const found = sources.filter(({ item, role }) => role !== 'own' && fits(wanted, item));
    const primary = found.filter(({ role }) => role === 'primary');
    const chosen = primary.length > 0 ? primary : found;
    if (chosen.length > 0) return { sources: chosen, isWork: fits !== fitsContainer };
  }
  return { sources: [], isWork: false };
}

interface Claim {
  /** Folded, without the number. */
  readonly words: readonly string[];
  readonly number?: string;
}

function readClaim(claim: string): Claim {
  const number = /(?:#|\b(?:no\.?|nr\.?|ep(?:isode|\.)?)\s*)(\d+)\b/iu.exec(claim);
  const words = foldedWords(number ? claim.replace(number[0], ' ') : claim);
  return { words, ...(number?.[1] && { number: number[1] }) };
}

/** "The Ebb #12: On the Gate", "On the Gate, The Ebb". */
function fitsContainerAndTitle(claim: Claim, item: CslItem): boolean {
  const { title } = item;
  if (title === undefined || isOtherNumber(claim, item)) return false;
  return containersOf(item).some(
    (name) => sameWords(`${name} ${title}`, claim.words) || sameWords(`${title} ${name}`, claim.words),
  );
}

function fitsContainerAndNumber(claim: Claim, item: CslItem): boolean {
  return (
    claim.number !== undefined &&
    claim.number === numberOf(item) &&
    containersOf(item).some((name) => sameWords(name, claim.words))
  );
}

function fitsTitle(claim: Claim, item: CslItem): boolean {
  if (isOtherNumber(claim, item)) return false;
  return item.title !== undefined && sameWords(item.title, claim.words);
}

function fitsContainer(claim: Claim, item: CslItem): boolean {
  return claim.number === undefined && containersOf(item).some((name) => sameWords(name, claim.words));
}

function isOtherNumber(claim: Claim, item: CslItem): boolean {
  return claim.number !== undefined && numberOf(item) !== undefined && claim.number !== numberOf(item);
}

function containersOf(item: CslItem): string[] {
  return [item['container-title'], item['collection-title']].filter(
    (name): name is string => typeof name === 'string',
  );
}

function numberOf(item: CslItem): string | undefined {
  const number = item.number ?? item['collection-number'];
  return number === undefined ? undefined : String(number);
}

function sameWords(text: string, words: readonly string[]): boolean {
  const own = foldedWords(text);
  return own.length === words.length && own.every((word, at) => word === words[at]);
}

function foldedWords(text: string): string[] {
  return splitWords(text)
    .map(({ folded }) => folded)
    .filter((word) => word !== 'the');
}

/** What says most comes first. */
const FITS = [fitsContainerAndTitle, fitsContainerAndNumber, fitsTitle, fitsContainer];
