import * as vscode from 'vscode';
import type { Stretch } from '../protocol/quoteRequests.ts';
import type { CorpusClient } from './corpusClient.ts';
import { openSource } from './sourceText.ts';
import { toRange } from './toRange.ts';

/** Shows passages, and what is made of them, in their sources beside the draft, without taking the focus. */
export interface PlacePreview {
  show(quote: { readonly passageId: string } | Stretch): Promise<void>;
  /** Takes away what was opened to be shown. */
  close(): Promise<void>;
}

export function createPlacePreview(corpus: CorpusClient): PlacePreview {
  let shown: vscode.Uri | undefined;
  let asked = 0;
  return {
    async show(quote) {
      const sequence = ++asked;
      const place = await corpus.place(
        'passageId' in quote ? { passageId: quote.passageId } : { stretch: quote },
      );
      if (!place || sequence !== asked) return;
      const uri = vscode.Uri.parse(place.uri);
      const isOpen = tabsOf(uri).length > 0;
      const editor = await vscode.window.showTextDocument(await openSource(uri), {
        viewColumn: vscode.ViewColumn.Beside,
        preview: true,
        preserveFocus: true,
      });
      if (!isOpen) shown = uri;
      if (!place.range) return;
      const range = toRange(place.range);
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
    },
    async close() {
      asked++;
      const opened = shown;
      shown = undefined;
      if (opened) await vscode.window.tabGroups.close(tabsOf(opened), true);
    },
  };
}

function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}
