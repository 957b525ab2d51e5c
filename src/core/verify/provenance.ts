import { findClaimedSources } from '../metadata/claimedSource.ts';
import type { Provenance } from '../model/finding.ts';
import type { Found, Question } from './findWording.ts';

/**
 * The chain behind words that a secondary source reports: draft, report, and the work that the report names. A claimed
 * work that is in the corpus was read when this is asked, so it is known whether it has the words; so were all that may be
 * it. Of a series the corpus may lack the one that is meant.
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
  const { sources, isWork } = findClaimedSources(claim, others);
  const ids = sources.map(({ id }) => id);
  const lacksIt = !primary || !ids.includes(primary.source.id);
  return {
    reportedIn: source.id,
    claimedSource: claim,
    ...(ids.length === 1 && { claimedSourceId: ids[0] as string, claimedSourceLacksIt: lacksIt }),
    ...(ids.length > 1 && { claimedSourceIds: ids, ...(isWork && { claimedSourceLacksIt: lacksIt }) }),
  };
}
