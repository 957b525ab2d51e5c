import { both, type Change } from './change.ts';
import { changesOfForm, disguises, finerChangesOfForm } from './form.ts';
import { finerMarkedChanges, hidingChanges, markedChanges } from './marked.ts';
import { changesOfMeaning, finerChangesOfMeaning } from './meaning.ts';
import { alteredChanges, cleanedSpeech, finerAlteredChanges } from './speech.ts';

/** What the changes of a group do to the words. */
export type ChangeGroup =
  | 'words'
  | 'words at once'
  | 'form'
  | 'disguise'
  | 'marks'
  | 'hiding'
  | 'spelling'
  | 'cleaned speech';

export interface ChangeOfGroup extends Change {
  readonly group: ChangeGroup;
  /** Which is said of it besides. */
  readonly flag?: string;
}

/** Changes of one kind each, by group. */
const singleChanges: readonly ChangeOfGroup[] = [
  ...inGroup('words', [...changesOfMeaning, ...finerChangesOfMeaning]),
  ...inGroup('form', [...changesOfForm, ...finerChangesOfForm]),
  ...inGroup('disguise', disguises).map((change) => ({ ...change, flag: 'homoglyphs' })),
  ...inGroup('marks', [...markedChanges, ...finerMarkedChanges]),
  ...inGroup('hiding', hidingChanges),
  ...inGroup('spelling', [...alteredChanges, ...finerAlteredChanges]),
  ...inGroup('cleaned speech', cleanedSpeech),
];

/** What leaves the words alone, excuses a word, or stands at an end: none of it may cover another change. */
const covers = singleChanges.filter(
  ({ group, name }) =>
    group === 'form' ||
    group === 'disguise' ||
    group === 'spelling' ||
    (group === 'marks' && /sic|emphasis| before$| after$/u.test(name)),
);

/** Each change of words under some other change. */
const coveredChanges = singleChanges
  .filter(({ group, right }) => group === 'words' && !right.includes('marked'))
  .map((change, at): ChangeOfGroup => {
    const cover = covers[(at * 7) % covers.length] as ChangeOfGroup;
    return {
      ...change,
      group: 'words at once',
      name: `${change.name}, under ${cover.name}`,
      apply: both(change.apply, cover.apply),
    };
  });

/** All changes, those of one kind first. */
export const allChanges: readonly ChangeOfGroup[] = [...singleChanges, ...coveredChanges];

function inGroup<Each extends Change>(
  group: ChangeGroup,
  changes: readonly Each[],
): (Each & ChangeOfGroup)[] {
  return changes.map((change) => ({ ...change, group }));
}
