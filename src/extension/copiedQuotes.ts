import * as vscode from 'vscode';
import type { CopiedWords } from '../protocol/pasting.ts';
import type { QuoteRef } from '../protocol/quoteRequests.ts';
import type { CorpusClient } from './corpusClient.ts';

/** What was copied last out of a corpus in this window. */
const copies = new WeakMap<CorpusClient, { readonly text: string; readonly quotes: readonly QuoteRef[] }>();

/** Puts the text of quotes on the clipboard, and remembers whose it is, for a paste in this window. */
export async function copyToClipboard(
  corpus: CorpusClient,
  text: string,
  quotes: readonly QuoteRef[],
): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  copies.set(corpus, { text: withUnixLines(text), quotes });
}

/** The quotes that were copied last, if `text` is what was copied. */
export function quotesOfCopy(corpus: CorpusClient, text: string): CopiedWords | undefined {
  const last = copies.get(corpus);
  return last?.text === withUnixLines(text) ? { quotes: last.quotes } : undefined;
}

function withUnixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
