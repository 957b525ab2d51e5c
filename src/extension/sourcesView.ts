import * as vscode from 'vscode';
import { commands, views } from '../protocol/names.ts';
import type { CorpusStatus, Place } from '../protocol/requests.ts';
import { draggedCitationType } from '../protocol/searchView.ts';
import { metadataPlaceRequest, type SourceView, sourcesRequest } from '../protocol/sourceRequests.ts';
import { addAfterInsertion } from './bibliography.ts';
import type { CorpusClient } from './corpusClient.ts';
import { type DraftEditors, insertText } from './draftEditors.ts';
import { openPlace } from './openPlace.ts';

type Problem = CorpusStatus['problems'][number];

/** A line of the tree: a role with its sources, a source, or a file that could not be read. */
export type SourceNode =
  | { readonly kind: 'role'; readonly role: SourceView['role']; readonly sources: readonly SourceView[] }
  | { readonly kind: 'source'; readonly source: SourceView }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** The Sources view: what the corpus holds, by role, and what could not be read. */
export function registerSourcesView(corpus: CorpusClient, drafts: DraftEditors): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<SourceNode>(views.sources, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => childrenOf(corpus, node),
      getTreeItem: toTreeItem,
    },
    dragAndDropController: dragToCite,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const update = (status: CorpusStatus | undefined) => {
    changed.fire();
    describe(view, status);
  };
  describe(view, corpus.status);
  return vscode.Disposable.from(
    changed,
    view,
    corpus.onDidChangeStatus(update),
    vscode.commands.registerCommand(commands.citeSource, (node?: SourceNode) => {
      const source = sourceOf(node ?? view.selection[0]);
      return source && citeSource(corpus, drafts, source);
    }),
    vscode.commands.registerCommand(commands.revealSource, (node?: SourceNode) => {
      const source = sourceOf(node ?? view.selection[0]);
      return source && vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(source.uri));
    }),
    vscode.commands.registerCommand(commands.editMetadata, (node?: SourceNode) =>
      editMetadata(corpus, sourceOf(node ?? view.selection[0])),
    ),
  );
}

/** The source behind a line of the tree, if it is one. */
export function sourceOf(node: SourceNode | undefined): SourceView | undefined {
  return node?.kind === 'source' ? node.source : undefined;
}

/** A source dropped into a draft becomes a citation. */
const dragToCite: vscode.TreeDragAndDropController<SourceNode> = {
  dragMimeTypes: ['text/plain', draggedCitationType],
  dropMimeTypes: [],
  handleDrag(nodes, transfer) {
    const cites = nodes.flatMap((node) => sourceOf(node)?.cite ?? []);
    if (cites.length === 0) return;
    const citation = new vscode.DataTransferItem(`[${cites.join('; ')}]`);
    transfer.set('text/plain', citation);
    transfer.set(draggedCitationType, citation);
  },
};

/** What is cited goes into the bibliography as well. */
async function citeSource(corpus: CorpusClient, drafts: DraftEditors, { cite }: SourceView): Promise<void> {
  const document = drafts.last()?.document;
  await insertText(drafts, `[${cite}]`);
  if (document) await addAfterInsertion(corpus, document.uri);
}

async function childrenOf(corpus: CorpusClient, node: SourceNode | undefined): Promise<SourceNode[]> {
  switch (node?.kind) {
    case undefined:
      return roots(await corpus.ask<SourceView[]>(sourcesRequest, {}), corpus.status?.problems ?? []);
    case 'role':
      return node.sources.map((source) => ({ kind: 'source', source }));
    case 'problems':
      return node.problems.map((problem) => ({ kind: 'problem', problem }));
    default:
      return [];
  }
}

function roots(sources: readonly SourceView[], problems: readonly Problem[]): SourceNode[] {
  const byRole = (['primary', 'secondary', 'own'] as const).map((role) => ({
    kind: 'role' as const,
    role,
    sources: sources.filter((source) => source.role === role).sort(byTitle),
  }));
  return [
    ...(problems.length > 0 ? [{ kind: 'problems' as const, problems }] : []),
    ...byRole.filter((node) => node.sources.length > 0),
  ];
}

function byTitle(a: SourceView, b: SourceView): number {
  return a.title.localeCompare(b.title);
}

function toTreeItem(node: SourceNode): vscode.TreeItem {
  switch (node.kind) {
    case 'role':
      return roleItem(node);
    case 'source':
      return sourceItem(node.source);
    case 'problems':
      return problemsItem(node);
    case 'problem':
      return problemItem(node.problem);
  }
}

