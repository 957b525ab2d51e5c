import type * as vscode from 'vscode';

/** Looks after the page of a view. */
export interface WatchedPage extends vscode.Disposable {
  load(): void;
  /** The page has said something: it is alive. */
  heard(): void;
}

/**
 * Loads a page, and loads it anew when it no longer answers: its process may have died, or it may hang. It comes back
 * as it was, for it keeps its state with VS Code.
 */
export function watchPage(view: vscode.WebviewView, load: () => void): WatchedPage {
  let unanswered = 0;
  let timer: ReturnType<typeof setTimeout>;
  const start = () => {
    unanswered = 0;
    load();
  };
  const look = () => {
    timer = setTimeout(look, PING_EVERY_MS);
    // A hidden page is no page: VS Code throws it away, and makes it anew when it is shown.
    if (!view.visible) unanswered = 0;
    else if (unanswered >= MAX_UNANSWERED) start();
    else {
      unanswered++;
      void view.webview.postMessage({ type: 'ping' });
    }
  };
  timer = setTimeout(look, PING_EVERY_MS);
  return {
    load: start,
    heard: () => (unanswered = 0),
    dispose: () => clearTimeout(timer),
  };
}

const PING_EVERY_MS = 4000;

// A page that only works hard answers within that.
const MAX_UNANSWERED = 2;
