import { element } from './dom.ts';

/** Says things aloud to who listens with a screen reader; nobody sees it. */
export interface Announcer {
  readonly root: HTMLElement;
  say(text: string): void;
}

export function createAnnouncer(): Announcer {
  // Two regions in turn: the same words again are news only in a region that was empty before.
  const regions = [createRegion(), createRegion()] as const;
  let turn = 0;
  return {
    root: element('div', { class: 'visually-hidden' }, ...regions),
    say(text) {
      turn = 1 - turn;
      for (const [at, region] of regions.entries()) region.textContent = at === turn ? text : '';
    },
  };
}

function createRegion(): HTMLElement {
  return element('div', { 'aria-live': 'polite', 'aria-atomic': 'true' });
}
