import * as vscode from 'vscode';
import type { QuoteView } from '../protocol/draftQuotes.ts';
import { commands, contextKeys, views } from '../protocol/names.ts';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';
import { openPlace } from './openPlace.ts';
import { registerQuoteTotals } from './quoteTotals.ts';
import { toRange } from './toRange.ts';
import { verdictMarks, verdictName } from './verdictNames.ts';
import type { VerifiedDrafts } from './verifiedDrafts.ts';

/** A quote of the draft that is shown. */
interface QuoteNode {
  readonly uri: string;
  readonly quote: QuoteView;
}

/** Quotes in This Draft: every quotation of the active draft in order, each with its verdict. */
export function registerQuotesView(corpus: CorpusClient, verified: VerifiedDrafts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let onlyProblems = false;
  let shown: vscode.Uri | undefined;
  const nodes = (): QuoteNode[] => {
    const uri = shown;
    if (uri === undefined) return [];
    return (verified.quotesOf(uri) ?? [])
      .filter((quote) => !onlyProblems || needsAttention(quote))
      .map((quote) => ({ uri: uri.toString(), quote }));
  };
  const view = vscode.window.createTreeView<QuoteNode>(views.quotes, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => (node ? [] : nodes()),
      getParent: () => undefined,
      getTreeItem: toTreeItem,
    },
  });
  const totals = registerQuoteTotals();
  const update = () => {
    const quotes = shown && verified.quotesOf(shown);
    changed.fire();
    describe(view, shown, quotes, onlyProblems);
    totals.show(quotes);
  };
  const follow = (editor: vscode.TextEditor | undefined) => {
    // A panel that takes the focus does not change what one is writing.
    if (!editor) return;
    shown = isDraft(editor.document) ? editor.document.uri : undefined;
    update();
  };
  const filter = (value: boolean) => {
    onlyProblems = value;
    void vscode.commands.executeCommand('setContext', contextKeys.onlyProblems, value);
    update();
  };
  follow(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    changed,
    view,
    totals,
    verified.onDidChange((uri) => {
      if (uri.toString() === shown?.toString()) update();
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    vscode.commands.registerCommand(commands.showProblemsOnly, () => filter(true)),
    vscode.commands.registerCommand(commands.showAllQuotes, () => filter(false)),
    vscode.commands.registerCommand(commands.goToQuote, (node?: QuoteNode) =>
      goTo(node ?? view.selection[0]),
    ),
    vscode.commands.registerCommand(commands.fixQuote, (node?: QuoteNode) => fix(node ?? view.selection[0])),
    vscode.commands.registerCommand(commands.openQuoteSource, (node?: QuoteNode) =>
      openSource(corpus, node ?? view.selection[0]),
    ),
  );
}

function toTreeItem(node: QuoteNode): vscode.TreeItem {
  const { quote } = node;
  const { text, citeKey, place, message, passageId } = quote;
  const { icon, color } = verdictMarks[quote.severity];
  const item = new vscode.TreeItem(`“${text}”`);
  const where = citeKey ? [`@${citeKey}`, place].filter(Boolean).join(', ') : vscode.l10n.t('no citation');
  item.description = `${verdictName(quote.verdict)} · ${where}`;
  item.iconPath = new vscode.ThemeIcon(icon, color && new vscode.ThemeColor(color));
  item.tooltip = [verdictName(quote.verdict), message].filter(Boolean).join('\n');
  item.contextValue = [
    'quote',
    needsAttention(quote) && 'problem',
    passageId !== undefined && 'found',
    quote.flags.includes('uncited') && 'uncited',
  ]
    .filter(Boolean)
    .join(' ');
  item.command = { command: commands.goToQuote, title: vscode.l10n.t('Go to Quote'), arguments: [node] };
  item.accessibilityInformation = {
    label: [verdictName(quote.verdict), text, where, message].filter(Boolean).join(', '),
  };
  return item;
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
  view.message = messageFor(quotes, problems, onlyProblems);
  view.badge =
    problems > 0
      ? { value: problems, tooltip: vscode.l10n.t('{0} quotations need your attention', problems) }
      : undefined;
}

function messageFor(
  quotes: readonly QuoteView[] | undefined,
  problems: number,
  onlyProblems: boolean,
): string {
  if (quotes === undefined) return '';
  if (quotes.length === 0)
    return vscode.l10n.t(
      'No quotations in this draft yet. Type > or an opening quotation mark and a few words.',
    );
  return onlyProblems && problems === 0 ? vscode.l10n.t('No problems: every quotation checks out.') : '';
}

async function goTo(node: QuoteNode | undefined): Promise<vscode.TextEditor | undefined> {
  if (!node) return undefined;
  const range = toRange(node.quote.range);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(node.uri), { selection: range });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** The quick fixes of the quote, as at the words themselves. */
async function fix(node: QuoteNode | undefined): Promise<void> {
  const editor = await goTo(node);
  if (!editor || !node) return;
  // The menu belongs to one place, not to a selection.
  const start = toRange(node.quote.range).start;
  editor.selection = new vscode.Selection(start, start);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

async function openSource(corpus: CorpusClient, node: QuoteNode | undefined): Promise<void> {
  const passageId = node?.quote.passageId;
  if (passageId) await openPlace(corpus, { passageId });
}

function needsAttention({ severity }: QuoteView): boolean {
  return severity !== 'none';
}
