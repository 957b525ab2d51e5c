import type { Citation, CitationItem } from '../model/citation.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { CitationNode, CitedItem, Inline, References } from './inline/inlineNodes.ts';
import { plainText } from './inline/plainText.ts';
import { readInlines } from './inline/readInlines.ts';
import { findLocator } from './locators.ts';

/** A note that the text refers to, or that stands in it: `[^label]`, `^[words]`. */
export interface NoteMark {
  readonly start: number;
  readonly end: number;
  /** Absent for a note in the text. */
  readonly label?: string;
  /** What a note in the text says. */
  readonly inside?: TextSpan;
}

/** What stands in a stretch of running text. Offsets refer to that text. */
export interface TextReading {
  /** In the order of the text, nested ones behind the start of theirs; without their notes. */
  readonly citations: readonly Citation[];
  /** Code, math, tags, comments, addresses, attributes. */
  readonly opaque: readonly TextSpan[];
  /** What is no word of a quote that holds it: citations, notes, tags, comments, addresses and the brackets of links. */
  readonly cuts: readonly TextSpan[];
  /** Where quotation marks mean nothing. */
  readonly markless: readonly TextSpan[];
  readonly notes: readonly NoteMark[];
  readonly comments: readonly TextSpan[];
}

/** Reads the citations, notes and opaque stretches of `text`. Linear in its length. */
export function readText(text: string, references: References): TextReading {
  if (!SPECIAL.test(text)) return NOTHING;
  const collector = new Collector(text);
  collector.take(readInlines(text, references), false);
  const { opaque, cuts, markless } = collector.reading;
  for (const zones of [opaque, cuts, markless]) zones.sort((a, b) => a[0] - b[0]);
  return collector.reading;
}

class Collector {
  readonly #text: string;
  readonly reading = {
    citations: [] as Citation[],
    opaque: [] as TextSpan[],
    cuts: [] as TextSpan[],
    markless: [] as TextSpan[],
    notes: [] as NoteMark[],
    comments: [] as TextSpan[],
  };

  constructor(text: string) {
    this.#text = text;
  }

  take(inlines: readonly Inline[], isInCitation: boolean): void {
    for (const inline of inlines) this.#takeOne(inline, isInCitation);
  }

  #takeOne(inline: Inline, isInCitation: boolean): void {
    const { start, end } = inline;
    switch (inline.kind) {
      case 'text':
        if (inline.shown !== undefined && end - start > 1) this.reading.markless.push([start, end]);
        break;
      case 'comment':
        this.reading.comments.push([start, end]);
        this.#cutOpaque(start, end);
        break;
      case 'markup':
      case 'address':
        this.#cutOpaque(start, end);
        break;
      case 'code':
      case 'math':
        this.reading.opaque.push([start, end]);
        this.reading.markless.push([start, end]);
        break;
      case 'note':
        this.#takeNote({ start, end, label: inline.label });
        break;
      case 'inline-note':
        this.#takeNote({ start, end, inside: [start + 2, end - 1] });
        this.take(inline.children, false);
        break;
      case 'citation':
        this.#takeCitation(inline, isInCitation);
        break;
      case 'group':
        this.take(inline.children, isInCitation);
        if (inline.tailStart !== undefined) this.#takeSpan(start, inline.tailStart, end);
        break;
      case 'link':
        this.reading.cuts.push([start, inline.textStart]);
        this.take(inline.children, isInCitation);
        if (end > inline.textEnd + 1) this.reading.opaque.push([inline.textEnd + 1, end]);
        this.reading.cuts.push([inline.textEnd, end]);
        this.reading.markless.push([inline.textEnd, end]);
    }
  }

  #cutOpaque(start: number, end: number): void {
    this.reading.opaque.push([start, end]);
    this.reading.cuts.push([start, end]);
    this.reading.markless.push([start, end]);
  }

  /** `[words]{.class}`: brackets and attributes are no words. */
  #takeSpan(start: number, tailStart: number, end: number): void {
    this.reading.opaque.push([tailStart, end]);
    this.reading.cuts.push([start, start + 1], [tailStart - 1, end]);
    this.reading.markless.push([tailStart - 1, end]);
  }

  #takeNote(note: NoteMark): void {
    this.reading.notes.push(note);
    this.reading.cuts.push([note.start, note.end]);
    this.reading.markless.push([note.start, note.end]);
  }

  #takeCitation(node: CitationNode, isNested: boolean): void {
    const { start, end } = node;
    const items = node.items.map((item) => toItem(this.#text, item, node));
    this.reading.citations.push({ start, end, items, ...(isNested && { nested: true }) });
    if (!isNested) {
      this.reading.cuts.push([start, end]);
      this.reading.markless.push([start, end]);
    }
    for (const { prefix, suffix } of node.items) {
      this.take(prefix, true);
      this.take(suffix, true);
    }
  }
}

function toItem(text: string, item: CitedItem, { end, items }: CitationNode): CitationItem {
  const { id, mode, start, keyEnd, suffixStart } = item;
  const words = plainWords(text, item.suffix);
  const tail = item.spaced ? ` ${words}` : words;
  const locator = findLocator(tail);
  const place = locator && findLocator(text.slice(suffixStart, item.end));
  const itemEnd = suffixStart + text.slice(suffixStart, item.end).trimEnd().length;
  return {
    id,
    mode,
    prefix: plainWords(text, item.prefix, true),
    suffix: (locator ? tail.slice(locator.span[1]) : tail).replace(/^[\s,]+/u, '').trim(),
    ...(locator && { locator: { label: locator.label, value: locator.value } }),
    tail,
    start,
    // The bracket behind a key in the text belongs to its item.
    end: mode === 'AuthorInText' && items.length === 1 ? end : Math.max(keyEnd, itemEnd),
    keyEnd,
    ...(place && { locatorSpan: [suffixStart + place.span[0], suffixStart + place.span[1]] }),
  };
}

/** Plain text without the blanks at its very end; pandoc keeps those that a note or a tag follows, and no-break spaces. */
function plainWords(text: string, inlines: readonly Inline[], isBeforeKey = false): string {
  const last = inlines.at(-1);
  const plain = plainText(text, inlines, isBeforeKey);
  if (last?.kind !== 'text') return plain;
  const blanks = /[ \t\r\n]*$/u.exec(text.slice(last.start, last.end))?.[0] ?? '';
  return blanks !== '' && plain.endsWith(' ') ? plain.slice(0, -1) : plain;
}

/** Without any of these, a text has neither citations nor notes nor anything opaque. */
const SPECIAL = /[@[\]`$<\\&^]/u;
const NOTHING: TextReading = { citations: [], opaque: [], cuts: [], markless: [], notes: [], comments: [] };
