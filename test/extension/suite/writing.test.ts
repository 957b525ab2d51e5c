import * as vscode from 'vscode';
import { commands, previewSettings } from '../../../src/protocol/names.ts';
import {
  activateVerbatim,
  completionsAt,
  eventually,
  hoverTexts,
  isWeb,
  openDraft,
  workspaceFile,
  writeWorkspaceFile,
} from './support.ts';

function ok(value: unknown, message = 'Expected something'): asserts value {
  if (!value) throw new Error(message);
}

const cite = '[@haskett2021transcript, 00:30:55]';

describe(`Writing in VS Code (${isWeb ? 'web worker' : 'node'} host)`, () => {
  before(async () => {
    const { whenReady } = await activateVerbatim();
    await whenReady();
  });
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration()
      .update(previewSettings.signs, undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('previews citations, the works and a sign at each quotation, which a setting takes away', async function () {
    // A document of this host cannot be handed to the Markdown extension in the other one.
    if (isWeb) this.skip();
    const uri = workspaceFile('preview.md');
    await writeWorkspaceFile('preview.md', `“Restoration is what you do to a boat.” ${cite}\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const render = () => vscode.commands.executeCommand<string>('markdown.api.render', document);
    const page = await eventually(
      render,
      (html) => html.includes('verbatim-sign') && html.includes('verbatim-citation'),
    );
    ok(/class="verbatim-citation">\([^<]*Haskett 2021/u.test(page), page);
    ok(page.includes('verbatim-bibliography'), page);
    await vscode.workspace
      .getConfiguration()
      .update(previewSettings.signs, false, vscode.ConfigurationTarget.Workspace);
    const plain = await eventually(render, (html) => !html.includes('verbatim-sign'));
    ok(plain.includes('verbatim-citation'), plain);
  });

  it('serves a draft in a virtual file system', async () => {
    const files = new Map([
      ['/draft.md', new TextEncoder().encode(`> heavy a thing carrying\n\nOne ${cite}.\n`)],
    ]);
    const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => {}),
      stat({ path }) {
        const content = files.get(path);
        if (!content) throw vscode.FileSystemError.FileNotFound(path);
        return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length };
      },
      readDirectory: () => [...files.keys()].map((path) => [path.slice(1), vscode.FileType.File]),
      readFile({ path }) {
        const content = files.get(path);
        if (!content) throw vscode.FileSystemError.FileNotFound(path);
        return content;
      },
      writeFile: ({ path }, content) => void files.set(path, new Uint8Array(content)),
      createDirectory() {},
      delete: ({ path }) => void files.delete(path),
      rename() {},
    };
    const registration = vscode.workspace.registerFileSystemProvider('memfs-test', provider);
    try {
      const uri = vscode.Uri.parse('memfs-test:/draft.md');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const [item] = await completionsAt({ document, position: new vscode.Position(0, 24) });
      ok(item, 'nothing was offered');
      const texts = await hoverTexts({ document, position: new vscode.Position(2, 10) });
      ok(
        texts.some((text) => text.includes('Haskett')),
        texts.join(),
      );
      // Nothing is written beside it without being able to: it says so, and the draft stays as it is.
      await vscode.commands.executeCommand(commands.addCitedWorks, uri.toString());
      ok(!document.isDirty);
    } finally {
      registration.dispose();
      changed.dispose();
    }
  });

  it('lists words without quotation marks among the problems once they are asked for', async () => {
    const { document } = await openDraft(
      'So anything the thickness of a broom handle will hold a door open in the end.\n|',
    );
    void vscode.commands.executeCommand(commands.findBorrowings);
    const [found] = await eventually(
      async () => vscode.languages.getDiagnostics(document.uri),
      (all) => all.some(({ code }) => code === 'unquoted'),
    );
    ok(found);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    ok(actions.some(({ title }) => title.startsWith('Set quotation marks and cite @haskett2021')));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });
});
