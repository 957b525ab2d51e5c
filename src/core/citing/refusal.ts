import { forbiddenUse } from '../model/groundRules.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';

/** Why a passage may not go into a draft as a quote. */
export type Refusal =
  | { readonly code: 'not-quotable' }
  /** The writer's notes are never evidence. */
  | { readonly code: 'own-text' }
  /** What was agreed with the source, in words: "off the record". */
  | { readonly code: 'ground-rule'; readonly rule: string };

/** @param today the writer's day, `2026-11-20`. */
export function refusalOf(passage: Passage, source: Source, today: string): Refusal | undefined {
  if (!passage.quotable) return { code: 'not-quotable' };
  if (source.role === 'own') return { code: 'own-text' };
  const rule = forbiddenUse(source.groundRule, today);
  return rule ? { code: 'ground-rule', rule } : undefined;
}
