import { kinds } from '../model/passage.ts';
import { roles } from '../model/source.ts';

/** One thing that can be typed into the search box. */
export interface QueryHelpEntry {
  /** Names what it is about, for a host that has its own words for it. */
  readonly id: string;
  /** As it is typed, with words of the sample corpus. */
  readonly example: string;
  /** What it finds, in words. */
  readonly finds: string;
  /** What may stand after the colon, where that is a list. */
  readonly values?: readonly string[];
}

/** The query language, for the search box to show. `docs/search.md` says the same at more length. */
export const queryHelp: readonly QueryHelpEntry[] = [
  {
    id: 'words',
    example: 'keeper gate tide',
    finds:
      'passages with all the words, then with other forms of them, with slips of the pen, with most of them',
  },
  {
    id: 'phrase',
    example: '"the gate is a promise"',
    finds: 'these words as they stand, one after the other',
  },
  {
    id: 'without',
    example: 'tide -flood',
    finds: 'passages without the word; also -"a phrase" and -speaker:name',
  },
  { id: 'speaker', example: 'speaker:haskett', finds: 'what this person says, by the beginning of a name' },
  { id: 'source', example: 'source:"field notes"', finds: 'sources by title, file name or cite key' },
  { id: 'key', example: 'key:haskett2021', finds: 'the source with this cite key' },
  { id: 'role', example: 'role:primary', finds: 'sources of this role', values: roles },
  { id: 'kind', example: 'kind:reported', finds: 'passages of this kind', values: kinds },
  {
    id: 'year',
    example: 'year:2019..2024',
    finds: 'sources of these years; also year:2019, year:2019.. and year:..2024',
  },
];
