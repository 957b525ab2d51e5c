/**
 * What was agreed with a source about the use of its words. Such words can be searched and are never inserted:
 * `off-record` and `background` ever, `embargo` before its day.
 */
export type GroundRule =
  | { readonly kind: 'off-record' | 'background' }
  /** The first day on which the words may be used, `2027-01-31`. */
  | { readonly kind: 'embargo'; readonly until: string };

/** The rule that keywords set, the strictest where they set several; undefined where they set none. */
export function groundRuleOf(keywords: readonly string[]): GroundRule | undefined {
  if (keywords.includes('off-record')) return { kind: 'off-record' };
  if (keywords.includes('background')) return { kind: 'background' };
  const days = keywords.flatMap(
    (word) => /^embargo:(?<day>\d{4}-\d{2}-\d{2})$/u.exec(word)?.groups?.day ?? [],
  );
  const until = days.sort().at(-1);
  return until ? { kind: 'embargo', until } : undefined;
}

/** Why the words may not be inserted on the day `today` (`2026-11-20`), in words for the user; undefined: they may. */
export function forbiddenUse(rule: GroundRule | undefined, today: string): string | undefined {
  switch (rule?.kind) {
    case 'off-record':
      return 'off the record';
    case 'background':
      return 'on background, not for quotation';
    case 'embargo':
      return today < rule.until ? `under embargo until ${rule.until}` : undefined;
    case undefined:
      return undefined;
  }
}

/** The day of `date` as its owner's clock shows it. */
export function dayOf(date: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
