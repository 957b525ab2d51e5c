import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { insertionSettings } from '../protocol/names.ts';
import {
  type ConfigureInsertionAnswer,
  configureInsertionRequest,
  type InsertionSettings,
  type TemplateProblem,
} from '../protocol/quoteRequests.ts';
import type { CorpusClient } from './corpusClient.ts';

/** Tells the server how quotes go into drafts, and the user what is wrong with a template. */
export function registerInsertionSettings(corpus: CorpusClient): vscode.Disposable {
  const configure = async () => {
    const settings = readSettings();
    const answer = await corpus.ask<ConfigureInsertionAnswer>(configureInsertionRequest, settings);
    if (answer.problem) await complain(settings.template, answer.problem, answer.fields);
  };
  return vscode.Disposable.from(
    // Also after a crash: the server that starts anew knows nothing.
    corpus.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void configure();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const concerned = Object.values(insertionSettings).some((name) => event.affectsConfiguration(name));
      if (concerned && corpus.client.state === State.Running) void configure();
    }),
  );
}

function readSettings(): InsertionSettings {
  const configuration = vscode.workspace.getConfiguration();
  return {
    style: configuration.get<string>(insertionSettings.style, 'auto'),
    template: configuration.get<string>(insertionSettings.template, ''),
  };
}

async function complain(
  template: string,
  problem: TemplateProblem,
  fields: readonly string[],
): Promise<void> {
  const openSettings = vscode.l10n.t('Open Settings');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The template of quotes is not used: {0} The default one is used.',
      problemText(template, problem, fields),
    ),
    openSettings,
  );
  if (chosen === openSettings)
    await vscode.commands.executeCommand('workbench.action.openSettings', insertionSettings.template);
}

function problemText(template: string, problem: TemplateProblem, fields: readonly string[]): string {
  switch (problem.code) {
    case 'unknown-field':
      return vscode.l10n.t(
        'there is no field {0} (at character {1}). There are {2}.',
        `{${problem.field}}`,
        problem.offset + 1,
        fields.join(', '),
      );
    case 'unclosed-brace':
      return vscode.l10n.t(
        'the brace at character {0} is not closed: {1}',
        problem.offset + 1,
        template.slice(problem.offset, problem.offset + SHOWN_CHARACTERS),
      );
    case 'no-quote':
      return vscode.l10n.t('it has no field {0}, and without the words it is no quote.', '{quote}');
  }
}

const SHOWN_CHARACTERS = 20;
