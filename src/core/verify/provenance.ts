import { resolveClaimedSource } from '../metadata/claimedSource.ts';
import type { Provenance } from '../model/finding.ts';
import type { Found, Question } from './findWording.ts';

/**
 * The chain behind words that a secondary source reports: draft, report, and the work that the report names. A claimed
 * work that is in the corpus was read when this is asked, so it is known whether it has the words.
 *
 * @param primary the primary source that has them, if one does.
 */
export function provenanceOf(
  { evidence }: Question,
  { source, place, wording }: Found,
  primary: Found | undefined,
): Provenance {
  const claim = place.words[wording.first]?.passage.reported?.claimedSource;
  if (!claim) return { reportedIn: source.id };
  const others = evidence.sources().filter(({ id }) => id !== source.id);
  const claimed = resolveClaimedSource(claim, others);
  return {
    reportedIn: source.id,
    claimedSource: claim,
    ...(claimed && { claimedSourceId: claimed.id, claimedSourceLacksIt: primary?.source.id !== claimed.id }),
  };
}
