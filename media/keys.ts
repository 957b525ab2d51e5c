/** A step through the hits. */
export type Move = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last';

/** What a key means in the view. */
export type KeyAction =
  | { readonly type: 'move'; readonly to: Move }
  | { readonly type: 'insert' | 'open' | 'copy' | 'clear' };

/** What is read of a `KeyboardEvent`. */
export type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'repeat'
>;

/** Reads a key that was pressed in the box or in the list; `undefined`: it is not the view's. */
export function readKey(key: Key, place: 'box' | 'list'): KeyAction | undefined {
  // While a word is being composed (Japanese, Chinese), Enter and the arrows belong to that.
  if (key.isComposing || key.shiftKey || key.altKey) return undefined;
  if (key.ctrlKey || key.metaKey) return readWithModifier(key);
  const to = moves[key.key];
  // In the box, Home and End move the cursor.
  if (to) return place === 'box' && (to === 'first' || to === 'last') ? undefined : { type: 'move', to };
  if (key.key === 'Enter' && !key.repeat) return { type: 'insert' };
  if (key.key === 'Escape') return { type: 'clear' };
  return undefined;
}

/** How the key of shortcuts is written: `⌘` on a Mac, `Ctrl+` elsewhere. */
export function modifierName(platform: string): string {
  return /^(Mac|iP)/u.test(platform) ? '⌘' : 'Ctrl+';
}

function readWithModifier({ key, repeat }: Key): KeyAction | undefined {
  if (repeat) return undefined;
  if (key === 'Enter') return { type: 'open' };
  return key.toLowerCase() === 'c' ? { type: 'copy' } : undefined;
}

const moves: Readonly<Record<string, Move | undefined>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
};
