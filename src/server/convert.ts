import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionChoice } from '../core/features/completions.ts';
import type { HoverAction, LinkMaker } from '../core/features/hovers.ts';
import { describeEvidence, explainEvidence, placeOf } from '../core/features/passageContext.ts';
import type { DraftEdit } from '../core/features/textEdit.ts';
import type { TextSpan } from '../core/model/textSpan.ts';
import type { Hit } from '../core/search/searchPassages.ts';
import { escapeMarkdown } from '../core/text/markdownText.ts';
import type { HitView, InitializationOptions } from '../protocol/requests.ts';

/** Offsets become lines and characters here and nowhere else. */
export function toRange(document: TextDocument, [start, end]: TextSpan): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toTextEdit(document: TextDocument, { span, newText }: DraftEdit): TextEdit {
  return { range: toRange(document, span), newText };
}

/** What a client can do with a completion. */
export interface CompletionClient {
  readonly addCitedWorksCommand?: string | undefined;
  readonly takesSnippets?: boolean;
  /** Whether it shows the description of a label. */
  readonly showsDescriptions?: boolean;
}

export function toCompletionItem(
  document: TextDocument,
  choice: CompletionChoice,
  rank: number,
  client: CompletionClient = {},
): CompletionItem {
  const { addCitedWorksCommand: addCitedWorks, takesSnippets = false, showsDescriptions = false } = client;
  const { edit, cursor } = choice;
  // Only a snippet can say where the cursor goes.
  const isSnippet = takesSnippets && cursor !== undefined;
  return {
    label: choice.label,
    labelDetails: { description: choice.description },
    kind: itemKinds[choice.kind],
    // Where there is a description, what is shown beside the item says the rest.
    ...(choice.detail && !showsDescriptions && { detail: choice.detail }),
    // The editor orders equal matches by this: our rank.
    sortText: String(rank).padStart(4, '0'),
    filterText: choice.filterText,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: toRange(document, edit.span),
      newText: isSnippet ? toSnippet(edit.newText, cursor) : edit.newText,
    },
    additionalTextEdits: choice.additional.map((edit) => toTextEdit(document, edit)),
    // What is cited goes into the bibliography as well.
    ...(addCitedWorks && {
      command: { title: 'Add to the bibliography', command: addCitedWorks, arguments: [document.uri] },
    }),
    ...(choice.subject && { data: choice.subject }),
  };
}

/** The editor shows a sign for each. */
const itemKinds: Readonly<Record<CompletionChoice['kind'], CompletionItemKind>> = {
  quote: CompletionItemKind.Text,
  report: CompletionItemKind.Interface,
  work: CompletionItemKind.Reference,
  locator: CompletionItemKind.Value,
};

/** Text as an LSP snippet that leaves the cursor at `cursor`: nothing in it is a variable or a stop. */
export function toSnippet(text: string, cursor: number): string {
  const plain = (part: string) => part.replace(/[\\$}]/gu, '\\$&');
  return `${plain(text.slice(0, cursor))}$0${plain(text.slice(cursor))}`;
}

export function toHitView({ passage, source, score, highlights, snippet }: Hit): HitView {
  return {
    passageId: passage.id,
    sourceId: source.id,
    citeKey: source.citeKey,
    title: source.title,
    file: source.file,
    text: passage.text,
    score,
    kind: passage.kind,
    role: source.role,
    voice: passage.voice,
    ...(passage.speaker && { speaker: passage.speaker }),
    ...(passage.locator && { locator: passage.locator }),
    evidence: describeEvidence(passage, source),
    caution: explainEvidence(passage, source),
    place: placeOf(passage),
    highlights,
    snippet,
  };
}

/** Links of a hover: fixed commands with one argument, an id that we made. */
export function createLinkMaker(commands: InitializationOptions['hoverCommands'] | undefined): LinkMaker {
  if (!commands) return () => '';
  return (title, action) => {
    const [command, argument] = commandOf(commands, action);
    return `[${escapeMarkdown(title)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
  };
}

function commandOf(commands: InitializationOptions['hoverCommands'], action: HoverAction): [string, string] {
  switch (action.do) {
    case 'open-passage':
      return [commands.openPassage, action.passageId];
    case 'open-source':
      return [commands.openSource, action.sourceId];
    case 'copy-quote':
      return [commands.copyQuote, action.passageId];
    case 'show-uses':
      return [commands.showUses, action.passageId];
  }
}
