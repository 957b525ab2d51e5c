import * as vscode from 'vscode';
import { type DraftQuotes, draftQuotesNotification, type QuoteView } from '../protocol/draftQuotes.ts';
import type { CorpusClient } from './corpusClient.ts';

/** The quotes of the open drafts with their verdicts, as the server last told them. */
export interface VerifiedDrafts extends vscode.Disposable {
  /** Undefined for a draft that was not verified. */
  quotesOf(uri: vscode.Uri): readonly QuoteView[] | undefined;
  /** Whether it is known that a document is not going to be verified. */
  isLeftOut(uri: vscode.Uri): boolean;
  /** With the draft's address. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** A client hears each message in one place alone; whoever shows verdicts asks here. */
export function registerVerifiedDrafts({ client }: CorpusClient): VerifiedDrafts {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const known = new Map<string, DraftQuotes['quotes']>();
  const subscriptions = vscode.Disposable.from(
    changed,
    client.onNotification(draftQuotesNotification, ({ uri, quotes }: DraftQuotes) => {
      // The server's spelling of an address is not always the editor's.
      const draft = vscode.Uri.parse(uri);
      known.set(draft.toString(), quotes);
      changed.fire(draft);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  );
  return {
    quotesOf: (uri) => known.get(uri.toString()) ?? undefined,
    isLeftOut: (uri) => known.get(uri.toString()) === null,
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}
