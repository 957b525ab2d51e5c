import * as vscode from 'vscode';
import type { QuoteView } from '../protocol/draftQuotes.ts';

/** An icon for each severity, in the colors that VS Code gives to problems. */
export const verdictMarks: Readonly<
  Record<QuoteView['severity'], { readonly icon: string; readonly color?: string }>
> = {
  none: { icon: 'pass', color: 'testing.iconPassed' },
  information: { icon: 'info', color: 'problemsInfoIcon.foreground' },
  warning: { icon: 'warning', color: 'problemsWarningIcon.foreground' },
  error: { icon: 'error', color: 'problemsErrorIcon.foreground' },
};

/** A verdict in a word or two. */
export function verdictName(verdict: QuoteView['verdict']): string {
  switch (verdict) {
    case 'verbatim':
      return vscode.l10n.t('verbatim');
    case 'adjusted':
      return vscode.l10n.t('adjusted');
    case 'marked':
      return vscode.l10n.t('marked');
    case 'altered':
      return vscode.l10n.t('altered');
    case 'misquote':
      return vscode.l10n.t('misquote');
    case 'spliced':
      return vscode.l10n.t('spliced');
    case 'wrong-source':
      return vscode.l10n.t('wrong source');
    case 'wrong-speaker':
      return vscode.l10n.t('wrong speaker');
    case 'wrong-locator':
      return vscode.l10n.t('wrong locator');
    case 'secondhand':
      return vscode.l10n.t('secondhand');
    case 'own-text':
      return vscode.l10n.t('own text');
    case 'ambiguous':
      return vscode.l10n.t('ambiguous');
    case 'not-found':
      return vscode.l10n.t('not found');
    case 'unchecked':
      return vscode.l10n.t('unchecked');
  }
}
