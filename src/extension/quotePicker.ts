import * as vscode from 'vscode';
import type { HitView } from '../protocol/requests.ts';
import type { CorpusClient } from './corpusClient.ts';

/** Searches the corpus in a Quick Pick: the search view for people who prefer a list under the keyboard. */
export function pickPassage(corpus: CorpusClient): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { passageId: string }>();
  picker.title = vscode.l10n.t('Insert Quote');
  picker.placeholder = vscode.l10n.t('Type words of the passage you want to quote');
  picker.matchOnDescription = true;
  let asked = 0;
  const search = async (query: string) => {
    const sequence = ++asked;
    picker.busy = true;
    const answer = await corpus.search({ query, limit: 30 }).catch(() => undefined);
    if (sequence !== asked) return;
    picker.busy = false;
    picker.items = (answer?.hits ?? []).map((hit) => toItem(hit));
  };
  return new Promise((resolve) => {
    picker.onDidChangeValue((value) => void search(value));
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.passageId);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function toItem(hit: HitView): vscode.QuickPickItem & { passageId: string } {
  return {
    passageId: hit.passageId,
    label: hit.text.replace(/\s+/gu, ' ').replaceAll('$(', '$​('),
    description: [hit.evidence, hit.place].filter(Boolean).join(' · '),
    detail: `${hit.title}  @${hit.citeKey}`,
    // The server has chosen; the picker's own filter would throw away what a slip of the pen found.
    alwaysShow: true,
  };
}
