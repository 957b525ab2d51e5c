import * as vscode from 'vscode';
import type { CopiedWords } from '../protocol/pasting.ts';
import type { QuoteRef } from '../protocol/quoteRequests.ts';

let last: { readonly text: string; readonly quotes: readonly QuoteRef[] } | undefined;

/** Puts the text of quotes on the clipboard, and remembers whose it is, for a paste in this window. */
export async function copyToClipboard(text: string, quotes: readonly QuoteRef[]): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  last = { text: withUnixLines(text), quotes };
}

/** The quotes that were copied last, if `text` is what was copied. */
export function quotesOfCopy(text: string): CopiedWords | undefined {
  return last && last.text === withUnixLines(text) ? { quotes: last.quotes } : undefined;
}

function withUnixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
