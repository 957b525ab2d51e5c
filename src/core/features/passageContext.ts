import { attribute } from '../citing/attribution.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { GroundRule } from '../model/groundRules.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { describeLocator } from '../reports/locatorText.ts';
import { escapeMarkdown, oneLine } from '../text/markdownText.ts';

/** Whose words a passage is, in a few words: the speaker with what is to be minded, never more than is known. */
export function describeEvidence(passage: Passage, source: Source): string {
  const attribution = attribute(passage, source);
  switch (attribution.kind) {
    case 'speaker':
      return attribution.name;
    case 'secondhand':
      return attribution.name ? `reported: ${attribution.name}` : 'reported, unattributed';
    case 'unidentified':
      return 'speaker not marked';
    case 'work':
      return source.role === 'secondary' ? 'secondary source' : '';
  }
}

/** What kind of evidence a passage is, in a word; empty for the record of the words. */
export function explainRole(passage: Passage, source: Source): string {
  if (passage.kind === 'reported') return 'secondhand';
  return source.role === 'primary' ? '' : source.role;
}

/** On what evidence, in a sentence for a hover; empty where there is nothing to mind. */
export function explainEvidence(passage: Passage, source: Source): string {
  if (source.groundRule) return describeGroundRule(source.groundRule);
  if (source.role === 'own') return 'Your own text: never evidence for a quotation.';
  if (passage.kind === 'reported') {
    const claimed = passage.reported?.claimedSource;
    const claim = claimed ? ` It claims as its source: ${claimed}.` : '';
    return `Secondhand: this source reports the words, and nothing here shows that they were said.${claim}`;
  }
  if (passage.voice === 'unmarked' && passage.kind === 'speech') {
    return 'The transcript does not mark who speaks. Listen before you name anybody.';
  }
  if (passage.voice === 'site' && passage.kind === 'speech')
    return 'The page says who speaks; the recording was not checked.';
  if (source.role === 'secondary')
    return 'A secondary source: these are its own words, not those of the people it is about.';
  return '';
}

function describeGroundRule(rule: GroundRule): string {
  if (rule.kind === 'embargo') return `Under embargo until ${rule.until}.`;
  return rule.kind === 'off-record' ? 'Off the record: not for use.' : 'On background: not for quotation.';
}

/** The locator as people read it: `00:12:31`, `p. 33`, `¶ 4`, `line 12`. */
export function placeOf({ locator }: Passage): string {
  return describeLocator(locator);
}

/**
 * A stretch of a source with what stands around it, as Markdown: the stretch in bold, the rest of its passages, and
 * the ends of the neighbors where they are the same speaker's.
 *
 * @param spans for each passage the bold stretch, as offsets into its text.
 */
export function contextMarkdown(
  index: CorpusIndex,
  passages: readonly Passage[],
  spans: readonly TextSpan[],
): string {
  const [first, last] = [passages[0], passages.at(-1)];
  if (!first || !last) return '';
  const all = index.passagesOf(first.sourceId);
  const before = neighbor(all[all.findIndex(({ id }) => id === first.id) - 1], first);
  const after = neighbor(all[all.findIndex(({ id }) => id === last.id) + 1], last);
  const middle = passages.map((passage, place) => emphasize(passage.text, spans[place] ?? [0, 0]));
  return [
    before && `… ${escapeMarkdown(tail(before.text))}`,
    ...middle,
    after && `${escapeMarkdown(head(after.text))} …`,
  ]
    .filter(Boolean)
    .join(' ');
}

function neighbor(candidate: Passage | undefined, passage: Passage): Passage | undefined {
  if (!candidate?.quotable || candidate.kind !== passage.kind || candidate.speaker !== passage.speaker)
    return undefined;
  return candidate;
}

function emphasize(text: string, [start, end]: TextSpan): string {
  const bold = text.slice(start, end).trim();
  return [
    escapeMarkdown(text.slice(0, start)),
    bold && `**${escapeMarkdown(bold)}**`,
    escapeMarkdown(text.slice(end)),
  ]
    .filter(Boolean)
    .join(' ')
    .replace(/\*\* ([.,;:!?’”"')])/gu, '**$1');
}

function tail(text: string): string {
  const line = oneLine(text);
  const cut =
    line.length <= NEIGHBOR_CHARACTERS ? 0 : line.indexOf(' ', line.length - NEIGHBOR_CHARACTERS) + 1;
  return line.slice(cut);
}

function head(text: string): string {
  const line = oneLine(text);
  return line.length <= NEIGHBOR_CHARACTERS
    ? line
    : line.slice(0, line.lastIndexOf(' ', NEIGHBOR_CHARACTERS));
}

// About a sentence on either side.
const NEIGHBOR_CHARACTERS = 120;
