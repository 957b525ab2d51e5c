import type { Edit } from '../model/finding.ts';
import { findPieces, LONG_PIECE, type Piece } from './findPieces.ts';
import { comparisonOf, type Found, type Question } from './findWording.ts';
import { judgeWording, type Wording } from './judgeWording.ts';
import { plainText, type Quotation, toDraftSpan } from './quotation.ts';
import type { Scope } from './scope.ts';
import { rawSpans, wordsText } from './stretches.ts';

/** The quotation as pieces of one or several sources; its ties are the other pieces. */
export function findInPieces(question: Question, scope: Scope): Found | undefined {
  const { quotation, evidence } = question;
  const found = findPieces(evidence, quotation, scope);
  const source = found && evidence.source(found.place.sourceId);
  if (!found || !source) return undefined;
  const { place, joint, pieces } = found;
  if (isByChance(question, pieces)) return undefined;
  const whole = judgeWording(comparisonOf(question, place));
  const isOutOfPlace = joint === 'moved' || joint === 'spliced';
  const moves = isOutOfPlace ? pieces.slice(1).map((piece) => moveOf(piece, quotation)) : [];
  const edits = [...whole.edits, ...moves].sort((a, b) => a.draftSpan[0] - b.draftSpan[0]);
  const ties = isOutOfPlace ? pieces.slice(1).flatMap((piece) => pieceAsFound(piece, question) ?? []) : [];
  return { place, source, joint, wording: { ...whole, edits }, agreement: 0, ties };
}

/** Short or changed pieces, none of them in a source that is cited, stand there as they do in any long text. */
function isByChance({ claim: { cited } }: Question, pieces: readonly Piece[]): boolean {
  if (cited.length === 0 || pieces.some(({ place }) => cited.some(({ id }) => id === place.sourceId)))
    return false;
  return pieces.some(({ from, to, place }) => to - from < LONG_PIECE || place.alignment.cost > 0);
}

/** Words that stand elsewhere than after those before them. */
function moveOf({ from, to, place }: Piece, quotation: Quotation): Edit {
  const { items, running } = quotation;
  const span = [items[from]?.start ?? 0, items[to - 1]?.end ?? 0] as const;
  return {
    ...{ kind: 'move', critical: false, draft: plainText(running.text.slice(...span)) },
    source: wordsText(place, 0, place.words.length),
    draftSpan: toDraftSpan(quotation, span),
    sourceSpans: rawSpans(place, 0, place.words.length),
  };
}

function pieceAsFound({ place }: Piece, { evidence }: Question): Found | undefined {
  const source = evidence.source(place.sourceId);
  const last = place.words.length - 1;
  const [first, end] = [rawSpans(place, 0, 1)[0], rawSpans(place, last, last + 1)[0]];
  if (!source || !first || !end) return undefined;
  const wording: Wording = {
    verdict: 'verbatim',
    edits: [],
    flags: [],
    spans: [[first[0], end[1]]],
    first: 0,
    last,
  };
  return { place, source, wording, agreement: 0, ties: [] };
}
