import * as vscode from 'vscode';
import { commands, verificationSettings } from '../../../src/protocol/names.ts';
import { activateVerbatim, eventually, isWeb, openDraft } from './support.ts';

function ok(value: unknown, message = 'Expected something'): asserts value {
  if (!value) throw new Error(message);
}

function wordsOf(document: vscode.TextDocument, { range }: vscode.Diagnostic): string {
  return document.getText(range);
}

const cite = '[@haskett2021transcript, 00:30:55]';
const wrong = `“Restoration is what you do to a boat.” ${cite}\n`;

describe(`Verification in VS Code (${isWeb ? 'web worker' : 'node'} host)`, () => {
  before(async () => {
    const { whenReady } = await activateVerbatim();
    await whenReady();
  });
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update(verificationSettings.severity, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const diagnosticsOf = (document: vscode.TextDocument, fits: (found: vscode.Diagnostic[]) => boolean) =>
    eventually(async () => vscode.languages.getDiagnostics(document.uri), fits);
  const actionsFor = (document: vscode.TextDocument, kind: vscode.CodeActionKind) =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 36, 0, 36),
      kind.value,
    );

  it('shows a misquote where it stands, with its place in the source and a page that explains it', async () => {
    const { document } = await openDraft(`${wrong}|`);
    // The address of an untitled draft may have been another one's.
    const [found] = await diagnosticsOf(
      document,
      ([first]) => first !== undefined && wordsOf(document, first) === 'boat',
    );
    ok(found);
    ok(found.severity === vscode.DiagnosticSeverity.Warning);
    const [place] = found.relatedInformation ?? [];
    ok(place?.location.uri.path.endsWith('/interview-haskett-2021.txt'));
    ok(typeof found.code === 'object' && found.code.value === 'misquote');
    const page = await vscode.workspace.openTextDocument(found.code.target);
    ok(page.getText().startsWith('## misquote\n'), page.getText().slice(0, 80));
  });

  it('is quiet once the words are right', async () => {
    const { document } = await openDraft(`${wrong}|`);
    await diagnosticsOf(document, (all) => all.length === 1);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 33, 0, 37), 'chair');
    ok(await vscode.workspace.applyEdit(edit));
    await diagnosticsOf(document, (all) => all.length === 0);
  });

  it('takes the severity that is set', async () => {
    const { document } = await openDraft(`${wrong}|`);
    await diagnosticsOf(document, (all) => all.length === 1);
    await vscode.workspace
      .getConfiguration()
      .update(verificationSettings.severity, { misquote: 'error' }, vscode.ConfigurationTarget.Workspace);
    await diagnosticsOf(document, ([found]) => found?.severity === vscode.DiagnosticSeverity.Error);
  });

  it('offers fixes, and asks before words are changed', async () => {
    const { document } = await openDraft(`${wrong}|`);
    await diagnosticsOf(document, (all) => all.length === 1);
    const [restore] = await actionsFor(document, vscode.CodeActionKind.QuickFix);
    ok(restore?.title === 'Restore the wording of the source', restore?.title);
    ok(restore.command?.command === commands.confirmFix && !restore.edit);
  });

  it('fixes all that are safe with one command, as one step', async () => {
    const { document } = await openDraft(wrong.replace('boat', 'chair').replace('00:30:55', '00:01:00|'));
    await diagnosticsOf(document, (all) => all.length === 1);
    await vscode.commands.executeCommand(commands.fixAllSafe);
    await eventually(
      async () => document.getText(),
      (text) => text.includes(cite),
    );
    await vscode.commands.executeCommand('undo');
    ok(document.getText().includes('00:01:00'), document.getText());
  });
});
