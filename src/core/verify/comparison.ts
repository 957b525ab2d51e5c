import type { AlignedPlace } from './alignedPlace.ts';
import type { Profile } from './profiles.ts';
import type { Quotation } from './quotation.ts';

/** A quotation beside the place that it was aligned with, and the rules it is judged by. */
export interface Comparison {
  readonly quotation: Quotation;
  readonly place: AlignedPlace;
  readonly profile: Profile;
  /** Whether a folded word is part of the name of somebody whom the metadata names. */
  readonly namesPerson: (word: string) => boolean;
}
