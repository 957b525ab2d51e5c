import * as vscode from 'vscode';
import type { CorpusClient } from './corpusClient.ts';

/** Lists the files that could not be read, each with its reason; choosing one opens it. */
export async function showProblems(corpus: CorpusClient): Promise<void> {
  const problems = corpus.status?.problems ?? [];
  if (problems.length === 0)
    return void vscode.window.showInformationMessage(
      vscode.l10n.t('Every file of the corpus could be read.'),
    );
  const items = problems.map((problem) => ({
    label: problem.file
      ? `$(warning) ${problem.file}${problem.line ? `:${problem.line}` : ''}`
      : `$(warning) ${problem.reason}`,
    detail: problem.file ? problem.reason : problem.folder,
    problem,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Files that could not be read'),
    placeHolder: vscode.l10n.t('Choose one to open it'),
    matchOnDetail: true,
  });
  if (!chosen?.problem.file) return;
  const { folder, file, line = 1 } = chosen.problem;
  const position = new vscode.Position(line - 1, 0);
  try {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(vscode.Uri.parse(folder), file), {
      selection: new vscode.Range(position, position),
    });
  } catch (error) {
    void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
  }
}
