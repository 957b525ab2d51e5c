/** What the view remembers while it is hidden: VS Code throws its page away then. */
export interface ViewState {
  readonly query: string;
  /** How many hits were asked for. */
  readonly limit: number;
  /** Absent: no hit is selected. */
  readonly selectedId?: string;
  readonly scrollTop: number;
}

/** How many hits are shown first, and how many more each time: a few screens, which come at once. */
export const PAGE_OF_HITS = 50;

export const initialState: ViewState = { query: '', limit: PAGE_OF_HITS, scrollTop: 0 };

/** Reads a saved state; what is missing or of another shape is as at the start. */
export function toViewState(saved: unknown): ViewState {
  if (typeof saved !== 'object' || saved === null) return initialState;
  const { query, limit, selectedId, scrollTop } = saved as Record<string, unknown>;
  return {
    query: typeof query === 'string' ? query : initialState.query,
    limit: isCount(limit) && limit > 0 ? limit : initialState.limit,
    ...(typeof selectedId === 'string' && { selectedId }),
    scrollTop: isCount(scrollTop) ? scrollTop : initialState.scrollTop,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
