import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, parseDraft } from '../core/drafts/parseDraft.ts';

/** Parsed drafts, one a document, parsed anew only when the document's version changed. */
export class DraftCache {
  readonly #drafts = new Map<string, { readonly version: number; readonly draft: Draft }>();

  draftOf(document: TextDocument): Draft {
    const cached = this.#drafts.get(document.uri);
    if (cached?.version === document.version) return cached.draft;
    const draft = parseDraft(document.getText());
    this.#drafts.set(document.uri, { version: document.version, draft });
    return draft;
  }

  forget(uri: string): void {
    this.#drafts.delete(uri);
  }
}
