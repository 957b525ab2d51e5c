import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { commands, verificationSettings } from '../protocol/names.ts';
import { configureVerificationNotification, type VerificationSettings } from '../protocol/verification.ts';
import { registerConfirmFix } from './confirmFix.ts';
import type { CorpusClient } from './corpusClient.ts';
import { explanationAddress, registerVerdictPage } from './verdictPage.ts';
import { registerVerifyCommands } from './verifyCommands.ts';

/** Tells the server how drafts are verified, and registers what is done with the result. */
export function registerVerification(
  context: vscode.ExtensionContext,
  corpus: CorpusClient,
): vscode.Disposable {
  const configure = () =>
    void corpus.client.sendNotification(configureVerificationNotification, readSettings());
  return vscode.Disposable.from(
    // Also after a crash: the server that starts anew knows nothing.
    corpus.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) configure();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const concerned = Object.values(verificationSettings).some((name) => event.affectsConfiguration(name));
      if (concerned && corpus.client.state === State.Running) configure();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (corpus.client.state === State.Running) configure();
    }),
    registerVerdictPage(context),
    registerConfirmFix(),
    registerVerifyCommands(corpus),
  );
}

function readSettings(): VerificationSettings {
  const configuration = vscode.workspace.getConfiguration();
  return {
    enabled: configuration.get<boolean>(verificationSettings.enabled, true),
    profile: configuration.get<string>(verificationSettings.profile, 'chicago'),
    // Copies: what VS Code gives out is a proxy, which cannot be sent to a worker.
    severity: { ...configuration.get<Record<string, string>>(verificationSettings.severity, {}) },
    exclude: [...configuration.get<string[]>(verificationSettings.exclude, [])],
    workspaceFolders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      uri.toString().replace(/\/+$/u, ''),
    ),
    explanation: explanationAddress,
    confirmation: commands.confirmFix,
  };
}
