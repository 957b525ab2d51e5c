import * as vscode from 'vscode';
import type { Stretch, SurroundingsView } from '../protocol/quoteRequests.ts';
import type { HitView } from '../protocol/requests.ts';
import { isStop, moveEdge, type Step, type Stop, stretchText, wordsOf } from '../protocol/stretching.ts';
import { plainLabel } from './plainLabel.ts';

/** A row of the Quick Pick while a quote is stretched: a step, or what is done with the quote. */
export type StretchItem = vscode.QuickPickItem & ({ readonly step: Step } | { readonly action: QuoteAction });

/** What can be done with a quote that was chosen. `as`: insert it in a style that is picked. */
export type QuoteAction = 'insert' | 'as' | 'cite' | 'copy' | 'open';

/** The quote as it is now, then each step with the words that it would add or take away. */
export function stretchItems(view: SurroundingsView, stretch: Stretch, hit: HitView): StretchItem[] {
  const text = stretchText(view, stretch);
  const count = wordsOf(view, stretch).length;
  return [
    {
      action: 'insert',
      label: `$(check) ${plainLabel(`“${withoutMiddle(text)}”`)}`,
      description: vscode.l10n.t('{0} words', count),
      detail: plainLabel([hit.evidence, hit.title, hit.place].filter(Boolean).join(' · ')),
      alwaysShow: true,
    },
    separator(vscode.l10n.t('The end')),
    ...steps.filter(({ edge }) => edge === 'end').map((step) => stepItem(view, stretch, step, text)),
    separator(vscode.l10n.t('The beginning')),
    ...steps.filter(({ edge }) => edge === 'start').map((step) => stepItem(view, stretch, step, text)),
    separator(vscode.l10n.t('Instead')),
    {
      action: 'as',
      label: `$(list-selection) ${vscode.l10n.t('Insert in another style…')}`,
      alwaysShow: true,
    },
    { action: 'cite', label: `$(mention) ${vscode.l10n.t('Insert the citation only')}`, alwaysShow: true },
    { action: 'copy', label: `$(copy) ${vscode.l10n.t('Copy with attribution')}`, alwaysShow: true },
    { action: 'open', label: `$(go-to-file) ${vscode.l10n.t('Open at the place')}`, alwaysShow: true },
  ];
}

/** Why an end does not move on. */
export function stopMessage(stop: Stop): string {
  switch (stop) {
    case 'heading':
      return vscode.l10n.t('A heading stands here: a quote does not go over it.');
    case 'advertisement':
      return vscode.l10n.t('This is an advertisement: it is never quoted.');
    case 'boilerplate':
      return vscode.l10n.t('This is the page’s own furniture: it is never quoted.');
    case 'other-quotation':
      return vscode.l10n.t('A reported quotation is a whole of its own: the quote ends here.');
    case 'other-speaker':
      return vscode.l10n.t('Somebody else speaks here: a quote has one speaker.');
    case 'other-voice':
      return vscode.l10n.t('Whose words these are is known differently here: the quote ends.');
    case 'other-episode':
      return vscode.l10n.t('Another broadcast may begin here: the quote ends.');
    case 'source-end':
      return vscode.l10n.t('The source ends here.');
    case 'unloaded':
      return vscode.l10n.t('More of the source is being fetched.');
    case 'shortest':
      return vscode.l10n.t('Less than this would be no quote.');
  }
}

/** Both ends of a long quote are in sight: they are what one works at. */
function withoutMiddle(text: string): string {
  if (text.length <= 2 * END_CHARACTERS) return text;
  return `${text.slice(0, END_CHARACTERS).replace(/\s\S*$/u, '')} … ${text.slice(-END_CHARACTERS).replace(/^\S*\s/u, '')}`;
}

function stepItem(view: SurroundingsView, stretch: Stretch, step: Step, text: string): StretchItem {
  const moved = moveEdge(view, stretch, step);
  return {
    step,
    label: stepLabel(step),
    description: isStop(moved)
      ? stopMessage(moved)
      : plainLabel(changedWords(text, stretchText(view, moved), step)),
    alwaysShow: true,
  };
}

function stepLabel({ unit, edge, by }: Step): string {
  const isMore = (edge === 'end') === by > 0;
  const icon = isMore ? '$(add)' : '$(remove)';
  if (unit === 'word')
    return `${icon} ${isMore ? vscode.l10n.t('One word more') : vscode.l10n.t('One word less')}`;
  return `${icon} ${isMore ? vscode.l10n.t('One sentence more') : vscode.l10n.t('One sentence less')}`;
}

/** What the step adds to the quote or takes from it. */
function changedWords(before: string, after: string, { edge }: Step): string {
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  const difference = longer.length - shorter.length;
  return (edge === 'end' ? longer.slice(shorter.length) : longer.slice(0, difference)).trim();
}

function separator(label: string): StretchItem {
  // A separator is never reached or chosen; what it would do is of no account.
  return { label, kind: vscode.QuickPickItemKind.Separator, action: 'insert' };
}

const steps: readonly Step[] = [
  { edge: 'end', unit: 'sentence', by: 1 },
  { edge: 'end', unit: 'sentence', by: -1 },
  { edge: 'end', unit: 'word', by: 1 },
  { edge: 'end', unit: 'word', by: -1 },
  { edge: 'start', unit: 'sentence', by: -1 },
  { edge: 'start', unit: 'sentence', by: 1 },
  { edge: 'start', unit: 'word', by: -1 },
  { edge: 'start', unit: 'word', by: 1 },
];

// A Quick Pick is some ninety characters wide.
const END_CHARACTERS = 42;
