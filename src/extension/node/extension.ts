import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, type VerbatimApi } from '../activate.ts';

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  const options = { execArgv: SERVER_FLAGS };
  return activateExtension(context, {
    createClient: (clientOptions) =>
      new LanguageClient(
        'verbatim',
        'Verbatim',
        { run: { module, transport, options }, debug: { module, transport, options } },
        clientOptions,
      ),
    homeDirectory: homedir(),
    servesFiles: false,
    cacheDirectory: context.globalStorageUri.fsPath,
  });
}

// What is new to the server is soon forgotten or kept for long: room for more of it is taken and hardly used.
const SERVER_FLAGS = ['--max-semi-space-size=2'];
