import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import { type UsesParams, type UseView, usesRequest } from '../protocol/navigationRequests.ts';
import { columnOf } from './columnOf.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { SourceNode } from './sourceItems.ts';
import { sourceOf } from './sourcesView.ts';
import { toRange } from './toRange.ts';

/** Shows where the drafts of the workspace use a source or a passage, in a list to go through. */
export function registerUses(corpus: CorpusClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.showUses, (subject?: SourceNode | UsesParams) =>
      showUses(corpus, toParams(subject)),
    ),
    // From a hover, which carries an id that the server made; anything else is not acted upon.
    vscode.commands.registerCommand(commands.showPassageUses, (id: unknown) =>
      typeof id === 'string' ? showUses(corpus, { passageId: id }) : undefined,
    ),
    // From a line of the Sources view.
    vscode.commands.registerCommand(commands.goToUse, (use: UseView) => showUse(use, false)),
    // From a lens: what it counted is shown without asking again.
    vscode.commands.registerCommand(commands.showQuotations, (uses: readonly UseView[]) => pickUse(uses)),
  );
}

async function showUses(corpus: CorpusClient, params: UsesParams | undefined): Promise<void> {
  if (!params) return;
  const uses = await corpus.ask<UseView[]>(usesRequest, params);
  if (uses.length > 0) return pickUse(uses);
  void vscode.window.showInformationMessage(
    'passageId' in params
      ? vscode.l10n.t('No draft of this workspace quotes this passage.')
      : vscode.l10n.t('No draft of this workspace cites this source.'),
  );
}

/** A list with a line of context each; going through it shows the places. */
async function pickUse(uses: readonly UseView[]): Promise<void> {
  const items = uses.map((use) => ({
    label: `$(${use.kind === 'quotation' ? 'quote' : 'link'}) ${shortened(use.context)}`,
    description: `${nameOf(use.uri)}:${use.range.start.line + 1}`,
    use,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Used in {0} places', uses.length),
    placeHolder: vscode.l10n.t('Choose one to go there'),
    matchOnDescription: true,
    onDidSelectItem: (item) => void showUse((item as (typeof items)[number]).use, true),
  });
  if (chosen) await showUse(chosen.use, false);
}

async function showUse({ uri, range }: UseView, preserveFocus: boolean): Promise<void> {
  const draft = vscode.Uri.parse(uri);
  await vscode.window.showTextDocument(draft, {
    viewColumn: columnOf(draft),
    selection: toRange(range),
    preserveFocus,
    preview: preserveFocus,
  });
}

function toParams(subject: SourceNode | UsesParams | undefined): UsesParams | undefined {
  if (!subject) return undefined;
  if ('kind' in subject) {
    const source = sourceOf(subject);
    return source && { sourceId: source.id };
  }
  return subject;
}

function nameOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

function shortened(text: string): string {
  return text.length <= LABEL_CHARACTERS ? text : `${text.slice(0, LABEL_CHARACTERS).trimEnd()}…`;
}

const LABEL_CHARACTERS = 90;
