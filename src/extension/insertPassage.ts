import * as vscode from 'vscode';
import type { InsertionAnswer } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';

type Refusal = Extract<InsertionAnswer, { refused: string }>;

/** Inserts a passage with its attribution at the cursor of the last draft, as one undo step; else copies it. */
export async function insertPassage(
  corpus: CorpusClient,
  drafts: DraftEditors,
  passageId: string,
): Promise<void> {
  const target = drafts.last();
  if (!target) return copyInstead(corpus, passageId, vscode.l10n.t('No Markdown draft is open.'));
  const { document, position } = target;
  const answer = await corpus.insertion({
    uri: document.uri.toString(),
    position: { line: position.line, character: position.character },
    passageId,
  });
  if ('refused' in answer) return refuse(corpus, passageId, answer);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(document),
    preserveFocus: false,
  });
  await applyEdits(editor, answer.edits);
}

/** Copies a passage as plain text with its attribution. */
export async function copyQuote(corpus: CorpusClient, passageId: string): Promise<void> {
  const text = await corpus.quoteText(passageId);
  if (text === null) return void vscode.window.showWarningMessage(unknownPassage());
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Quote copied with its attribution'), 3000);
}

async function copyInstead(corpus: CorpusClient, passageId: string, reason: string): Promise<void> {
  const text = await corpus.quoteText(passageId);
  if (text === null) return void vscode.window.showWarningMessage(unknownPassage());
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} The quote was copied to the clipboard with its attribution.', reason),
  );
}

async function refuse(
  corpus: CorpusClient,
  passageId: string,
  { refused, rule = '' }: Refusal,
): Promise<void> {
  switch (refused) {
    case 'target-is-source':
      return copyInstead(
        corpus,
        passageId,
        vscode.l10n.t('The open document is a source of your corpus, and sources are never changed.'),
      );
    case 'not-here':
      return copyInstead(
        corpus,
        passageId,
        vscode.l10n.t('The cursor is in code or front matter, where a quote would not be one.'),
      );
    case 'own-text':
      return void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'This passage is from your own notes. They are never evidence, so it is not inserted as a quote.',
        ),
      );
    case 'not-quotable':
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('This passage is an advertisement, a heading or boilerplate, and not for quoting.'),
      );
    case 'ground-rule':
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('This source is {0}: its words are not inserted.', rule),
      );
    case 'unknown-passage':
      return void vscode.window.showWarningMessage(unknownPassage());
  }
}

/** What is said of a passage that the corpus no longer has. */
export function unknownPassage(): string {
  return vscode.l10n.t('This passage is no longer in the corpus: its source has changed. Search again.');
}

async function applyEdits(
  editor: vscode.TextEditor,
  edits: Extract<InsertionAnswer, { edits: unknown }>['edits'],
): Promise<void> {
  const main = edits.at(-1);
  const start = main && editor.document.offsetAt(toPosition(main.range.start));
  const added = edits.slice(0, -1).reduce((sum, { newText }) => sum + newText.length, 0);
  const applied = await editor.edit((builder) => {
    for (const { range, newText } of edits) {
      builder.replace(new vscode.Range(toPosition(range.start), toPosition(range.end)), newText);
    }
  });
  if (!applied || main === undefined || start === undefined) {
    return void vscode.window.showErrorMessage(
      vscode.l10n.t('The quote could not be inserted: the draft is read-only or was closed.'),
    );
  }
  const end = editor.document.positionAt(start + added + main.newText.length);
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(end, end));
}

function toPosition({
  line,
  character,
}: {
  readonly line: number;
  readonly character: number;
}): vscode.Position {
  return new vscode.Position(line, character);
}

function columnOf(document: vscode.TextDocument): vscode.ViewColumn {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return visible?.viewColumn ?? vscode.ViewColumn.Active;
}
