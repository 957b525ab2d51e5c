import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { PassageTable } from '../index/indexPart.ts';
import type { DocumentBoost } from '../index/segment/segmentQuery.ts';
import type { Kind, Voice } from '../model/passage.ts';
import type { Role, Source } from '../model/source.ts';

/**
 * What a passage is worth before its words are looked at: the record of the words before reports of them, speech before
 * prose about it, by so little that a better match always wins. Equal passages come in the order of the corpus, whatever
 * the order in which they were indexed.
 */
export function priorBoost(index: CorpusIndex): DocumentBoost {
  const tables = index.parts().map(({ passages }) => passages);
  const ranks = placesOf(index.sources());
  return {
    most: BY_ROLE.primary * BY_KIND.speech,
    of(part, document) {
      const passages = tables[part] as PassageTable;
      const source = passages.sourceAt(document);
      const worth =
        BY_ROLE[source.role] * BY_KIND[passages.kind(document)] * byVoice(passages.voice(document));
      return worth * (1 - PLACE * (ranks.get(source.id) ?? 0));
    },
  };
}

function byVoice(voice: Voice): number {
  return voice === 'unmarked' ? 0.95 : 1;
}

/** The place of each source in the corpus, by id. */
function placesOf(sources: readonly Source[]): ReadonlyMap<string, number> {
  let places = known.get(sources);
  if (!places) {
    places = new Map(sources.map(({ id }, place) => [id, place]));
    known.set(sources, places);
  }
  return places;
}

const known = new WeakMap<readonly Source[], ReadonlyMap<string, number>>();

const BY_ROLE: Readonly<Record<Role, number>> = { primary: 1.25, secondary: 1, own: 0.8 };
const BY_KIND: Readonly<Record<Kind, number>> = {
  speech: 1.05,
  prose: 1,
  reported: 0.85,
  heading: 1,
  advertisement: 1,
  boilerplate: 1,
};
// Even a hundred thousand sources make no difference that any other reason for an order would not outweigh.
const PLACE = 1e-10;
