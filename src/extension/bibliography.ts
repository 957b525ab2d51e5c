import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import {
  type AddCitedWorksAnswer,
  addCitedWorksRequest,
  type CitationsConfiguration,
  configureCitationsNotification,
  type InsertBibliographyAnswer,
  insertBibliographyRequest,
  openTextRequest,
} from '../protocol/bibliography.ts';
import { citationSettings, commands } from '../protocol/names.ts';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';
import { toRange } from './toRange.ts';

/** Keeps bibliographies true: what is cited is added to them, and the list of works is written into the draft. */
export function registerBibliography(corpus: CorpusClient): vscode.Disposable {
  const configure = () =>
    void corpus.client.sendNotification(configureCitationsNotification, readConfiguration());
  return vscode.Disposable.from(
    corpus.client.onRequest(openTextRequest, ({ uri }: { readonly uri: string }) => openText(uri)),
    // Also after a crash: the server that starts anew knows nothing.
    corpus.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) configure();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const concerned = Object.values(citationSettings).some((name) => event.affectsConfiguration(name));
      if (concerned && corpus.client.state === State.Running) configure();
    }),
    vscode.commands.registerCommand(commands.insertBibliography, () => insertBibliography(corpus)),
    vscode.commands.registerCommand(commands.addAllCitedWorks, () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      return uri && addCitedWorks(corpus, uri, undefined, true);
    }),
    // From a fix, with keys; after an insertion, without: then only if the user wants that.
    vscode.commands.registerCommand(commands.addCitedWorks, (uri: unknown, keys?: unknown) => {
      if (typeof uri !== 'string') return;
      const wanted = Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : undefined;
      return wanted
        ? addCitedWorks(corpus, vscode.Uri.parse(uri), wanted, true)
        : addAfterInsertion(corpus, vscode.Uri.parse(uri));
    }),
  );
}

/** What was just cited goes into the bibliography, unless the user has switched that off. */
export async function addAfterInsertion(corpus: CorpusClient, uri: vscode.Uri): Promise<void> {
  const isWanted = vscode.workspace.getConfiguration().get<boolean>(citationSettings.addCitedWorks, true);
  // A draft that is nowhere saved has no place beside it.
  if (isWanted && uri.scheme !== 'untitled') await addCitedWorks(corpus, uri, undefined, false);
}

async function addCitedWorks(
  corpus: CorpusClient,
  uri: vscode.Uri,
  keys: readonly string[] | undefined,
  tells: boolean,
): Promise<void> {
  const answer = await corpus.ask<AddCitedWorksAnswer>(addCitedWorksRequest, {
    uri: uri.toString(),
    ...(keys && { keys }),
  });
  for (const problem of answer.problems) void vscode.window.showWarningMessage(problem);
  if (answer.change) {
    try {
      await writeChange(answer.change);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return void vscode.window.showErrorMessage(
        vscode.l10n.t('The bibliography could not be written: {0}', reason),
      );
    }
  }
  if (answer.added.length > 0) {
    const added = answer.added.map((key) => `@${key}`).join(', ');
    vscode.window.setStatusBarMessage(vscode.l10n.t('Added to the bibliography: {0}', added), 4000);
  } else if (tells && answer.problems.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Every source that this draft cites is in its bibliography.'),
    );
  }
}

/** Into the editor where the file is open, so that nothing the user has typed is lost; else into the file. */
async function writeChange({
  uri,
  isNew,
  range,
  newText,
}: NonNullable<AddCitedWorksAnswer['change']>): Promise<void> {
  const file = vscode.Uri.parse(uri);
  if (isNew) {
    // Never over a file that was made meanwhile.
    if (await isThere(file)) throw new Error(vscode.l10n.t('{0} is there already', file.path));
    return vscode.workspace.fs.writeFile(file, new TextEncoder().encode(newText));
  }
  const document = await vscode.workspace.openTextDocument(file);
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, toRange(range), newText);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('it is read-only'));
  // What the user has not saved stays unsaved.
  if (!wasDirty && !(await document.save())) throw new Error(vscode.l10n.t('it could not be saved'));
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Bibliographies are no drafts: the server is not told of each change of theirs. */
function openText(uri: string): string | null {
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === wanted)?.getText() ?? null;
}

async function insertBibliography(corpus: CorpusClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isDraft(editor.document))
    return void vscode.window.showInformationMessage(vscode.l10n.t('Open the draft first.'));
  const { line, character } = editor.selection.active;
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Formatting the bibliography') },
    () =>
      corpus.ask<InsertBibliographyAnswer>(insertBibliographyRequest, {
        uri: editor.document.uri.toString(),
        position: { line, character },
      }),
  );
  if ('refused' in answer) return void vscode.window.showInformationMessage(whyNot(answer.refused));
  if (answer.edits.length === 0)
    return void vscode.window.showInformationMessage(vscode.l10n.t('The bibliography is as it should be.'));
  const applied = await editor.edit((builder) => {
    for (const { range, newText } of answer.edits) builder.replace(toRange(range), newText);
  });
  if (!applied) void vscode.window.showErrorMessage(vscode.l10n.t('The draft is read-only or was closed.'));
}

function whyNot(refused: Extract<InsertBibliographyAnswer, { refused: string }>['refused']): string {
  switch (refused) {
    case 'not-open':
      return vscode.l10n.t('Open the draft first.');
    case 'nothing-cited':
      return vscode.l10n.t('This draft cites nothing yet. Type @ to cite a source.');
    case 'unclosed-region':
      return vscode.l10n.t(
        'The draft has the mark that begins a bibliography, and not the one that ends it. Add <!-- /verbatim: bibliography --> where it ends.',
      );
  }
}

function readConfiguration(): CitationsConfiguration {
  const configuration = vscode.workspace.getConfiguration();
  return {
    bibliographies: configuration.get<string[]>(citationSettings.bibliographies, []),
    style: configuration.get<string>(citationSettings.style, ''),
  };
}
