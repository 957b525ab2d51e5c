import * as vscode from 'vscode';
import { commands, contextKeys, views } from '../protocol/names.ts';
import { type UseView, usesRequest } from '../protocol/navigationRequests.ts';
import type { CorpusStatus, Place } from '../protocol/requests.ts';
import { draggedCitationType } from '../protocol/searchView.ts';
import { metadataPlaceRequest, type SourceView, sourcesRequest } from '../protocol/sourceRequests.ts';
import { addAfterInsertion } from './bibliography.ts';
import type { CorpusClient } from './corpusClient.ts';
import { type DraftEditors, insertText } from './draftEditors.ts';
import { openPlace } from './openPlace.ts';
import { revealFile } from './revealFile.ts';
import { type SourceNode, toRoots, toSourceItem } from './sourceItems.ts';
import { registerSourceProblems } from './sourceProblems.ts';
import type { VerifiedDrafts } from './verifiedDrafts.ts';

/** The Sources view: what the corpus holds, by role, where it is used, and what could not be read. */
export function registerSourcesView(
  corpus: CorpusClient,
  drafts: DraftEditors,
  verified: VerifiedDrafts,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<SourceNode | undefined>();
  const view = vscode.window.createTreeView<SourceNode>(views.sources, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => childrenOf(corpus, node),
      getTreeItem: toSourceItem,
    },
    dragAndDropController: dragToCite,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const update = (status: CorpusStatus | undefined) => {
    changed.fire(undefined);
    describe(view, status);
  };
  describe(view, corpus.status);
  const selected = () => view.selection[0];
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    changed,
    view,
    corpus.onDidChangeStatus(update),
    refreshUses(view, verified, changed),
    showProgress(corpus),
    registerSourceProblems(corpus, selected),
    register(commands.citeSource, (node?: SourceNode, nodes?: readonly SourceNode[]) =>
      citeSources(corpus, drafts, nodes ?? (node ? [node] : view.selection)),
    ),
    register(commands.searchInSource, (node?: SourceNode) => {
      const source = sourceOf(node ?? selected());
      return source && vscode.commands.executeCommand(commands.search, `key:"${source.citeKey}" `);
    }),
    register(commands.revealSource, (node?: SourceNode) => {
      const source = sourceOf(node ?? selected());
      return source && revealFile(vscode.Uri.parse(source.uri));
    }),
    register(commands.editMetadata, (node?: SourceNode) =>
      editMetadata(corpus, sourceOf(node ?? selected())),
    ),
  );
}

/** The source behind a line of the tree, if it is one. */
export function sourceOf(node: SourceNode | undefined): SourceView | undefined {
  return node?.kind === 'source' ? node.source : undefined;
}

/** Sources dropped into a draft become a citation. */
const dragToCite: vscode.TreeDragAndDropController<SourceNode> = {
  dragMimeTypes: ['text/plain', draggedCitationType],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const citation = citationOf(nodes);
    if (!citation) return;
    const item = new vscode.DataTransferItem(citation);
    transfer.set('text/plain', item);
    transfer.set(draggedCitationType, item);
  },
};

/** What is cited goes into the bibliography as well. */
async function citeSources(
  corpus: CorpusClient,
  drafts: DraftEditors,
  nodes: readonly SourceNode[],
): Promise<void> {
  const citation = citationOf(nodes);
  const draft = citation && (await insertText(drafts, citation));
  if (draft) await addAfterInsertion(corpus, draft.uri);
}

/** One citation of all the sources among these lines; empty where there is none. */
function citationOf(nodes: readonly SourceNode[]): string {
  const cites = nodes.flatMap((node) => sourceOf(node)?.cite ?? []);
  return cites.length > 0 ? `[${cites.join('; ')}]` : '';
}

async function childrenOf(corpus: CorpusClient, node: SourceNode | undefined): Promise<SourceNode[]> {
  switch (node?.kind) {
    case undefined:
      return toRoots(await corpus.ask<SourceView[]>(sourcesRequest, {}), corpus.status?.problems ?? []);
    case 'role':
      return node.sources.map((source) => ({ kind: 'source', source }));
    case 'source':
      return usesOf(corpus, node.source);
    case 'problems':
      return node.problems.map((problem) => ({ kind: 'problem', problem }));
    default:
      return [];
  }
}

async function usesOf(corpus: CorpusClient, source: SourceView): Promise<SourceNode[]> {
  const uses = await corpus.ask<UseView[]>(usesRequest, { sourceId: source.id });
  return uses.length > 0
    ? uses.map((use) => ({ kind: 'use', use, of: source }))
    : [{ kind: 'unused', of: source }];
}

/** Looks again where a source is used, for those whose uses are shown, when a draft has changed. */
function refreshUses(
  view: vscode.TreeView<SourceNode>,
  verified: VerifiedDrafts,
  changed: vscode.EventEmitter<SourceNode | undefined>,
): vscode.Disposable {
  const open = new Map<string, SourceNode>();
  const refresh = () => {
    for (const node of open.values()) changed.fire(node);
  };
  return vscode.Disposable.from(
    view.onDidExpandElement(({ element }) => {
      const source = sourceOf(element);
      if (source) open.set(source.id, element);
    }),
    view.onDidCollapseElement(({ element }) => open.delete(sourceOf(element)?.id ?? '')),
    verified.onDidChange(refresh),
    vscode.workspace.onDidSaveTextDocument(refresh),
  );
}

/** A line that runs at the head of the view while sources are read. */
function showProgress(corpus: CorpusClient): vscode.Disposable {
  let finish: (() => void) | undefined;
  const follow = ({ state }: CorpusStatus) => {
    if (state === 'ready') {
      finish?.();
      finish = undefined;
    } else if (!finish) {
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: views.sources } }, () => finished);
    }
  };
  return vscode.Disposable.from(corpus.onDidChangeStatus(follow), { dispose: () => finish?.() });
}

/** The head of the view: "214 sources, 3 could not be read". */
function describe(view: vscode.TreeView<SourceNode>, status: CorpusStatus | undefined): void {
  const state = status?.state ?? 'starting';
  void vscode.commands.executeCommand('setContext', contextKeys.corpusState, state);
  view.message = messageFor(status);
  if (!status) return;
  const unread = status.problems.filter(({ used }) => !used).length;
  const counted = vscode.l10n.t('{0} sources', status.sources);
  view.description = unread > 0 ? vscode.l10n.t('{0}, {1} could not be read', counted, unread) : counted;
}

function messageFor(status: CorpusStatus | undefined): string {
  if (!status || status.state === 'indexing') return vscode.l10n.t('Reading your sources…');
  if (status.cancelled) return vscode.l10n.t('Indexing was stopped; the corpus is not complete.');
  return status.isSample
    ? vscode.l10n.t('This is the sample corpus. Choose your own folder to work with your sources.')
    : '';
}

async function editMetadata(corpus: CorpusClient, source: SourceView | undefined): Promise<void> {
  if (!source) return;
  const place = await corpus.ask<Place | null>(metadataPlaceRequest, { sourceId: source.id });
  if (place?.range) {
    const { start } = place.range;
    const position = new vscode.Position(start.line, start.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
      selection: new vscode.Range(position, position),
    });
    return;
  }
  const open = vscode.l10n.t('Open the Source');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'No bibliography in the corpus folder has an entry for {0}: what is known of it comes from the file itself. To correct it, add an entry whose "file" field names {1} to a .bib or CSL-JSON file beside it.',
      `@${source.citeKey}`,
      source.file,
    ),
    open,
  );
  if (chosen === open) await openPlace(corpus, { sourceId: source.id });
}
