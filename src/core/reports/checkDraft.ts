import { type Draft, parseDraft } from '../drafts/parseDraft.ts';
import { parseFrontMatter } from '../metadata/frontMatter.ts';
import type { Evidence } from '../verify/evidence.ts';
import { type ProfileName, profileNames } from '../verify/profiles.ts';
import { verifyQuote } from '../verify/verifyQuote.ts';
import type { CheckedDraft, CheckedQuote } from './checkedDraft.ts';

/** Whose rules a draft asks for itself, in its front matter. */
export interface ChosenProfile {
  /** Absent: it does not say, or names one that does not exist. */
  readonly profile?: ProfileName;
  /** What it names, where that does not exist. */
  readonly unknown?: string;
}

/** Reads `verbatim-profile: apa`, or `profile: apa` under `verbatim:`, in the front matter of a draft. */
export function chosenProfile(text: string): ChosenProfile {
  const { fields } = parseFrontMatter(text);
  const nested = fields.verbatim;
  const name = fields['verbatim-profile'] ?? (isRecord(nested) ? nested.profile : undefined);
  if (name === undefined || name === null) return {};
  const profile = profileNames.find((known) => known === String(name).trim().toLowerCase());
  return profile ? { profile } : { unknown: String(name) };
}

/** Verifies every quote of a draft in one go, in the order of the text. */
export function checkDraft(
  { path, uri, text }: Pick<CheckedDraft, 'path' | 'uri' | 'text'>,
  evidence: Evidence,
  profile: ProfileName,
): CheckedDraft {
  const draft = parseDraft(text);
  const quotes = draft.quotes.flatMap((quote) => checkQuote(quote, draft, evidence, profile) ?? []);
  return { path, uri, text, profile, quotes };
}

/** Verifies one quote; undefined for what is no quotation or is ignored. */
export function checkQuote(
  quote: CheckedQuote['quote'],
  draft: Draft,
  evidence: Evidence,
  profile: ProfileName,
): CheckedQuote | undefined {
  const finding = quote.ignored ? undefined : verifyQuote(quote, draft, evidence, { profile });
  return finding && { quote, finding };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
