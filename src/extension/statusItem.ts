import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import type { CorpusStatus } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';

/** Says in the status bar, beside a draft, what can be quoted from, and that indexing goes on. */
export function registerStatusItem(corpus: CorpusClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('verbatim.corpus', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Verbatim';
  item.command = commands.search;
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    if (!corpus.status || !editor || !isDraft(editor.document)) return item.hide();
    show(item, corpus.status);
  };
  return vscode.Disposable.from(
    item,
    corpus.onDidChangeStatus(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function show(item: vscode.StatusBarItem, status: CorpusStatus): void {
  if (status.state === 'indexing') {
    item.text = `$(sync~spin) ${vscode.l10n.t('Indexing sources')}`;
    item.tooltip = vscode.l10n.t('Verbatim is reading your sources');
  } else {
    const icon = status.problems.length > 0 || status.cancelled ? '$(warning)' : '$(quote)';
    item.text = `${icon} ${vscode.l10n.t('{0} sources', status.sources)}`;
    item.tooltip = [
      vscode.l10n.t('Verbatim: {0} passages to quote from. Click to search them.', status.passages),
      status.isSample && vscode.l10n.t('This is the sample corpus.'),
      status.problems.length > 0 && vscode.l10n.t('{0} files could not be read.', status.problems.length),
      status.cancelled && vscode.l10n.t('Indexing was stopped; the corpus is not complete.'),
    ]
      .filter(Boolean)
      .join('\n');
  }
  item.show();
}
