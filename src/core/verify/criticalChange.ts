import type { Step } from './alignWords.ts';
import { type CriticalKind, criticalKind } from './lexicon/critical.ts';
import { isNumberWord } from './lexicon/numbers.ts';
import type { Quotation } from './quotation.ts';
import type { AlignedPlace } from './wordingAt.ts';

/** Whether a change puts in, takes out or replaces a negation, number, name, modal or quantifier. */
export function isCritical(step: Step, quotation: Quotation, place: AlignedPlace): boolean {
  return criticalKinds(step, quotation, place).size > 0;
}

/** What a change touches. Words that stand on both sides are not touched. */
export function criticalKinds(
  step: Step,
  quotation: Quotation,
  place: AlignedPlace,
): ReadonlySet<CriticalKind> {
  const draft = quotation.items.slice(step.from, step.to).flatMap((item) =>
    item.kind === 'word'
      ? [
          {
            folded: item.folded,
            surface: quotation.running.text.slice(item.start, item.end),
            isFirst: item === quotation.items[0],
          },
        ]
      : [],
  );
  const source = place.words.slice(step.sourceFrom, step.sourceTo).map(({ folded, passage, start, end }) => {
    const text = place.text.passages[passage]?.text ?? '';
    return {
      folded,
      surface: text.slice(start, end),
      isFirst: /(?:^|[.!?…:"“—–-])\s*["“]?$/u.test(text.slice(Math.max(0, start - 4), start)),
    };
  });
  const draftWords = new Set(draft.map(({ folded }) => folded));
  const sourceWords = new Set(source.map(({ folded }) => folded));
  const touched = [
    ...draft.filter(({ folded }) => !sourceWords.has(folded)),
    ...source.filter(({ folded }) => !draftWords.has(folded)),
  ];
  return new Set(touched.flatMap((word) => kindOf(word) ?? []));
}

function kindOf({
  folded,
  surface,
  isFirst,
}: {
  folded: string;
  surface: string;
  isFirst: boolean;
}): CriticalKind | undefined {
  const kind = criticalKind(folded);
  if (kind) return kind;
  if (isNumberWord(folded)) return 'number';
  const isCapitalized = /^\p{Lu}/u.test(surface) && !/^(?:I|I'.*)$/u.test(surface);
  const isShouted = surface.length > 1 && surface === surface.toUpperCase();
  return isCapitalized && !isFirst && !isShouted ? 'name' : undefined;
}
