import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import type { UseView } from '../protocol/navigationRequests.ts';
import type { CorpusStatus } from '../protocol/requests.ts';
import type { SourceView } from '../protocol/sourceRequests.ts';
import { beginsRightToLeft, isolated } from './bidi.ts';

export type Problem = CorpusStatus['problems'][number];

/** A line of the tree: a role with its sources, a source with its uses, or files with something wrong. */
export type SourceNode =
  | { readonly kind: 'role'; readonly role: SourceView['role']; readonly sources: readonly SourceView[] }
  | { readonly kind: 'source'; readonly source: SourceView }
  | { readonly kind: 'use'; readonly use: UseView; readonly of: SourceView }
  | { readonly kind: 'unused'; readonly of: SourceView }
  | { readonly kind: 'problems'; readonly areRead: boolean; readonly problems: readonly Problem[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

type Node<Kind extends SourceNode['kind']> = Extract<SourceNode, { kind: Kind }>;

/** The first level of the tree: what could not be read comes first, for it is missed. */
export function toRoots(sources: readonly SourceView[], problems: readonly Problem[]): SourceNode[] {
  const byRole = (['primary', 'secondary', 'own'] as const).map((role) => ({
    kind: 'role' as const,
    role,
    sources: sources.filter((source) => source.role === role).sort(byTitle),
  }));
  const byUse = [false, true].map((areRead) => ({
    kind: 'problems' as const,
    areRead,
    problems: problems.filter(({ used = false }) => used === areRead),
  }));
  return [
    ...byUse.filter((node) => node.problems.length > 0),
    ...byRole.filter((node) => node.sources.length > 0),
  ];
}

function byTitle(a: SourceView, b: SourceView): number {
  return a.title.localeCompare(b.title);
}

export function toSourceItem(node: SourceNode): vscode.TreeItem {
  switch (node.kind) {
    case 'role':
      return roleItem(node);
    case 'source':
      return sourceItem(node.source);
    case 'use':
      return useItem(node);
    case 'unused':
      return unusedItem();
    case 'problems':
      return problemsItem(node);
    case 'problem':
      return problemItem(node.problem);
  }
}

function roleItem({ role, sources }: Node<'role'>): vscode.TreeItem {
  const item = new vscode.TreeItem(roleName(role), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `role:${role}`;
  item.description = String(sources.length);
  item.tooltip = roleMeaning(role);
  item.accessibilityInformation = { label: `${roleName(role)} ${sources.length}, ${roleMeaning(role)}` };
  item.iconPath = new vscode.ThemeIcon(roleIcon(role));
  item.contextValue = 'role';
  return item;
}

function sourceItem(source: SourceView): vscode.TreeItem {
  const item = new vscode.TreeItem(
    isolated(shortTitle(source.title)),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = source.id;
  item.description = [
    source.authorYear !== source.title && isolated(source.authorYear),
    typeName(source.type),
  ]
    .filter(Boolean)
    .join(' · ');
  item.tooltip = sourceTooltip(source);
  item.iconPath = source.caution
    ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
    : new vscode.ThemeIcon(typeIcon(source));
  item.contextValue = 'source';
  item.command = {
    command: commands.openSource,
    title: vscode.l10n.t('Open'),
    arguments: [source.id],
  };
  // What is seen is heard first, as it is seen.
  item.accessibilityInformation = {
    label: [
      `${shortTitle(source.title)} ${item.description}`,
      source.title,
      roleName(source.role),
      source.caution,
    ]
      .filter((each, at) => each && (at !== 1 || each !== shortTitle(source.title)))
      .join(', '),
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

function useItem({ use }: Node<'use'>): vscode.TreeItem {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(use.uri));
  const line = use.range.start.line + 1;
  const draft = `${path}:${line}`;
  // The draft stands first: a narrow side bar shows the beginning of a line alone.
  const item = new vscode.TreeItem(`${path.slice(path.lastIndexOf('/') + 1)}:${line}`);
  item.description = isolated(use.kind === 'quotation' ? `“${use.context}”` : use.context);
  item.tooltip = `${draft}\n\n${use.context}`;
  item.iconPath = new vscode.ThemeIcon(use.kind === 'quotation' ? 'quote' : 'mention');
  item.contextValue = 'use';
  item.command = {
    command: commands.goToUse,
    title: vscode.l10n.t('Go to the Draft'),
    arguments: [use],
  };
  item.accessibilityInformation = {
    label:
      use.kind === 'quotation'
        ? vscode.l10n.t('{0} {1}, quoted in {2}', String(item.label), item.description, draft)
        : vscode.l10n.t('{0} {1}, cited in {2}', String(item.label), item.description, draft),
  };
  return item;
}

function unusedItem(): vscode.TreeItem {
  const item = new vscode.TreeItem('');
  item.description = vscode.l10n.t('Not used in any draft yet');
  item.accessibilityInformation = { label: item.description };
  item.contextValue = 'unused';
  return item;
}

function problemsItem({ areRead, problems }: Node<'problems'>): vscode.TreeItem {
  const count = problems.length;
  const item = new vscode.TreeItem(
    areRead ? vscode.l10n.t('Remarks') : vscode.l10n.t('Unreadable'),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = areRead ? 'remarks' : 'problems';
  item.iconPath = areRead
    ? new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'))
    : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.description = String(count);
  item.tooltip = areRead
    ? vscode.l10n.t('{0} files are in the corpus, and something is to be said of them', count)
    : vscode.l10n.t('{0} files could not be read', count);
  item.accessibilityInformation = { label: `${String(item.label)} ${count}, ${item.tooltip}` };
  item.contextValue = 'problems';
  return item;
}

function problemItem(problem: Problem): vscode.TreeItem {
  const { file, folder, reason, line = 1, used, isTooLarge } = problem;
  const item = new vscode.TreeItem(file ? file.slice(file.lastIndexOf('/') + 1) : readablePath(folder));
  const place = [file || readablePath(folder), problem.line].filter(Boolean).join(':');
  item.description = reason;
  item.tooltip = `${place}\n\n${reason}`;
  item.iconPath = new vscode.ThemeIcon(used ? 'info' : 'warning');
  item.contextValue = ['problem', file ? 'file' : 'folder', isTooLarge && 'large'].filter(Boolean).join(' ');
  item.accessibilityInformation = { label: [item.label, reason, place].join(' ') };
  if (file) {
    const position = new vscode.Position(line - 1, 0);
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [problemUri(problem), { selection: new vscode.Range(position, position) }],
    };
  }
  return item;
}

/** The file that a problem is about, or the folder where it is about that. */
export function problemUri({ folder, file }: Problem): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(folder), file);
}

function readablePath(folder: string): string {
  const uri = vscode.Uri.parse(folder);
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** Without its subtitle, where it is long and has one: the line has to hold more than that. */
function shortTitle(title: string): string {
  if (beginsRightToLeft(title) && title.length > RIGHT_TO_LEFT_CHARACTERS)
    return `${title.slice(0, RIGHT_TO_LEFT_CHARACTERS).trimEnd()}…`;
  if (title.length <= LABEL_CHARACTERS) return title;
  const main = title.slice(0, LABEL_CHARACTERS).match(/^.{8,}(?=(?:: | [–—] |\. |\? ))/u)?.[0];
  return main ?? title;
}

function roleName(role: SourceView['role']): string {
  if (role === 'primary') return vscode.l10n.t('Primary');
  return role === 'secondary' ? vscode.l10n.t('Secondary') : vscode.l10n.t('Own text');
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

/** A CSL type as people say it; CSL has one name for whatever can be heard. */
function typeName(type: string): string {
  switch (type) {
    case 'document':
      return '';
    case 'song':
      return vscode.l10n.t('recording');
    case 'motion_picture':
      return vscode.l10n.t('film');
    case 'webpage':
      return vscode.l10n.t('web page');
    case 'article-journal':
      return vscode.l10n.t('journal article');
    case 'article-magazine':
      return vscode.l10n.t('magazine article');
    case 'article-newspaper':
      return vscode.l10n.t('newspaper article');
    default:
      return type.replaceAll(/[-_]/gu, ' ');
  }
}

// As much as a side bar of usual width shows beside the author.
const LABEL_CHARACTERS = 40;
// VS Code cuts lines at their right, where these begin.
const RIGHT_TO_LEFT_CHARACTERS = 20;
