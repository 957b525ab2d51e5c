import * as vscode from 'vscode';
import type { QuoteView } from '../protocol/draftQuotes.ts';
import { views } from '../protocol/names.ts';
import { isUncited } from './quoteItems.ts';

/** The totals of the draft in the status bar: "47 ✓ · 2 ✗ · 1 ?". */
export interface QuoteTotals extends vscode.Disposable {
  /** Hides itself where there are no quotations. */
  show(quotes: readonly QuoteView[] | undefined): void;
}

export function registerQuoteTotals(): QuoteTotals {
  const item = vscode.window.createStatusBarItem('verbatim.quotes', vscode.StatusBarAlignment.Right, 91);
  item.name = vscode.l10n.t('Verbatim: Quotes in This Draft');
  item.command = `${views.quotes}.focus`;
  return {
    show(quotes) {
      if (!quotes || quotes.length === 0) return item.hide();
      const { clean, wrong, open, uncited } = countQuotes(quotes);
      item.text = [`${clean} $(pass)`, wrong > 0 && `${wrong} $(error)`, open > 0 && `${open} $(question)`]
        .filter(Boolean)
        .join(' · ');
      item.tooltip = [
        vscode.l10n.t('{0} quotations check out', clean),
        vscode.l10n.t('{0} have errors or warnings', wrong),
        vscode.l10n.t('{0} could not be decided or are worth a look', open),
        uncited > 0 && vscode.l10n.t('{0} have no citation', uncited),
      ]
        .filter(Boolean)
        .join('\n');
      item.accessibilityInformation = { label: item.tooltip };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function countQuotes(quotes: readonly QuoteView[]) {
  const counts = { clean: 0, wrong: 0, open: 0, uncited: 0 };
  for (const quote of quotes) {
    const { severity } = quote;
    if (isUncited(quote)) counts.uncited++;
    if (severity === 'none') counts.clean++;
    else if (severity === 'information') counts.open++;
    else counts.wrong++;
  }
  return counts;
}
