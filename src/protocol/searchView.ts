import type { CorpusStatus, SearchAnswer } from './requests.ts';

/** From the search view to the extension. */
export type SearchViewRequest =
  | { readonly type: 'ready' }
  /** `sequence` comes back with the answer; older answers are dropped. */
  | { readonly type: 'search'; readonly query: string; readonly sequence: number; readonly limit: number }
  | { readonly type: 'insert'; readonly passageId: string }
  | { readonly type: 'open'; readonly passageId: string }
  | { readonly type: 'copy'; readonly passageId: string }
  | { readonly type: 'chooseCorpus' }
  | { readonly type: 'showProblems' };

/** From the extension to the search view. */
export type SearchViewMessage =
  | { readonly type: 'status'; readonly status: CorpusStatus }
  | { readonly type: 'answer'; readonly sequence: number; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly sequence: number; readonly message: string }
  /** A command asked for the search box, perhaps with a query. */
  | { readonly type: 'focus'; readonly query?: string };

/** What a message from the webview must look like before it is acted upon: webviews show other people's text. */
export function isSearchViewRequest(value: unknown): value is SearchViewRequest {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Record<string, unknown>;
  switch (message.type) {
    case 'ready':
    case 'chooseCorpus':
    case 'showProblems':
      return true;
    case 'search':
      return typeof message.query === 'string' && isCount(message.sequence) && isCount(message.limit);
    case 'insert':
    case 'open':
    case 'copy':
      return typeof message.passageId === 'string';
    default:
      return false;
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
