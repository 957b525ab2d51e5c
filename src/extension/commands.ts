import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import { addToCorpus } from './addToCorpus.ts';
import { chooseCorpusFolder } from './chooseCorpus.ts';
import type { CorpusClient } from './corpusClient.ts';
import { copyQuote } from './insertPassage.ts';
import { openPlace } from './openPlace.ts';
import { reportState } from './reportState.ts';
import { openSampleDraft } from './sampleDraft.ts';
import type { SearchView } from './searchView.ts';
import { showProblems } from './showProblems.ts';
import { openOriginal } from './sourceText.ts';

export interface CommandsInit {
  readonly context: vscode.ExtensionContext;
  readonly corpus: CorpusClient;
  readonly searchView: SearchView;
  readonly log: vscode.LogOutputChannel;
}

export function registerCommands(init: CommandsInit): vscode.Disposable {
  const { context, corpus, searchView, log } = init;
  const handlers: Record<string, (...args: unknown[]) => unknown> = {
    [commands.search]: (query) => searchView.focus(typeof query === 'string' ? query : selectedWords()),
    [commands.chooseCorpus]: () => chooseCorpusFolder(),
    // From the Explorer's menu: the file clicked, then all that are selected.
    [commands.addToCorpus]: (_clicked, selected) =>
      addToCorpus(corpus, isUris(selected) ? selected : undefined),
    [commands.reindex]: () => corpus.reindex(),
    [commands.showProblems]: () => showProblems(corpus),
    [commands.showLog]: () => log.show(),
    [commands.openSampleDraft]: () => openSampleDraft(context),
    [commands.reportState]: () => reportState(corpus, context),
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

/** What is selected in the editor is what one wants to find, if it is a few words. */
function selectedWords(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim();
  return text && text.length <= 200 && !text.includes('\n') ? text : undefined;
}
