import assert from 'node:assert/strict';
import { quotableOf } from '../../../src/core/citing/namedOriginal.ts';
import { renderStretch } from '../../../src/core/citing/renderQuote.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { corpusOf } from '../../support/memoryCorpus.ts';

describe('the work that reported words are claimed to come from', () => {
  const ebb = (words: string) => ({
    ...marshCorpus,
    'ebb.txt': `The Ebb\n\n[00:00:01] BO RAY: ${words}\n\n[00:00:20] ANN LEE: Is it so?\n`,
    'ebb.bib':
      '@audio{ray2020ebb, author = {Ray, Bo}, title = {Gates}, series = {The Ebb}, number = {12}, date = {2020}, keywords = {primary}, file = {ebb.txt}}',
  });
  const gate = async (files: Readonly<Record<string, string>>) => {
    const { index } = await corpusOf(files);
    const source = index.sources().find(({ file }) => file === 'list.txt');
    const passage = source && index.passagesOf(source.id).find(({ text }) => text.includes('Every gate'));
    assert.ok(source && passage);
    const { namesOriginal = false } = quotableOf(index, passage, source);
    return renderStretch({ passages: [passage] }, source, { style: 'run-in', namesOriginal }).text;
  };

  it('is named where nobody here has it', async () => {
    assert.match(await gate(marshCorpus), /\[attributed to Bo Ray, The Ebb #12, quoted in @list2022\]$/u);
  });

  it('is named, not cited, where it has the words: who quotes the list has not read it', async () => {
    const text = await gate(ebb('I tell you, every gate is a question put to the sea, and it answers.'));
    assert.match(text, /\[attributed to Bo Ray, The Ebb #12, quoted in @list2022\]$/u);
  });

  it('is not named where it was read and has other words', async () => {
    const text = await gate(ebb('Every gate is a question, and the sea puts it.'));
    assert.match(text, /\[attributed to Bo Ray, quoted in @list2022\]$/u);
  });
});
