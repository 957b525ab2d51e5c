import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension, type VerbatimApi } from '../activate.ts';

export function activate(context: vscode.ExtensionContext): VerbatimApi {
  return activateExtension(context, {
    createClient: (options) =>
      new LanguageClient('verbatim', 'Verbatim', () => startServer(context), options),
    servesFiles: true,
  });
}

/** The server's script is read and started from memory: a worker may not be loaded from every place an extension is. */
async function startServer(context: vscode.ExtensionContext) {
  const script = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js'),
  );
  const address = URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'application/javascript' }));
  const worker = new Worker(address);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
