import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { DraftParser } from '../core/drafts/draftParser.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { addEdit, type TextChange } from '../core/drafts/textChanges.ts';

/**
 * Parsed drafts, one a document, parsed anew only where the document has changed. Documents that come from `configuration`
 * tell their changes; those of others are found by comparing their texts.
 */
export class DraftCache {
  /** For `TextDocuments`: documents as ever, whose changes the cache hears of. */
  readonly configuration: TextDocumentsConfiguration<TextDocument> = {
    create: (uri, languageId, version, content) => {
      this.forget(uri);
      return TextDocument.create(uri, languageId, version, content);
    },
    update: (document, changes, version) => {
      for (const change of changes) {
        this.#note(document, change);
        TextDocument.update(document, [change], version);
      }
      return document;
    },
  };
  readonly #drafts = new Map<string, ParsedDraft>();
  /** What was changed in a document since it was parsed; absent where that is not known. */
  readonly #changes = new Map<string, readonly TextChange[]>();

  draftOf(document: TextDocument): Draft {
    const { uri, version } = document;
    const cached = this.#drafts.get(uri);
    if (cached?.version === version) return cached.draft;
    const parser = cached?.parser ?? new DraftParser();
    const draft = parser.parse(document.getText(), this.#changes.get(uri));
    this.#drafts.set(uri, { version, draft, parser });
    this.#changes.delete(uri);
    return draft;
  }

  forget(uri: string): void {
    this.#drafts.delete(uri);
    this.#changes.delete(uri);
  }

  #note(document: TextDocument, change: TextDocumentContentChangeEvent): void {
    const { uri, version } = document;
    const known = this.#changes.get(uri) ?? (this.#drafts.get(uri)?.version === version ? [] : undefined);
    if (!known || !('range' in change)) this.#changes.delete(uri);
    else {
      const [start, end] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
      this.#changes.set(uri, addEdit(known, Math.min(start, end), Math.max(start, end), change.text.length));
    }
  }
}

interface ParsedDraft {
  readonly version: number;
  readonly draft: Draft;
  readonly parser: DraftParser;
}
