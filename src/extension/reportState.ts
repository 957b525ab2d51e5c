import * as vscode from 'vscode';
import type { CorpusStatus } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';

/** Opens what a bug report needs: versions, settings and numbers. No word of a source or a draft is in it. */
export async function reportState(
  corpus: CorpusClient,
  { extension }: Pick<vscode.ExtensionContext, 'extension'>,
): Promise<void> {
  const lines = [
    '# Verbatim: state',
    '',
    `- Verbatim ${extension.packageJSON.version}, VS Code ${vscode.version} (${vscode.env.appHost})`,
    `- The language server ${corpus.client.isRunning() ? 'is running' : 'is not running'}`,
    ...settingsLines(),
    '',
    ...(corpus.status ? statusLines(corpus.status) : ['The corpus has not been loaded yet.']),
    '',
    vscode.l10n.t(
      'Folders and files are named so that you can check them. Take out what you do not want to pass on.',
    ),
    '',
  ];
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: lines.join('\n'),
  });
  await vscode.window.showTextDocument(document);
}

/** Only settings that differ from their defaults say anything. */
function settingsLines(): string[] {
  const changed = Object.entries(vscode.workspace.getConfiguration('verbatim')).flatMap(
    ([section, values]) =>
      typeof values === 'object' && values !== null
        ? Object.keys(values).map((name) => `${section}.${name}`)
        : [section],
  );
  return changed.flatMap((name) => {
    const setting = vscode.workspace.getConfiguration('verbatim').inspect(name);
    const value = setting?.workspaceFolderValue ?? setting?.workspaceValue ?? setting?.globalValue;
    return value === undefined ? [] : [`- verbatim.${name}: ${JSON.stringify(value)}`];
  });
}

function statusLines(status: CorpusStatus): string[] {
  const unread = status.problems.filter(({ used }) => !used);
  return [
    '## Corpus',
    '',
    `- ${status.isSample ? 'The sample corpus' : 'Own folders'}:`,
    ...status.folders.map((folder) => `  - ${folder}`),
    `- State: ${status.state}${status.cancelled ? ', stopped before it was complete' : ''}`,
    `- ${status.sources} sources, ${status.passages} passages, ${unread.length} files not read`,
    `- The last update took ${status.elapsedMs} ms`,
    ...status.problems.map(({ file, reason, line }) => `- ${file}${line ? `:${line}` : ''}: ${reason}`),
  ];
}
