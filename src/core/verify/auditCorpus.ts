import type { CancellationSignal } from '../index/corpusFiles.ts';
import { findClaimedSources } from '../metadata/claimedSource.ts';
import type { Finding } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { attributeWording } from './attributeWording.ts';
import type { Evidence } from './evidence.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { parseQuotation } from './quotation.ts';
import type { DraftClaim } from './readClaim.ts';
import { toRawSpan, toTextOffset } from './sourceText.ts';

/** A quotation that a secondary source reports, with what the primary sources say of it. */
export interface AuditedQuotation {
  /** The source that reports it. */
  readonly source: Source;
  /** Where its words stand in the raw text of that source. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In whose mouth the source puts the words. Absent: it does not say. */
  readonly claimedSpeaker?: string;
  /** Where the words are claimed to come from, as the source spells it. */
  readonly claimedSource?: string;
  /** That work, where it is in the corpus. */
  readonly claimedSourceId?: string;
  /** Where several sources of the corpus may be that work, and nothing says which. */
  readonly claimedSourceIds?: readonly string[];
  readonly finding: Pick<
    Finding,
    'verdict' | 'severity' | 'reason' | 'also' | 'flags' | 'match' | 'others' | 'edits'
  >;
}

/**
 * Holds every quotation that a secondary source reports against the primary sources: only those are evidence, so no
 * report confirms itself or another report. In the order of sources and text. Cost: some milliseconds a quotation.
 */
export function auditCorpus(
  evidence: Evidence,
  options: { readonly profile?: ProfileName; readonly signal?: CancellationSignal } = {},
): AuditedQuotation[] {
  const audited: AuditedQuotation[] = [];
  for (const quotation of auditInSlices(evidence, options.profile)) {
    if (options.signal?.aborted) break;
    if (quotation) audited.push(quotation);
  }
  return audited;
}

/** The same one by one, for who must not be held up: `undefined` where a source without quotations was looked at. */
export function* auditInSlices(
  evidence: Evidence,
  profile: ProfileName = 'chicago',
): Generator<AuditedQuotation | undefined, void, void> {
  for (const source of evidence.sources()) {
    if (source.role !== 'secondary') continue;
    for (const passage of evidence.passagesOf(source.id)) {
      for (const reported of reportedIn(passage)) yield audit(source, passage, reported, evidence, profile);
    }
    yield undefined;
  }
}

/** A reported quotation as offsets into the text of its passage. */
interface Reported {
  readonly span: TextSpan;
  readonly claimedSpeaker?: string | undefined;
  readonly claimedSource?: string | undefined;
}

function reportedIn(passage: Passage): Reported[] {
  if (passage.kind === 'reported') {
    const { claimedSpeaker, claimedSource } = passage.reported ?? {};
    return [
      { span: [0, passage.text.length], claimedSpeaker: claimedSpeaker ?? passage.speaker, claimedSource },
    ];
  }
  return (passage.quotations ?? []).map(({ start, end, claimedSpeaker }) => ({
    span: [toTextOffset(passage, start), toTextOffset(passage, end)],
    claimedSpeaker,
  }));
}

function audit(
  source: Source,
  passage: Passage,
  reported: Reported,
  evidence: Evidence,
  profile: ProfileName,
): AuditedQuotation {
  const { span, claimedSpeaker, claimedSource } = reported;
  const claim = claimOf(reported, source, evidence);
  const [start, end] = toRawSpan(passage, span);
  const judged = attributeWording({
    ...{
      quotation: parseQuotation(passage.text, { spans: [span] }),
      claim,
      evidence,
      profile: profiles[profile],
    },
    ...{ form: 'block', isCited: claimedSource !== undefined, roles: ['primary'] },
  });
  const { verdict, severity, reason, also, match, others, edits } = judged;
  // That a page cites nothing is the page's affair.
  const flags = judged.flags.filter((flag) => flag !== 'uncited');
  const finding = { verdict, severity, reason, also, flags, edits };
  return {
    ...{ source, start, end, text: passage.text.slice(...span) },
    ...(claimedSpeaker && { claimedSpeaker }),
    ...(claimedSource && { claimedSource }),
    ...(claim.cited.length === 1 && { claimedSourceId: claim.cited[0]?.id as string }),
    ...(claim.cited.length > 1 && { claimedSourceIds: claim.cited.map(({ id }) => id) }),
    finding: { ...finding, ...(match && { match }), ...(others && { others }) },
  };
}

/**
 * What a report claims, as if a draft had cited it: all that may be the work that it names, where several may. Of a series
 * the one that is meant may be missing.
 */
function claimOf(
  { claimedSpeaker, claimedSource }: Reported,
  source: Source,
  evidence: Evidence,
): DraftClaim {
  const others = evidence.sources().filter(({ id }) => id !== source.id);
  const { sources, isWork } = findClaimedSources(claimedSource ?? '', others);
  const isKnown = isWork || sources.length === 1;
  return {
    claimed: {
      citeKeys: sources.map(({ citeKey }) => citeKey),
      ...(claimedSpeaker && { speaker: claimedSpeaker }),
    },
    cited: sources,
    missing: claimedSource && !isKnown ? [claimedSource] : [],
    ...{ locators: new Map(), saysSecondhand: false, saysTranslated: false, named: [] },
  };
}
