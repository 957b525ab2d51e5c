import assert from 'node:assert/strict';
import { createCorpus } from '../../../src/core/index/corpus.ts';
import { readSource } from '../../../src/core/index/readSource.ts';
import { updateCorpus } from '../../../src/core/index/updateCorpus.ts';
import { searchPassages } from '../../../src/core/search/searchPassages.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf, MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';

const folders = [memoryFolder];
const reader = readSource;

describe('a corpus', () => {
  it('holds every source with its role, key and metadata', async () => {
    const { index, problems } = await corpusOf(marshCorpus);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      index.sources().map(({ file, citeKey, role, layout }) => [file, citeKey, role, layout]),
      [
        ['essay.md', 'sayre2023salt', 'primary', 'prose'],
        ['interview.txt', 'ray2021gate', 'primary', 'labelled-interview'],
        ['list.txt', 'list2022', 'secondary', 'quotation-list'],
        ['notes.md', 'notes', 'own', 'prose'],
        ['raw.txt', 'ray2021raw', 'primary', 'speech-recognition'],
      ],
    );
  });

  it('reads nothing again when nothing changed', async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    files.reads.length = 0;
    const { changes } = await updateCorpus(corpus, { reader, files, folders });
    assert.equal(changes, 0);
    assert.deepEqual(files.reads, []);
  });

  it('follows a source that is edited, added or deleted', async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    const before = corpus.index.source(corpus.index.sources()[1]?.id ?? '')?.id;
    files.write('interview.txt', marshCorpus['interview.txt'].replace('neither did I', 'neither shall I'));
    files.write('new.txt', 'Something about cormorants, which were never here.\n');
    files.delete('raw.txt');
    assert.equal((await updateCorpus(corpus, { reader, files, folders })).changes, 3);
    const found = (query: string) =>
      searchPassages(corpus.index, query).hits.map(({ source }) => source.file);
    assert.deepEqual(found('"neither shall"'), ['interview.txt']);
    assert.deepEqual(found('"neither did"'), []);
    assert.deepEqual(found('cormorants'), ['new.txt']);
    assert.ok(!corpus.index.sources().some(({ file }) => file === 'raw.txt'));
    assert.equal(corpus.index.sources()[1]?.id, before);
  });

  it('keeps a changed bibliography entry with its source', async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    files.write('sources.bib', marshCorpus['sources.bib'].replace('ray2021gate', 'gate2021'));
    await updateCorpus(corpus, { reader, files, folders });
    assert.deepEqual(
      corpus.index.sourcesByKey('gate2021').map(({ file }) => file),
      ['interview.txt'],
    );
    assert.deepEqual(corpus.index.sourcesByKey('ray2021gate'), []);
  });

  it('lists what cannot be used, with the reason, and uses the rest', async () => {
    const { index, problems } = await corpusOf({
      'good.txt': 'The words of a good file.',
      'binary.txt': new Uint8Array([0x7f, 0x45, 0, 0, 1]),
      'empty.txt': '',
      'broken.bib': '@book{a, title = {Never closed',
    });
    assert.deepEqual(
      index.sources().map(({ file }) => file),
      ['good.txt'],
    );
    assert.deepEqual(
      new Map(problems.map(({ file, reason }) => [file, reason.split(':')[0]])),
      new Map([
        ['broken.bib', 'this entry is never closed'],
        ['binary.txt', 'is not text'],
        ['empty.txt', 'is empty'],
      ]),
    );
  });

  it('does not read a file over the size limit', async () => {
    const files = new MemoryCorpusFiles({ 'big.txt': 'x'.repeat(2000), 'small.txt': 'Some words.' });
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders, options: { maxFileBytes: 1000 } });
    assert.match(corpus.problems[0]?.reason ?? '', /larger than the limit/u);
    assert.equal(corpus.problems[0]?.isTooLarge, true);
    assert.deepEqual(files.reads, ['small.txt']);
  });

  it('keeps the last good version of a file that cannot be read now, and says so', async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    files.write('interview.txt', '');
    await updateCorpus(corpus, { reader, files, folders });
    assert.equal(searchPassages(corpus.index, '"neither did"').hits.length, 1);
    const [problem] = corpus.problems;
    assert.equal(problem?.used, true);
    assert.match(problem?.reason ?? '', /is empty\. Its last good version is used/u);
    files.write('interview.txt', 'ANN: New words.\n\nBO: Other words.\n\nANN: Yes.\n\nBO: No.\n');
    await updateCorpus(corpus, { reader, files, folders });
    assert.deepEqual(corpus.problems, []);
    assert.equal(searchPassages(corpus.index, '"new words"').hits.length, 1);
  });

  it('tells of problems that did not keep a file from being used', async () => {
    const { index, problems } = await corpusOf({ 'a.md': '---\ntitle: "open\n---\n\nWords here.\n' });
    assert.equal(index.sources().length, 1);
    assert.deepEqual(
      problems.map(({ file, used }) => [file, used]),
      [['a.md', true]],
    );
  });

  it('lets the bibliography name the layout', async () => {
    const { index } = await corpusOf({
      ...marshCorpus,
      'sources.bib': '@misc{a, title = {A}, layout = {prose}, file = {interview.txt}}',
    });
    assert.equal(index.sourcesByKey('a')[0]?.layout, 'prose');
  });

  it('takes metadata from CSL-JSON and RIS beside the sources, and other JSON and CSV for no problem', async () => {
    const { index, problems } = await corpusOf({
      'a.txt': 'Words of the first.',
      'b.txt': 'Words of the second.',
      'works.json': '[{"id": "first2021", "type": "book", "title": "First", "custom": {"file": "a.txt"}}]',
      'works.ris': 'TY  - BOOK\nID  - second2021\nTI  - Second\nL1  - b.txt\nER  - \n',
      'package.json': '{"name": "something"}',
      'table.csv': 'a,b\n1,2\n',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      index.sources().map(({ file, citeKey }) => [file, citeKey]),
      [
        ['a.txt', 'first2021'],
        ['b.txt', 'second2021'],
      ],
    );
  });

  it('says that a folder is gone and keeps what was known of it', async () => {
    const files = new MemoryCorpusFiles(marshCorpus);
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    const gone = new MemoryCorpusFiles();
    await updateCorpus(corpus, { reader, files: gone, folders });
    assert.match(corpus.problems[0]?.reason ?? '', /does not exist/u);
    assert.equal(corpus.index.sources().length, 5);
  });

  it('keeps two files of the same name in two folders apart', async () => {
    const files = new MemoryCorpusFiles({ 'talk.txt': 'Words about herons.' }, 'memory:///one');
    files.write('talk.txt', 'Words about gulls.', 'memory:///two');
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders: ['memory:///one', 'memory:///two'] });
    const sources = corpus.index.sources();
    assert.equal(new Set(sources.map(({ id }) => id)).size, 2);
    assert.equal(new Set(sources.map(({ citeKey }) => citeKey)).size, 2);
    assert.deepEqual(
      searchPassages(corpus.index, 'gulls').hits.map(({ source }) => source.folder),
      ['memory:///two'],
    );
  });

  it('leaves drafts and excluded files out', async () => {
    const { index } = await corpusOf(
      { 'a.txt': 'Words.', 'drafts/b.md': 'Words.', 'old/c.txt': 'Words.' },
      { exclude: ['**/drafts/**', 'old/**'] },
    );
    assert.deepEqual(
      index.sources().map(({ file }) => file),
      ['a.txt'],
    );
  });

  it('does not let a bibliography name files outside the folder', async () => {
    const { index } = await corpusOf({
      'a.txt': 'Words.',
      'sources.bib': '@book{evil, title = {X}, file = {../../a.txt}}',
    });
    assert.notEqual(index.sources()[0]?.citeKey, 'evil');
  });

  it('stops when it is cancelled and goes on from there', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`${at}.txt`, `Words of file ${at}.`]),
    );
    const files = new MemoryCorpusFiles(many);
    const corpus = createCorpus();
    const signal = { aborted: false };
    const onProgress = (done: number) => (signal.aborted = done === 5);
    assert.equal(
      (await updateCorpus(corpus, { reader, files, folders, signal, onProgress })).cancelled,
      true,
    );
    assert.equal(corpus.index.sources().length, 6);
    await updateCorpus(corpus, { reader, files, folders });
    assert.equal(corpus.index.sources().length, 20);
  });

  it('keeps a generated key when another file would now have it first', async () => {
    const files = new MemoryCorpusFiles({
      'b.txt': 'Salt Works\n\nLong words about the salt works of the shore.',
    });
    const corpus = createCorpus();
    await updateCorpus(corpus, { reader, files, folders });
    const before = corpus.index.sources()[0]?.citeKey;
    files.write('a.txt', 'Salt Works\n\nOther long words about the salt works of the shore.');
    await updateCorpus(corpus, { reader, files, folders });
    assert.equal(corpus.index.sources().find(({ file }) => file === 'b.txt')?.citeKey, before);
    assert.equal(new Set(corpus.index.sources().map(({ citeKey }) => citeKey)).size, 2);
  });
});
