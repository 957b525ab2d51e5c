import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { DraftCache } from '../../../src/server/draftCache.ts';
import { applyEdit, arbitraryDraft, arbitraryEdits } from '../../support/arbitraryDrafts.ts';

const URI = 'file:///draft.md';
const whole = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the cache of parsed drafts', () => {
  it('parses a document once for each of its versions', () => {
    const cache = new DraftCache();
    const document = TextDocument.create(URI, 'markdown', 1, 'Words [@a].');
    assert.equal(cache.draftOf(document), cache.draftOf(document));
    TextDocument.update(document, [{ text: 'Words [@b].' }], 2);
    assert.equal(cache.draftOf(document).citations[0]?.items[0]?.id, 'b');
  });

  it('applies the changes of several events, each of several edits', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryEdits, fc.nat(3), (start, edits, perEvent) => {
        const cache = new DraftCache();
        const { create, update } = cache.configuration;
        let document = create(URI, 'markdown', 1, start);
        let version = 1;
        cache.draftOf(document);
        for (let at = 0; at < edits.length; at += perEvent + 1) {
          const changes = toChanges(document, edits.slice(at, at + perEvent + 1));
          document = update(document, changes, ++version);
          // Some events go by before anybody asks.
          if (at % 3 === 0) assertUpToDate(cache, document);
        }
        assertUpToDate(cache, document);
      }),
      { numRuns: 200 },
    );
  });

  it('takes a whole new text for what it is', () => {
    const cache = new DraftCache();
    const document = cache.configuration.create(URI, 'markdown', 1, 'One [@a].');
    cache.draftOf(document);
    cache.configuration.update(
      document,
      [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, text: 'Two' },
        { text: 'Three “words here” [@c].' },
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'So: ' },
      ],
      2,
    );
    assertUpToDate(cache, document);
  });

  it('forgets a document that is closed and opened again', () => {
    const cache = new DraftCache();
    const first = cache.configuration.create(URI, 'markdown', 1, 'One [@a].');
    cache.draftOf(first);
    const second = cache.configuration.create(URI, 'markdown', 1, 'Two [@b].');
    assertUpToDate(cache, second);
  });
});

function assertUpToDate(cache: DraftCache, document: TextDocument): void {
  assert.deepEqual(whole(cache.draftOf(document)), whole(parseDraft(document.getText())));
}

/** Edits as an editor sends them: each in the text that the ones before it made. */
function toChanges(document: TextDocument, edits: Parameters<typeof applyEdit>[1][]) {
  const copy = TextDocument.create(URI, 'markdown', 0, document.getText());
  return edits.map((edit) => {
    const { from, to } = applyEdit(copy.getText(), edit);
    const range = { start: copy.positionAt(from), end: copy.positionAt(to) };
    const change = { range, text: edit.inserted };
    TextDocument.update(copy, [change], copy.version + 1);
    return change;
  });
}
