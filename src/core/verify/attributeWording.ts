import type { Role } from '../model/source.ts';
import { findInPieces } from './findInPieces.ts';
import { LONGEST_DROP } from './findPieces.ts';
import { type Found, findWording, findWordingInCited, type Question } from './findWording.ts';
import { isReported, judgeFound, judgeMissing } from './judgeFound.ts';
import type { Judgement } from './judgement.ts';
import { isFunctionWord } from './lexicon/critical.ts';

/**
 * Decides where the words come from, apart from how they are worded: the cited sources first, then the other primary
 * sources, then what only reports or is the writer's own. What is nearly the words of the cited source is a misquote
 * of it; what stands in several places is a splice.
 */
export function attributeWording(question: Question): Judgement {
  const { cited, named } = question.claim;
  const near = findWordingInCited(question, cited.length > 0 ? cited : named);
  const whole = near && isTheWords(near) ? near : undefined;
  if (whole?.source.role === 'primary') return judgeFound(question, { found: whole });
  const closest = findByRole(question, 'primary');
  const primary = closest && isTheWords(closest) && isNoChance(question, closest) ? closest : undefined;
  if (whole?.source.role === 'secondary')
    return judgeFound(question, { found: whole, ...(primary && { primary }) });
  const meant = near && cited.length > 0 && isSameQuotation(near) ? near : undefined;
  if (primary && meant && isMeant(meant, primary)) return judgeFound(question, { found: meant, primary });
  if (primary) return judgeFound(question, { found: primary, ...(meant && { near: meant }) });
  const pieces = isBroken(near) ? better(findPiecesOf(question), near) : undefined;
  if (pieces?.joint === 'marked' && isTheWords(pieces)) return judgeFound(question, { found: pieces });
  const lesser = findReported(question) ?? whole;
  // Who copies a report's slip quotes the cited source wrongly all the same.
  if (lesser?.source.role === 'secondary' && meant && meant.place.share >= NEARLY_ALL)
    return judgeFound(question, { found: meant, reported: lesser });
  if (lesser && isClaimed(question, lesser))
    return judgeFound(question, { found: lesser, ...(meant && { near: meant }) });
  if (pieces && isPlausible(question, pieces)) return judgeFound(question, { found: pieces });
  const nearest = meant ?? (closest && isAlmost(question, closest) ? closest : undefined);
  return nearest ? judgeFound(question, { found: nearest }) : judgeMissing(question);
}

function isTheWords({ wording }: Found): boolean {
  return wording.verdict !== 'misquote';
}

/**
 * The cited source has nearly the words, and another has them: is the citation wrong, or the wording? A change that
 * matters is never explained away by another text that has it too, nor by one that quotes in its turn.
 */
function isMeant(near: Found, elsewhere: Found): boolean {
  if (near.place.share < NEARLY_ALL) return false;
  return near.wording.edits.some(({ critical }) => critical) || isReported(elsewhere);
}

/** The nearest to the quotation in other sources than those that are cited, of one role. */
function findByRole(question: Question, role: Role): Found | undefined {
  if (!question.roles.includes(role)) return undefined;
  const except = new Set(question.claim.cited.map(({ id }) => id));
  if (except.size > 0 && question.quotation.words.length < FEWEST_ELSEWHERE) return undefined;
  return findWording(question, { role, except }, NEARLY_ALL_PAIRS);
}

/** The words in a source that only reports them, or in the writer's own. */
function findReported(question: Question): Found | undefined {
  for (const role of ['secondary', 'own'] as const) {
    const found = findByRole(question, role);
    if (found && isTheWords(found)) return found;
  }
  return undefined;
}

/** Nearly the same few words, which nobody claims to quote, are what people say. */
function isNoChance({ quotation, isCited, form }: Question, { wording }: Found): boolean {
  return (
    isCited || form === 'block' || quotation.words.length >= ENOUGH_WORDS || wording.verdict !== 'altered'
  );
}

/** A few words that nobody claims to quote from anywhere stand in some list by chance. */
function isClaimed({ quotation, claim, isCited, form }: Question, { source }: Found): boolean {
  if (isCited || form === 'block') return true;
  return quotation.words.length >= ENOUGH_WORDS || claim.named.includes(source);
}

/** Whether an alignment has a hole that may be a seam: pieces are only looked for then. */
function isBroken(near: Found | undefined): boolean {
  if (!near || near.place.share < 0.9) return true;
  return near.place.alignment.steps.some(
    ({ kind, sourceFrom, sourceTo }) => kind === 'delete' && sourceTo - sourceFrom > LONGEST_DROP,
  );
}

/** Pieces must explain what one place does not: a quotation with many changes is not a splice for that. */
function better(pieces: Found | undefined, near: Found | undefined): Found | undefined {
  if (!pieces || !near) return pieces;
  return changedWords(pieces) * 3 <= changedWords(near) ? pieces : undefined;
}

function changedWords({ place }: Found): number {
  return place.alignment.steps.reduce((sum, { kind, from, to, sourceFrom, sourceTo }) => {
    if (kind === 'insert' || kind === 'replace') return sum + Math.max(to - from, sourceTo - sourceFrom);
    return sum + (kind === 'delete' ? sourceTo - sourceFrom : 0);
  }, 0);
}

/** In the cited source first; a splice may take from other primary sources. */
function findPiecesOf(question: Question): Found | undefined {
  const ids = new Set(question.claim.cited.map(({ id }) => id));
  const inCited = ids.size > 0 ? findInPieces(question, { ids }) : undefined;
  return inCited ?? findInPieces(question, { role: 'primary', except: new Set() });
}

function isPlausible({ quotation, isCited, form }: Question, { joint }: Found): boolean {
  if (joint !== 'spliced' && joint !== 'moved') return false;
  return isCited || form === 'block' || quotation.words.length >= ENOUGH_WORDS * 2;
}

/**
 * Whether most of the quotation still aligns, about 55 % of its words, so that it is that of the source with changes. Two
 * words fit anything, so it takes four; or three of four; or two that say something, of a quotation of three.
 */
function isSameQuotation({ place }: Found): boolean {
  const same = place.alignment.steps.flatMap(({ kind, sourceFrom, sourceTo }) =>
    kind === 'same' ? place.words.slice(sourceFrom, sourceTo).map(({ folded }) => folded) : [],
  );
  if (place.share < 0.55) return false;
  return (
    same.length >= 4 ||
    place.share >= 0.75 ||
    (same.filter((word) => !isFunctionWord(word)).length > 1 && same.length === 2)
  );
}

/** A quotation without a citation, or of a source that has nothing like it, must be closer to be taken for a misquote. */
function isAlmost({ quotation, isCited, form }: Question, { place }: Found): boolean {
  if (quotation.words.length < (isCited || form === 'block' ? 6 : ENOUGH_WORDS)) return false;
  return place.share >= (!isCited && form === 'block' ? 0.6 : 0.75);
}

const FEWEST_ELSEWHERE = 4;
const NEARLY_ALL = 0.8;
// Three quarters of the words leave half of the pairs, and some of those are numbers or contractions that are spelled otherwise.
const NEARLY_ALL_PAIRS = 0.25;
const ENOUGH_WORDS = 8;
