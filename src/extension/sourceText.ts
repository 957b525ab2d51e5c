import * as vscode from 'vscode';
import { sourceLanguage } from '../protocol/names.ts';
import { sourceTextScheme } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';

/** Shows PDFs, Word documents and web pages as read-only text, which passages can be found in. */
export function registerSourceText(corpus: CorpusClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const gone = vscode.l10n.t('This source is no longer in the corpus.');
      return (await corpus.sourceText(uri.query)) ?? gone;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(sourceTextScheme, provider),
    // However it was opened: also when a window comes back with it.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === sourceTextScheme) void toSourceLanguage(document);
    }),
    // A source that was imported again may read otherwise.
    corpus.onDidChangeStatus(({ state }) => {
      if (state !== 'ready') return;
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === sourceTextScheme) changed.fire(uri);
    }),
  );
}

/**
 * Opens a source to be read. Plain text gets a language of its own, in which long paragraphs wrap and speakers, times and
 * places stand out; any other language stays.
 */
export async function openSource(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return toSourceLanguage(await vscode.workspace.openTextDocument(uri));
}

async function toSourceLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  if (document.languageId !== 'plaintext') return document;
  return vscode.languages.setTextDocumentLanguage(document, sourceLanguage);
}

/** Opens the file behind the text that is shown, in whatever VS Code or the system has for it. */
export async function openOriginal(
  corpus: CorpusClient,
  uri = vscode.window.activeTextEditor?.document.uri,
): Promise<void> {
  if (uri?.scheme !== sourceTextScheme) return;
  const place = await corpus.place({ sourceId: uri.query, original: true });
  if (place) await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(place.uri));
}
