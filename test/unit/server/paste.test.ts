import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CopiedWords,
  isCopiedWords,
  type PasteAnswer,
  pasteRequest,
} from '../../../src/protocol/pasting.ts';
import { type SearchAnswer, searchRequest } from '../../../src/protocol/requests.ts';
import { marshCorpus } from '../../support/corpora.ts';
import { MemoryCorpusFiles, memoryFolder } from '../../support/memoryCorpus.ts';
import { connectServer, type ServerConnection } from '../../support/serverConnection.ts';

const corpus = {
  ...marshCorpus,
  'secret.txt': 'The sluice was never inspected after the flood of that winter.\n',
  'sources.bib': `${marshCorpus['sources.bib']}\n@misc{secret, title = {Secret}, keywords = {primary, off-record}, file = {secret.txt}}`,
};

describe('the server, asked how a text is pasted', () => {
  const uri = 'memory:///draft.md';
  let server: ServerConnection;
  beforeEach(async () => {
    server = await connectServer(new MemoryCorpusFiles(corpus));
    await server.status(({ state }) => state === 'ready');
  });
  afterEach(() => server.close());

  /** `|` is the cursor, `[[` and `]]` stand around a selection. */
  const paste = async (marked: string, text: string, copied?: CopiedWords) => {
    const from = marked.search(/\||\[\[/u);
    const to = marked.includes('|') ? from : marked.indexOf(']]') - 2;
    const draft = marked.replace(/\||\[\[|\]\]/gu, '');
    await server.open(uri, draft);
    const document = TextDocument.create(uri, 'markdown', 1, draft);
    const answer = await server.client.sendRequest<PasteAnswer>(pasteRequest, {
      ...{ uri, text, range: { start: document.positionAt(from), end: document.positionAt(to) } },
      ...(copied && { copied }),
    });
    const pasted = answer.choices.map(({ edits }) => TextDocument.applyEdits(document, [...edits]));
    return { ...answer, pasted };
  };
  /** The selection of some words in the document that shows a file of the corpus. */
  const copyOf = (file: keyof typeof corpus, words: string): CopiedWords => {
    const document = TextDocument.create('', 'plaintext', 1, corpus[file]);
    const at = corpus[file].indexOf(words);
    assert.ok(at >= 0);
    const range = { start: document.positionAt(at), end: document.positionAt(at + words.length) };
    return { uri: `${memoryFolder}/${file}`, ranges: [range] };
  };

  it('finds words that stand in a source, in the form that the place asks for', async () => {
    const text = 'A marsh does not forget the tide';
    const block = await paste('|', text);
    assert.deepEqual(block.pasted, [
      '> A marsh does not forget the tide\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
    ]);
    assert.deepEqual([block.places, block.isFromSource], [1, false]);
    assert.deepEqual(
      block.choices.map(({ evidence, title, place }) => [evidence, title, place]),
      [['Bo Ray', 'On the Gate', '00:00:10']],
    );
    const runIn = await paste('He said | then.', text);
    assert.deepEqual(runIn.pasted, [
      'He said “A marsh does not forget the tide” [@ray2021gate, 00:00:10] then.',
    ]);
  });

  it('takes the place of a selection', async () => {
    const { pasted } = await paste('He said [[something]] then.', 'A marsh does not forget the tide');
    assert.deepEqual(pasted, ['He said “A marsh does not forget the tide” [@ray2021gate, 00:00:10] then.']);
    const whole = await paste('One.\n\n[[two\nthree]]\n\nFour.', 'A marsh does not forget the tide');
    assert.deepEqual(whole.pasted, [
      'One.\n\n> A marsh does not forget the tide\n>\n> — Bo Ray [@ray2021gate, 00:00:10]\n\nFour.',
    ]);
  });

  it('goes on with a quotation that was begun', async () => {
    const { pasted } = await paste('He said “|', 'A marsh does not forget the tide');
    assert.deepEqual(pasted, ['He said “A marsh does not forget the tide” [@ray2021gate, 00:00:10]']);
  });

  it('has nothing for a quotation that is mended, code, front matter and sources', async () => {
    const text = 'A marsh does not forget the tide';
    for (const draft of [
      'He said “a marsh [[forgets]] the tide” then.',
      '> a marsh| forgets\n',
      '```\n|\n```',
      '---\ntitle: |\n---\n',
    ])
      assert.deepEqual((await paste(draft, text)).pasted, [], draft);
  });

  it('knows the place of a copy out of a source, of several voices and with half words', async () => {
    const words = 'stened to the water. A marsh';
    const cut = await paste('|', words, copyOf('interview.txt', words));
    assert.deepEqual(cut.pasted, [
      '> listened to the water. A marsh\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
    ]);
    assert.equal(cut.isFromSource, true);
    const turns =
      'You could hear it turn.\n\n[00:01:02] ANN LEE: And the pin?\n\n[00:01:09] BO RAY: The pin was on the nail';
    const several = await paste('|', turns, copyOf('interview.txt', turns));
    assert.deepEqual(several.pasted, [
      [
        '> You could hear it turn.\n>\n> — Bo Ray [@ray2021gate, 00:00:10]',
        '> And the pin?\n>\n> — Ann Lee [@ray2021gate, 00:01:02]',
        '> The pin was on the nail\n>\n> — Bo Ray [@ray2021gate, 00:01:09]',
      ].join('\n\n'),
    ]);
  });

  it('takes a copy that stands in many places for that of its place', async () => {
    const words = 'nobody had planted it there you know well the eelgrass came back';
    const searched = await paste('|', words);
    assert.equal(searched.choices.length, 3);
    assert.ok(searched.places > 3);
    assert.equal((await paste('|', words, copyOf('raw.txt', words))).choices.length, 1);
  });

  it('leaves a name and a term that were copied out of a source what they are', async () => {
    assert.deepEqual((await paste('|', 'the pin', copyOf('interview.txt', 'the pin'))).pasted, []);
  });

  it('says that reported words are reported', async () => {
    const { pasted } = await paste('|', 'Mud remembers everything that we forget');
    assert.deepEqual(pasted, [
      '> Mud remembers everything that we forget.\n>\n> — attributed to Bo Ray, Radio, quoted in [@list2022]',
    ]);
  });

  it('refuses what the search refuses', async () => {
    const notes = await paste(
      '|',
      'Remember the eelgrass and the keeper of the gate.',
      copyOf('notes.md', 'Remember the eelgrass and the keeper of the gate.'),
    );
    assert.deepEqual([notes.pasted, notes.refused?.refused], [[], 'own-text']);
    const secret = await paste('|', 'The sluice was never inspected after the flood');
    assert.deepEqual(
      [secret.pasted, secret.refused],
      [[], { refused: 'ground-rule', rule: 'off the record' }],
    );
  });

  it('knows what a command of ours copied', async () => {
    const { hits } = await server.client.sendRequest<SearchAnswer>(searchRequest, {
      query: 'marsh forget',
      limit: 1,
    });
    const passageId = hits[0]?.passageId ?? '';
    const { pasted } = await paste('|', '“I listened …” — Bo Ray, in “On the Gate”', {
      quotes: [{ passageId }],
    });
    assert.match(pasted[0] ?? '', /^> I listened to the water\. A marsh .*\[@ray2021gate, 00:00:10\]$/su);
  });

  it('takes only places for places, whatever stands on the clipboard', () => {
    const place = { line: 0, character: 1 };
    assert.ok(isCopiedWords({ uri: 'file:///a', ranges: [{ start: place, end: place }] }));
    for (const value of [
      null,
      'a',
      {},
      { uri: 1, ranges: [] },
      { uri: 'a', ranges: [{ start: place }] },
      { uri: 'a', ranges: [{ start: place, end: { line: 'x', character: 0 } }] },
    ])
      assert.equal(isCopiedWords(value), false, JSON.stringify(value));
  });
});
