import type { CslItem } from '../../model/cslItem.ts';
import type { Section } from '../../model/passage.ts';
import type { Layout, Role } from '../../model/source.ts';
import type { Page } from '../page.ts';

/** What a file says of itself. Nothing is guessed: what it does not say is absent. */
export type FoundMetadata = Partial<CslItem>;

/** How well a page fits a layout. */
export interface LayoutScore {
  /** 0 (not at all) to 1 (every line fits). Below `LAYOUT_THRESHOLD` the layout is not taken. */
  readonly score: number;
  /** What was seen, in words: "32 of 33 paragraphs open with a speaker label". */
  readonly reason: string;
}

export interface LayoutReading {
  readonly sections: readonly Section[];
  readonly found: FoundMetadata;
}

/** One layout: how to recognise it by its structure and how to read it. */
export interface LayoutReader {
  readonly layout: Layout;
  /** What a source of this layout is evidence of, unless its metadata says otherwise. */
  readonly role: Role;
  score(page: Page): LayoutScore;
  read(page: Page): LayoutReading;
}

export const LAYOUT_THRESHOLD = 0.5;

export const noFit: LayoutScore = { score: 0, reason: 'nothing of this layout was found' };
