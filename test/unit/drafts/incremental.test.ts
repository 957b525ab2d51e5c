import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DraftParser } from '../../../src/core/drafts/draftParser.ts';
import { type Draft, parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { addEdit, compareTexts, type TextChange } from '../../../src/core/drafts/textChanges.ts';
import { applyEdit, arbitraryDraft, arbitraryEdits, type Edit } from '../../support/arbitraryDrafts.ts';

/** All that a draft says, collected. */
const whole = (draft: Draft) => JSON.parse(JSON.stringify(draft));

describe('parsing a draft again after an edit', () => {
  it('finds what parsing it from scratch finds', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryEdits, (start, edits) => {
        const parser = new DraftParser();
        let text = start;
        parser.parse(text);
        for (const edit of edits) {
          text = applyEdit(text, edit).text;
          assert.deepEqual(whole(parser.parse(text)), whole(parseDraft(text)), JSON.stringify(text));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same after several edits that it is told of', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryEdits, (start, edits) => {
        const parser = new DraftParser();
        parser.parse(start);
        const { text, changes } = applyAll(start, edits);
        assert.deepEqual(whole(parser.parse(text, changes)), whole(parseDraft(text)), JSON.stringify(text));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same after wrong news of edits', () => {
    const parser = new DraftParser();
    parser.parse('One @a.\n\nTwo [@b].');
    const text = 'One.\n\nTwo “x” [@c].';
    const changes = [{ fromA: 0, toA: 0, fromB: 0, toB: 5 }];
    assert.deepEqual(whole(parser.parse(text, changes)), whole(parseDraft(text)));
  });

  it('keeps the quotes before the edit as they are, the very objects', () => {
    const paragraphs = Array.from({ length: 50 }, (_, at) => `Words “quote number ${at} here” [@k${at}].`);
    const parser = new DraftParser();
    const before = parser.parse(paragraphs.join('\n\n'));
    paragraphs[40] = 'Other words.';
    const after = parser.parse(paragraphs.join('\n\n'));
    assert.equal(after.quotes.length, 49);
    assert.ok(after.quotes.slice(0, 30).every((quote, at) => quote === before.quotes[at]));
    assert.ok(after.citations.slice(0, 30).every((citation, at) => citation === before.citations[at]));
  });

  it('is the same draft when nothing changed', () => {
    const parser = new DraftParser();
    assert.equal(parser.parse('Words [@a].'), parser.parse('Words [@a].'));
  });

  it('reads a paragraph again when a definition elsewhere gives it another meaning', () => {
    const parser = new DraftParser();
    const keys = (text: string) => parser.parse(text).citations.map(({ items }) => items[0]?.tail);
    assert.deepEqual(keys('See @a [foo].\n\n…'), ['foo']);
    assert.deepEqual(keys('See @a [foo].\n\n…\n\n[foo]: http://x'), ['']);
    assert.deepEqual(keys('See @a [foo].\n\n…\n\n(@a) Example'), []);
  });
});

describe('the changes of a text', () => {
  it('make the new text of the old one, whatever edits they sum up', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryEdits, (before, edits) => {
        const { text: after, changes } = applyAll(before, edits);
        assert.equal(rebuild(before, after, changes), after);
        const ends = changes.flatMap(({ fromA, toA }) => [fromA, toA]);
        assert.deepEqual(
          ends,
          [...ends].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('are found by comparing', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryEdits, (before, edits) => {
        const { text: after } = applyAll(before, edits.slice(0, 1));
        assert.equal(rebuild(before, after, [compareTexts(before, after)]), after);
      }),
    );
    const long = 'words and words '.repeat(2000);
    const change = compareTexts(long, `${long.slice(0, 20_000)}x${long.slice(20_000)}`);
    assert.deepEqual([change.toA - change.fromA, change.toB - change.fromB], [0, 1]);
  });
});

function applyAll(start: string, edits: readonly Edit[]) {
  let text = start;
  let changes: readonly TextChange[] = [];
  for (const edit of edits) {
    const { text: next, from, to } = applyEdit(text, edit);
    changes = addEdit(changes, from, to, edit.inserted.length);
    text = next;
  }
  return { text, changes };
}

/** The old text with its changed stretches replaced by those of the new one. */
function rebuild(before: string, after: string, changes: readonly TextChange[]): string {
  let from = 0;
  let text = '';
  for (const { fromA, toA, fromB, toB } of changes) {
    text += before.slice(from, fromA) + after.slice(fromB, toB);
    from = toA;
  }
  return text + before.slice(from);
}
