import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { words } from './words.ts';

/** What can be done with a hit; also the `data-action` of its buttons. */
export type HitAction = 'insert' | 'insertAs' | 'cite' | 'collect' | 'copy' | 'open';

/**
 * The buttons of the hit under the mouse: an option of a list may hold none itself. Those of the selected hit are in the
 * preview, where the keyboard reaches them.
 */
export interface HitToolbar {
  readonly root: HTMLElement;
  /** The place of the hit whose buttons are shown; -1: none are. */
  readonly index: number;
  /** Shows the buttons at the foot of a row of the list, beside its last line, which is seldom full. */
  show(index: number, row: HTMLElement, isCollected: boolean): void;
  hide(): void;
}

export function createHitToolbar(init: { onAction(action: HitAction, index: number): void }): HitToolbar {
  let shownFor = -1;
  const buttons = new Map(
    HIT_ACTIONS.map((action) => {
      const made = button(
        { class: 'action', 'data-action': action, 'aria-label': words[action], title: words[action] },
        icon(action),
        () => init.onAction(action, shownFor),
      );
      made.tabIndex = -1;
      return [action, made] as const;
    }),
  );
  const root = element(
    'div',
    { class: 'actions', role: 'toolbar', 'aria-label': words.actions },
    ...buttons.values(),
  );
  root.hidden = true;
  // The focus stays where the user is working; a button needs none to be clicked.
  root.addEventListener('mousedown', (event) => event.preventDefault());
  return {
    root,
    get index() {
      return shownFor;
    },
    show(index, row, isCollected) {
      shownFor = index;
      root.hidden = false;
      root.style.top = `${row.offsetTop + row.offsetHeight}px`;
      buttons.get('collect')?.setAttribute('aria-pressed', String(isCollected));
    },
    hide() {
      shownFor = -1;
      root.hidden = true;
    },
  };
}

const HIT_ACTIONS: readonly HitAction[] = ['insert', 'cite', 'collect', 'copy', 'open'];
