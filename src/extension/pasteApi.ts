import * as vscode from 'vscode';

/**
 * VS Code's document paste API as far as it is used here. It came with 1.97, and the extension runs in older ones: so it
 * is looked for where it would be, and its types are not those of the `vscode` that this is compiled against.
 */
export interface PasteApi {
  readonly DocumentPasteEdit: new (
    insertText: string | vscode.SnippetString,
    title: string,
    kind: PasteKind,
  ) => DocumentPasteEdit;
  readonly kinds: { readonly Empty: PasteKind; readonly Text: PasteKind };
  register(
    selector: vscode.DocumentSelector,
    provider: DocumentPasteEditProvider,
    metadata: {
      readonly providedPasteEditKinds: readonly PasteKind[];
      readonly copyMimeTypes?: readonly string[];
      readonly pasteMimeTypes?: readonly string[];
    },
  ): vscode.Disposable;
}

export interface PasteKind {
  append(...parts: string[]): PasteKind;
}

export interface DocumentPasteEdit {
  insertText: string | vscode.SnippetString;
  additionalEdit?: vscode.WorkspaceEdit;
  /** Edits of these kinds come first, and the first is the one that is applied. */
  yieldTo?: readonly PasteKind[];
}

export interface DocumentPasteEditProvider {
  prepareDocumentPaste?(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): void | Thenable<void>;
  provideDocumentPasteEdits?(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): vscode.ProviderResult<DocumentPasteEdit[]>;
}

/** Undefined in a VS Code that has none yet. */
export function findPasteApi(): PasteApi | undefined {
  const { languages, DocumentPasteEdit, DocumentDropOrPasteEditKind } = vscode as unknown as {
    readonly languages: { readonly registerDocumentPasteEditProvider?: PasteApi['register'] };
    readonly DocumentPasteEdit?: PasteApi['DocumentPasteEdit'];
    readonly DocumentDropOrPasteEditKind?: PasteApi['kinds'];
  };
  const register = languages.registerDocumentPasteEditProvider;
  if (!register || !DocumentPasteEdit || !DocumentDropOrPasteEditKind) return undefined;
  return { DocumentPasteEdit, kinds: DocumentDropOrPasteEditKind, register };
}
