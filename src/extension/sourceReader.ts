import * as vscode from 'vscode';
import { commands, contextKeys } from '../protocol/names.ts';
import {
  type OutlineEntry,
  outlineRequest,
  type QuotedPassageView,
  quotedPassagesRequest,
  selectionRequest,
} from '../protocol/navigationRequests.ts';
import type { QuoteRef, Stretch } from '../protocol/quoteRequests.ts';
import { sourceTextScheme } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import { copyQuotes, insertQuotes } from './insertPassage.ts';
import { toRange } from './toRange.ts';

/**
 * What an editor that shows a source has more than others: an outline, a sign and a lens at the passages that drafts
 * quote, and commands that quote what is selected.
 */
export function registerSourceReader(
  { extensionUri }: Pick<vscode.ExtensionContext, 'extensionUri'>,
  corpus: CorpusClient,
  drafts: DraftEditors,
): vscode.Disposable {
  const lensesChanged = new vscode.EventEmitter<void>();
  const marks = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    gutterIconSize: 'contain',
    light: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', 'quoted-light.svg') },
    dark: { gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', 'quoted-dark.svg') },
  });
  const quoted = new QuotedPassages(corpus);
  const mark = (editor: vscode.TextEditor | undefined) => void markQuoted(editor, marks, quoted);
  const markAll = () => {
    quoted.forget();
    lensesChanged.fire();
    for (const editor of vscode.window.visibleTextEditors) mark(editor);
  };
  let providers = registerProviders(corpus, quoted, lensesChanged.event);
  markAll();
  return vscode.Disposable.from(
    lensesChanged,
    marks,
    { dispose: () => providers.dispose() },
    corpus.onDidChangeSettings(() => {
      providers.dispose();
      providers = registerProviders(corpus, quoted, lensesChanged.event);
    }),
    corpus.onDidChangeStatus(({ state }) => state === 'ready' && markAll()),
    vscode.workspace.onDidSaveTextDocument(markAll),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(mark)),
    vscode.window.onDidChangeActiveTextEditor((editor) => void tellWhetherSource(corpus, editor)),
    vscode.commands.registerCommand(commands.quoteSelection, () =>
      withSelection(corpus, (quote) => insertQuotes(corpus, drafts, [quote])),
    ),
    vscode.commands.registerCommand(commands.copySelection, () =>
      withSelection(corpus, (quote) => copyQuotes(corpus, [quote])),
    ),
  );
}

/** What was asked for last of each source, until something changes. */
class QuotedPassages {
  readonly #corpus: CorpusClient;
  readonly #kept = new Map<string, Promise<readonly QuotedPassageView[]>>();

  constructor(corpus: CorpusClient) {
    this.#corpus = corpus;
  }

  of(uri: vscode.Uri): Promise<readonly QuotedPassageView[]> {
    const key = uri.toString();
    let found = this.#kept.get(key);
    if (!found) {
      found = this.#corpus
        .ask<readonly QuotedPassageView[]>(quotedPassagesRequest, { uri: key })
        .catch(() => []);
      this.#kept.set(key, found);
    }
    return found;
  }

  forget(): void {
    this.#kept.clear();
  }
}

/** Only for files of the corpus: no other document is asked about. */
function registerProviders(
  corpus: CorpusClient,
  quoted: QuotedPassages,
  onDidChangeCodeLenses: vscode.Event<void>,
): vscode.Disposable {
  const selector: vscode.DocumentFilter[] = [
    { scheme: sourceTextScheme },
    ...corpus.settings.folders.map((folder) => ({
      pattern: new vscode.RelativePattern(vscode.Uri.parse(folder), '**/*'),
    })),
  ];
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      selector,
      { provideDocumentSymbols: (document) => outline(corpus, document) },
      { label: 'Verbatim' },
    ),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses,
      provideCodeLenses: async ({ uri }) => (await quoted.of(uri)).map(toLens),
    }),
  );
}

async function outline(
  corpus: CorpusClient,
  { uri }: vscode.TextDocument,
): Promise<vscode.DocumentSymbol[] | undefined> {
  const entries = await corpus.ask<OutlineEntry[]>(outlineRequest, { uri: uri.toString() });
  if (entries.length === 0) return undefined;
  return entries.map(({ name, detail, kind, range }) => {
    const whole = toRange(range);
    return new vscode.DocumentSymbol(name, detail, symbolKinds[kind], whole, whole);
  });
}

const symbolKinds: Readonly<Record<OutlineEntry['kind'], vscode.SymbolKind>> = {
  heading: vscode.SymbolKind.String,
  turn: vscode.SymbolKind.Method,
  place: vscode.SymbolKind.Number,
};

function toLens({ range, uses }: QuotedPassageView): vscode.CodeLens {
  const names = [...new Set(uses.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)))].map(
    decodeURIComponent,
  );
  return new vscode.CodeLens(toRange(range), {
    title: vscode.l10n.t('Quoted in {0}', names.join(', ')),
    command: commands.showQuotations,
    arguments: [uses],
  });
}

async function markQuoted(
  editor: vscode.TextEditor | undefined,
  marks: vscode.TextEditorDecorationType,
  quoted: QuotedPassages,
): Promise<void> {
  if (!editor) return;
  const passages = await quoted.of(editor.document.uri);
  editor.setDecorations(
    marks,
    passages.map(({ range }) => {
      const { start } = toRange(range);
      return new vscode.Range(start, start);
    }),
  );
}

/** Lets menus show what makes sense in a source alone. */
async function tellWhetherSource(corpus: CorpusClient, editor: vscode.TextEditor | undefined): Promise<void> {
  const uri = editor?.document.uri;
  const isSource = uri !== undefined && (uri.scheme === sourceTextScheme || (await corpus.isSource(uri)));
  await vscode.commands.executeCommand('setContext', contextKeys.isSource, isSource);
}

/** Does something with the words that are selected; several selections are one quote, with an ellipsis between them. */
async function withSelection(
  corpus: CorpusClient,
  act: (quote: QuoteRef) => Promise<unknown>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { selections } = editor;
  const chosen = selections.length > 1 ? selections.filter(({ isEmpty }) => !isEmpty) : selections;
  const stretches: Stretch[] = [];
  for (const { start, end } of chosen) {
    const stretch = await corpus.ask<Stretch | null>(selectionRequest, {
      uri: editor.document.uri.toString(),
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
    });
    if (stretch) stretches.push(stretch);
  }
  const [first] = stretches;
  if (first) return void (await act(stretches.length > 1 ? { pieces: stretches } : first));
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The selection is not in the words of a source of your corpus.'),
  );
}
