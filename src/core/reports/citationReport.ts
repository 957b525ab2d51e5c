import { findPandocLocator } from '../drafts/locators.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { Citation, CitationItem, CitationMode } from '../model/citation.ts';

/** A citation as pandoc reads it. Offsets are UTF-16 code units of the draft. */
export interface ReportedCitation {
  readonly start: number;
  readonly end: number;
  /** `note` where it stands in a footnote; else empty. */
  readonly in: readonly 'note'[];
  readonly items: readonly ReportedItem[];
}

/** One work of a citation. */
export interface ReportedItem {
  readonly id: string;
  readonly mode: CitationMode;
  readonly prefix: string;
  /** All that follows the key, the locator with it: `, p. 33`. */
  readonly suffix: string;
  /** The CSL term of the locator in `suffix`; null where pandoc finds none. A time stamp is a `page` to pandoc. */
  readonly label: string | null;
  readonly locator: string | null;
}

/**
 * The citations of a draft as pandoc reads it: in the order of the text, without those of notes that nothing refers to, or
 * that another definition of the same label replaces. A citation in the prefix or suffix of another one follows it.
 */
export function reportCitations({ citations, notes }: Draft): ReportedCitation[] {
  const definitions = new Map(
    notes.flatMap(({ label, definition, references }) =>
      definition && references.length > 0 ? [[label, definition] as const] : [],
    ),
  );
  const isRead = ({ note, start, end }: Citation) => {
    if (note === undefined) return true;
    const definition = definitions.get(note);
    return definition !== undefined && definition[0] <= start && end <= definition[1];
  };
  return citations.filter(isRead).map(({ start, end, note, items }) => ({
    start,
    end,
    in: note === undefined ? [] : ['note'],
    items: items.map(reportItem),
  }));
}

function reportItem({ id, mode, prefix, tail }: CitationItem): ReportedItem {
  const locator = findPandocLocator(tail);
  return { id, mode, prefix, suffix: tail, label: locator?.label ?? null, locator: locator?.value ?? null };
}
