import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { words } from './words.ts';

/** What can be done with a hit; also the `data-action` of its buttons. */
export type HitAction = 'insert' | 'cite' | 'collect' | 'copy' | 'open';

/** The buttons of one hit at a time: an option of a list may hold none itself. */
export interface HitToolbar {
  readonly root: HTMLElement;
  /** Shows the buttons at a row of the list. */
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
    show(index, row, isCollected) {
      shownFor = index;
      root.hidden = false;
      root.style.top = row.style.top;
      const heading = row.querySelector<HTMLElement>('.group-heading');
      root.style.marginTop = `${heading?.offsetHeight ?? 0}px`;
      // Over the first one is nothing that the bar could stand on.
      root.classList.toggle('at-top', index === 0);
      buttons.get('collect')?.setAttribute('aria-pressed', String(isCollected));
    },
    hide() {
      // With the focus in it, hiding would lose the focus.
      if (root.contains(document.activeElement)) return;
      shownFor = -1;
      root.hidden = true;
    },
  };
}

const HIT_ACTIONS: readonly HitAction[] = ['insert', 'cite', 'collect', 'copy', 'open'];
