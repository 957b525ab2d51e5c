import * as vscode from 'vscode';

/**
 * Does something each time that one of `texts` is put into a document, for a while: whoever offers an edit to the editor
 * is not told whether it was taken, now or from the menu that offers the others.
 */
export function onceInserted(document: vscode.TextDocument, texts: readonly string[], act: () => void): void {
  waiting.get(document)?.dispose();
  const timer = setTimeout(() => waiting.get(document)?.dispose(), OFFERED_MS);
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document === document && event.contentChanges.some(({ text }) => holdsOne(text, texts))) act();
  });
  waiting.set(document, vscode.Disposable.from(listener, { dispose: () => clearTimeout(timer) }));
}

/** By document; an offer takes the place of the one before. */
const waiting = new WeakMap<vscode.TextDocument, vscode.Disposable>();

/** The editor may write line ends of its own. */
function holdsOne(text: string, texts: readonly string[]): boolean {
  const inserted = text.replaceAll('\r\n', '\n');
  return texts.some((each) => each !== '' && inserted.includes(each.replaceAll('\r\n', '\n')));
}

// As long as the menu of the editor stands open while one looks at what was pasted.
const OFFERED_MS = 60_000;
