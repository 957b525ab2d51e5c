import type { SearchAnswer } from '../src/protocol/requests.ts';
import { button, element } from './dom.ts';
import { icon } from './icons.ts';
import { hasTerm, type TermField, toggleTerm } from './queryTerms.ts';
import { shorten } from './shorten.ts';
import { facetWords, number, words } from './words.ts';

/** Rows of chips, one a facet, that narrow the search; what they do stands in the query, where it can be changed. */
export interface FacetChips {
  readonly root: HTMLElement;
  /** Shows what an answer holds; `titles` names the sources by cite key. */
  show(query: string, facets: SearchAnswer['facets'] | undefined, titles: ReadonlyMap<string, string>): void;
}

type Facet = keyof typeof facetWords;

export function createFacetChips(init: { onQuery(query: string): void }): FacetChips {
  const bar = element('div', { class: 'facets', role: 'group', 'aria-label': words.narrow });
  const panel = element('div', { id: PANEL_ID, class: 'chips', role: 'group' });
  const root = element('div', { class: 'facet-chips' }, bar, panel);
  let opened: Facet | undefined;
  let shown: Parameters<FacetChips['show']> | undefined;

  const render = () => {
    const [query, facets, titles] = shown ?? ['', undefined, new Map<string, string>()];
    const focused = root.contains(document.activeElement) ? focusKey(document.activeElement) : undefined;
    const offered = FACETS.filter((facet) => isOffered(facet, query, facets));
    if (opened && !offered.includes(opened)) opened = undefined;
    bar.replaceChildren(...offered.map((facet) => createFacetButton(facet, opened)));
    panel.hidden = opened === undefined;
    panel.replaceChildren(...(opened && facets ? createChips(opened, query, facets, titles) : []));
    if (opened) panel.setAttribute('aria-label', `${words.narrow} ${facetWords[opened].toLowerCase()}`);
    root.hidden = offered.length === 0;
    // Chips are made anew with each answer; the one that was pressed keeps the focus.
    if (focused) root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  };
  bar.addEventListener('click', (event) => {
    const facet = closestData(event, 'facet') as Facet | undefined;
    if (!facet) return;
    opened = opened === facet ? undefined : facet;
    render();
  });
  panel.addEventListener('click', (event) => {
    const value = closestData(event, 'value');
    if (value !== undefined && opened && shown) init.onQuery(toggleTerm(shown[0], fieldOf[opened], value));
  });
  render();
  return {
    root,
    show(...next) {
      shown = next;
      render();
    },
  };
}

/** A facet with one value narrows nothing, unless that is what the query asks for. */
function isOffered(facet: Facet, query: string, facets: SearchAnswer['facets'] | undefined): boolean {
  const values = facets?.[facet] ?? [];
  return values.length > 1 || values.some(({ value }) => hasTerm(query, fieldOf[facet], value));
}

function createFacetButton(facet: Facet, opened: Facet | undefined): HTMLElement {
  const made = button(
    {
      class: 'facet',
      'data-facet': facet,
      'data-focus': facet,
      'aria-expanded': String(facet === opened),
      'aria-controls': PANEL_ID,
    },
    facetWords[facet],
  );
  made.append(icon('down'));
  return made;
}

function createChips(
  facet: Facet,
  query: string,
  facets: SearchAnswer['facets'],
  titles: ReadonlyMap<string, string>,
): HTMLElement[] {
  return facets[facet].slice(0, MAX_CHIPS).map(({ value, count }) => {
    const label = facet === 'source' ? (titles.get(value) ?? `@${value}`) : value;
    const chip = button(
      {
        class: 'chip',
        'data-value': value,
        'data-focus': `${facet}:${value}`,
        'aria-pressed': String(hasTerm(query, fieldOf[facet], value)),
        title: facet === 'source' ? `${label} (@${value})` : label,
      },
      element('bdi', {}, shorten(label, MAX_LABEL)),
    );
    chip.append(' ', element('span', { class: 'count' }, number(count)));
    return chip;
  });
}

function focusKey(active: Element | null): string | undefined {
  return active instanceof HTMLElement ? active.dataset.focus : undefined;
}

function closestData(event: Event, name: string): string | undefined {
  const found = event.target instanceof Element ? event.target.closest<HTMLElement>(`[data-${name}]`) : null;
  return found?.dataset[name];
}

const FACETS: readonly Facet[] = ['source', 'speaker', 'role', 'kind', 'year'];

/** Sources are counted by cite key. */
const fieldOf: Readonly<Record<Facet, TermField>> = {
  source: 'key',
  speaker: 'speaker',
  role: 'role',
  kind: 'kind',
  year: 'year',
};

const PANEL_ID = 'facet-values';

// The rarest values of many narrow to a hit or two, which are found more quickly by a word.
const MAX_CHIPS = 60;
const MAX_LABEL = 60;
