import {
  type Connection,
  type Definition,
  type DocumentLink,
  type Location,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceLink } from '../core/citing/sourceLink.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { quoteText } from '../core/drafts/quotes.ts';
import { findCitedPlace } from '../core/features/citedPlace.ts';
import { outlineOf } from '../core/features/sourceOutline.ts';
import { type ShownPassage, stretchOfSelection } from '../core/features/sourceSelection.ts';
import { citeKeyAt, findPassageUses, findUses, keySpan } from '../core/features/uses.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { findEntry } from '../core/metadata/findEntry.ts';
import type { Citation, CitationItem } from '../core/model/citation.ts';
import type { Source } from '../core/model/source.ts';
import { mediaLink } from '../core/reports/mediaLink.ts';
import { plainWords } from '../core/reports/plainWords.ts';
import {
  type OutlineEntry,
  outlineRequest,
  type QuotedPassageView,
  quotedPassagesRequest,
  type SelectionParams,
  selectionRequest,
  type UsesParams,
  type UseView,
  usesRequest,
} from '../protocol/navigationRequests.ts';
import type { Stretch } from '../protocol/quoteRequests.ts';
import { toRange } from './convert.ts';
import { bibliographyDocument, type DraftBibliographies } from './draftBibliographies.ts';
import { findPlace } from './places.ts';
import { findShownSource } from './shownSource.ts';
import { findMetadata } from './sourceRequests.ts';
import type { WorkspaceDraft, WorkspaceDrafts } from './workspaceDrafts.ts';

/** What navigation needs of the server. */
export interface NavigationInit {
  readonly connection: Connection;
  readonly files: CorpusFiles;
  readonly workspace: WorkspaceDrafts;
  bibliographies(): DraftBibliographies;
  /** The corpus as it is now. */
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
}

/** From citations to sources, from sources to their uses, and through sources. */
export function registerNavigation(init: NavigationInit): void {
  const { connection } = init;
  connection.onDefinition(({ textDocument, position }) => define(init, textDocument.uri, position));
  // Where the work is described: its entry in a bibliography.
  connection.onDeclaration(({ textDocument, position }) => declare(init, textDocument.uri, position));
  connection.onReferences(({ textDocument, position }) => findReferences(init, textDocument.uri, position));
  connection.onDocumentLinks(({ textDocument }) => linkCitations(init, textDocument.uri));
  connection.onWorkspaceSymbol(({ query }) => findSourceSymbols(init, query));
  connection.onRequest(usesRequest, (params: UsesParams) => listUses(init, params));
  connection.onRequest(quotedPassagesRequest, ({ uri }: { readonly uri: string }) =>
    listQuotedPassages(init, uri),
  );
  connection.onRequest(outlineRequest, ({ uri }: { readonly uri: string }) => listOutline(init, uri));
  connection.onRequest<Stretch | null, void>(selectionRequest, (params: SelectionParams) =>
    readSelection(init, params),
  );
}

type Position = { readonly line: number; readonly character: number };

async function define(init: NavigationInit, uri: string, position: Position): Promise<Definition | null> {
  const open = init.draft(uri);
  const at = open && citeKeyAt(open.draft, open.document.offsetAt(position));
  const item = at?.citation.items.find(({ id }) => id === at.citeKey);
  if (!at || !item) return null;
  const place = findCitedPlace(init.index(), open.draft, at.citation, item);
  // A work that is no source is described, where it is described.
  if (!place) return findInBibliographies(init, uri, open.draft, at.citeKey);
  const passage = place.match?.passages[0];
  const found = await findPlace(
    init.index(),
    init.files,
    passage ? { passageId: passage.id } : { sourceId: place.source.id },
  );
  return found && { uri: found.uri, range: found.range ?? START };
}

