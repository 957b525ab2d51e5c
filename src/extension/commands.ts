import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import { addToCorpus } from './addToCorpus.ts';
import { begunWords } from './begunQuote.ts';
import { chooseCorpusFolder } from './chooseCorpus.ts';
import type { CorpusClient } from './corpusClient.ts';
import { type DraftEditors, isDraft } from './draftEditors.ts';
import { copyQuote, insertPassage } from './insertPassage.ts';
import { openPlace } from './openPlace.ts';
import { pickPassage } from './quotePicker.ts';
import type { SearchView } from './searchView.ts';
import { showProblems } from './showProblems.ts';
import { openOriginal } from './sourceText.ts';

export interface CommandsInit {
  readonly corpus: CorpusClient;
  readonly drafts: DraftEditors;
  readonly searchView: SearchView;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands({ corpus, drafts, searchView, log }: CommandsInit): vscode.Disposable {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {
    [commands.insertQuote]: () => insertQuote(corpus, drafts),
    [commands.search]: () => searchView.focus(selectedWords()),
    [commands.chooseCorpus]: () => chooseCorpusFolder(),
    // From the Explorer's menu: the file clicked, then all that are selected.
    [commands.addToCorpus]: (_clicked, selected) =>
      addToCorpus(corpus, isUris(selected) ? selected : undefined),
    [commands.reindex]: () => corpus.reindex(),
    [commands.showProblems]: () => showProblems(corpus),
    [commands.showLog]: () => log.show(),
    [commands.openOriginal]: () => openOriginal(corpus),
    // Links in hovers carry an id that the server made; anything else is not acted upon.
    [commands.openPassage]: (id) =>
      typeof id === 'string' ? openPlace(corpus, { passageId: id }) : undefined,
    [commands.openSource]: (id) => (typeof id === 'string' ? openPlace(corpus, { sourceId: id }) : undefined),
    [commands.copyQuote]: (id) => (typeof id === 'string' ? copyQuote(corpus, id) : undefined),
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) => vscode.commands.registerCommand(name, handler)),
  );
}

function isUris(value: unknown): value is vscode.Uri[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => entry instanceof vscode.Uri);
}

/** Completes the quote that was begun at the cursor; elsewhere asks for one. */
async function insertQuote(corpus: CorpusClient, drafts: DraftEditors): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor && isDraft(editor.document)) {
    const { line, character } = editor.selection.active;
    const before = editor.document.lineAt(line).text.slice(0, character);
    if (begunWords(before) !== undefined)
      return void vscode.commands.executeCommand('editor.action.triggerSuggest');
  }
  const passageId = await pickPassage(corpus);
  if (passageId) await insertPassage(corpus, drafts, passageId);
}

/** What is selected in the editor is what one wants to find, if it is a few words. */
function selectedWords(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim();
  return text && text.length <= 200 && !text.includes('\n') ? text : undefined;
}
