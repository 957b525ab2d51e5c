import fc from 'fast-check';
import { addToBibliography } from '../../../src/core/bibliography/addToBibliography.ts';
import type { CslItem } from '../../../src/core/model/cslItem.ts';

export const haskett: CslItem = {
  id: 'haskett2021',
  type: 'interview',
  title: 'The Winter the Gate Failed',
  author: [{ family: 'Haskett', given: 'Ione' }],
  interviewer: [{ family: 'Ormond', given: 'Tess' }],
  issued: { 'date-parts': [[2021, 10, 3]] },
  URL: 'https://example.org/ebb_12',
};

export const sayre: CslItem = {
  id: 'sayre2023',
  type: 'article-magazine',
  title: 'The Gate Was <i>Also</i> a Promise',
  author: [{ family: 'Sayre', given: 'Emmett' }],
  'container-title': 'The Tarrow Review',
  issued: { 'date-parts': [[2023, 4, 22]] },
};

/** The file after a work was added to it; throws where it was not. */
export function added(path: string, text: string | undefined, item: CslItem): string {
  const { change, works } = addToBibliography([{ path, ...(text !== undefined && { text }) }], [item], {
    allowTwins: true,
  });
  if (!change) throw new Error(JSON.stringify(works));
  const [start, end] = change.edit.span;
  return (text ?? '').slice(0, start) + change.edit.newText + (text ?? '').slice(end);
}

const word = fc.constantFrom(
  ...[
    'Gate',
    'marsh',
    'NASA',
    'Élan',
    'salt & hay',
    '50%',
    '$5',
    '#1',
    'a_b',
    '{c}',
    'd\\e',
    '~f',
    'g^h',
    '“i”',
    'it’s',
    'j–k',
    '日本',
    'and',
    'l--m',
    '<n',
    'von',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const title = fc
  .tuple(
    text,
    fc.option(fc.constantFrom(['<i>', '</i>'], ['<b>', '</b>'], ['<sup>', '</sup>']), { nil: undefined }),
    text,
  )
  .map(([before, tag, after]) => (tag ? `${before} ${tag[0]}${after}${tag[1]} x` : `${before} ${after}`));
const part = fc.constantFrom('Haskett', 'Sayre', 'O’Neil', 'García', 'Reed-Lowe', 'Müller', 'Jan', 'A. B.');
const person = fc.oneof(
  fc.record({ family: part, given: part }),
  fc.record({ family: part, given: part, 'non-dropping-particle': fc.constantFrom('van der', 'de') }),
  fc.record({ family: part, given: part, suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ family: fc.constant('boyd'), given: fc.constant('danah') }),
  fc.record({ literal: fc.constantFrom('Lineskeep', 'Sayre and Sons', 'Keep, Inc.', 'The Long Ebb & Co') }),
);
const date = fc.oneof(
  fc.record({
    'date-parts': fc.constantFrom(
      [[2021]],
      [[2021, 10]],
      [[1999, 2, 28]],
      [
        [2021, 2],
        [2021, 3],
      ],
    ),
  }),
  fc.record({ literal: fc.constantFrom('circa 1900', 'n.d.') }),
);
const fields = {
  title,
  author: fc.array(person, { minLength: 1, maxLength: 3 }),
  editor: fc.array(person, { minLength: 1, maxLength: 2 }),
  issued: date,
  publisher: text,
  'publisher-place': text,
  URL: fc.constantFrom('https://example.org/a_b?c=d&e=%20#f', 'https://example.org/~g'),
  DOI: fc.constantFrom('10.1000/a_b', '10.1/(sici)1'),
  note: text,
  page: fc.constantFrom('1', '12-19', 'xii', 'A3'),
  volume: fc.constantFrom('2', 'IV'),
};
const byType: Readonly<Record<string, Record<string, fc.Arbitrary<unknown>>>> = {
  'article-journal': { 'container-title': text, issue: fc.constantFrom('4', '3-4') },
  'article-magazine': { 'container-title': text },
  'article-newspaper': { 'container-title': text },
  book: { 'collection-title': text, 'collection-number': fc.constant('3'), edition: fc.constant('2') },
  chapter: { 'container-title': text },
  webpage: { 'container-title': text, accessed: fc.constant({ 'date-parts': [[2022, 1, 2]] }) },
  interview: { number: fc.constant('12') },
  song: { 'collection-title': text, number: fc.constant('12') },
  report: { number: fc.constant('7'), genre: fc.constant('Working Paper') },
  thesis: { genre: fc.constant('PhD thesis') },
  broadcast: { number: fc.constant('1') },
  'post-weblog': {},
};

/** Works that the formats of bibliographies have a place for. */
export const anyWork: fc.Arbitrary<CslItem> = fc
  .constantFrom(...Object.keys(byType))
  .chain((type) =>
    fc.record(
      {
        id: fc.stringMatching(/^[a-z]{2,6}\d{4}[a-z]?$/u),
        type: fc.constant(type),
        ...fields,
        ...byType[type],
      },
      { requiredKeys: ['id', 'type', 'title'] },
    ),
  )
  .map((item) => JSON.parse(JSON.stringify(item)) as CslItem);
