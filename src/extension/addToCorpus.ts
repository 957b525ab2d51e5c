import * as vscode from 'vscode';
import { chooseCorpusFolder } from './chooseCorpus.ts';
import type { CorpusClient } from './corpusClient.ts';
import { freeFileName, type NoteFields, noteFile, noteFileName } from './noteFile.ts';

/** Adds sources to the corpus: files, the open document, or the clipboard. Copies only into a corpus folder. */
export async function addToCorpus(corpus: CorpusClient, files?: readonly vscode.Uri[]): Promise<void> {
  const folder = await targetFolder(corpus);
  if (!folder) return;
  const added = files ? await copyFiles(files, folder) : await addChosen(folder);
  if (!added || added.length === 0) return;
  await corpus.reindex();
  vscode.window.setStatusBarMessage(vscode.l10n.t('Added to the corpus: {0}', added.join(', ')), 5000);
}

/** The sample corpus is nobody's own; with several folders the writer says which. */
async function targetFolder({ settings }: CorpusClient): Promise<vscode.Uri | undefined> {
  if (settings.isSample) {
    const choose = vscode.l10n.t('Choose Folder…');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('Choose the folder of your sources first: nothing is added to the sample corpus.'),
      choose,
    );
    if (answer === choose) await chooseCorpusFolder();
    return undefined;
  }
  const folders = settings.folders.map((folder) => vscode.Uri.parse(folder));
  if (folders.length === 1) return folders[0];
  const items = folders.map((uri) => ({
    label: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    description: uri.fsPath,
    uri,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Add to which corpus folder?'),
  });
  return picked?.uri;
}

async function addChosen(folder: vscode.Uri): Promise<string[] | undefined> {
  const editor = vscode.window.activeTextEditor;
  const origins = [
    { label: vscode.l10n.t('Files…'), add: () => addFiles(folder) },
    ...(editor
      ? [{ label: vscode.l10n.t('The Open Document'), add: () => addDocument(editor.document, folder) }]
      : []),
    { label: vscode.l10n.t('The Clipboard, as a New Source'), add: () => addClipboard(folder) },
  ];
  const origin = await vscode.window.showQuickPick(origins, { title: vscode.l10n.t('Add to Corpus') });
  return origin?.add();
}

async function addFiles(folder: vscode.Uri): Promise<string[] | undefined> {
  const files = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Add to Corpus'),
    title: vscode.l10n.t('Choose the files to copy into the corpus'),
  });
  return files && copyFiles(files, folder);
}

async function copyFiles(files: readonly vscode.Uri[], folder: vscode.Uri): Promise<string[]> {
  const added: string[] = [];
  for (const file of files) {
    const name = await freeName(folder, file.path.slice(file.path.lastIndexOf('/') + 1));
    try {
      await vscode.workspace.fs.copy(file, vscode.Uri.joinPath(folder, name), { overwrite: false });
      added.push(name);
    } catch (error) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('{0} could not be added: {1}', name, messageOf(error)),
      );
    }
  }
  return added;
}

async function addDocument(document: vscode.TextDocument, folder: vscode.Uri): Promise<string[]> {
  if (!document.isUntitled && !document.isDirty) return copyFiles([document.uri], folder);
  const base = document.isUntitled
    ? noteFileName(document.lineAt(0).text)
    : document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  return writeNew(folder, base, document.getText());
}

async function addClipboard(folder: vscode.Uri): Promise<string[] | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('The clipboard holds no text.'));
    return undefined;
  }
  const fields = await askFields();
  return fields && writeNew(folder, noteFileName(fields.title), noteFile(fields, text));
}

/** Only the title must be known; what is not known stays out, for nothing is guessed. */
async function askFields(): Promise<NoteFields | undefined> {
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('Title of the source (1/4)'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A source needs a title.') : undefined),
  });
  if (title === undefined) return undefined;
  const author = await vscode.window.showInputBox({
    title: vscode.l10n.t('Author, as "Family, Given" (2/4)'),
    placeHolder: vscode.l10n.t('Leave empty if unknown'),
  });
  if (author === undefined) return undefined;
  const date = await vscode.window.showInputBox({
    title: vscode.l10n.t('Date (3/4)'),
    placeHolder: vscode.l10n.t('2024-03-01, 2024-03 or 2024; leave empty if unknown'),
    validateInput: (value) =>
      /^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/u.test(value.trim())
        ? undefined
        : vscode.l10n.t('Year, year-month or year-month-day.'),
  });
  if (date === undefined) return undefined;
  const url = await vscode.window.showInputBox({
    title: vscode.l10n.t('Address (4/4)'),
    placeHolder: vscode.l10n.t('Leave empty if there is none'),
  });
  return url === undefined ? undefined : { title, author, date, url };
}

async function writeNew(folder: vscode.Uri, base: string, text: string): Promise<string[]> {
  const name = await freeName(folder, base);
  try {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
    return [name];
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be added: {1}', name, messageOf(error)));
    return [];
  }
}

async function freeName(folder: vscode.Uri, name: string): Promise<string> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const taken = new Set(entries.map(([entry]) => entry.toLowerCase()));
  return freeFileName(name, (candidate) => taken.has(candidate.toLowerCase()));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
