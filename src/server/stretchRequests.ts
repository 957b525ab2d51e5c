import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { refusalOf } from '../core/citing/refusal.ts';
import { type QuoteStyle, renderQuote } from '../core/citing/renderQuote.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { explainNothing } from '../core/features/explainNothing.ts';
import { insertSeveral, type Quotable } from '../core/features/insertSeveral.ts';
import { describeEvidence, placeOf } from '../core/features/passageContext.ts';
import { cutStretch, isPassage, type StretchRefusal } from '../core/features/stretch.ts';
import { suggestTerms } from '../core/features/suggestTerms.ts';
import {
  findSurroundings,
  type SurroundingPassage,
  type Surroundings,
} from '../core/features/surroundings.ts';
import { usedPassages } from '../core/features/usedPassages.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { dayOf, forbiddenUse } from '../core/model/groundRules.ts';
import {
  type ExplainNothingParams,
  explainNothingRequest,
  type InsertQuotesAnswer,
  type InsertQuotesParams,
  insertQuotesRequest,
  type QuoteRef,
  type QuoteTextsAnswer,
  quoteTextsRequest,
  type SuggestionsParams,
  type SurroundingPassageView,
  type SurroundingsParams,
  type SurroundingsView,
  suggestionsRequest,
  surroundingsRequest,
  usedPassagesRequest,
} from '../protocol/quoteRequests.ts';
import { toTextEdit } from './convert.ts';

/** What these requests need of the server. */
export interface QuoteRequestsInit {
  readonly connection: Connection;
  /** The corpus as it is now; throws before the server is initialized. */
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** Whether a document is a source of the corpus. */
  isSource(uri: string): boolean;
  /** Runs what reads the index, and mends an index that turns out to be damaged. */
  guard<R>(work: () => R): R;
}

/** Answers what the search view and the Quick Pick ask for the quote that is being made. */
export function registerStretchRequests(init: QuoteRequestsInit): void {
  const answer = <P, R>(method: string, respond: (index: CorpusIndex, params: P) => R) =>
    init.connection.onRequest(method, (params): unknown =>
      init.guard(() => respond(init.index(), params as P)),
    );
  answer(surroundingsRequest, (index, { passageId, before, after }: SurroundingsParams) => {
    const found = findSurroundings(index, passageId, { before, after });
    return found ? toSurroundingsView(found) : null;
  });
  answer(insertQuotesRequest, (index, params: InsertQuotesParams) => insertQuotes(init, index, params));
  answer(quoteTextsRequest, (index, { quotes }: { readonly quotes: readonly QuoteRef[] }) =>
    quoteTexts(index, quotes),
  );
  answer(usedPassagesRequest, (index, { uri }: { readonly uri: string }) => {
    const open = init.draft(uri);
    return open ? usedPassages(index, open.draft) : [];
  });
  answer(explainNothingRequest, (index, { query, within }: ExplainNothingParams) =>
    explainNothing(index, query, within),
  );
  answer(suggestionsRequest, (index, { query, cursor }: SuggestionsParams) =>
    suggestTerms(index, query, cursor),
  );
}

function insertQuotes(
  init: QuoteRequestsInit,
  index: CorpusIndex,
  params: InsertQuotesParams,
): InsertQuotesAnswer {
  const today = dayOf(new Date());
  const quotes: Quotable[] = [];
  for (const ref of params.quotes) {
    const found = find(index, ref);
    if ('refused' in found) return found;
    const refusal = refusalOf(found.passage, found.source, today);
    if (refusal) return { refused: refusal.code, ...('rule' in refusal && { rule: refusal.rule }) };
    quotes.push(found);
  }
  if (init.isSource(params.uri)) return { refused: 'target-is-source' };
  const open = init.draft(params.uri);
  const style: QuoteStyle | undefined = params.style;
  const edit = open && insertSeveral(open.draft, open.document.offsetAt(params.position), quotes, style);
  return open && edit ? { edits: [toTextEdit(open.document, edit)] } : { refused: 'not-here' };
}

function quoteTexts(index: CorpusIndex, refs: readonly QuoteRef[]): QuoteTextsAnswer {
  const texts: string[] = [];
  for (const ref of refs) {
    const found = find(index, ref);
    if ('refused' in found) return found;
    // The clipboard is not a draft, but what was agreed goes along.
    const rule = forbiddenUse(found.source.groundRule, dayOf(new Date()));
    texts.push(`${rule ? `[${rule}] ` : ''}${renderQuote(found.passage, found.source, 'plain')}`);
  }
  return { text: texts.join('\n\n') };
}

function find(index: CorpusIndex, ref: QuoteRef): Quotable | StretchRefusal {
  const passage = 'passageId' in ref ? index.passage(ref.passageId) : cutStretch(index, ref);
  if (passage && !isPassage(passage)) return passage;
  const source = passage && index.source(passage.sourceId);
  return passage && source ? { passage, source } : { refused: 'unknown-passage' };
}

export function toSurroundingsView({
  source,
  passages,
  at,
  hasBefore,
  hasAfter,
}: Surroundings): SurroundingsView {
  return {
    sourceId: source.id,
    title: source.title,
    passages: passages.map((each) => toPassageView(each, source)),
    at,
    hasBefore,
    hasAfter,
  };
}

function toPassageView(
  { passage, words, sentences, barrier, joint }: SurroundingPassage,
  source: Surroundings['source'],
): SurroundingPassageView {
  return {
    passageId: passage.id,
    text: passage.text,
    words: words.flat(),
    sentences: sentences.flat(),
    kind: passage.kind,
    evidence: describeEvidence(passage, source),
    place: placeOf(passage),
    ...(barrier && { barrier }),
    joint,
  };
}
