import type { HitView } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { badgeOf, whoBeside } from './hitBadge.ts';
import { icon } from './icons.ts';
import { shorten, windowPieces } from './textWindow.ts';
import { badgeWords, words } from './words.ts';

/** What can be done with a hit; also the `data-action` of its buttons. */
export type HitAction = 'insert' | 'copy' | 'open';

/** One hit as an option of the list. `id` is unique in the page. */
export function createHitElement(hit: HitView, id: string): HTMLElement {
  // The buttons say what they do themselves; the name of the option is the passage and where it is from.
  const names = `${id}-text ${id}-meta`;
  return element(
    'div',
    {
      class: 'hit',
      role: 'option',
      id,
      'aria-selected': 'false',
      'aria-labelledby': names,
      'data-passage-id': hit.passageId,
    },
    createPassage(hit, `${id}-text`),
    createMeta(hit, `${id}-meta`),
    createActions(),
  );
}

function createPassage({ text, highlights }: HitView, id: string): HTMLElement {
  const pieces = windowPieces(text, highlights);
  const nodes = pieces.map((piece) => (piece.isMatch ? element('mark', {}, piece.text) : piece.text));
  return element('div', { class: 'passage', id, dir: 'auto' }, ...nodes);
}

function createMeta(hit: HitView, id: string): HTMLElement {
  const parts = [
    createWho(hit),
    part('title', hit.title, hit.file),
    part('place', hit.place),
    part('cite-key', hit.citeKey && `@${hit.citeKey}`),
  ];
  const known = parts.filter((each) => each !== undefined);
  return element(
    'div',
    { class: 'meta', id },
    ...known.flatMap((each, index) => (index > 0 ? [SEPARATOR, each] : [each])),
  );
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

function createActions(): HTMLElement {
  const actions: readonly HitAction[] = ['insert', 'copy', 'open'];
  return element('div', { class: 'actions' }, ...actions.map(createAction));
}

function createAction(action: HitAction): HTMLElement {
  // Only the selected hit's buttons are reached with Tab, or one would walk through those of all fifty.
  const attributes = {
    class: 'action',
    'data-action': action,
    'aria-label': words[action],
    title: words[action],
    tabindex: '-1',
  };
  return button(attributes, icon(action));
}

// Two lines of a narrow view: enough to know a title by.
const MAX_META_CHARACTERS = 120;

// With a blank that does not break: the dot ends a line and never begins one.
const SEPARATOR = '\u00a0· ';
