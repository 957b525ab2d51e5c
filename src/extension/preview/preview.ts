import * as vscode from 'vscode';
import type { QuoteView } from '../../protocol/draftQuotes.ts';
import { type FormattedDraftView, formattedDraftRequest } from '../../protocol/formatting.ts';
import { previewSettings } from '../../protocol/names.ts';
import type { CorpusClient } from '../corpusClient.ts';
import { isDraft } from '../draftEditors.ts';
import { verdictName } from '../verdictNames.ts';
import type { VerifiedDrafts } from '../verifiedDrafts.ts';
import type { PreviewedDraft } from './decorateTokens.ts';
import type { MarkdownIt } from './markdownIt.ts';
import { addPreviewPlugin } from './previewPlugin.ts';

/** What VS Code's Markdown preview takes from an extension. */
export interface Preview extends vscode.Disposable {
  extendMarkdownIt<Markdown extends MarkdownIt>(md: Markdown): Markdown;
}

/** Gives the built-in preview citations, a bibliography and verdicts. It renders at once and again once they are known. */
export function createPreview(corpus: CorpusClient, verified: VerifiedDrafts): Preview {
  const known = new Map<string, KnownDraft>();
  const refresh = debounced(() => void vscode.commands.executeCommand('markdown.preview.refresh'));
  const subscriptions = vscode.Disposable.from(
    verified.onDidChange((uri) => {
      const draft = known.get(uri.toString());
      if (
        draft &&
        isOn(previewSettings.signs) &&
        JSON.stringify(verified.quotesOf(uri)) !== draft.shownQuotes
      )
        refresh();
    }),
    corpus.onDidChangeStatus(({ state }) => {
      if (state !== 'ready') return;
      for (const draft of known.values()) draft.version = undefined;
      refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (Object.values(previewSettings).some((name) => event.affectsConfiguration(name))) refresh();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  );
  const draftOf = (env: unknown): PreviewedDraft | undefined => {
    const document = documentOf(env);
    if (!document || !isOn(previewSettings.enabled) || !isDraft(document)) return undefined;
    const draft = draftAt(known, document.uri.toString());
    if (draft.version !== document.version) void format(corpus, document, draft, refresh);
    const quotes = isOn(previewSettings.signs) ? (verified.quotesOf(document.uri) ?? []) : [];
    draft.shownQuotes = JSON.stringify(quotes);
    return { quotes, ...(draft.formatted && { formatted: draft.formatted }) };
  };
  return {
    extendMarkdownIt: (md) =>
      addPreviewPlugin(md, {
        draftOf,
        describe: ({ verdict, message }: QuoteView) =>
          [verdictName(verdict), message].filter(Boolean).join(': '),
        labels: { bibliography: vscode.l10n.t('Bibliography') },
      }),
    dispose: () => subscriptions.dispose(),
  };
}

function isOn(setting: string): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(setting, true);
}

interface KnownDraft {
  /** Of the document that was formatted last. */
  version: number | undefined;
  formatted?: FormattedDraftView;
  /** The quotes that were rendered last, as JSON. */
  shownQuotes: string;
}

function draftAt(known: Map<string, KnownDraft>, uri: string): KnownDraft {
  let draft = known.get(uri);
  if (!draft) {
    draft = { version: undefined, shownQuotes: '' };
    known.set(uri, draft);
  }
  return draft;
}

async function format(
  corpus: CorpusClient,
  { uri, version }: vscode.TextDocument,
  draft: KnownDraft,
  refresh: () => void,
): Promise<void> {
  draft.version = version;
  const formatted = await corpus
    .ask<FormattedDraftView | null>(formattedDraftRequest, { uri: uri.toString() })
    .catch(() => null);
  if (!formatted || JSON.stringify(formatted) === JSON.stringify(draft.formatted)) return;
  draft.formatted = formatted;
  refresh();
}

/** VS Code passes the document's address along with each rendering. */
function documentOf(env: unknown): vscode.TextDocument | undefined {
  const current = (env as { readonly currentDocument?: unknown } | undefined)?.currentDocument;
  if (!(current instanceof vscode.Uri)) return undefined;
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === current.toString());
}

function debounced(act: () => void): () => void {
  let timer: unknown;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, SETTLE_MS);
  };
}

// Verdicts come in slices; the preview is rendered once for several of them.
const SETTLE_MS = 150;
