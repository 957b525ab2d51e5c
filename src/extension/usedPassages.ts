import * as vscode from 'vscode';
import { usedPassagesRequest } from '../protocol/quoteRequests.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import type { VerifiedDrafts } from './verifiedDrafts.ts';

/** Knows which passages the draft quotes that the writer is at work on. */
export interface UsedPassages extends vscode.Disposable {
  /** Tells it again, to a listener who has just come. */
  tell(): void;
}

export function registerUsedPassages(
  init: {
    readonly corpus: CorpusClient;
    readonly drafts: DraftEditors;
    /** Knows the places of quotes that are not word for word, while verification is on. */
    readonly verified: VerifiedDrafts;
  },
  onChange: (passageIds: readonly string[]) => void,
): UsedPassages {
  const { corpus, drafts, verified } = init;
  let known: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const uri = drafts.last()?.document.uri;
    const quoted = uri
      ? await corpus.ask<readonly string[]>(usedPassagesRequest, { uri: uri.toString() })
      : [];
    const found = (uri && verified.quotesOf(uri)) ?? [];
    const used = [...new Set([...quoted, ...found.flatMap(({ passageId }) => passageId ?? [])])];
    if (used.join() === known.join()) return;
    known = used;
    onChange(known);
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask().catch(() => {}), SETTLED_AFTER_MS);
  };
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(askSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === drafts.last()?.document) askSoon();
    }),
    verified.onDidChange(askSoon),
    corpus.onDidChangeStatus(({ state }) => {
      if (state === 'ready') askSoon();
    }),
  );
  return {
    tell: () => onChange(known),
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

// In a pause of typing; the draft is parsed for it.
const SETTLED_AFTER_MS = 400;
