import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { quoteAsText } from '../core/citing/renderQuote.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { explainNothing } from '../core/features/explainNothing.ts';
import { describeEvidence, placeOf } from '../core/features/passageContext.ts';
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
import { findQuotable } from './quoteRefs.ts';

/** What these requests need of the server. */
export interface QuoteRequestsInit {
  readonly connection: Connection;
  /** The corpus as it is now; throws before the server is initialized. */
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
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

function quoteTexts(index: CorpusIndex, refs: readonly QuoteRef[]): QuoteTextsAnswer {
  const texts: string[] = [];
  for (const ref of refs) {
    const found = findQuotable(index, ref);
    if ('refused' in found) return found;
    // The clipboard is not a draft, but what was agreed goes along.
    const rule = forbiddenUse(found.source.groundRule, dayOf(new Date()));
    texts.push(`${rule ? `[${rule}] ` : ''}${quoteAsText(found)}`);
  }
  return { text: texts.join('\n\n') };
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
