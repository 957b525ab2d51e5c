import * as vscode from 'vscode';
import { commands, settings } from '../protocol/names.ts';
import type { CorpusClient } from './corpusClient.ts';
import { revealFile } from './revealFile.ts';
import { problemUri, type SourceNode } from './sourceItems.ts';

/** What can be done about a file that could not be read, from its line in the Sources view. */
export function registerSourceProblems(
  corpus: CorpusClient,
  selected: () => SourceNode | undefined,
): vscode.Disposable {
  const problemOf = (node = selected()) => (node?.kind === 'problem' ? node.problem : undefined);
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.readAgain, () => corpus.reindex()),
    vscode.commands.registerCommand(commands.leaveOutFile, async (node?: SourceNode) => {
      const file = problemOf(node)?.file;
      if (!file) return;
      const exclude = vscode.workspace.getConfiguration().get<string[]>(settings.exclude, []);
      await update(settings.exclude, [...exclude, escapeGlob(file)]);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('{0} is left out of the corpus from now on (setting {1}).', file, settings.exclude),
      );
    }),
    vscode.commands.registerCommand(commands.allowLargerFiles, () =>
      vscode.commands.executeCommand('workbench.action.openSettings', settings.maxFileSize),
    ),
    vscode.commands.registerCommand(commands.revealProblem, (node?: SourceNode) => {
      const problem = problemOf(node);
      return problem && revealFile(problemUri(problem));
    }),
  );
}

/** Where the corpus was chosen, its exceptions belong too. */
async function update(name: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const isOfWorkspace = [settings.folders, settings.exclude].some(
    (each) => configuration.inspect(each)?.workspaceValue !== undefined,
  );
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update(name, value, target);
}

/** A file's path as a glob that fits no other. */
function escapeGlob(file: string): string {
  return file.replaceAll(/[\\*?[\]{}()!+@|]/gu, '\\$&');
}
