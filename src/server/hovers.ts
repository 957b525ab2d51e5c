import { type Connection, type Hover, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { citationAbout, hoverAt, type LinkMaker, quoteAbout } from '../core/features/hovers.ts';
import { findPassageUses } from '../core/features/uses.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Citation } from '../core/model/citation.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Quote } from '../core/model/quote.ts';
import { atOnce } from './atOnce.ts';
import { toRange } from './convert.ts';
import type { DraftFormatting } from './draftFormatting.ts';
import type { WorkspaceDraft, WorkspaceDrafts } from './workspaceDrafts.ts';

/** What hovers need of the server. */
export interface HoversInit {
  readonly connection: Connection;
  readonly workspace: WorkspaceDrafts;
  readonly formatting: DraftFormatting;
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** What verification says of a quote of this draft; undefined while nothing can be said. */
  findingOf(draft: Draft, quote: Quote): Promise<Finding | undefined>;
  link: LinkMaker;
}

/** Answers hovers with all that is known at once: what takes longer is left out, never waited for. */
export function registerHovers(init: HoversInit): void {
  init.connection.onHover(async ({ textDocument, position }): Promise<Hover | null> => {
    const open = init.draft(textDocument.uri);
    if (!open) return null;
    const { document, draft } = open;
    const offset = document.offsetAt(position);
    const quote = quoteAbout(draft, offset);
    const [finding, formatted, drafts] = await Promise.all([
      quote && atOnce(init.findingOf(draft, quote), SOON_MS),
      atOnce(formatKeys(init.formatting, textDocument.uri, draft, citationAbout(draft, offset)), SOON_MS),
      atOnce(init.workspace.all(), SOON_MS),
    ]);
    const found = hoverAt(init.index(), draft, offset, {
      link: init.link,
      findingOf: (candidate) => (candidate === quote ? finding : undefined),
      countUses: (passageId) => countUses(init.index(), drafts ?? [], passageId),
      formatted: (citeKey) => formatted?.get(citeKey),
    });
    if (!found) return null;
    return {
      contents: { kind: MarkupKind.Markdown, value: found.markdown },
      range: toRange(document, found.span),
    };
  });
}

/** The works of a citation in the draft's style, by cite key. */
async function formatKeys(
  formatting: DraftFormatting,
  uri: string,
  draft: Draft,
  citation: Citation | undefined,
): Promise<ReadonlyMap<string, string>> {
  const entries = new Map<string, string>();
  for (const { id } of citation?.items ?? []) {
    const entry = await formatting.entryOf(uri, draft, id);
    if (entry !== undefined) entries.set(id, entry);
  }
  return entries;
}

function countUses(index: CorpusIndex, drafts: readonly WorkspaceDraft[], passageId: string): number {
  const sourceId = index.passage(passageId)?.sourceId;
  if (!sourceId) return 0;
  return drafts
    .flatMap(({ draft }) => findPassageUses(index, draft, sourceId))
    .filter(({ passageIds }) => passageIds.includes(passageId)).length;
}

// Longer than what is kept takes, shorter than one waits for a hover.
const SOON_MS = 250;
