import {
  type Connection,
  ErrorCodes,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../core/drafts/parseDraft.ts';
import { citeKeyAt, findUses } from '../core/features/uses.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { findEntryKey } from '../core/metadata/findEntry.ts';
import { mayBeBibliography } from '../core/metadata/readBibliography.ts';
import { BARE_CITE_KEY } from '../core/model/citeKeySyntax.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { toRange } from './convert.ts';
import type { DraftBibliographies } from './draftBibliographies.ts';
import { sourceUri } from './places.ts';
import type { WorkspaceDrafts } from './workspaceDrafts.ts';

export interface RenameKeyInit {
  readonly connection: Connection;
  readonly files: CorpusFiles;
  readonly workspace: WorkspaceDrafts;
  readonly bibliographies: DraftBibliographies;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
}

type Position = { readonly line: number; readonly character: number };

/** Renames a cite key in all drafts of the workspace and in the bibliographies that define it. */
export function registerRenameKey(init: RenameKeyInit): void {
  init.connection.onPrepareRename(({ textDocument, position }) => prepare(init, textDocument.uri, position));
  init.connection.onRenameRequest(({ textDocument, position, newName }) =>
    rename(init, textDocument.uri, position, newName.trim().replace(/^@/u, '')),
  );
}

async function prepare(
  init: RenameKeyInit,
  uri: string,
  position: Position,
): Promise<{ range: Range; placeholder: string } | null> {
  const open = init.draft(uri);
  const at = open && citeKeyAt(open.draft, open.document.offsetAt(position));
  if (!at) return null;
  const isSource = init.index().sourcesByKey(at.citeKey).length > 0;
  if (isSource && (await editsOfCorpus(init, at.citeKey, at.citeKey)).size === 0) throw refusal(MADE_KEY);
  return { range: toRange(open.document, at.span), placeholder: at.citeKey };
}

async function rename(
  init: RenameKeyInit,
  uri: string,
  position: Position,
  newKey: string,
): Promise<WorkspaceEdit> {
  const open = init.draft(uri);
  const oldKey = open && citeKeyAt(open.draft, open.document.offsetAt(position))?.citeKey;
  if (!open || oldKey === undefined) throw refusal('There is no cite key here.');
  if (!VALID_KEY.test(newKey)) throw refusal(BAD_KEY);
  if (newKey !== oldKey && init.index().sourcesByKey(newKey).length > 0)
    throw refusal(`@${newKey} is the key of another source.`);
  const { items } = await init.bibliographies.of(uri, open.draft);
  if (newKey !== oldKey && items.some(({ id }) => id === newKey))
    throw refusal(`@${newKey} is the key of another work in the draft's bibliography.`);
  const changes = new Map([...(await editsOfCorpus(init, oldKey, newKey))]);
  for (const { uri: draftUri, document, draft } of await init.workspace.all()) {
    const edits = findUses(draft, oldKey).map(({ keySpan }) => ({
      range: toRange(document, keySpan),
      newText: newKey,
    }));
    if (edits.length === 0) continue;
    changes.set(draftUri, edits);
    for (const [file, edit] of await editsOfBibliographies(init, draftUri, draft, oldKey, newKey))
      changes.set(file, [edit]);
  }
  return { changes: Object.fromEntries(changes) };
}

/** The entry in the bibliographies beside the sources. */
async function editsOfCorpus(
  { index, files, bibliographies }: RenameKeyInit,
  oldKey: string,
  newKey: string,
): Promise<Map<string, TextEdit[]>> {
  const changes = new Map<string, TextEdit[]>();
  const folders = new Set(
    index()
      .sourcesByKey(oldKey)
      .map(({ folder }) => folder),
  );
  for (const folder of folders) {
    const stats = await files.list(folder).catch(() => []);
    for (const { file } of stats.filter((stat) => mayBeBibliography(stat.file))) {
      const uri = sourceUri({ folder, file });
      const text = (await bibliographies.openText(uri)) ?? (await readText(files, folder, file));
      const edit = text !== undefined && editOfKey(uri, text, oldKey, newKey);
      if (edit) changes.set(uri, [edit]);
    }
  }
  return changes;
}

async function readText(files: CorpusFiles, folder: string, file: string): Promise<string | undefined> {
  const bytes = await files.read(folder, file).catch(() => undefined);
  const decoded = bytes && decodeText(bytes);
  return decoded && 'text' in decoded ? decoded.text : undefined;
}

async function editsOfBibliographies(
  { bibliographies }: RenameKeyInit,
  uri: string,
  draft: Draft,
  oldKey: string,
  newKey: string,
): Promise<[string, TextEdit][]> {
  const { files } = await bibliographies.of(uri, draft);
  return files.flatMap(({ uri: file, text }): [string, TextEdit][] => {
    const edit = file !== undefined && text !== undefined && editOfKey(file, text, oldKey, newKey);
    return edit ? [[file, edit]] : [];
  });
}

function editOfKey(uri: string, text: string, oldKey: string, newKey: string): TextEdit | undefined {
  const span = findEntryKey(uri, text, oldKey);
  return span && { range: toRange(TextDocument.create(uri, '', 0, text), span), newText: newKey };
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}

const VALID_KEY = new RegExp(`^${BARE_CITE_KEY}$`, 'u');
const BAD_KEY =
  'A cite key is letters, digits and _, with single marks such as - : . between them, as pandoc reads it.';
const MADE_KEY =
  'No bibliography gives this source its key. Add an entry for it to a .bib file beside it, with the key of your choice.';
