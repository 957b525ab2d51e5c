import type { Finding } from '../core/model/finding.ts';
import type { Quote } from '../core/model/quote.ts';
import type { TextSpan } from '../core/model/textSpan.ts';

/** A quote with everything that its verdict depends on in the draft, wherever in the draft it stands. */
export interface QuoteKey {
  readonly name: string;
  /** Where in the draft the text begins that `name` is made of. */
  readonly base: number;
}

/** Names a quote by its words, what stands around it, and the rules it is held to. */
export function quoteKey(text: string, quote: Quote, profile: string): QuoteKey {
  const { form, spans, attribution, citation, context = [] } = quote;
  const around = context.map((span) => ({ span, text: sample(text, span) }));
  const own = [...spans, attribution, citation && ([citation.start, citation.end] as const)].map(
    (span) => span && { span, text: text.slice(...span) },
  );
  const pieces = [...own, ...around];
  const base = pieces.reduce((least, piece) => Math.min(least, piece?.span[0] ?? least), quote.start);
  const shown = pieces.map((piece) => (piece ? `${piece.span[0] - base} ${piece.text}` : ''));
  return { name: [profile, form, spans.length, ...shown].join('\n'), base };
}

/** A stretch of the draft; of a very long one its ends and its length, lest thousands of quotes share and copy it. */
function sample(text: string, [start, end]: TextSpan): string {
  if (end - start <= 2 * SAMPLED) return text.slice(start, end);
  return `${text.slice(start, start + SAMPLED)} ${end - start} ${text.slice(end - SAMPLED, end)}`;
}

/**
 * What was found for quotes, by their keys. A finding is good for one version of the evidence; one that rests on the
 * cited source alone is good until that source changes.
 */
export class FindingCache {
  readonly #found = new Map<string, Entry>();

  /**
   * What is known of the quote as it stands now; undefined where it has to be verified. `finding` is absent for what
   * is no quotation.
   */
  get({ name, base }: QuoteKey, version: number): { readonly finding?: Finding } | undefined {
    const entry = this.#found.get(name);
    if (entry?.version !== version) return undefined;
    // Last used, last forgotten.
    this.#found.delete(name);
    this.#found.set(name, entry);
    return entry.finding ? { finding: moved(entry.finding, base - entry.base) } : {};
  }

  set({ name, base }: QuoteKey, version: number, finding: Finding | undefined): void {
    this.#found.delete(name);
    this.#found.set(name, { version, base, finding });
    const [oldest] = this.#found.keys();
    if (this.#found.size > MOST_FINDINGS && oldest !== undefined) this.#found.delete(oldest);
  }

  /** Carries over to the new version what the changed sources have no part in. */
  carryOver(version: number, changed: ReadonlySet<string>): void {
    for (const [name, entry] of this.#found) {
      if (entry.finding && isSettled(entry.finding) && !changed.has(entry.finding.match?.sourceId ?? ''))
        this.#found.set(name, { ...entry, version });
      else this.#found.delete(name);
    }
  }

  clear(): void {
    this.#found.clear();
  }
}

interface Entry {
  readonly version: number;
  readonly base: number;
  readonly finding: Finding | undefined;
}

/** The cited primary source has the words: no other source can change that. */
function isSettled({ verdict, claimed, match, others = [], also }: Finding): boolean {
  const isClean = verdict === 'verbatim' || verdict === 'adjusted' || verdict === 'marked';
  return (
    isClean &&
    also.length === 0 &&
    others.length === 0 &&
    match?.role === 'primary' &&
    claimed.citeKeys.length === 1 &&
    claimed.citeKeys[0] === match.citeKey
  );
}

/** The finding of the same words further up or down. */
function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    edits: finding.edits.map((edit) => ({
      ...edit,
      draftSpan: [edit.draftSpan[0] + by, edit.draftSpan[1] + by],
    })),
  };
}

// A page of text.
const SAMPLED = 2000;
// A dozen long drafts.
const MOST_FINDINGS = 20_000;