function roleItem({ role, sources }: Extract<SourceNode, { kind: 'role' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(roleName(role), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `role:${role}`;
  item.description = String(sources.length);
  item.tooltip = roleMeaning(role);
  item.iconPath = new vscode.ThemeIcon(roleIcon(role));
  item.contextValue = 'role';
  return item;
}

function sourceItem(source: SourceView): vscode.TreeItem {
  const item = new vscode.TreeItem(source.title);
  item.id = source.id;
  item.description = [source.authorYear !== source.title && source.authorYear, typeName(source.type)]
    .filter(Boolean)
    .join(' · ');
  item.tooltip = sourceTooltip(source);
  item.iconPath = new vscode.ThemeIcon(source.caution ? 'warning' : typeIcon(source));
  item.contextValue = 'source';
  item.command = {
    command: commands.openSource,
    title: vscode.l10n.t('Open'),
    arguments: [source.id],
  };
  item.accessibilityInformation = {
    label: [source.title, item.description, roleName(source.role), source.caution].filter(Boolean).join(', '),
  };
  return item;
}

/** Titles and names are other people's text: they go in as text, not as Markdown. */
function sourceTooltip(source: SourceView): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(source.reference || source.title);
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(`@${source.citeKey} · ${source.file}`);
  tooltip.appendMarkdown('\n\n');
  tooltip.appendText(vscode.l10n.t('{0} passages, {1} to quote from', source.passages, source.quotable));
  if (source.caution) {
    tooltip.appendMarkdown('\n\n$(warning) ');
    tooltip.appendText(source.caution);
    tooltip.supportThemeIcons = true;
  }
  return tooltip;
}

function problemsItem({ problems }: Extract<SourceNode, { kind: 'problems' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Files with problems'),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = 'problems';
  item.description = String(problems.length);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'problems';
  return item;
}

function problemItem(problem: Problem): vscode.TreeItem {
  const { file, folder, reason, line = 1, used } = problem;
  const item = new vscode.TreeItem(file || folder);
  item.description = reason;
  item.tooltip = `${file || folder}: ${reason}`;
  item.iconPath = new vscode.ThemeIcon(used ? 'info' : 'warning');
  item.contextValue = 'problem';
  if (file) {
    const position = new vscode.Position(line - 1, 0);
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [
        vscode.Uri.joinPath(vscode.Uri.parse(folder), file),
        { selection: new vscode.Range(position, position) },
      ],
    };
  }
  return item;
}

/** The head of the view: "214 sources, 3 could not be read". */
function describe(view: vscode.TreeView<SourceNode>, status: CorpusStatus | undefined): void {
  if (!status) return;
  const unread = status.problems.filter(({ used }) => !used).length;
  const counted = vscode.l10n.t('{0} sources', status.sources);
  view.description = unread > 0 ? vscode.l10n.t('{0}, {1} could not be read', counted, unread) : counted;
  view.message = status.isSample
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

function roleName(role: SourceView['role']): string {
  if (role === 'primary') return vscode.l10n.t('Primary sources');
  return role === 'secondary' ? vscode.l10n.t('Secondary sources') : vscode.l10n.t('Your own text');
}

function roleMeaning(role: SourceView['role']): string {
  if (role === 'primary')
    return vscode.l10n.t('The record of the words: transcripts, recordings, books, papers.');
  return role === 'secondary'
    ? vscode.l10n.t('They report words said elsewhere: articles, summaries, lists of quotes.')
    : vscode.l10n.t('Notes, drafts and summaries: never evidence for a quotation.');
}

function roleIcon(role: SourceView['role']): string {
  if (role === 'primary') return 'verified';
  return role === 'secondary' ? 'references' : 'edit';
}

function typeIcon({ type, layout }: SourceView): string {
  if (/interview|broadcast|song|motion_picture|speech/u.test(type) || layout === 'speech-recognition')
    return 'unmute';
  if (/book|chapter|thesis|report/u.test(type)) return 'book';
  if (/webpage|post/u.test(type)) return 'globe';
  return layout === 'quotation-list' ? 'list-unordered' : 'file-text';
}

/** A CSL type as people say it: `article-magazine` is "article magazine". */
function typeName(type: string): string {
  return type === 'document' ? '' : type.replaceAll(/[-_]/gu, ' ');
}
