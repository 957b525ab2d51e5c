import { citationText } from '../citing/citationText.ts';
import { quotableOf } from '../citing/namedOriginal.ts';
import { quotingManners } from '../citing/quotingManner.ts';
import { renderStretch } from '../citing/renderQuote.ts';
import type { CitationItem } from '../model/citation.ts';
import type { Finding, QuoteMatch, Verdict } from '../model/finding.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { describeLocator } from '../reports/locatorText.ts';
import { placeText } from '../reports/messages.ts';
import { escapeMarkdown } from '../text/markdownText.ts';
import type { Fixer, QuickFix, QuickFixInit } from './quickFixes.ts';
import { closingMark } from './quickFixesForm.ts';
import { type DraftEdit, lineEndOf } from './textEdit.ts';

/**
 * Cites the source that has the words in place of the one that has not. Of several works that are cited nobody knows which
 * one was meant: it may take the place of any, or stand beside them.
 */
export const takeCitation: Fixer = (init) => {
  const { match } = init.checked.finding;
  const items = init.checked.quote.citation?.items ?? [];
  if (!match || !says(init, 'wrong-source')) return [];
  if (items.length > 1) return chooseCitation(items, match);
  const item = items[0];
  if (!item) return [];
  const fix = citationFix(
    'fix-take-citation',
    match,
    [citeAnew(item, match)],
    ['wrong-source', 'wrong-locator'],
  );
  return [[{ ...fix, isSafe: !init.checked.finding.others?.length }]];
};

function chooseCitation(items: readonly CitationItem[], match: QuoteMatch): QuickFix[][] {
  const resolves = ['wrong-source', 'wrong-locator'] as const;
  const last = items.at(-1) as CitationItem;
  const added = {
    span: [last.end, last.end] as const,
    newText: `; ${citationText(match.citeKey, match.locator)}`,
  };
  return [
    [citationFix('fix-cite-as-well', match, [added], resolves)],
    ...items.slice(0, MOST_PLACES).map((item) => {
      const fix = citationFix('fix-replace-citation', match, [citeAnew(item, match)], resolves);
      return [{ ...fix, values: { ...fix.values, replaced: `@${item.id}` } }];
    }),
  ];
}

/** Takes over the page or time where the words stand. */
export const takeLocator: Fixer = (init) => {
  const { match } = init.checked.finding;
  const item = init.checked.quote.citation?.items.find(({ id }) => id === match?.citeKey);
  if (!match || !item || !says(init, 'wrong-locator')) return [];
  const fix = citationFix('fix-take-locator', match, [citeAnew(item, match)], ['wrong-locator']);
  return [[{ ...fix, isSafe: true }]];
};

/** One fix for each of the places that fit. */
export const choosePlace: Fixer = (init) => {
  const { match, others = [] } = init.checked.finding;
  if (!match || !says(init, 'ambiguous')) return [];
  const items = init.checked.quote.citation?.items ?? [];
  return [match, ...others].slice(0, MOST_PLACES).map((place) => {
    const item = items.length > 1 ? items.find(({ id }) => id === place.citeKey) : items[0];
    const edits = item ? [citeAnew(item, place)] : items.length > 1 ? [] : citeFirst(init, place);
    return [citationFix('fix-choose-place', place, edits, ['ambiguous'])];
  });
};

/** Puts the citation that is missing behind the quote; where several sources have the words, one fix for each. */
export const addCitation: Fixer = (init) => {
  const { finding, quote } = init.checked;
  const { match, others = [], flags } = finding;
  if (!match || !flags.includes('uncited') || quote.citation || says(init, 'own-text')) return [];
  if (says(init, 'ambiguous')) return [];
  const places = [match, ...others].filter(isFirstOfItsSource).toSorted(byVoice).slice(0, MOST_PLACES);
  const isSafe = places.length === 1 && match.role === 'primary' && finding.severity === 'none';
  return places.map((place) => [
    { ...citationFix('fix-add-citation', place, citeFirst(init, place), ['uncited']), isSafe },
  ]);
};

function isFirstOfItsSource({ sourceId }: QuoteMatch, at: number, all: readonly QuoteMatch[]): boolean {
  return all.findIndex((other) => other.sourceId === sourceId) === at;
}

/** A source that says who speaks before one that does not. */
function byVoice(a: QuoteMatch, b: QuoteMatch): number {
  return Number(a.voice === 'unmarked') - Number(b.voice === 'unmarked');
}

/** Says through whom the words are known. */
export const citeAsReported: Fixer = (init) => {
  const match = reportOf(init.checked.finding);
  const { citation } = init.checked.quote;
  if (!match || !says(init, 'secondhand')) return [];
  const rendered = citationFor(init, match);
  const secondhand = quotingManners[init.profile].secondhand.value;
  const reported = rendered.includes(secondhand) ? rendered : `[${secondhand} ${rendered.slice(1)}`;
  const items = citation?.items ?? [];
  if (items.length > 1) {
    return items.slice(0, MOST_PLACES).map((item) => {
      const edit = { span: [item.start, item.end] as const, newText: reported.slice(1, -1) };
      const fix = citationFix('fix-quoted-in-instead', match, [edit], ['secondhand']);
      return [{ ...fix, values: { ...fix.values, replaced: `@${item.id}` } }];
    });
  }
  const replaced = citation && { span: [citation.start, citation.end] as const, newText: reported };
  const edits = replaced ? [replaced] : citeFirst(init, match);
  return [[citationFix('fix-quoted-in', match, edits, ['secondhand'])]];
};

