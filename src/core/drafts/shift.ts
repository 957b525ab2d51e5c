import type { Citation, CitationItem } from '../model/citation.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { Pointer } from './quotes/citedBy.ts';
import type { NoteMark, TextReading } from './readText.ts';

// What is read in a block counts from the start of the block; here it comes to count from a place before it.

export function shiftSpan([start, end]: TextSpan, by: number): TextSpan {
  return [start + by, end + by];
}

export function shiftCitation(citation: Citation, by: number, note?: string): Citation {
  if (by === 0 && note === undefined) return citation;
  const { start, end, items } = citation;
  const shifted = {
    ...citation,
    start: start + by,
    end: end + by,
    items: items.map((item) => shiftItem(item, by)),
  };
  return note === undefined ? shifted : { ...shifted, note };
}

export function shiftReading(reading: TextReading, by: number): TextReading {
  if (by === 0) return reading;
  return {
    citations: reading.citations.map((citation) => shiftCitation(citation, by)),
    opaque: reading.opaque.map((span) => shiftSpan(span, by)),
    cuts: reading.cuts.map((span) => shiftSpan(span, by)),
    markless: reading.markless.map((span) => shiftSpan(span, by)),
    notes: reading.notes.map((note) => shiftNote(note, by)),
    comments: reading.comments.map((span) => shiftSpan(span, by)),
  };
}

function shiftItem(item: CitationItem, by: number): CitationItem {
  const { start, end, keyEnd, locatorSpan } = item;
  const shifted = { ...item, start: start + by, end: end + by, keyEnd: keyEnd + by };
  return locatorSpan ? { ...shifted, locatorSpan: shiftSpan(locatorSpan, by) } : shifted;
}

export function shiftNote(note: NoteMark, by: number): NoteMark {
  return {
    ...note,
    start: note.start + by,
    end: note.end + by,
    ...(note.inside && { inside: shiftSpan(note.inside, by) }),
  };
}

export function shiftPointer(pointer: Pointer, by: number): Pointer {
  return { ...pointer, start: pointer.start + by, end: pointer.end + by };
}
