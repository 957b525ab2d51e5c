import { element } from './dom.ts';
import { words } from './words.ts';

/** The line between hits and preview, moved with the mouse or with the arrows. */
export function createSplitter(init: {
  /** What is divided. */
  readonly container: HTMLElement;
  /** What is below, and its share of the height at the start, between 0 and 1. */
  readonly below: HTMLElement;
  readonly share: number;
  onChange(share: number): void;
}): HTMLElement {
  const root = element('div', {
    class: 'splitter',
    role: 'separator',
    'aria-orientation': 'horizontal',
    'aria-label': words.resize,
    'aria-valuemin': '15',
    'aria-valuemax': '80',
    tabindex: '0',
  });
  let share = 0;
  const set = (wanted: number) => {
    share = Math.min(0.8, Math.max(0.15, wanted));
    init.below.style.flexBasis = `${Math.round(share * 1000) / 10}%`;
    root.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
  const change = (wanted: number) => {
    set(wanted);
    init.onChange(share);
  };
  root.addEventListener('pointerdown', (event) => {
    root.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    if (!root.hasPointerCapture(event.pointerId)) return;
    const { bottom, height } = init.container.getBoundingClientRect();
    change((bottom - event.clientY) / height);
  });
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowUp') change(share + STEP);
    else if (key === 'ArrowDown') change(share - STEP);
  });
  set(init.share);
  return root;
}

const STEP = 0.05;
