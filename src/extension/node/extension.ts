import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension, type VerbatimApi } from '../activate.ts';

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  const module = context.asAbsolutePath('dist/server.js');
  const transport = TransportKind.ipc;
  return activateExtension(context, {
    createClient: (options) =>
      new LanguageClient(
        'verbatim',
        'Verbatim',
        { run: { module, transport }, debug: { module, transport } },
        options,
      ),
    homeDirectory: homedir(),
    servesFiles: false,
    cacheDirectory: context.globalStorageUri.fsPath,
  });
}
