import type { Change } from './change.ts';
import { changesOfForm, disguises, finerChangesOfForm } from './form.ts';
import { finerMarkedChanges, hidingChanges, markedChanges } from './marked.ts';
import { changesOfMeaning, finerChangesOfMeaning } from './meaning.ts';
import { alteredChanges, cleanedSpeech, finerAlteredChanges } from './speech.ts';

/** What the changes of a group do to the words. */
export type ChangeGroup = 'words' | 'form' | 'disguise' | 'marks' | 'hiding' | 'spelling' | 'cleaned speech';

export interface ChangeOfGroup extends Change {
  readonly group: ChangeGroup;
  /** Which is said of it besides. */
  readonly flag?: string;
}

/** All changes, by group. */
export const allChanges: readonly ChangeOfGroup[] = [
  ...inGroup('words', [...changesOfMeaning, ...finerChangesOfMeaning]),
  ...inGroup('form', [...changesOfForm, ...finerChangesOfForm]),
  ...inGroup('disguise', disguises).map((change) => ({ ...change, flag: 'homoglyphs' })),
  ...inGroup('marks', [...markedChanges, ...finerMarkedChanges]),
  ...inGroup('hiding', hidingChanges),
  ...inGroup('spelling', [...alteredChanges, ...finerAlteredChanges]),
  ...inGroup('cleaned speech', cleanedSpeech),
];

function inGroup<Each extends Change>(
  group: ChangeGroup,
  changes: readonly Each[],
): (Each & ChangeOfGroup)[] {
  return changes.map((change) => ({ ...change, group }));
}
