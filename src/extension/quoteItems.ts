import * as vscode from 'vscode';
import type { QuoteView } from '../protocol/draftQuotes.ts';
import { commands } from '../protocol/names.ts';
import { beginsRightToLeft, isolated } from './bidi.ts';
import { verdictMarks, verdictName } from './verdictNames.ts';

/** A line of the Quotes view: a quote, or what is to be said of it and to be done. */
export type QuoteNode = QuoteLine | RemarkLine | SourceLine | FixLine;

export interface QuoteLine {
  readonly kind: 'quote';
  readonly uri: string;
  readonly quote: QuoteView;
  /** The same when the draft has changed elsewhere, so that what was open stays open. */
  readonly id: string;
}

interface RemarkLine {
  readonly kind: 'remark';
  readonly of: QuoteLine;
  readonly text: string;
  readonly isDifference: boolean;
}

interface SourceLine {
  readonly kind: 'source';
  readonly of: QuoteLine;
}

export interface FixLine {
  readonly kind: 'fix';
  readonly of: QuoteLine;
  readonly title: string;
}

/** The quotes of a draft as lines of the tree. */
export function toQuoteLines(uri: string, quotes: readonly QuoteView[]): QuoteLine[] {
  const seen = new Map<string, number>();
  return quotes.map((quote) => {
    const times = (seen.get(quote.text) ?? 0) + 1;
    seen.set(quote.text, times);
    return { kind: 'quote', uri, quote, id: `${uri}#${times}#${quote.text}` };
  });
}

/** What stands under a quote, but for its fixes. */
export function toDetails(line: QuoteLine): QuoteNode[] {
  const { differences, message, citeKey } = line.quote;
  const [first = '', ...flags] = message.split('\n');
  const remarks = [
    { text: differences || first, isDifference: differences !== '' },
    ...flags.map((text) => ({ text, isDifference: false })),
  ].filter(({ text }) => text !== '');
  return [
    ...remarks.map((remark) => ({ kind: 'remark' as const, of: line, ...remark })),
    ...(citeKey ? [{ kind: 'source' as const, of: line }] : []),
  ];
}

export function needsAttention({ severity }: QuoteView): boolean {
  return severity !== 'none';
}

export function isUncited({ flags }: QuoteView): boolean {
  return flags.includes('uncited');
}

export function toQuoteItem(node: QuoteNode): vscode.TreeItem {
  switch (node.kind) {
    case 'quote':
      return quoteItem(node);
    case 'remark':
      return remarkItem(node);
    case 'source':
      return sourceItem(node);
    case 'fix':
      return fixItem(node);
  }
}

/** What is wrong stands first: a narrow side bar shows the beginning of a line alone. */
function quoteItem(line: QuoteLine): vscode.TreeItem {
  const { quote } = line;
  const said = standing(quote);
  const words = isolated(`“${shortened(quote.text)}”`);
  const item = new vscode.TreeItem(
    said || words,
    hasDetails(quote) ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const where = placeOf(quote);
  item.id = line.id;
  item.description = said ? [words, where].filter(Boolean).join(' · ') : where;
  item.iconPath = markOf(quote);
  item.tooltip = [
    `“${quote.text}”`,
    [verdictName(quote.verdict), where].filter(Boolean).join(' · '),
    quote.message,
  ]
    .filter(Boolean)
    .join('\n\n');
  item.contextValue = [
    'quote',
    needsAttention(quote) && 'problem',
    quote.passageId !== undefined && 'found',
    isUncited(quote) && 'uncited',
  ]
    .filter(Boolean)
    .join(' ');
  item.command = goTo(line);
  item.accessibilityInformation = {
    label: [
      verdictName(quote.verdict),
      isUncited(quote) && uncited(),
      quote.text,
      where,
      quote.message.replaceAll('\n', ' '),
    ]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

/** What a line begins with where something is to be said; a clean quote with a citation begins with its words. */
function standing(quote: QuoteView): string {
  return [needsAttention(quote) && verdictName(quote.verdict), isUncited(quote) && uncited()]
    .filter(Boolean)
    .join(', ');
}

function uncited(): string {
  return vscode.l10n.t('uncited');
}

function hasDetails(quote: QuoteView): boolean {
  return needsAttention(quote) || quote.message !== '';
}

function markOf(quote: QuoteView): vscode.ThemeIcon {
  // The words are right, but nobody can look them up.
  if (!needsAttention(quote) && isUncited(quote))
    return new vscode.ThemeIcon('debug-disconnect', new vscode.ThemeColor('problemsInfoIcon.foreground'));
  const { icon, color } = verdictMarks[quote.severity];
  return new vscode.ThemeIcon(icon, color && new vscode.ThemeColor(color));
}

function remarkItem({ of, text, isDifference }: RemarkLine): vscode.TreeItem {
  const item = new vscode.TreeItem(sentenceCase(text));
  item.iconPath = new vscode.ThemeIcon(isDifference ? 'diff' : 'info');
  item.tooltip = of.quote.message || text;
  item.contextValue = 'remark';
  item.command = goTo(of);
  return item;
}

function sourceItem({ of }: SourceLine): vscode.TreeItem {
  const { quote } = of;
  const item = new vscode.TreeItem(placeOf(quote));
  item.iconPath = new vscode.ThemeIcon('book');
  if (!quote.passageId) {
    item.description = vscode.l10n.t('cited');
    return item;
  }
  item.tooltip = vscode.l10n.t('Open at the Place in the Source');
  item.command = { command: commands.openQuoteSource, title: item.tooltip, arguments: [of] };
  return item;
}

function fixItem(line: FixLine): vscode.TreeItem {
  const item = new vscode.TreeItem(line.title);
  item.iconPath = new vscode.ThemeIcon('lightbulb', new vscode.ThemeColor('editorLightBulb.foreground'));
  item.tooltip = line.title;
  item.contextValue = 'fix';
  item.command = { command: commands.applyQuoteFix, title: line.title, arguments: [line] };
  return item;
}

function goTo(line: QuoteLine): vscode.Command {
  return { command: commands.goToQuote, title: vscode.l10n.t('Go to Quote'), arguments: [line] };
}

/** As a citation has it; empty where there is none. */
function placeOf({ citeKey, place }: QuoteView): string {
  return citeKey ? [`@${citeKey}`, place].filter(Boolean).join(', ') : '';
}

function shortened(text: string): string {
  const length = beginsRightToLeft(text) ? RIGHT_TO_LEFT_CHARACTERS : LABEL_CHARACTERS;
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length);
  return `${text.slice(0, cut > length / 2 ? cut : length).trimEnd()}…`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A wide side bar shows the source behind it.
const LABEL_CHARACTERS = 64;
// VS Code cuts lines at their right, where these begin.
const RIGHT_TO_LEFT_CHARACTERS = 20;
