import { participants } from '../model/cslItem.ts';
import type { Evidence } from './evidence.ts';
import { mayBeSamePerson } from './peopleNamed.ts';

/** Whether a name is that of somebody whose words the corpus holds, by the metadata. */
export function namesSpeakerOf(name: string | undefined, evidence: Evidence): boolean {
  if (!name) return false;
  return evidence
    .sources()
    .some(
      ({ role, item }) =>
        role !== 'own' && participants(item).some((person) => mayBeSamePerson(name, person)),
    );
}
