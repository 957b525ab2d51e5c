import { parseHTML } from 'linkedom';

/**
 * Lets the code of the search view run in plain mocha, in a page without a layout: what depends on sizes, places and
 * focus is for the journeys in a real browser. Call it in a `describe`; each of its tests has the page.
 */
export function usePage(): void {
  const page = parseHTML('<body></body>') as unknown as Record<string, unknown> & {
    readonly HTMLElement: { readonly prototype: Record<string, unknown> };
  };
  Object.assign(page.HTMLElement.prototype, { scrollIntoView: nothing, getBoundingClientRect: () => noRect });
  const parts: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(TAKEN_OVER.map((name) => [name, page[name]])),
    window: page,
    getComputedStyle: () => ({}),
    ResizeObserver: class {
      observe() {}
    },
    requestAnimationFrame: (run: () => void) => setTimeout(run),
    cancelAnimationFrame: clearTimeout,
  };
  const world = globalThis as Record<string, unknown>;
  const before = Object.keys(parts).map((name) => [name, world[name]] as const);
  beforeEach(() => void Object.assign(world, parts));
  afterEach(() => {
    for (const [name, value] of before) world[name] = value;
  });
}

const TAKEN_OVER = ['document', 'HTMLElement', 'HTMLButtonElement', 'Element'];
const noRect = { top: 0, left: 0, width: 0, height: 0 };
const nothing = () => {};
