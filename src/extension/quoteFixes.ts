import * as vscode from 'vscode';
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  type Command,
} from 'vscode-languageclient';
import type { CorpusClient } from './corpusClient.ts';
import type { FixLine, QuoteLine } from './quoteItems.ts';

/** The quick fixes of a quote as lines under it, in the order in which the editor offers them. */
export async function findFixes(corpus: CorpusClient, line: QuoteLine): Promise<FixLine[]> {
  const actions = await askForFixes(corpus, line);
  return actions.map(({ title }) => ({ kind: 'fix', of: line, title }));
}

/**
 * Does what a line offers. The server is asked again, for the draft may have changed since the line was made; what it
 * no longer offers is not done.
 *
 * @returns whether it was still offered.
 */
export async function applyFix(corpus: CorpusClient, { of, title }: FixLine): Promise<boolean> {
  const action = (await askForFixes(corpus, of)).find((each) => each.title === title);
  if (!action) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The draft has changed meanwhile. Ask for the fix again.'),
    );
    return false;
  }
  const { edit, command } = await corpus.client.protocol2CodeConverter.asCodeAction(action);
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  return true;
}

async function askForFixes(corpus: CorpusClient, { uri, quote }: QuoteLine): Promise<CodeAction[]> {
  const { start } = quote.range;
  const answer = await corpus.ask<(CodeAction | Command)[] | null>(CodeActionRequest.method, {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], only: ['quickfix'], triggerKind: CodeActionTriggerKind.Invoked },
  });
  return (answer ?? []).filter((each): each is CodeAction => 'kind' in each);
}
