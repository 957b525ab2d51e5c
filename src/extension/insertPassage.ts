import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import {
  type InsertQuotesAnswer,
  type InsertQuotesParams,
  insertQuotesRequest,
  type PickedStyle,
  type QuoteRef,
  type QuoteTextsAnswer,
  quoteTextsRequest,
} from '../protocol/quoteRequests.ts';
import { columnOf } from './columnOf.ts';
import { copyToClipboard } from './copiedQuotes.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import { toRange } from './toRange.ts';

type Refusal = Extract<InsertQuotesAnswer, { refused: string }>;
type Made = Extract<InsertQuotesAnswer, { edits: unknown }>;

/**
 * Inserts quotes with their attribution at the cursors of the last draft, as one undo step; where that cannot be, copies
 * them or says why.
 *
 * @returns whether they are in the draft.
 */
export async function insertQuotes(
  corpus: CorpusClient,
  drafts: DraftEditors,
  quotes: readonly QuoteRef[],
  style?: PickedStyle,
): Promise<boolean> {
  const target = drafts.last();
  if (!target) {
    await copyInstead(corpus, quotes, vscode.l10n.t('No Markdown draft is open.'));
    return false;
  }
  const { document, positions } = target;
  const answer = await askForEdits(corpus, document, positions, quotes, style);
  if ('refused' in answer) {
    await refuse(corpus, quotes, answer);
    return false;
  }
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document.uri),
    preserveFocus: false,
  });
  const applied = await applyEdits(editor, answer);
  // What is cited goes into the bibliography as well.
  if (applied) void vscode.commands.executeCommand(commands.addCitedWorks, document.uri.toString());
  return applied;
}

/** The edits that put quotes at places of a document, or why there are none. */
export function askForEdits(
  corpus: CorpusClient,
  document: vscode.TextDocument,
  positions: readonly vscode.Position[],
  quotes: readonly QuoteRef[],
  style?: PickedStyle,
): Promise<InsertQuotesAnswer> {
  return corpus.ask(insertQuotesRequest, insertionParams(document, positions, quotes, style));
}

/** What is asked for, as the protocol has it. */
export function insertionParams(
  { uri }: vscode.TextDocument,
  positions: readonly vscode.Position[],
  quotes: readonly QuoteRef[],
  style?: PickedStyle,
): InsertQuotesParams {
  return {
    uri: uri.toString(),
    positions: positions.map(({ line, character }) => ({ line, character })),
    quotes,
    ...(style && { style }),
  };
}

/** Copies quotes as plain text with their attribution. */
export async function copyQuotes(corpus: CorpusClient, quotes: readonly QuoteRef[]): Promise<void> {
  const answer = await quoteTexts(corpus, quotes);
  if ('refused' in answer) return void vscode.window.showWarningMessage(whyNot(answer));
  await copyToClipboard(corpus, answer.text, quotes);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Quote copied with its attribution'), 3000);
}

/** Copies one passage, for the links of hovers. */
export function copyQuote(corpus: CorpusClient, passageId: string): Promise<void> {
  return copyQuotes(corpus, [{ passageId }]);
}

/** Quotes as plain text with their attribution, or why there is none. */
export function quoteTexts(corpus: CorpusClient, quotes: readonly QuoteRef[]): Promise<QuoteTextsAnswer> {
  return corpus.ask(quoteTextsRequest, { quotes });
}

async function copyInstead(corpus: CorpusClient, quotes: readonly QuoteRef[], reason: string): Promise<void> {
  const answer = await quoteTexts(corpus, quotes);
  if ('refused' in answer) return void vscode.window.showWarningMessage(whyNot(answer));
  await copyToClipboard(corpus, answer.text, quotes);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} The quote was copied to the clipboard with its attribution.', reason),
  );
}

async function refuse(corpus: CorpusClient, quotes: readonly QuoteRef[], refusal: Refusal): Promise<void> {
  const instead = whyElsewhere(refusal);
  if (instead) return copyInstead(corpus, quotes, instead);
  void vscode.window.showWarningMessage(whyNot(refusal));
}

/** Why the quote goes to the clipboard: it may be used, but not at this place. */
function whyElsewhere({ refused }: Refusal): string | undefined {
  if (refused === 'target-is-source') {
    return vscode.l10n.t('The open document is a source of your corpus, and sources are never changed.');
  }
  if (refused === 'not-here') {
    return vscode.l10n.t('The cursor is in code or front matter, where a quote would not be one.');
  }
  return undefined;
}

/** Why words are not inserted as a quote, for people. */
export function whyNot(refusal: Refusal): string {
  switch (refusal.refused) {
    case 'own-text':
      return vscode.l10n.t(
        'This passage is from your own notes. They are never evidence, so it is not inserted as a quote.',
      );
    case 'not-quotable':
      return vscode.l10n.t(
        'This passage is an advertisement, a heading or boilerplate, and not for quoting.',
      );
    case 'ground-rule':
      return vscode.l10n.t(
        'This source is {0}: its words are not inserted.',
        'rule' in refusal ? (refusal.rule ?? '') : '',
      );
    case 'crossing':
      return vscode.l10n.t(
        'These words are not one quote: somebody else speaks in between, or what is not for quoting stands there.',
      );
    case 'inside-quotation':
      return vscode.l10n.t(
        'The quote begins or ends inside a quotation of the source. Take all of it in, or leave it out.',
      );
    case 'inside-word':
    case 'empty':
      return vscode.l10n.t('A quote begins and ends with whole words.');
    default:
      return whyElsewhere(refusal) ?? unknownPassage();
  }
}

/** What is said of a passage that the corpus no longer has. */
export function unknownPassage(): string {
  return vscode.l10n.t('This passage is no longer in the corpus: its source has changed. Search again.');
}

async function applyEdits(editor: vscode.TextEditor, { edits, cursors }: Made): Promise<boolean> {
  const applied = await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(toRange(range), newText);
  });
  const [first] = cursors;
  if (!applied || !first) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The quote could not be inserted: the draft is read-only or was closed.'),
    );
    return false;
  }
  editor.selections = cursors.map(toPosition).map((place) => new vscode.Selection(place, place));
  editor.revealRange(new vscode.Range(toPosition(first), toPosition(first)));
  return true;
}

function toPosition({
  line,
  character,
}: {
  readonly line: number;
  readonly character: number;
}): vscode.Position {
  return new vscode.Position(line, character);
}
