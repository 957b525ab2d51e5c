import * as vscode from 'vscode';
import type { QuoteView } from '../protocol/draftQuotes.ts';
import { commands, contextKeys, views } from '../protocol/names.ts';
import { columnOf } from './columnOf.ts';
import type { CorpusClient } from './corpusClient.ts';
import { openPlace } from './openPlace.ts';
import { applyFix, findFixes } from './quoteFixes.ts';
import {
  type FixLine,
  needsAttention,
  type QuoteLine,
  type QuoteNode,
  toDetails,
  toQuoteItem,
  toQuoteLines,
} from './quoteItems.ts';
import { registerQuoteTotals } from './quoteTotals.ts';
import { followDraft, type ShownDraft } from './shownDraft.ts';
import { toRange } from './toRange.ts';
import type { VerifiedDrafts } from './verifiedDrafts.ts';

/**
 * Quotes in This Draft: every quotation of the active draft in order, each with its verdict. Under one with something
 * to say of it stands what, and its quick fixes.
 */
export function registerQuotesView(corpus: CorpusClient, verified: VerifiedDrafts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let onlyProblems = false;
  let lines: readonly QuoteLine[] = [];
  const childrenOf = async (node: QuoteNode | undefined): Promise<readonly QuoteNode[]> => {
    if (!node) return lines;
    return node.kind === 'quote' ? [...toDetails(node), ...(await findFixes(corpus, node))] : [];
  };
  const view = vscode.window.createTreeView<QuoteNode>(views.quotes, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => [...(await childrenOf(node))],
      getParent: (node) => (node.kind === 'quote' ? undefined : node.of),
      getTreeItem: toQuoteItem,
    },
  });
  const totals = registerQuoteTotals();
  const update = () => {
    const shown = draft?.uri;
    const quotes = shown && verified.quotesOf(shown);
    const listed = (quotes ?? []).filter((quote) => !onlyProblems || needsAttention(quote));
    lines = shown ? toQuoteLines(shown.toString(), listed) : [];
    changed.fire();
    describe(view, shown, quotes, onlyProblems);
    const state = stateOf(shown, quotes, listed, shown !== undefined && verified.isLeftOut(shown));
    void vscode.commands.executeCommand('setContext', contextKeys.quotesState, state);
    totals.show(quotes);
  };
  const filter = (value: boolean) => {
    onlyProblems = value;
    void vscode.commands.executeCommand('setContext', contextKeys.onlyProblems, value);
    update();
  };
  /** What a command concerns: the line it was called for, else the selected one. */
  const lineOf = (node: QuoteNode = view.selection[0] as QuoteNode): QuoteLine | undefined =>
    node?.kind === 'quote' ? node : node?.of;
  // It may tell of a draft before it is there.
  let draft: ShownDraft | undefined;
  draft = followDraft(corpus, update);
  update();
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    changed,
    view,
    totals,
    draft,
    verified.onDidChange((uri) => {
      if (uri.toString() === draft?.uri?.toString()) update();
    }),
    register(commands.showProblemsOnly, () => filter(true)),
    register(commands.showAllQuotes, () => filter(false)),
    register(commands.goToQuote, (node?: QuoteNode) => goTo(lineOf(node))),
    register(commands.fixQuote, (node?: QuoteNode) => fix(lineOf(node))),
    register(commands.applyQuoteFix, async (node: FixLine) => {
      await goTo(node.of, true);
      await applyFix(corpus, node);
    }),
    register(commands.openQuoteSource, (node?: QuoteNode) => openSource(corpus, lineOf(node))),
  );
}

/** Which welcome is shown where the tree is empty; `listed` where it is not. */
function stateOf(
  shown: vscode.Uri | undefined,
  quotes: readonly QuoteView[] | undefined,
  listed: readonly QuoteView[],
  isLeftOut: boolean,
): 'noDraft' | 'leftOut' | 'checking' | 'noQuotes' | 'noProblems' | 'listed' {
  if (!shown) return 'noDraft';
  if (!quotes) return isLeftOut ? 'leftOut' : 'checking';
  if (quotes.length === 0) return 'noQuotes';
  return listed.length === 0 ? 'noProblems' : 'listed';
}

function describe(
  view: vscode.TreeView<QuoteNode>,
  shown: vscode.Uri | undefined,
  quotes: readonly QuoteView[] | undefined,
  onlyProblems: boolean,
): void {
  const problems = (quotes ?? []).filter(needsAttention).length;
  const name = shown ? shown.path.slice(shown.path.lastIndexOf('/') + 1) : '';
  view.description = onlyProblems ? vscode.l10n.t('{0}, problems only', name) : name;
  view.badge =
    problems > 0
      ? { value: problems, tooltip: vscode.l10n.t('{0} quotations need your attention', problems) }
      : undefined;
}

async function goTo(
  line: QuoteLine | undefined,
  preserveFocus = false,
): Promise<vscode.TextEditor | undefined> {
  if (!line) return undefined;
  const range = toRange(line.quote.range);
  const uri = vscode.Uri.parse(line.uri);
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: columnOf(uri),
    selection: range,
    preserveFocus,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** The quick fixes of the quote, as at the words themselves. */
async function fix(line: QuoteLine | undefined): Promise<void> {
  const editor = await goTo(line);
  if (!editor || !line) return;
  // The menu belongs to one place, not to a selection.
  const start = toRange(line.quote.range).start;
  editor.selection = new vscode.Selection(start, start);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

async function openSource(corpus: CorpusClient, line: QuoteLine | undefined): Promise<void> {
  const passageId = line?.quote.passageId;
  if (passageId) await openPlace(corpus, { passageId });
}