async function declare(init: NavigationInit, uri: string, position: Position): Promise<Definition | null> {
  const open = init.draft(uri);
  const at = open && citeKeyAt(open.draft, open.document.offsetAt(position));
  if (!at) return null;
  const own = await findInBibliographies(init, uri, open.draft, at.citeKey);
  if (own) return own;
  const source = init.index().sourcesByKey(at.citeKey)[0];
  const place = source && (await findMetadata(init.files, source));
  return place ? { uri: place.uri, range: place.range ?? START } : null;
}

/** The entry of a work in the draft's own bibliographies: that is what its export shows. */
async function findInBibliographies(
  init: NavigationInit,
  uri: string,
  draft: Draft,
  citeKey: string,
): Promise<Location | null> {
  const { files } = await init.bibliographies().of(uri, draft);
  for (const file of files) {
    const span = file.text === undefined ? undefined : findEntry(file.path, file.text, citeKey);
    if (span && file.uri) return { uri: file.uri, range: toRange(bibliographyDocument(file), span) };
  }
  return null;
}

async function findReferences(init: NavigationInit, uri: string, position: Position): Promise<Location[]> {
  const open = init.draft(uri);
  const at = open && citeKeyAt(open.draft, open.document.offsetAt(position));
  if (!at) return open ? findQuotedElsewhere(init, open, position) : [];
  const drafts = await init.workspace.all();
  return drafts.flatMap(({ document, draft }) =>
    findUses(draft, at.citeKey).map((use) => ({
      uri: document.uri,
      range: toRange(document, use.keySpan),
    })),
  );
}

/** From a quotation: every quotation of the passages that it stands in. */
async function findQuotedElsewhere(
  init: NavigationInit,
  { document, draft }: Pick<WorkspaceDraft, 'document' | 'draft'>,
  position: Position,
): Promise<Location[]> {
  const offset = document.offsetAt(position);
  const quote = draft.quotes.find(({ start, end }) => start <= offset && offset <= end);
  const key = quote?.citation?.items[0]?.id;
  const source = key === undefined ? undefined : init.index().sourcesByKey(key)[0];
  if (!quote || !source) return [];
  const own = findPassageUses(init.index(), draft, source.id).find(({ span }) => span[0] === quote.start);
  const uses = (await init.workspace.all()).flatMap((each) =>
    (own?.passageIds ?? []).flatMap((id) => usesOfPassage(init, each, source, id)),
  );
  return uses.filter(isFirstUse).map(({ uri, range }) => ({ uri, range }));
}

function isFirstUse({ uri, range }: UseView, at: number, all: readonly UseView[]): boolean {
  const isSame = (other: UseView) =>
    other.uri === uri &&
    other.range.start.line === range.start.line &&
    other.range.start.character === range.start.character;
  return all.findIndex(isSame) === at;
}

/** A citation of a work on the web links to it, at the time that is cited, or to the words beside it. */
function linkCitations(init: NavigationInit, uri: string): DocumentLink[] {
  const open = init.draft(uri);
  if (!open) return [];
  return open.draft.citations.flatMap((citation) =>
    citation.items.flatMap((item): DocumentLink[] => {
      const source = init.index().sourcesByKey(item.id)[0];
      const target = source && linkOf(open.draft, citation, item, source);
      if (!target) return [];
      return [{ range: toRange(open.document, keySpan(open.draft.text, item)), target }];
    }),
  );
}

function linkOf(draft: Draft, citation: Citation, item: CitationItem, source: Source): string | undefined {
  const media = mediaLink(source, item.locator);
  // At a time there are no words to scroll to.
  if (!media || item.locator?.label === 'timestamp') return media;
  const quote = draft.quotes.find((candidate) => candidate.citation?.start === citation.start);
  const isOf = quote && citation.items[0]?.id === item.id;
  return isOf ? sourceLink(source, plainWords(quoteText(draft.text, quote))) : media;
}

