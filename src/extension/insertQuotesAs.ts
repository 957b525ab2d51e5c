import * as vscode from 'vscode';
import {
  type PickedStyle,
  type PreviewStylesAnswer,
  previewStylesRequest,
  type QuoteRef,
  type StylePreview,
} from '../protocol/quoteRequests.ts';
import type { CorpusClient } from './corpusClient.ts';
import type { DraftEditors } from './draftEditors.ts';
import { insertionParams, insertQuotes } from './insertPassage.ts';
import { plainLabel } from './plainLabel.ts';

type StyleItem = vscode.QuickPickItem & { readonly style: PickedStyle; readonly isUsual: boolean };

/**
 * Inserts quotes in a style that is picked, each shown as it would go in.
 *
 * @returns whether they are in the draft.
 */
export async function insertQuotesAs(
  corpus: CorpusClient,
  drafts: DraftEditors,
  quotes: readonly QuoteRef[],
): Promise<boolean> {
  const target = drafts.last();
  if (!target) return insertQuotes(corpus, drafts, quotes);
  const { document, positions } = target;
  const answer = await corpus.ask<PreviewStylesAnswer>(
    previewStylesRequest,
    insertionParams(document, positions, quotes),
  );
  // Where nothing can be inserted, inserting says why.
  if ('refused' in answer) return insertQuotes(corpus, drafts, quotes);
  const style = await pickStyle(answer.styles);
  return style !== undefined && insertQuotes(corpus, drafts, quotes, style);
}

function pickStyle(styles: readonly StylePreview[]): Promise<PickedStyle | undefined> {
  const picker = vscode.window.createQuickPick<StyleItem>();
  picker.title = vscode.l10n.t('Insert Quote As');
  picker.placeholder = vscode.l10n.t('Choose the form in which the quote goes in');
  picker.items = styles.map(toItem);
  picker.activeItems = picker.items.filter(({ isUsual }) => isUsual).slice(0, 1);
  picker.matchOnDescription = true;
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.style);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function toItem({ style, text, isUsual }: StylePreview): StyleItem {
  return {
    style,
    isUsual,
    label: styleName(style),
    description: [styleHint(style), isUsual ? vscode.l10n.t('as usual') : ''].filter(Boolean).join(' · '),
    detail: plainLabel(inALine(text)),
  };
}

function styleName(style: PickedStyle): string {
  switch (style) {
    case 'block':
      return vscode.l10n.t('Block quote');
    case 'footnote':
      return vscode.l10n.t('Footnote');
    case 'plain':
      return vscode.l10n.t('Plain');
    case 'link':
      return vscode.l10n.t('Link');
    case 'template':
      return vscode.l10n.t('Template');
    case 'citation':
      return vscode.l10n.t('Citation only');
    default:
      return vscode.l10n.t('Run-in quote');
  }
}

function styleHint(style: PickedStyle): string {
  switch (style) {
    case 'block':
      return vscode.l10n.t('with an attribution line');
    case 'footnote':
      return vscode.l10n.t('the citation in a note');
    case 'plain':
      return vscode.l10n.t('speaker and work in words');
    case 'link':
      return vscode.l10n.t('to the words on the web');
    case 'template':
      return vscode.l10n.t('yours, from the settings');
    case 'citation':
      return vscode.l10n.t('without the words');
    default:
      return vscode.l10n.t('in quotation marks');
  }
}

/** The words begin, and what goes with them is whole: that is what differs from style to style. */
function inALine(text: string): string {
  const line = text.replace(/\s*\n(?:[ \t]*>?[ \t]*\n)*/gu, ' ⏎ ');
  if (line.length <= BEGINNING + END) return line;
  return `${line.slice(0, BEGINNING).replace(/\s\S*$/u, '')} … ${line.slice(-END).replace(/^\S*\s/u, '')}`;
}

// A row holds some eighty characters.
const BEGINNING = 22;
const END = 56;
