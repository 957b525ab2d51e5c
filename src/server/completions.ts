import {
  type CompletionItem,
  type CompletionList,
  type CompletionOptions,
  CompletionTriggerKind,
  type Connection,
  MarkupKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InsertionManner } from '../core/citing/quotable.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { completionsAt, quoteForCompletions } from '../core/features/completions.ts';
import { completionDetails } from '../core/features/hovers.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Finding } from '../core/model/finding.ts';
import { dayOf } from '../core/model/groundRules.ts';
import type { Quote } from '../core/model/quote.ts';
import { atOnce } from './atOnce.ts';
import { type CompletionClient, toCompletionItem } from './convert.ts';

export const completionOptions: CompletionOptions = {
  // Marks and brackets open the list, a blank goes on with the next word, dots lead to the end of a stretch. The others
  // stand within keys, locators and words, or end a sentence: behind them an editor would filter the list it has instead
  // of asking for the next one.
  triggerCharacters: [...'>"“«„「@[ …', ...'.?!', ...',:;-–/{¶§', ..."'’"],
  resolveProvider: true,
};

export interface CompletionsInit {
  readonly connection: Connection;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** Runs what reads the index, and mends an index that turns out to be damaged. */
  guard<R>(work: () => R): R;
  findingOf(draft: Draft, quote: Quote): Promise<Finding | undefined>;
  /** The command that adds what is cited to the bibliography; undefined where the client has none. */
  addCommand(): string | undefined;
  /** How quotes go into a draft. */
  mannerOf(draft: Draft): InsertionManner;
  /** What the client can show; known once it is initialized. */
  client(): Pick<CompletionClient, 'takesSnippets' | 'showsDescriptions'>;
}

/** Answers what can be inserted where the writer types, and what stands behind each choice once it is looked at. */
export function registerCompletions(init: CompletionsInit): void {
  init.connection.onCompletion(({ textDocument, position, context }, token) =>
    init.guard(async (): Promise<CompletionList> => {
      const open = init.draft(textDocument.uri);
      if (!open) return { isIncomplete: false, items: [] };
      const { document, draft } = open;
      const { version } = document;
      const offset = document.offsetAt(position);
      const quote = quoteForCompletions(draft, offset);
      const finding = quote && (await atOnce(init.findingOf(draft, quote), FOUND_WITHIN_MS));
      // While the quote was looked for, the writer may have typed on.
      if (token.isCancellationRequested || document.version !== version)
        return { isIncomplete: true, items: [] };
      const choices = completionsAt(init.index(), draft, offset, {
        invoked: context?.triggerKind === CompletionTriggerKind.Invoked,
        today: dayOf(new Date()),
        manner: init.mannerOf(draft),
        findingOf: (candidate) => (candidate === quote ? finding : undefined),
      });
      // Always incomplete: the list is ours to filter, and other words find other passages.
      return {
        isIncomplete: true,
        items: choices.map((choice, rank) =>
          toCompletionItem(document, choice, rank, {
            addCitedWorksCommand: init.addCommand(),
            ...init.client(),
          }),
        ),
      };
    }),
  );
  init.connection.onCompletionResolve(
    (item: CompletionItem): CompletionItem =>
      init.guard(() => {
        const details = item.data && completionDetails(init.index(), item.data);
        return details ? { ...item, documentation: { kind: MarkupKind.Markdown, value: details } } : item;
      }),
  );
}

// A list that comes later is not worth the better order.
const FOUND_WITHIN_MS = 40;
