import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { InsertionManner } from '../core/citing/quotable.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { describeEvidence, placeOf } from '../core/features/passageContext.ts';
import { findPastedQuotes } from '../core/features/pastedQuotes.ts';
import { pasteQuotes } from '../core/features/pasteQuotes.ts';
import { stretchesOfSelection } from '../core/features/sourceSelection.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { dayOf } from '../core/model/groundRules.ts';
import type { TextSpan } from '../core/model/textSpan.ts';
import { splitTokens } from '../core/text/tokens.ts';
import type { Evidence } from '../core/verify/evidence.ts';
import {
  type CopiedWords,
  type PasteAnswer,
  type PasteChoice,
  type PasteParams,
  pasteRequest,
} from '../protocol/pasting.ts';
import type { QuoteRef } from '../protocol/quoteRequests.ts';
import { toTextEdit } from './convert.ts';
import { findQuotables } from './quoteRefs.ts';
import { findShownSource } from './shownSource.ts';

export interface PasteRequestsInit {
  readonly connection: Connection;
  readonly files: CorpusFiles;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** Whether a document is a source of the corpus. */
  isSource(uri: string): boolean;
  /** What is known of the words of the corpus; undefined while it is being indexed. */
  evidence(): Promise<Evidence | undefined>;
  /** How quotes go into a draft where nothing is picked. */
  mannerOf(draft: Draft): InsertionManner;
}

/** Answers how a pasted text is quoted. */
export function registerPasteRequests(init: PasteRequestsInit): void {
  init.connection.onRequest<PasteAnswer, void>(pasteRequest, (params: PasteParams) => paste(init, params));
}

async function paste(
  init: PasteRequestsInit,
  { uri, range, text, copied }: PasteParams,
): Promise<PasteAnswer> {
  if (init.isSource(uri) || !init.draft(uri)) return NOTHING;
  const known = copied && (await refsOf(init, copied));
  const ways = known ? [known] : await findByWords(init, text);
  const isFromSource = known !== undefined && splitTokens(text).length >= FEWEST_WORDS;
  if (known && !isFromSource) return NOTHING;
  // The draft may have been changed while its sources were read.
  const open = init.draft(uri);
  if (!open) return NOTHING;
  const { document, draft } = open;
  const span: TextSpan = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const [manner, today] = [init.mannerOf(draft), dayOf(new Date())];
  const choices: PasteChoice[] = [];
  let refused: PasteAnswer['refused'];
  for (const refs of ways) {
    const quotes = findQuotables(init.index(), refs, today);
    if ('refused' in quotes) {
      refused ??= quotes;
      continue;
    }
    const made = quotes.length > 0 ? pasteQuotes(draft, span, quotes, manner) : undefined;
    const [first] = quotes;
    if (!made || !first || choices.length === MOST_CHOICES) continue;
    choices.push({
      evidence: describeEvidence(first.passage, first.source),
      title: first.source.title,
      place: placeOf(first.passage),
      edits: made.edits.map((edit) => toTextEdit(document, edit)),
      ...(made.cursor && { cursor: made.cursor }),
    });
  }
  return {
    ...{ choices, places: ways.length, isFromSource },
    ...(choices.length === 0 && refused && { refused }),
  };
}

async function findByWords(init: PasteRequestsInit, text: string): Promise<(readonly QuoteRef[])[]> {
  const evidence = await init.evidence();
  return evidence ? findPastedQuotes(evidence, text, MOST_CHOICES).map(({ stretches }) => stretches) : [];
}

/** What was copied; undefined where that is no longer known. */
async function refsOf(
  init: PasteRequestsInit,
  copied: CopiedWords,
): Promise<readonly QuoteRef[] | undefined> {
  if ('quotes' in copied) return copied.quotes;
  const shown = await findShownSource(init.index(), init.files, copied.uri);
  if (!shown) return undefined;
  const { document, passages, source } = shown;
  const stretches = copied.ranges.flatMap(({ start, end }) =>
    stretchesOfSelection(passages, [document.offsetAt(start), document.offsetAt(end)], source.layout),
  );
  return stretches.length > 0 && stretches.length <= MOST_VOICES ? stretches : undefined;
}

const NOTHING: PasteAnswer = { choices: [], places: 0, isFromSource: false };
// Fewer than four words are a name or a term, and no quotation.
const FEWEST_WORDS = 4;
// A menu of more places is not read.
const MOST_CHOICES = 3;
const MOST_VOICES = 12;
