import type { CitationMode } from '../../model/citation.ts';

/** One stretch of inline Markdown as pandoc reads it. Offsets refer to the text of its block. */
export type Inline = TextNode | GroupNode | LinkNode | CitationNode | NoteNode | InlineNoteNode;

/** Characters, and what is no running text: code, math, and markup that shows nothing. */
export interface TextNode {
  readonly kind: 'text' | 'code' | 'math' | 'address' | 'markup' | 'comment';
  readonly start: number;
  readonly end: number;
  /** What is shown, where that is not the characters themselves. */
  readonly shown?: string;
}

/** Emphasis, quotation marks, brackets that mean nothing, spans: their content counts, their marks hardly. */
export interface GroupNode {
  readonly kind: 'group';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Inline[];
  /** What is shown before and after the content. */
  readonly before: string;
  readonly after: string;
  /** Markup behind the content: the attributes of a span. */
  readonly tailStart?: number;
}

/** A link or an image: its text counts, its address does not. */
export interface LinkNode {
  readonly kind: 'link';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Inline[];
  readonly textStart: number;
  /** Where its text ends and its address begins. */
  readonly textEnd: number;
}

/** A reference to a note: `[^label]`; text where no such note is defined. */
export interface NoteNode {
  readonly kind: 'note';
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly isDefined: boolean;
}

export interface InlineNoteNode {
  readonly kind: 'inline-note';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Inline[];
}

export interface CitationNode {
  readonly kind: 'citation';
  readonly start: number;
  readonly end: number;
  readonly items: readonly CitedItem[];
}

/** One work in a citation, its prefix and suffix still in pieces. */
export interface CitedItem {
  readonly id: string;
  readonly mode: CitationMode;
  readonly prefix: readonly Inline[];
  readonly suffix: readonly Inline[];
  /** Whether a blank stands between the key and the suffix: pandoc keeps that one. */
  readonly spaced: boolean;
  /** From its `@` or `-@` … */
  readonly start: number;
  /** … over the end of its key … */
  readonly keyEnd: number;
  /** … and the start of its suffix behind white space and a bracket … */
  readonly suffixStart: number;
  /** … to the end of its suffix, white space included. */
  readonly end: number;
}

/** What other parts of a draft decide about a stretch of text. */
export interface References {
  /** Whether `[label]` is defined as a link somewhere in the draft. */
  isLink(label: string): boolean;
  /** Whether the note `[^label]` is defined. */
  isNote(label: string): boolean;
  /** Whether `label` numbers an example of an example list: `(@label)`. */
  isExample(label: string): boolean;
}

/** What the parsers of single constructs ask the reader for. */
export interface InlineScanner {
  readonly text: string;
  readonly references: References;
  /** The construct at `offset`; at least one character. */
  inlineAt(offset: number, end: number, mode: Mode): Inline;
  /** All constructs from `start` to `end`. */
  inlines(start: number, end: number, mode: Mode): Inline[];
  /** Whether `offset` stands right behind a word as pandoc counts words: no key and no quotation starts there. */
  isAfterWord(offset: number): boolean;
  /** Notes that a word in pandoc's sense ends at `offset`, or that what ends there is none. */
  markEnd(offset: number, isWord: boolean): void;
  /** The bracket that balances the one at `offset`; -1 where there is none before `end`. */
  closingBracket(offset: number, end: number): number;
  /** Counts one step of a search ahead; false when the search has cost too much and is to be given up. */
  mayLookOn(): boolean;
}

/** What the constructs around forbid, as bits: quotations of a kind within one of that kind, links within links. */
export type Mode = number;
export const IN_DOUBLE = 1;
export const IN_SINGLE = 2;
export const IN_LINK = 4;
