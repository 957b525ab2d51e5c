import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { tokenizeWords } from '../../../src/core/index/searchFields.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { isStopWord } from '../../../src/core/search/stopWords.ts';
import {
  averageNdcg,
  hasJudgedCollections,
  indexOfCollection,
  type JudgedCollection,
  readJudgedCollection,
} from '../../support/judgedCollections.ts';
import { makeSentences, misremember, seededRandom } from '../../support/knownItems.ts';
import { indexOf } from '../../support/passageCorpus.ts';
import { wordsAtHand } from '../../support/speech.ts';
import type { Figure } from '../measure.ts';

/** How good the first ten hits are: on judged collections beside the peers, and for a sentence half remembered. */
export async function* benchQuality(passages: number): AsyncGenerator<Figure> {
  if (hasJudgedCollections) for (const [name, goal] of GOALS) yield* onCollection(name, goal);
  else
    console.error(
      'The judged collections are not beside the project: search quality is not measured on them.',
    );
  yield* knownItems(passages);
}

type Find = (question: string) => readonly string[];

function* onCollection(name: 'cisi' | 'npl', goal: number): Generator<Figure> {
  const collection = readJudgedCollection(name);
  const index = indexOfCollection(collection);
  const find: Find = (question) =>
    searchPassages(index, question, { limit: 10 }).hits.map(({ source }) => source.file.slice(1));
  const title = `nDCG@10 on ${name.toUpperCase()}`;
  const own = averageNdcg(collection, find);
  for (const [peer, findOfPeer] of Object.entries(peersOn(collection))) {
    yield {
      ...{
        name: title,
        unit: '',
        value: own,
        peer: { name: peer, value: averageNdcg(collection, findOfPeer) },
      },
      ...{ goal: `> ${goal}`, isMet: own > goal },
    };
  }
  const heldOut = averageNdcg(collection, find, (id) => id % 2 === 1);
  yield {
    ...{ name: `${title}, questions that nothing was tuned on`, unit: '', value: heldOut },
    ...{ goal: `> ${goal}`, isMet: heldOut > goal },
  };
}

function peersOn({ docs }: JudgedCollection): Record<string, Find> {
  const texts = docs.map(({ id, title = '', text }) => ({ id, text: title ? `${title}\n${text}` : text }));
  return {
    MiniSearch: miniSearchOf(texts),
    'SQLite FTS5, porter': fts5Of(texts),
    lunr: lunrOf(texts),
  };
}

type Texts = readonly { readonly id: string; readonly text: string }[];

function miniSearchOf(texts: Texts): Find {
  const miniSearch = new MiniSearch({ fields: ['text'], searchOptions: { prefix: true, fuzzy: 0.2 } });
  miniSearch.addAll(texts);
  return (question) => miniSearch.search(question).map(({ id }) => String(id));
}

/** A question is many words of which a document may lack most. */
function fts5Of(texts: Texts): Find {
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')");
  const insert = database.prepare('INSERT INTO docs VALUES (?, ?)');
  for (const { id, text } of texts) insert.run(id, text);
  const select = database.prepare('SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 10');
  return (question) => {
    const words = [...new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu))].filter(
      (word) => !isStopWord(word),
    );
    return select.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ id }) => String(id));
  };
}

function lunrOf(texts: Texts): Find {
  const lunr = createRequire(import.meta.url)('lunr') as (
    configure: (this: { ref(n: string): void; field(n: string): void; add(d: object): void }) => void,
  ) => { search(query: string): { readonly ref: string }[] };
  const index = lunr(function () {
    this.ref('id');
    this.field('text');
    for (const each of texts) this.add(each);
  });
  return (question) => index.search(question.replace(/[^\p{L}\p{N}]+/gu, ' ')).map(({ ref }) => ref);
}

/** Three or four words of a sentence that say something, one of them mistyped, among so many sentences. */
function* knownItems(passages: number): Generator<Figure> {
  const random = seededRandom(passages);
  const words = tokenizeWords(wordsAtHand().join(' '));
  const sentences = [...new Set(makeSentences(words, passages, random))];
  const index = indexOf({ 'a.txt': sentences });
  let found = 0;
  let reciprocal = 0;
  for (let asked = 0; asked < KNOWN_ITEMS; asked++) {
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
    const telling = [...new Set(tokenizeWords(sentence))].filter(
      (word) => !isStopWord(word) && /^[a-z]{3,}$/u.test(word),
    );
    const query = misremember(telling, Math.min(telling.length, 3 + (asked % 2)), asked, random);
    const { hits } = searchPassages(index, query, { limit: 10 });
    const rank = hits.findIndex(({ passage }) => passage.text === sentence);
    if (rank < 0) continue;
    found++;
    reciprocal += 1 / (rank + 1);
  }
  const name = `a sentence among ${passages} by three or four of its words, one mistyped`;
  const share = (100 * found) / KNOWN_ITEMS;
  const rank = reciprocal / KNOWN_ITEMS;
  yield { name: `${name}: in the first ten`, unit: '%', value: share, goal: '> 95', isMet: share > 95 };
  yield { name: `${name}: MRR@10`, unit: '', value: rank, goal: '> 0.85', isMet: rank > 0.85 };
}

const GOALS = [
  ['cisi', 0.41],
  ['npl', 0.45],
] as const;
const KNOWN_ITEMS = 300;
