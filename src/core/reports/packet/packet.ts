import { shortReference } from '../../citing/reference.ts';
import type { Flag, QuoteMatch, Severity, Verdict } from '../../model/finding.ts';
import type { Passage, Voice } from '../../model/passage.ts';
import type { CheckedDraft, CheckedQuote, ReportedCorpus } from '../checkedDraft.ts';
import { createPlaceTeller, type LineAndColumn } from '../lineAndColumn.ts';
import { describeLocator } from '../locatorText.ts';
import { mediaLink } from '../mediaLink.ts';
import { alsoMessage, flagMessage, messageOf } from '../messages.ts';
import { draftWording, type Run, sourceWording } from '../wording.ts';
import { type WordsAround, wordsAround } from '../wordsAround.ts';

/** What a fact-checker needs to check a draft's quotations by hand. */
export interface Packet {
  readonly draft: string;
  /** SHA-256 of the draft's file, in hex; absent for a document that is not saved. */
  readonly draftHash?: string;
  readonly profile: string;
  /** The day it was made, `2026-11-20`. */
  readonly day: string;
  readonly entries: readonly PacketEntry[];
}

/** One quotation with everything that it rests on. All of it is plain text of others, not escaped for anything. */
export interface PacketEntry {
  /** From 1. */
  readonly number: number;
  readonly place: LineAndColumn;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** A sentence for the verdict, then those of its other verdicts and flags. */
  readonly messages: readonly string[];
  readonly flags: readonly Flag[];
  readonly draftWording: readonly Run[];
  /** What the draft says of it: keys, place, speaker. */
  readonly claim: string;
  readonly evidence?: PacketEvidence;
}

export interface PacketEvidence {
  readonly wording: readonly Run[];
  readonly around: WordsAround;
  /** Empty where the source does not say whose words they are. */
  readonly speaker: string;
  /** How the speaker is known, in words. */
  readonly voice: string;
  readonly reference: string;
  readonly citeKey: string;
  readonly role: string;
  readonly locator: string;
  /** Where to hear or read it. */
  readonly link?: string;
  readonly file: string;
  /** SHA-256 of the source's file, in hex; absent where the file could not be read. */
  readonly fileHash?: string;
}

/** What a packet needs of the corpus. */
export interface PacketSources extends Pick<ReportedCorpus, 'source' | 'passage'> {
  /** In the order of the text. */
  passagesOf(sourceId: string): readonly Passage[];
  /** SHA-256 of a source's file, in hex. */
  fileHash(sourceId: string): string | undefined;
}

/** Gathers the packet of a draft. Clean quotes are in it too: a fact-checker checks all of them. */
export function toPacket(
  draft: CheckedDraft,
  sources: PacketSources,
  made: { readonly day: string; readonly draftHash?: string },
): Packet {
  const placeOf = createPlaceTeller(draft.text);
  const entries = draft.quotes.map((checked, at) =>
    toEntry(draft, checked, { number: at + 1, place: placeOf(checked.finding.start) }, sources),
  );
  return { draft: draft.path, profile: draft.profile, ...made, entries };
}

function toEntry(
  draft: CheckedDraft,
  { quote, finding }: CheckedQuote,
  where: Pick<PacketEntry, 'number' | 'place'>,
  sources: PacketSources,
): PacketEntry {
  const { verdict, severity, flags, also, match, claimed } = finding;
  const evidence = match && toEvidence(match, sourceWording(finding), sources);
  return {
    ...where,
    ...{ verdict, severity, flags },
    messages: [
      messageOf(finding, sources),
      ...also.map((other) => alsoMessage(other, finding, sources)),
      ...flags.map((flag) => flagMessage(flag)),
    ],
    draftWording: draftWording(draft.text, quote, finding),
    claim: [claimed.speaker, ...claimed.citeKeys.map((key) => `@${key}`), describeLocator(claimed.locator)]
      .filter(Boolean)
      .join(', '),
    ...(evidence && { evidence }),
  };
}

function toEvidence(
  match: QuoteMatch,
  wording: readonly Run[],
  sources: PacketSources,
): PacketEvidence | undefined {
  const source = sources.source(match.sourceId);
  if (!source) return undefined;
  const link = mediaLink(source, match.locator);
  const fileHash = sources.fileHash(source.id);
  return {
    wording,
    around: wordsAround(match, sources.passagesOf(source.id)),
    speaker: match.speaker ?? '',
    voice: match.role === 'secondary' && match.speaker ? 'as reported' : VOICES[match.voice],
    reference: shortReference(source.item),
    citeKey: source.citeKey,
    role: source.role,
    locator: describeLocator(match.locator),
    file: source.file,
    ...(link && { link }),
    ...(fileHash && { fileHash }),
  };
}

const VOICES: Readonly<Record<Voice, string>> = {
  labelled: 'labelled in the text',
  author: 'the author',
  site: 'the page says so',
  inferred: 'inferred',
  unmarked: 'not marked in the text',
};
