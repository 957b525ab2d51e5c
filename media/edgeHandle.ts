import type { Edge, Unit } from '../src/protocol/stretching.ts';
import { element } from './dom.ts';
import { keepFromOthers } from './searchBox.ts';
import { words } from './words.ts';

/** The handle at one end of the quote: dragged with the mouse, moved with the arrows. */
export interface EdgeHandle {
  readonly root: HTMLElement;
  /** Tells screen readers which word it stands at, and which one of how many that is. */
  show(word: string, number: number, count: number): void;
}

export function createEdgeHandle(
  edge: Edge,
  init: {
    onStep(unit: Unit, by: 1 | -1): void;
    onDrag(x: number, y: number): void;
  },
): EdgeHandle {
  const root = element('span', {
    class: 'edge',
    'data-edge': edge,
    role: 'slider',
    tabindex: '0',
    'aria-label': words[edge],
    'aria-valuemin': '1',
  });
  let isDragged = false;
  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    isDragged = true;
    event.preventDefault();
    root.focus();
  });
  // The handle moves through the page while it is dragged: only the window sees all of the movement.
  window.addEventListener('pointermove', (event) => {
    if (isDragged) init.onDrag(event.clientX, event.clientY);
  });
  window.addEventListener('pointerup', () => (isDragged = false));
  root.addEventListener('keydown', (event) => {
    const by = steps[event.key];
    if (!by || event.shiftKey) return;
    init.onStep(event.ctrlKey || event.altKey || event.metaKey ? 'sentence' : 'word', by);
    keepFromOthers(event);
  });
  return {
    root,
    show(word, number, count) {
      root.setAttribute('aria-valuemax', String(count));
      root.setAttribute('aria-valuenow', String(number));
      root.setAttribute('aria-valuetext', word);
    },
  };
}

const steps: Readonly<Record<string, 1 | -1 | undefined>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
