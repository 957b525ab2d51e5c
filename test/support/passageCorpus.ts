import { CorpusIndex } from '../../src/core/index/corpusIndex.ts';
import type { Passage } from '../../src/core/model/passage.ts';
import type { Source } from '../../src/core/model/source.ts';

/** A source as a test says it: what is left out is of no interest to it. */
export interface TestSource extends Partial<Source> {
  readonly passages: readonly (string | Partial<Passage>)[];
}

/** An index of sources that were never files, by the names of their files. */
export function indexOf(sources: Readonly<Record<string, TestSource | readonly string[]>>): CorpusIndex {
  const index = new CorpusIndex();
  for (const [file, given] of Object.entries(sources)) {
    const { passages, ...known } = isList(given) ? { passages: given } : given;
    const source = toSource(file, known);
    index.put({ source, passages: toPassages(source.id, passages) });
  }
  return index;
}

export function toSource(file: string, known: Partial<Source> = {}): Source {
  const id = file.replace(/\W/g, '-');
  return {
    ...{ id, file, citeKey: id, folder: 'memory:///corpus', title: '', role: 'primary' },
    ...{ layout: 'prose', layoutReason: '', item: { id, type: 'document' }, characters: 0 },
    ...known,
  };
}

export function toPassages(sourceId: string, given: readonly (string | Partial<Passage>)[]): Passage[] {
  let start = 0;
  return given.map((each, number) => {
    const known = typeof each === 'string' ? { text: each } : each;
    const text = known.text ?? '';
    const end = start + text.length;
    const passage: Passage = {
      ...{ id: `${sourceId}.${number}`, sourceId, start, end, spans: [[start, end]], text },
      ...{ kind: 'prose', voice: 'author', quotable: true },
      ...known,
    };
    start = end + 1;
    return passage;
  });
}

function isList(given: TestSource | readonly string[]): given is readonly string[] {
  return Array.isArray(given);
}