/** The place that reports the words; beside a misquote of the cited source it stands among the others. */
function reportOf({ match, others = [] }: Finding): QuoteMatch | undefined {
  return match?.role === 'primary' ? others.find(({ role }) => role === 'secondary') : match;
}

/** Names whom the source names, where the draft names another. */
export const takeSpeaker: Fixer = (init) => {
  const { match, claimed } = init.checked.finding;
  const { attribution, context = [] } = init.checked.quote;
  if (!match?.speaker || !claimed.speaker || !says(init, 'wrong-speaker')) return [];
  const places = [...(attribution ? [attribution] : []), ...context];
  const span = findName(init.draft.text, claimed.speaker, places);
  if (!span) return [];
  // "Haskett said" becomes "Ormond said".
  const name = claimed.speaker.includes(' ')
    ? match.speaker
    : (match.speaker.split(' ').at(-1) ?? match.speaker);
  return [
    [
      {
        ...citationFix(
          'fix-take-speaker',
          match,
          [{ span, newText: escapeMarkdown(name) }],
          ['wrong-speaker'],
        ),
        values: { speaker: match.speaker },
        changesWords: true,
      },
    ],
  ];
};

function says({ checked: { finding } }: QuickFixInit, verdict: Verdict): boolean {
  return finding.verdict === verdict || finding.also.includes(verdict);
}

function citationFix(
  code: QuickFix['code'],
  match: QuoteMatch,
  edits: readonly DraftEdit[],
  resolves: QuickFix['resolves'],
): QuickFix {
  const values = { place: placeText(match), locator: describeLocator(match.locator) };
  return { code, values, edits, changesWords: false, isSafe: false, resolves };
}

/** The citation item with another key and place; what the writer put before and behind them stays. */
function citeAnew(item: CitationItem, { citeKey, locator }: QuoteMatch): DraftEdit {
  const cite = citationText(citeKey, locator);
  const suffix = item.suffix ? `, ${item.suffix.replace(/^,\s*/u, '')}` : '';
  const span = [item.start, item.end] as const;
  if (item.mode !== 'AuthorInText')
    return { span, newText: `${item.mode === 'SuppressAuthor' ? '-' : ''}${cite}${suffix}` };
  // In the text the place stands in a bracket behind the key.
  const key = citationText(citeKey);
  const inside = `${cite.slice(key.length)}${suffix}`.replace(/^,\s*/u, '');
  return { span, newText: inside ? `${key} [${inside}]` : key };
}

/** A citation where there is none: behind the closing mark, or in the attribution line of a block quote. */
function citeFirst(init: QuickFixInit, match: QuoteMatch): DraftEdit[] {
  const { quote } = init.checked;
  const { text } = init.draft;
  if (quote.form === 'run-in') {
    const at = closingMark(text, quote.end);
    return at === undefined ? [] : [{ span: [at, at], newText: ` ${citationFor(init, match)}` }];
  }
  if (quote.attribution) {
    const at = quote.attribution[1];
    return [{ span: [at, at], newText: ` [${citationText(match.citeKey, match.locator)}]` }];
  }
  return [addSignature(init, match)];
}

/** An attribution line under a block quote that has none, with the quote's own signs before it. */
function addSignature(init: QuickFixInit, match: QuoteMatch): DraftEdit {
  const { text } = init.draft;
  const { end } = init.checked.quote;
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  const signs = /^[ \t]*(?:[-*+][ \t]+)?(?:>[ \t]?)+/u.exec(text.slice(lineStart, end))?.[0] ?? '> ';
  const prefix = signs.replace(/[-*+]/u, ' ');
  const eol = lineEndOf(text);
  const signature = rendered(init, match, 'block').split('\n').at(-1)?.replace(/^> ?/u, '');
  const newText = `${eol}${prefix.trimEnd()}${eol}${prefix}${signature}`;
  return { span: [end, end], newText };
}

function citationFor(init: QuickFixInit, match: QuoteMatch): string {
  return rendered(init, match, 'citation');
}

/** What would be inserted for the words, so that fixes and insertions say the same. */
function rendered({ index, profile }: QuickFixInit, match: QuoteMatch, style: 'block' | 'citation'): string {
  const passage = index.passage(match.passageIds[0] ?? '');
  const source = index.source(match.sourceId);
  if (!passage || !source) return `[${citationText(match.citeKey, match.locator)}]`;
  const { locator: _locator, ...rest } = passage;
  const placed = { ...rest, ...(match.locator && { locator: match.locator }) };
  const { namesOriginal = false } = quotableOf(index, placed, source);
  return renderStretch({ passages: [placed] }, source, { style, profile, namesOriginal }).text;
}

function findName(text: string, name: string, places: readonly TextSpan[]): TextSpan | undefined {
  for (const [start, end] of places) {
    const at = text.slice(start, end).indexOf(name);
    if (at >= 0) return [start + at, start + at + name.length];
  }
  return undefined;
}

const MOST_PLACES = 6;
