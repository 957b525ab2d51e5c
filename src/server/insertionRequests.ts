import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type InsertionManner, insertionStyles, type Quotable } from '../core/citing/quotable.ts';
import { parseTemplate, type QuoteTemplate, templateFields } from '../core/citing/quoteTemplate.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { insertSeveral, type SeveralInsertions } from '../core/features/insertSeveral.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { dayOf } from '../core/model/groundRules.ts';
import type { ProfileName } from '../core/verify/profiles.ts';
import {
  type ConfigureInsertionAnswer,
  configureInsertionRequest,
  type InsertionSettings,
  type InsertionStyle,
  type InsertQuotesAnswer,
  type InsertQuotesParams,
  insertQuotesRequest,
  type PickedStyle,
  type PreviewStylesAnswer,
  previewStylesRequest,
  type QuoteRefusal,
  type StylePreview,
} from '../protocol/quoteRequests.ts';
import { toTextEdit } from './convert.ts';
import { findQuotables } from './quoteRefs.ts';

/** What insertion needs of the server. */
export interface InsertionRequestsInit {
  readonly connection: Connection;
  /** The corpus as it is now; throws before the server is initialized. */
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** Whether a document is a source of the corpus. */
  isSource(uri: string): boolean;
  /** Runs what reads the index, and mends an index that turns out to be damaged. */
  guard<R>(work: () => R): R;
  /** Whose rules a draft is held to. */
  profileOf(text: string): ProfileName;
}

/** Insertion as the rest of the server sees it. */
export interface Insertions {
  /** How quotes go into a draft where nothing is picked. */
  mannerOf(draft: Draft): InsertionManner;
}

/** Answers with the edits that put quotes into a draft. */
export function registerInsertions(init: InsertionRequestsInit): Insertions {
  let style: InsertionStyle = 'auto';
  let template: QuoteTemplate | undefined;
  const mannerOf = ({ text }: Draft): InsertionManner => ({
    style,
    profile: init.profileOf(text),
    ...(template && { template }),
  });
  const { connection } = init;
  connection.onRequest<ConfigureInsertionAnswer, void>(
    configureInsertionRequest,
    (settings: InsertionSettings) => {
      style = insertionStyles.find((known) => known === settings.style) ?? 'auto';
      const parsed = settings.template === '' ? undefined : parseTemplate(settings.template);
      template = parsed && 'template' in parsed ? parsed.template : undefined;
      return {
        fields: templateFields,
        ...(parsed && 'problem' in parsed && { problem: parsed.problem }),
      };
    },
  );
  connection.onRequest<InsertQuotesAnswer, void>(insertQuotesRequest, (params: InsertQuotesParams) =>
    init.guard(() => {
      const target = findTarget(init, params);
      return 'refused' in target
        ? target
        : answerWith(target, insertPicked(target, mannerOf(target.draft), params.style));
    }),
  );
  connection.onRequest<PreviewStylesAnswer, void>(previewStylesRequest, (params: InsertQuotesParams) =>
    init.guard(() => {
      const target = findTarget(init, params);
      return 'refused' in target ? target : previewStyles(target, mannerOf(target.draft));
    }),
  );
  return { mannerOf };
}

/** The places and the quotes of a question. */
interface Target {
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly offsets: readonly number[];
  readonly quotes: readonly Quotable[];
}

function findTarget(init: InsertionRequestsInit, params: InsertQuotesParams): Target | QuoteRefusal {
  const quotes = findQuotables(init.index(), params.quotes, dayOf(new Date()));
  if ('refused' in quotes) return quotes;
  if (init.isSource(params.uri)) return { refused: 'target-is-source' };
  const open = init.draft(params.uri);
  if (!open) return { refused: 'not-here' };
  return { ...open, quotes, offsets: params.positions.map((position) => open.document.offsetAt(position)) };
}

function insertPicked(
  { draft, offsets, quotes }: Target,
  manner: InsertionManner,
  picked: PickedStyle | undefined,
): SeveralInsertions | undefined {
  return insertSeveral(
    draft,
    offsets,
    quotes,
    picked ? { ...manner, style: picked, isPicked: true } : manner,
  );
}

function answerWith({ document }: Target, made: SeveralInsertions | undefined): InsertQuotesAnswer {
  if (!made) return { refused: 'not-here' };
  const edits = made.edits.map((edit) => toTextEdit(document, edit));
  const { uri, languageId } = document;
  const after = TextDocument.create(uri, languageId, 0, TextDocument.applyEdits(document, edits));
  return { edits, cursors: made.cursors.map((cursor) => after.positionAt(cursor)) };
}

/** At the first place: that is what one looks at. */
function previewStyles(target: Target, manner: InsertionManner): PreviewStylesAnswer {
  const first = { ...target, offsets: target.offsets.slice(0, 1) };
  const textOf = (picked: PickedStyle | undefined) =>
    insertPicked(first, manner, picked)
      ?.edits.map(({ newText }) => newText.trim())
      .filter((text) => text !== '')
      .join('\n\n');
  const usual = textOf(undefined);
  if (usual === undefined) return { refused: 'not-here' };
  const styles = PICKED_STYLES.flatMap((style): StylePreview[] => {
    const text = textOf(style);
    // Without an address there is no link.
    const isOne = text !== undefined && (style !== 'link' || text.includes(']('));
    return isOne ? [{ style, text, isUsual: text === usual }] : [];
  });
  return { styles: styles.filter((each) => !isAnother(each, styles)) };
}

/** Whether a style comes to another one at the place: a block quote in a heading is a run-in quote. */
function isAnother({ style, text }: StylePreview, styles: readonly StylePreview[]): boolean {
  return style !== 'run-in' && styles.some((other) => other.style === 'run-in' && other.text === text);
}

const PICKED_STYLES: readonly PickedStyle[] = [
  ...(['block', 'run-in', 'footnote', 'plain', 'link', 'template', 'citation'] as const),
];