async function findSourceSymbols(init: NavigationInit, query: string): Promise<WorkspaceSymbol[]> {
  const letters = [...query.toLowerCase()];
  const sources = init
    .index()
    .sources()
    .filter((source) => hasInOrder(`${source.citeKey} ${source.title}`.toLowerCase(), letters));
  const places = await Promise.all(
    sources.slice(0, MAX_SYMBOLS).map(async (source) => ({
      source,
      place: await findPlace(init.index(), init.files, { sourceId: source.id }),
    })),
  );
  return places.flatMap(({ source, place }) =>
    place
      ? [
          {
            name: `@${source.citeKey}`,
            kind: SymbolKind.File,
            containerName: source.title,
            location: { uri: place.uri, range: START },
          },
        ]
      : [],
  );
}

async function listUses(init: NavigationInit, params: UsesParams): Promise<UseView[]> {
  const passage = 'passageId' in params ? init.index().passage(params.passageId) : undefined;
  const source = init.index().source('sourceId' in params ? params.sourceId : (passage?.sourceId ?? ''));
  if (!source) return [];
  const drafts = await init.workspace.all();
  return drafts.flatMap((draft) =>
    passage ? usesOfPassage(init, draft, source, passage.id) : usesOfSource(draft, source),
  );
}

function usesOfSource({ document, draft }: WorkspaceDraft, { citeKey }: Source): UseView[] {
  return findUses(draft, citeKey).map(({ kind, span, context }) => ({
    kind,
    uri: document.uri,
    range: toRange(document, span),
    context,
  }));
}

function usesOfPassage(
  { index }: NavigationInit,
  { document, draft }: WorkspaceDraft,
  source: Source,
  passageId: string,
): UseView[] {
  return findPassageUses(index(), draft, source.id)
    .filter(({ passageIds }) => passageIds.includes(passageId))
    .map(({ span, context }) => ({
      kind: 'quotation',
      uri: document.uri,
      range: toRange(document, span),
      context,
    }));
}

async function listQuotedPassages(init: NavigationInit, uri: string): Promise<QuotedPassageView[]> {
  const shown = await findShownSource(init.index(), init.files, uri);
  if (!shown) return [];
  const uses = new Map<string, UseView[]>();
  for (const { document, draft } of await init.workspace.all()) {
    for (const { passageIds, span, context } of findPassageUses(init.index(), draft, shown.source.id)) {
      const use: UseView = {
        kind: 'quotation',
        uri: document.uri,
        range: toRange(document, span),
        context,
      };
      for (const id of passageIds) uses.set(id, [...(uses.get(id) ?? []), use]);
    }
  }
  return shown.passages.flatMap(({ passage, span }) => {
    const found = uses.get(passage.id);
    return found ? [{ range: toRange(shown.document, span), uses: found }] : [];
  });
}

async function listOutline(init: NavigationInit, uri: string): Promise<OutlineEntry[]> {
  const shown = await findShownSource(init.index(), init.files, uri);
  if (!shown) return [];
  const spans = new Map(shown.passages.map((each: ShownPassage) => [each.passage.id, each.span]));
  return outlineOf(shown.passages.map(({ passage }) => passage)).map(
    ({ name, kind, detail, first, last }) => ({
      name,
      kind,
      detail,
      range: toRange(shown.document, [spans.get(first.id)?.[0] ?? 0, spans.get(last.id)?.[1] ?? 0]),
    }),
  );
}

async function readSelection(init: NavigationInit, { uri, range }: SelectionParams): Promise<Stretch | null> {
  const shown = await findShownSource(init.index(), init.files, uri);
  if (!shown) return null;
  const { document, passages } = shown;
  const selection = [document.offsetAt(range.start), document.offsetAt(range.end)] as const;
  return stretchOfSelection(passages, selection) ?? null;
}

/** As editors match what is typed: the letters in this order, whatever stands between them. */
function hasInOrder(text: string, letters: readonly string[]): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const MAX_SYMBOLS = 200;
