import * as vscode from 'vscode';
import { commands, insertionSettings } from '../../../src/protocol/names.ts';
import { activateVerbatim, completionsAt, eventually, hoverTexts, isWeb, openDraft } from './support.ts';

function equal<T>(actual: T, expected: T): void {
  if (actual !== expected)
    throw new Error(`Expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

function ok(value: unknown, message = 'Expected something'): asserts value {
  if (!value) throw new Error(message);
}

describe(`Inserting in VS Code (${isWeb ? 'web worker' : 'node'} host)`, () => {
  before(async () => {
    const { whenReady } = await activateVerbatim();
    await whenReady();
  });
  afterEach(async () => {
    await setStyle(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Opens a draft with `|` for the cursors and quotes in it what is selected in a source: a passage, or parts of it. */
  async function quoteInto(marked: string, ...selected: readonly string[]): Promise<vscode.TextEditor> {
    const words = await openDraft('Words [@haskett2021transcript, 00:0|7:46].\n');
    const [text = ''] = await hoverTexts(words);
    const [, id] = /openPassage\?([^)]+)/u.exec(text) ?? [];
    ok(id);
    const parts = marked.split('|');
    const { document } = await openDraft(parts.join(''));
    const draft = vscode.window.activeTextEditor;
    ok(draft);
    draft.selections = parts.slice(0, -1).map((_, at) => {
      const place = document.positionAt(parts.slice(0, at + 1).join('').length);
      return new vscode.Selection(place, place);
    });
    // The extension hears of it as of anything that one does in an editor.
    await eventually(
      async () => draft.selections.length,
      (count) => count === parts.length - 1,
    );
    await vscode.commands.executeCommand(commands.openPassage, ...JSON.parse(decodeURIComponent(id)));
    if (selected.length > 0) select(selected);
    await vscode.commands.executeCommand(commands.quoteSelection);
    await eventually(
      async () => document.getText(),
      (now) => now !== parts.join(''),
    );
    const editor = vscode.window.activeTextEditor;
    ok(editor && editor.document === document);
    return editor;
  }

  function select(parts: readonly string[]): void {
    const source = vscode.window.activeTextEditor;
    ok(source);
    const text = source.document.getText();
    source.selections = parts.map((part) => {
      const start = text.indexOf(part);
      ok(start >= 0, part);
      const [from, to] = [start, start + part.length].map((at) => source.document.positionAt(at));
      return new vscode.Selection(from as vscode.Position, to as vscode.Position);
    });
  }

  async function setStyle(style: string | undefined): Promise<void> {
    await vscode.workspace
      .getConfiguration()
      .update(insertionSettings.style, style, vscode.ConfigurationTarget.Workspace);
  }

  const cite = '[@haskett2021transcript, 00:07:46]';

  it('leaves the cursor behind the quote, and takes it back in one step', async () => {
    const editor = await quoteInto('She said|, and went.\n');
    const { document } = editor;
    const text = document.getText();
    ok(text.startsWith('She said “') && text.endsWith(`” ${cite}, and went.\n`), text);
    equal(document.offsetAt(editor.selection.active), text.indexOf(', and went'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), 'She said, and went.\n');
  });

  it('inserts at each of several cursors, in one step', async () => {
    const editor = await quoteInto('She said|.\n\nAnd he said|.\n');
    const { document } = editor;
    const text = document.getText();
    equal(text.split(cite).length - 1, 2);
    equal(editor.selections.length, 2);
    for (const { active } of editor.selections)
      equal(document.getText(new vscode.Range(active, active.translate(0, 1))), '.');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), 'She said.\n\nAnd he said.\n');
  });

  it('sets a footnote where the settings want one, with its definition, in one step', async () => {
    await setStyle('footnote');
    const editor = await quoteInto('She said|.\n\nMore.\n');
    const { document } = editor;
    const text = document.getText();
    ok(text.includes('”[^1].\n\n[^1]: ') && text.endsWith(`${cite}.\n\nMore.\n`), text);
    equal(document.offsetAt(editor.selection.active), text.indexOf('[^1].') + '[^1]'.length);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), 'She said.\n\nMore.\n');
  });

  it('makes one quote of several selections, with an ellipsis for what is between them', async () => {
    const editor = await quoteInto(
      'She said|.\n',
      "You don't know how heavy a thing is",
      'The north leaf was gone.',
    );
    equal(
      editor.document.getText(),
      `She said “The north leaf was gone. . . . You don't know how heavy a thing is” ${cite}.\n`,
    );
  });

  it('completes with the cursor where the place is typed that nobody knows', async () => {
    const items = await completionsAt(await openDraft('> heavy a thing|'));
    const texts = items.map(({ insertText }) => insertText);
    const text = texts.find((each) => typeof each !== 'string' && each?.value.includes('@lineskeep2022'));
    ok(text instanceof vscode.SnippetString, JSON.stringify(texts));
    ok(text.value.endsWith('quoted in [@lineskeep2022lessons$0]'), text.value);
  });
});
