import type { Severity, Verdict } from '../model/finding.ts';

/** How severe each verdict is. A misquote is an error where the change is critical. */
export const defaultSeverities: Readonly<Record<Verdict, Severity>> = {
  verbatim: 'none',
  adjusted: 'none',
  marked: 'none',
  altered: 'information',
  misquote: 'warning',
  spliced: 'error',
  'wrong-source': 'warning',
  'wrong-speaker': 'error',
  'wrong-locator': 'information',
  secondhand: 'warning',
  'own-text': 'warning',
  ambiguous: 'information',
  'not-found': 'error',
  unchecked: 'information',
};

/** The usual severity of a verdict; a misquote of a critical word is an error. */
export function severityOf(verdict: Verdict, isCritical = false): Severity {
  return verdict === 'misquote' && isCritical ? 'error' : defaultSeverities[verdict];
}
