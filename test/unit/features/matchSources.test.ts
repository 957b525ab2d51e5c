import assert from 'node:assert/strict';
import { matchSources } from '../../../src/core/features/matchSources.ts';
import { CorpusIndex } from '../../../src/core/index/corpusIndex.ts';
import type { Source } from '../../../src/core/model/source.ts';
import { toSource } from '../../support/passageCorpus.ts';

describe('the works that typed words may mean', () => {
  it('are found in a library of twenty thousand in a moment, slips of the pen included', () => {
    const index = new CorpusIndex();
    for (let at = 0; at < 20_000; at++) index.put({ source: source(at), passages: [] });
    matchSources(index, 'anything');
    const started = process.threadCpuUsage();
    for (const query of ['name17', 'xqzvwk', 'ttile3', 'nmae199', 'bottle'])
      for (let end = 3; end <= query.length; end++) matchSources(index, query.slice(0, end));
    const { user, system } = process.threadCpuUsage(started);
    // 19 keystrokes; compared one by one, the words would take five seconds.
    assert.ok((user + system) / 1000 < 1500, `${(user + system) / 1000} ms`);
    assert.equal(matchSources(index, 'name123of')[0]?.source.citeKey, 'name123of1923');
  });

  function source(at: number): Source {
    const [author, title] = [`Name${at}`, `Tide ${syllables(at)} and gate ${syllables(at * 7)}`];
    const citeKey = `${author.toLowerCase()}of${1900 + (at % 100)}`;
    const item = { id: citeKey, type: 'book', title, author: [{ family: author, given: syllables(at * 3) }] };
    return toSource(`${citeKey}.pdf`, { citeKey, title, item });
  }

  function syllables(seed: number): string {
    const parts = ['ha', 'ke', 'tor', 'mon', 'sa', 'yre', 'li', 'nes', 're', 'cap', 'wel', 'gri'];
    return [seed, seed >> 3, seed >> 6].map((at) => parts[at % parts.length]).join('');
  }
});
