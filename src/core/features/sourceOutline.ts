import type { Passage } from '../model/passage.ts';
import { oneLine } from '../text/markdownText.ts';
import { placeOf } from './passageContext.ts';

/** One entry of the outline of a source, from its first passage to its last. */
export interface OutlineItem {
  readonly name: string;
  readonly kind: 'heading' | 'turn' | 'place';
  /** What stands behind the name in smaller letters: the place, or the first words. */
  readonly detail: string;
  readonly first: Passage;
  readonly last: Passage;
}

/**
 * The structure of a source as one looks for a place in it: its headings; where people take turns, each turn; else
 * where the locator changes (a page, a time).
 */
export function outlineOf(passages: readonly Passage[]): OutlineItem[] {
  const items: OutlineItem[] = [];
  let before = '';
  for (const passage of passages) {
    const entry = entryOf(passage);
    const last = items.at(-1);
    if (entry.name === '' || (entry.key === before && last)) {
      if (last) items[items.length - 1] = { ...last, last: passage };
      continue;
    }
    before = entry.key;
    const { key: _, ...item } = entry;
    items.push({ ...item, first: passage, last: passage });
  }
  return items;
}

function entryOf(passage: Passage): Pick<OutlineItem, 'name' | 'kind' | 'detail'> & { readonly key: string } {
  const place = placeOf(passage);
  if (passage.kind === 'heading') {
    return { name: shortened(passage.text), kind: 'heading', detail: place, key: passage.id };
  }
  if (passage.voice === 'labelled' && passage.speaker) {
    const detail = [place, shortened(passage.text)].filter(Boolean).join(' · ');
    return { name: passage.speaker, kind: 'turn', detail, key: `turn ${passage.speaker}` };
  }
  // The lines of a file are numbered in the margin already.
  const isLine = passage.locator?.label === 'line';
  return { name: isLine ? '' : place, kind: 'place', detail: shortened(passage.text), key: `place ${place}` };
}

function shortened(text: string): string {
  const line = oneLine(text).trim();
  return line.length <= NAME_CHARACTERS
    ? line
    : `${line.slice(0, line.lastIndexOf(' ', NAME_CHARACTERS) + 1 || NAME_CHARACTERS).trimEnd()}…`;
}

const NAME_CHARACTERS = 80;
