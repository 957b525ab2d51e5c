import type { SearchViewRequest } from '../src/protocol/searchView.ts';

/** What VS Code gives the script of a webview, as far as this view uses it. */
export interface VsCodeApi {
  postMessage(message: SearchViewRequest): void;
  /** Whatever this view saved last, perhaps in another version: to be checked before use. */
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** May be called once in the life of a page. */
  function acquireVsCodeApi(): VsCodeApi;
}
