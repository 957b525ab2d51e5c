import * as vscode from 'vscode';
import { draftLanguages } from '../protocol/names.ts';
import {
  type CopiedWords,
  copiedWordsType,
  isCopiedWords,
  type PasteAnswer,
  type PasteChoice,
  type PasteParams,
  pasteRequest,
} from '../protocol/pasting.ts';
import { sourceTextScheme } from '../protocol/requests.ts';
import { addAfterInsertion } from './bibliography.ts';
import { quotesOfCopy } from './copiedQuotes.ts';
import type { CorpusClient } from './corpusClient.ts';
import { whyNot } from './insertPassage.ts';
import { onceInserted } from './onceInserted.ts';
import { type DocumentPasteEdit, findPasteApi, type PasteApi } from './pasteApi.ts';
import { toRange } from './toRange.ts';

/**
 * Offers to paste the words of a source as a quote with its attribution. What was copied out of a source, or by a command
 * of ours, is pasted so unless the writer chooses otherwise from the menu that the editor shows; other text that stands
 * in a source is pasted as it is, and the quote is one click away.
 */
export function registerPasteAsQuote(corpus: CorpusClient): vscode.Disposable {
  const api = findPasteApi();
  if (!api) return vscode.Disposable.from();
  let copying = registerCopying(api, corpus);
  return vscode.Disposable.from(
    { dispose: () => copying.dispose() },
    corpus.onDidChangeSettings(() => {
      copying.dispose();
      copying = registerCopying(api, corpus);
    }),
    api.register(
      draftLanguages.map((language) => ({ language })),
      {
        async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
          const [range, ...others] = ranges;
          // A quote goes into one place; several cursors get what they always get.
          if (!range || others.length > 0) return undefined;
          const text = await dataTransfer.get('text/plain')?.asString();
          if (!text || text.length > LONGEST) return undefined;
          const copied =
            quotesOfCopy(corpus, text) ?? readCopied(await dataTransfer.get(copiedWordsType)?.asString());
          if (token.isCancellationRequested) return undefined;
          const answer = await corpus.ask<PasteAnswer>(
            pasteRequest,
            toParams(document, range, text, copied),
            token,
          );
          if (answer.refused?.refused === 'ground-rule')
            void vscode.window.showWarningMessage(whyNot(answer.refused));
          if (answer.choices.length > 0) addOnceInserted(corpus, document, answer.choices);
          return answer.choices.map((_, at) => toPasteEdit(api, document, range, answer, at));
        },
      },
      { providedPasteEditKinds: [quoteKind(api)], pasteMimeTypes: ['text/plain', copiedWordsType] },
    ),
  );
}

/** A copy out of a source carries its place: the words alone may stand in several. */
function registerCopying(api: PasteApi, corpus: CorpusClient): vscode.Disposable {
  const selector: vscode.DocumentFilter[] = [
    { scheme: sourceTextScheme },
    ...corpus.settings.folders.map((folder) => ({
      pattern: new vscode.RelativePattern(vscode.Uri.parse(folder), '**/*'),
    })),
  ];
  return api.register(
    selector,
    {
      prepareDocumentPaste({ uri }, ranges, dataTransfer) {
        const copied: CopiedWords = {
          uri: uri.toString(),
          ranges: ranges.map(({ start, end }) => ({
            start: { line: start.line, character: start.character },
            end: { line: end.line, character: end.character },
          })),
        };
        dataTransfer.set(copiedWordsType, new vscode.DataTransferItem(JSON.stringify(copied)));
      },
    },
    { providedPasteEditKinds: [quoteKind(api)], copyMimeTypes: [copiedWordsType] },
  );
}

function toParams(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
  text: string,
  copied: CopiedWords | undefined,
): PasteParams {
  return {
    uri: document.uri.toString(),
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    text,
    ...(copied && { copied }),
  };
}

function toPasteEdit(
  api: PasteApi,
  document: vscode.TextDocument,
  pasted: vscode.Range,
  answer: PasteAnswer,
  at: number,
): DocumentPasteEdit {
  const choice = answer.choices[at] as PasteChoice;
  const { insertText, additionalEdit } = splitEdits(document, pasted, choice);
  const edit = new api.DocumentPasteEdit(insertText, titleOf(choice, at, answer), quoteKind(api));
  if (additionalEdit) edit.additionalEdit = additionalEdit;
  if (!answer.isFromSource) edit.yieldTo = [api.kinds.Text];
  return edit;
}

/** What goes in at the cursor, so that the editor sets the cursor behind it, and what changes around it. */
function splitEdits(
  { uri }: vscode.TextDocument,
  pasted: vscode.Range,
  { edits, cursor }: PasteChoice,
): { readonly insertText: string | vscode.SnippetString; readonly additionalEdit?: vscode.WorkspaceEdit } {
  const additionalEdit = new vscode.WorkspaceEdit();
  const main = edits.findIndex(({ range }) => toRange(range).contains(pasted));
  for (const [at, { range, newText }] of edits.entries()) {
    const replaced = toRange(range);
    if (at !== main) additionalEdit.replace(uri, replaced, newText);
    else {
      const before = new vscode.Range(replaced.start, pasted.start);
      const after = new vscode.Range(pasted.end, replaced.end);
      for (const around of [before, after]) if (!around.isEmpty) additionalEdit.delete(uri, around);
    }
  }
  const text = edits[main]?.newText ?? '';
  const slot = cursor?.edit === main ? cursor.offset : text.length;
  const insertText = slot < text.length ? withCursor(text, slot) : text;
  return { insertText, ...(additionalEdit.size > 0 && { additionalEdit }) };
}

/** The cursor goes where the writer types on: before the bracket, where the locator is not known. */
function withCursor(text: string, offset: number): vscode.SnippetString {
  return new vscode.SnippetString()
    .appendText(text.slice(0, offset))
    .appendTabstop(0)
    .appendText(text.slice(offset));
}

function titleOf(
  { evidence, title, place }: PasteChoice,
  at: number,
  { choices, places }: PasteAnswer,
): string {
  const where = [evidence, title, place].filter((part) => part !== '').join(', ');
  if (places === 1) return vscode.l10n.t('Paste as Attributed Quote: {0}', where);
  if (places <= choices.length)
    return vscode.l10n.t('Paste as Attributed Quote ({0} of {1} places): {2}', at + 1, places, where);
  return vscode.l10n.t('Paste as Attributed Quote ({0} of many places): {1}', at + 1, where);
}

function addOnceInserted(
  corpus: CorpusClient,
  document: vscode.TextDocument,
  choices: PasteAnswer['choices'],
): void {
  const texts = choices.flatMap(({ edits }) => edits.map(({ newText }) => newText));
  onceInserted(document, texts, () => void addAfterInsertion(corpus, document.uri));
}

function readCopied(json: string | undefined): CopiedWords | undefined {
  try {
    const copied: unknown = json === undefined ? undefined : JSON.parse(json);
    return isCopiedWords(copied) ? copied : undefined;
  } catch {
    return undefined;
  }
}

/** For `editor.pasteAs.preferences`: `markdown.quote.attributed`. */
function quoteKind({ kinds }: PasteApi) {
  return kinds.Empty.append('markdown', 'quote', 'attributed');
}

// Nobody quotes twenty pages, and the server is not sent them.
const LONGEST = 50_000;
