import type { Role } from '../model/source.ts';
import type { Evidence, LiveSegment } from './evidence.ts';
import type { SegmentSource } from './quoteSegment.ts';

/** Which sources are asked: some by their ids, or all of a role but some. */
export type Scope =
  | { readonly ids: ReadonlySet<string> }
  | { readonly role: Role; readonly except: ReadonlySet<string> };

/** The part of a segment that a scope covers. */
export interface Covered {
  readonly live: LiveSegment;
  /** The sources, where they are few: only their stretches are read. */
  readonly few?: readonly SegmentSource[];
  /** Whether a source of the segment is asked. */
  readonly accepts: (source: SegmentSource) => boolean;
}

/** What there is to read for a scope; segments without any of its sources are left out. */
export function coveredBy(evidence: Evidence, scope: Scope): Covered[] {
  if ('role' in scope && !evidence.hasRole(scope.role)) return [];
  return evidence.segments().flatMap((live): Covered[] => {
    if ('ids' in scope) {
      const few = [...scope.ids].flatMap((id) => live.sources.get(id) ?? []);
      return few.length > 0 ? [{ live, few, accepts: (source) => few.includes(source) }] : [];
    }
    return [{ live, accepts: acceptRole(evidence, live, scope) }];
  });
}

/** Asks for each source once. */
function acceptRole(
  evidence: Evidence,
  live: LiveSegment,
  { role, except }: Extract<Scope, { role: Role }>,
): (source: SegmentSource) => boolean {
  const known = new Map<SegmentSource, boolean>();
  return (source) => {
    let accepted = known.get(source);
    if (accepted === undefined) {
      const { sourceId } = source;
      const isLive = live.sources.get(sourceId) === source;
      accepted = isLive && !except.has(sourceId) && evidence.source(sourceId)?.role === role;
      known.set(source, accepted);
    }
    return accepted;
  };
}
