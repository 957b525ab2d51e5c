import type { QuoteRef, Stretch } from '../src/protocol/quoteRequests.ts';
import { isQuotes } from '../src/protocol/searchView.ts';
import type { RowAnchor } from './virtualRows.ts';

/** What the view remembers while it is hidden or the window reloads: VS Code throws its page away then. */
export interface ViewState {
  readonly query: string;
  /** What the hits are filtered by; absent: the second box is closed. */
  readonly within?: string;
  readonly order: 'rank' | 'source';
  /** Absent: no hit is selected. */
  readonly selectedId?: string;
  readonly selectedIndex: number;
  readonly anchor: RowAnchor;
  /** The selected hit's quote, where it was stretched or cut. */
  readonly stretch?: Stretch;
  readonly basket: readonly Collected[];
  /** Earlier searches, the last one first. */
  readonly history: readonly string[];
  /** The share of the view's height that the preview takes, between 0 and 1. */
  readonly previewShare: number;
}

/** A quote in the basket, with what is shown of it there. */
export interface Collected {
  /** The hit that it was made of. */
  readonly passageId: string;
  readonly quote: QuoteRef;
  readonly words: string;
  /** Whose words and from where, in a line. */
  readonly from: string;
}

export const initialState: ViewState = {
  query: '',
  order: 'rank',
  selectedIndex: -1,
  anchor: { index: 0, offset: 0 },
  basket: [],
  history: [],
  previewShare: 0.42,
};

/** Reads a saved state; what is missing or of another shape is as at the start. */
export function toViewState(saved: unknown): ViewState {
  if (typeof saved !== 'object' || saved === null) return initialState;
  const state = saved as Readonly<Record<string, unknown>>;
  const { query, within, order, selectedId, selectedIndex, stretch, basket, history, previewShare } = state;
  return {
    query: typeof query === 'string' ? query : initialState.query,
    ...(typeof within === 'string' && { within }),
    order: order === 'source' ? 'source' : 'rank',
    ...(typeof selectedId === 'string' && { selectedId }),
    selectedIndex: isCount(selectedIndex) ? selectedIndex : -1,
    anchor: toAnchor(state.anchor),
    ...(isStretch(stretch) && { stretch }),
    basket: Array.isArray(basket) ? basket.filter(isCollected) : [],
    history: Array.isArray(history) ? history.filter((each) => typeof each === 'string') : [],
    previewShare:
      typeof previewShare === 'number' && previewShare > 0 && previewShare < 1 ? previewShare : 0.42,
  };
}

/** The history with a search at its front; longer ones lose their end. */
export function withSearch(history: readonly string[], query: string): readonly string[] {
  const wanted = query.trim();
  if (wanted === '' || wanted.length > MAX_REMEMBERED_CHARACTERS) return history;
  return [wanted, ...history.filter((each) => each !== wanted)].slice(0, MAX_REMEMBERED);
}

function toAnchor(value: unknown): RowAnchor {
  const { index, offset } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return isCount(index) && typeof offset === 'number' && Number.isFinite(offset)
    ? { index, offset }
    : initialState.anchor;
}

function isStretch(value: unknown): value is Stretch {
  return isQuotes([value]) && 'sourceId' in (value as object);
}

function isCollected(value: unknown): value is Collected {
  if (typeof value !== 'object' || value === null) return false;
  const { passageId, quote, words, from } = value as Readonly<Record<string, unknown>>;
  return isQuotes([quote]) && [passageId, words, from].every((each) => typeof each === 'string');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const MAX_REMEMBERED = 30;
const MAX_REMEMBERED_CHARACTERS = 300;
