import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import {
  type AuditAnswer,
  auditRequest,
  type PacketAnswer,
  type PacketFormat,
  packetRequest,
  type VerifyDraftAnswer,
  verifyDraftRequest,
} from '../protocol/verification.ts';
import type { CorpusClient } from './corpusClient.ts';
import { isDraft } from './draftEditors.ts';
import { findBorrowings } from './findBorrowings.ts';
import { showVerdictPage } from './verdictPage.ts';
import { type Reports, registerReports } from './verifyReports.ts';

export function registerVerifyCommands(corpus: CorpusClient): vscode.Disposable {
  const reports = registerReports();
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    reports,
    register(commands.verifyDraft, () => verifyDraft(corpus)),
    register(commands.fixAllSafe, fixAllSafe),
    register(commands.factCheckPacket, () => savePacket(corpus)),
    register(commands.auditCorpus, () => auditCorpus(corpus, reports)),
    register(commands.findBorrowings, () => findBorrowings(corpus)),
    register(commands.explainVerdicts, showVerdictPage),
  );
}

/** Verifies the draft in the editor, also where live verification is off, and shows its problems. */
async function verifyDraft(corpus: CorpusClient): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const answer = await withProgress(vscode.l10n.t('Verifying quotations'), () =>
    corpus.ask<VerifyDraftAnswer>(verifyDraftRequest, { uri: draft.uri.toString() }),
  );
  if (answer.refused) return refuseVerification(answer.refused);
  const { quotations, errors, warnings, notes } = answer;
  if (errors + warnings + notes > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Quotations: {0}. Errors: {1}, warnings: {2}, notes: {3}.',
      quotations,
      errors,
      warnings,
      notes,
    ),
  );
}

/** Opens the audit as a page. */
async function auditCorpus(corpus: CorpusClient, reports: Reports): Promise<void> {
  const answer = await withProgress(vscode.l10n.t('Auditing the corpus'), () =>
    corpus.ask<AuditAnswer>(auditRequest, {}),
  );
  if ('refused' in answer) return refuseVerification(answer.refused);
  await reports.show(vscode.l10n.t('Corpus Audit'), answer.markdown);
}

/** The editor asks the server for the change, applies it, and says so where there is none. */
async function fixAllSafe(): Promise<void> {
  if (!activeDraft()) return;
  await vscode.commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.verbatim',
    apply: 'first',
  });
}

async function savePacket(corpus: CorpusClient): Promise<void> {
  const draft = activeDraft();
  if (!draft) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the fact-check packet'),
    defaultUri: packetUri(draft.uri),
    filters: { HTML: ['html'], Markdown: ['md'], CSV: ['csv'] },
  });
  if (!target) return;
  const format = formatOf(target);
  const day = today();
  const answer = await withProgress(vscode.l10n.t('Making the fact-check packet'), () =>
    corpus.ask<PacketAnswer>(packetRequest, { uri: draft.uri.toString(), format, day }),
  );
  if ('refused' in answer) return refuseVerification(answer.refused);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(answer.text));
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('The fact-check packet was saved.'),
    open,
  );
  if (chosen !== open) return;
  // A page is for the browser; in the web there is none that could open a file.
  const inBrowser = format === 'html' && target.scheme === 'file';
  if (!inBrowser || !(await vscode.env.openExternal(target)))
    await vscode.commands.executeCommand('vscode.open', target);
}

/** The draft in the editor; says so where there is none. */
export function activeDraft(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isDraft(document)) return document;
  void vscode.window.showWarningMessage(vscode.l10n.t('Open the Markdown draft first.'));
  return undefined;
}

/** Says why a draft cannot be verified. */
export function refuseVerification(reason: NonNullable<VerifyDraftAnswer['refused']>): void {
  switch (reason) {
    case 'indexing':
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('The corpus is being indexed. Try again when that is done.'),
      );
    case 'is-source':
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('This document is a source of your corpus, not a draft.'),
      );
    case 'not-open':
      return void vscode.window.showWarningMessage(vscode.l10n.t('Open the Markdown draft first.'));
  }
}

function packetUri(draft: vscode.Uri): vscode.Uri {
  const name = draft.path.slice(draft.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/u, '');
  const folder =
    draft.scheme === 'untitled'
      ? (vscode.workspace.workspaceFolders?.[0]?.uri ?? draft)
      : vscode.Uri.joinPath(draft, '..');
  return vscode.Uri.joinPath(folder, `${name || 'draft'}-fact-check.html`);
}

function formatOf({ path }: vscode.Uri): PacketFormat {
  if (/\.csv$/iu.test(path)) return 'csv';
  return /\.(?:md|markdown)$/iu.test(path) ? 'md' : 'html';
}

/** The day as the writer's clock shows it. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function withProgress<R>(title: string, work: () => Promise<R>): Thenable<R> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}
