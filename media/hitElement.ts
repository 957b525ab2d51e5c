import type { HitView } from '../src/protocol/requests.ts';
import { element } from './dom.ts';
import { badgeOf, whoBeside } from './hitBadge.ts';
import { icon } from './icons.ts';
import { shorten } from './shorten.ts';
import { badgeWords, words } from './words.ts';

/** What the list knows of a hit besides the hit. */
export interface HitSurroundings {
  readonly index: number;
  readonly total: number;
  readonly isSelected: boolean;
  /** Whether the draft quotes it already. */
  readonly isUsed: boolean;
  /** Whether it was put into the basket. */
  readonly isCollected: boolean;
  /** Where hits stand in groups, one a source: whether it is the first of its own. */
  readonly group: 'none' | 'first' | 'other';
}

/** A row of the list with its option; a row whose hit is still under way keeps the place. */
export function createHitRow(hit: HitView | undefined, around: HitSurroundings): HTMLElement {
  const row = element('div', { role: 'presentation' });
  if (hit && around.group === 'first') row.append(createHeading(hit));
  row.append(hit ? createOption(hit, around) : createWaiting(around));
  return row;
}

/** The id of the option at a place of the list. */
export function optionId(index: number): string {
  return `hit-${index}`;
}

/** Only for the eye: the option's own name says the source, and would be read twice. */
function createHeading({ title, citeKey, file }: HitView): HTMLElement {
  return element(
    'div',
    { class: 'group-heading', 'aria-hidden': 'true', title: file },
    element('bdi', {}, shorten(title, MAX_META_CHARACTERS)),
    ' ',
    element('bdi', { class: 'cite-key' }, `@${shorten(citeKey, MAX_META_CHARACTERS)}`),
  );
}

function createOption(hit: HitView, around: HitSurroundings): HTMLElement {
  const id = optionId(around.index);
  return element(
    'div',
    {
      class: 'hit',
      role: 'option',
      id,
      'aria-selected': String(around.isSelected),
      'aria-posinset': String(around.index + 1),
      'aria-setsize': String(around.total),
      draggable: 'true',
      'data-index': String(around.index),
      'data-passage-id': hit.passageId,
    },
    createPassage(hit),
    createMeta(hit, around),
  );
}

function createWaiting({ index, total }: HitSurroundings): HTMLElement {
  return element(
    'div',
    {
      class: 'hit waiting',
      role: 'option',
      id: optionId(index),
      'aria-selected': 'false',
      'aria-posinset': String(index + 1),
      'aria-setsize': String(total),
      'aria-label': words.waiting,
    },
    element('div', { class: 'bar' }),
    element('div', { class: 'bar short' }),
  );
}

/** The snippet with its matches marked, from where the first of them is among the first lines of a narrow view. */
function createPassage({ text, snippet }: HitView): HTMLElement {
  const [start, end] = snippet.span;
  const lead = leadOf(snippet);
  const passage = element('div', { class: 'passage', dir: 'auto' }, start + lead > 0 ? '… ' : '');
  let at = lead;
  for (const [from, to] of snippet.highlights) {
    passage.append(snippet.text.slice(at, from), element('mark', {}, snippet.text.slice(from, to)));
    at = to;
  }
  passage.append(snippet.text.slice(at), end < text.length ? ' …' : '');
  return passage;
}

function leadOf({ text, highlights }: HitView['snippet']): number {
  const first = highlights[0]?.[0] ?? 0;
  return first <= FAR_CHARACTERS ? 0 : text.lastIndexOf(' ', first - LEAD_CHARACTERS) + 1;
}

function createMeta(hit: HitView, around: HitSurroundings): HTMLElement {
  const work = [part('title', hit.title, hit.file), part('cite-key', hit.citeKey && `@${hit.citeKey}`)];
  const isGrouped = around.group !== 'none';
  const [title, citeKey] = isGrouped ? [] : work;
  const parts = [createMarks(around), createWho(hit), title, part('place', hit.place), citeKey];
  const known = parts.filter((each) => each !== undefined);
  const meta = element(
    'div',
    { class: 'meta' },
    ...known.flatMap((each, index) => (index > 0 ? [SEPARATOR, each] : [each])),
  );
  // The heading over the group says it to the eye, the name of the option to the ear.
  if (isGrouped) meta.append(element('span', { class: 'visually-hidden' }, ` ${hit.title}`));
  return meta;
}

/** What was done with the hit already. */
function createMarks({ isUsed, isCollected }: HitSurroundings): HTMLElement | undefined {
  if (!isUsed && !isCollected) return undefined;
  const marks = element('span', { class: 'marks' });
  if (isUsed) marks.append(element('span', { class: 'mark used' }, icon('check'), words.used));
  if (isCollected)
    marks.append(element('span', { class: 'mark collected' }, icon('basket'), words.collected));
  return marks;
}

function createWho(hit: HitView): HTMLElement | undefined {
  const badge = badgeOf(hit);
  const badgeText = badge ? badgeWords[badge] : '';
  const name = whoBeside(badgeText, hit.evidence);
  if (!badge && name === '') return undefined;
  const who = element('span', { class: 'who', ...(hit.caution && { title: hit.caution }) });
  if (badge) who.append(element('span', { class: 'badge', 'data-badge': badge }, badgeText));
  if (name !== '') who.append(element('bdi', { class: 'name' }, shorten(name, MAX_META_CHARACTERS)));
  return who;
}

function part(className: string, text: string, title = ''): HTMLElement | undefined {
  if (text === '') return undefined;
  return element('bdi', { class: className, ...(title && { title }) }, shorten(text, MAX_META_CHARACTERS));
}

// Two lines of a narrow view, and about one before the match, to see what it belongs to.
const FAR_CHARACTERS = 80;
const LEAD_CHARACTERS = 35;

// Two lines of a narrow view: enough to know a title by.
const MAX_META_CHARACTERS = 120;

// With a blank that does not break: the dot ends a line and never begins one.
const SEPARATOR = '\u00a0· ';
