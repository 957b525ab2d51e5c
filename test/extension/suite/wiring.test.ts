import * as vscode from 'vscode';
import { commands } from '../../../src/protocol/names.ts';
import { makePdf, setLines } from '../../support/pdfFiles.ts';
import {
  activateVerbatim,
  completionsAt,
  eventually,
  hoverTexts,
  isWeb,
  openDraft,
  setCorpus,
  workspaceFile,
  writeWorkspaceFile,
} from './support.ts';

function equal<T>(actual: T, expected: T): void {
  if (actual !== expected)
    throw new Error(`Expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

function ok(value: unknown, message = 'Expected something'): asserts value {
  if (!value) throw new Error(message);
}

describe(`Verbatim in VS Code (${isWeb ? 'web worker' : 'node'} host)`, () => {
  before(async () => {
    const { whenReady } = await activateVerbatim();
    await whenReady();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has the sample corpus ready for somebody who chose no folder', async () => {
    const status = await (await activateVerbatim()).whenReady();
    equal(status.isSample, true);
    equal(status.sources, 7);
    equal(status.problems.length, 0);
  });

  it('registers every command', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const command of Object.values(commands)) ok(registered.has(command), `${command} is missing`);
  });

  it('completes a block quote in an untitled draft, attributed and cited', async () => {
    const [item] = await completionsAt(await openDraft('Words.\n\n> heavy a thing carrying|\n'), 1);
    ok(item, 'nothing was offered');
    const text = typeof item.insertText === 'string' ? item.insertText : item.insertText?.value;
    ok(text?.includes('— Ione Haskett [@haskett2021transcript, 00:07:46]'), text);
    ok(item.documentation instanceof vscode.MarkdownString);
  });

  it('keeps the byte order mark and the line ends of a draft', async () => {
    const uri = workspaceFile('windows.md');
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('\ufeffFirst.\r\n\r\n> heavy a thing\r\n'),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    const [item] = await completionsAt({ document, position: new vscode.Position(2, 15) });
    ok(item?.range instanceof vscode.Range && typeof item.insertText === 'string');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, item.range, item.insertText);
    ok(await vscode.workspace.applyEdit(edit));
    await document.save();
    const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(uri),
    );
    await vscode.workspace.fs.delete(uri);
    ok(saved.startsWith('\ufeffFirst.\r\n\r\n> '), JSON.stringify(saved));
    ok(!/[^\r]\n/u.test(saved), 'every line end is as it was');
    ok(saved.includes('— Ione Haskett [@haskett2021transcript, 00:07:46]\r\n'));
  });

  it('completes cite keys', async () => {
    const labels = (await completionsAt(await openDraft('As @sayre|'))).map(({ label }) =>
      typeof label === 'string' ? label : label.label,
    );
    ok(labels.includes('@sayre2023promise'), labels.join());
  });

  it('shows the source of a citation on hover', async () => {
    const texts = await hoverTexts(await openDraft('Words [@haskett2021transcript, 00:0|7:46].\n'));
    ok(
      texts.some((text) => text.includes('Ione Haskett') && text.includes('flashlight')),
      texts.join(),
    );
    ok(texts.some((text) => text.includes(`command:${commands.openPassage}`)));
  });

  it('opens a source at the passage that a hover links to', async () => {
    const [text = ''] = await hoverTexts(await openDraft('Words [@haskett2021transcript, 00:0|7:46].\n'));
    const [, id] = /openPassage\?([^)]+)/u.exec(text) ?? [];
    ok(id);
    await vscode.commands.executeCommand(commands.openPassage, ...JSON.parse(decodeURIComponent(id)));
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    ok(editor.document.uri.path.endsWith('/interview-haskett-2021.txt'));
    ok(
      editor.document.getText(editor.selection).includes('flashlight'),
      editor.document.getText(editor.selection),
    );
  });

  it('copies a quote with its attribution', async () => {
    const [text = ''] = await hoverTexts(await openDraft('Words [@haskett2021transcript, 00:0|7:46].\n'));
    const [, id] = /copyQuote\?([^)]+)/u.exec(text) ?? [];
    ok(id);
    await vscode.commands.executeCommand(commands.copyQuote, ...JSON.parse(decodeURIComponent(id)));
    // The browser may keep its clipboard to itself; the command must not fail then.
    const copied = await vscode.env.clipboard.readText();
    ok(copied === '' || copied.includes('Ione Haskett'), copied);
  });

  describe('with a folder of the user’s own', () => {
    const ask = (words: string) => async () => (await completionsAt(await openDraft(`> ${words}|`))).length;

    before(async () => {
      await writeWorkspaceFile('my sources/täglich.txt', 'Cormorants were seen at the weir that evening.\n');
      await setCorpus('my sources');
    });
    after(async () => {
      await setCorpus();
      await vscode.workspace.fs.delete(workspaceFile('my sources'), { recursive: true });
      await eventually(ask('heavy a thing carrying'), (count) => count > 0);
    });

    it('answers from it', async () => {
      await eventually(ask('cormorants weir'), (count) => count === 1);
      equal(await ask('heavy thing carrying')(), 0);
    });

    it('follows a source that is edited, and one that is deleted', async () => {
      await writeWorkspaceFile('my sources/täglich.txt', 'Herons were seen at the lock.\n');
      await eventually(ask('herons lock'), (count) => count === 1);
      await writeWorkspaceFile('my sources/more.txt', 'Gulls were seen everywhere.\n');
      await eventually(ask('gulls everywhere'), (count) => count === 1);
      await vscode.workspace.fs.delete(workspaceFile('my sources/more.txt'));
      await eventually(ask('gulls everywhere'), (count) => count === 0);
    });

    it('reads a PDF and a web page, and shows their text at the passage', async () => {
      const pdf = makePdf({
        pages: [setLines(['The lamplighter went home', 'over the frozen weir at dawn.'])],
      });
      await vscode.workspace.fs.writeFile(workspaceFile('my sources/paper.pdf'), pdf);
      await writeWorkspaceFile(
        'my sources/page.html',
        '<p>The ferryman waited for the late bell that night.</p>',
      );
      await eventually(ask('ferryman waited'), (count) => count === 1);
      await eventually(ask('lamplighter weir'), (count) => count === 1);
      const draft = await openDraft(
        '“The lamplighter went| home over the frozen weir at dawn.” [@paper, p. 1]',
      );
      const [text = ''] = await hoverTexts(draft);
      const [, id] = /openPassage\?([^)]+)/u.exec(text) ?? [];
      ok(id, text);
      await vscode.commands.executeCommand(commands.openPassage, ...JSON.parse(decodeURIComponent(id)));
      const editor = vscode.window.activeTextEditor;
      ok(editor);
      equal(editor.document.uri.scheme, 'verbatim-source');
      equal(
        editor.document.getText(editor.selection),
        'The lamplighter went home over the frozen weir at dawn.',
      );
    });

    it('keeps every byte of the sources', async () => {
      const bytes = await vscode.workspace.fs.readFile(workspaceFile('my sources/täglich.txt'));
      equal(new TextDecoder().decode(bytes), 'Herons were seen at the lock.\n');
    });
  });
});
