import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import type { Step } from '../protocol/stretching.ts';
import { begunWords } from './begunQuote.ts';
import type { CorpusClient } from './corpusClient.ts';
import { type DraftEditors, isDraft } from './draftEditors.ts';
import { copyQuotes, insertQuotes } from './insertPassage.ts';
import { insertQuotesAs } from './insertQuotesAs.ts';
import { openPlace } from './openPlace.ts';
import { createQuotePicker, type PickedQuote, type QuotePicker } from './quotePicker.ts';

/** `Verbatim: Insert Quote…`, and the keys that stretch the quote while it is chosen. */
export function registerInsertQuote(corpus: CorpusClient, drafts: DraftEditors): vscode.Disposable {
  const picker = createQuotePicker(corpus);
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.insertQuote, () => insertQuote(corpus, drafts, picker)),
    vscode.commands.registerCommand(commands.insertQuoteAs, () => insertQuoteAs(corpus, drafts, picker)),
    vscode.commands.registerCommand(commands.stretchQuote, (step: unknown) => {
      if (isStep(step)) picker.step(step);
    }),
    vscode.commands.registerCommand(commands.previewQuote, () => picker.togglePreview()),
  );
}

/** Completes the quote that was begun at the cursor; elsewhere asks for one. */
async function insertQuote(corpus: CorpusClient, drafts: DraftEditors, picker: QuotePicker): Promise<void> {
  if (hasBegunQuote()) return void vscode.commands.executeCommand('editor.action.triggerSuggest');
  const picked = await picker.pick();
  if (picked) await act(corpus, drafts, picked);
}

/** Asks for a quote, by the words that were begun at the cursor, and for the style in which it goes in. */
async function insertQuoteAs(corpus: CorpusClient, drafts: DraftEditors, picker: QuotePicker): Promise<void> {
  // The quote may be reached already, in the list that is open.
  if (picker.chooseForStyle()) return;
  const picked = await picker.pick(begunQuery());
  if (picked) await act(corpus, drafts, { ...picked, ...(picked.action === 'insert' && { action: 'as' }) });
}

async function act(corpus: CorpusClient, drafts: DraftEditors, picked: PickedQuote): Promise<void> {
  const quotes = [picked.quote];
  switch (picked.action) {
    case 'copy':
      return copyQuotes(corpus, quotes);
    case 'open':
      return openPlace(corpus, { passageId: picked.passageId });
    case 'as':
      await insertQuotesAs(corpus, drafts, quotes);
      return;
    default:
      await insertQuotes(corpus, drafts, quotes, picked.action === 'cite' ? 'citation' : undefined);
  }
}

function hasBegunQuote(): boolean {
  return begunQuery() !== undefined;
}

/** The words of the quote that was begun at the cursor; undefined where none was. */
function begunQuery(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isDraft(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  return begunWords(editor.document.lineAt(line).text.slice(0, character));
}

/** A keybinding's arguments can be written by anybody. */
function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  const { edge, unit, by } = value as Readonly<Record<string, unknown>>;
  return (
    (edge === 'start' || edge === 'end') &&
    (unit === 'word' || unit === 'sentence') &&
    (by === 1 || by === -1)
  );
}
