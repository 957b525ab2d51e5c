import type { Step } from '../src/protocol/stretching.ts';

/** A step through the hits. */
export type Move = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last';

/** What a key means in the view. */
export type KeyAction =
  | { readonly type: 'move'; readonly to: Move }
  | { readonly type: 'stretch'; readonly step: Step }
  | { readonly type: 'insert' | 'insertAs' | 'cite' | 'open' | 'copy' | 'collect' | 'back' };

/** What is read of a `KeyboardEvent`. */
export type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'repeat'
>;

/** Where the key was pressed. In the box, all keys that edit its text are the box's own. */
export type KeyPlace = 'box' | 'list' | 'preview';

/** Reads a key; `undefined`: it is not the view's. */
export function readKey(key: Key, place: KeyPlace): KeyAction | undefined {
  // While a word is being composed (Japanese, Chinese), Enter and the arrows belong to that.
  if (key.isComposing) return undefined;
  if (key.shiftKey && key.key.startsWith('Arrow')) return place === 'box' ? undefined : readStretch(key);
  if (key.key === 'Enter') return readEnter(key);
  if (key.altKey) return undefined;
  if (key.shiftKey) return undefined;
  if (key.ctrlKey || key.metaKey) {
    return key.key.toLowerCase() === 'c' && !key.repeat ? { type: 'copy' } : undefined;
  }
  if (key.key === 'Escape') return { type: 'back' };
  if (key.key === ' ' && place === 'list' && !key.repeat) return { type: 'collect' };
  const to = moves[key.key];
  return to && canMove(to, place) ? { type: 'move', to } : undefined;
}

/** Whether a key types a character, which belongs into the box wherever it was pressed. */
export function typesCharacter(key: Key): boolean {
  return (
    !key.ctrlKey &&
    !key.metaKey &&
    !key.altKey &&
    !key.isComposing &&
    [...key.key].length === 1 &&
    key.key !== ' '
  );
}

/** Whether keys are labelled as on a Mac. */
export function isMac(platform: string): boolean {
  return /^(Mac|iP)/u.test(platform);
}

/** Sideways the end of the quote moves, up and down its beginning; with a second modifier by a sentence. */
function readStretch({ key, ctrlKey, metaKey, altKey }: Key): KeyAction | undefined {
  const step = steps[key];
  if (!step) return undefined;
  return { type: 'stretch', step: { ...step, unit: ctrlKey || metaKey || altKey ? 'sentence' : 'word' } };
}

function readEnter({ ctrlKey, metaKey, shiftKey, altKey, repeat }: Key): KeyAction | undefined {
  if (repeat) return undefined;
  if (altKey) return ctrlKey || metaKey || shiftKey ? undefined : { type: 'insertAs' };
  if (ctrlKey || metaKey) return shiftKey ? undefined : { type: 'open' };
  return { type: shiftKey ? 'cite' : 'insert' };
}

/** In the box, Home and End move the cursor and the arrow up goes back to earlier searches. */
function canMove(to: Move, place: KeyPlace): boolean {
  return place === 'list' || (place === 'box' && (to === 'next' || to === 'pageDown'));
}

const moves: Readonly<Record<string, Move | undefined>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
};

const steps: Readonly<Record<string, Omit<Step, 'unit'> | undefined>> = {
  ArrowRight: { edge: 'end', by: 1 },
  ArrowLeft: { edge: 'end', by: -1 },
  ArrowUp: { edge: 'start', by: -1 },
  ArrowDown: { edge: 'start', by: 1 },
};
