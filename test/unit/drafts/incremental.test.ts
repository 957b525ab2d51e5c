import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DraftParser } from '../../../src/core/drafts/draftParser.ts';
import { type Draft, parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { addEdit, compareTexts, type TextChange } from '../../../src/core/drafts/textChanges.ts';
import {
  applyEdit,
  arbitraryDraft,
  arbitraryEdits,
  arbitraryLongDraft,
  type Edit,
  FILLER,
} from '../../support/arbitraryDrafts.ts';

/** So much that what stands on the other side is kept. */
const FAR = `\n\n${FILLER}`.repeat(6).concat('\n\n');

/** All that a draft says, collected. */
const whole = (draft: Draft) => JSON.parse(JSON.stringify(draft));

describe('parsing a draft again after an edit', () => {
  it('finds what parsing it from scratch finds', () => {
    fc.assert(
      fc.property(arbitraryLongDraft, arbitraryEdits, (start, edits) => {
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
      fc.property(arbitraryLongDraft, arbitraryEdits, (start, edits) => {
        const parser = new DraftParser();
        parser.parse(start);
        const { text, changes } = applyAll(start, edits);
        assert.deepEqual(whole(parser.parse(text, changes)), whole(parseDraft(text)), JSON.stringify(text));
      }),
      { numRuns: 300 },
    );
  });

  /** Edits far from what they change, or right behind what lezer would keep. `|` stands for fillers. */
  const hazards: readonly (readonly [name: string, before: string, after: string])[] = [
    ['a paragraph becomes part of an item', '|- one\n\nwords `x\n\n|', '|- one\n\n  words `x\n\n|'],
    ['a code block becomes part of a note', '|[^n]: one\n\nx\n\n    @b|', '|[^n]: one\n\n    @b|'],
    ['a note goes on behind a blank line', 'x[^n]|[^n]: one\n\n @b\n\n|', 'x[^n]|[^n]: one\n\n    @b\n\n|'],
    [
      'a line before a term makes a paragraph of it',
      '|Term\n\n: def\n\n      @b|',
      '|x\nTerm\n\n: def\n\n      @b|',
    ],
    ['a fence is closed', '|```\n@a\n\n||@b\n\n', '|```\n@a\n\n||@b\n```\n'],
    ['a fence is closed no more', '|```\n@a\n\n||@b\n```\n', '|```\n@a\n\n||@b\n'],
    ['a comment is closed', '|<!-- @a\n\n||@b\n', '|<!-- @a\n\n||@b -->\n'],
    ['an environment is closed', '|\\begin{x}\n@a\n\n||@b\n', '|\\begin{x}\n@a\n\n||@b\n\\end{x}\n'],
    ['a link is defined', 'See @a [foo].||', 'See @a [foo].||[foo]: http://x'],
    ['an example is defined', 'See @a.||', 'See @a.||(@a) one'],
    ['a link has another label', 'See @a [foo].||[foo]: http://x', 'See @a [foo].||[bar]: http://x'],
    ['a signature becomes an example', '|> One\n\n— @a||', '|> One\n\n— @a||(@a) one'],
    [
      'a quotation goes on over many paragraphs',
      '|“One.\n\n“Two.\n\n“Three.\n\n“Four.\n\n“Five.\n\n“Six” [@a].|',
      '|“One.\n\n“Two.\n\n“Three.\n\n“Four.\n\n“Five.\n\nSix” [@a].|',
    ],
    ['a note is defined', 'See [@a[^n] x].||', 'See [@a[^n] x].||[^n]: one'],
    ['a note has another citation', '“One two.”[^n]||[^n]: @a|', '“One two.”[^n]||[^n]: @b|'],
    ['a note has a citation', '“One two.”[^n]||[^n]: See|', '“One two.”[^n]||[^n]: See @b|'],
    ['a note in the text moves', 'x||“One two”^[@a] and|', 'xx||“One two”^[@a] and|'],
    ['a paragraph becomes a signature', '|> One\n\n@a.\n\n|', '|> One\n\n[@a].\n\n|'],
    ['a paragraph becomes an introduction', '|As @a says.\n\n> One\n\n|', '|As @a says:\n\n> One\n\n|'],
    ['a quotation goes on', '|“One.\n\n“Two.\n\nThree” [@a].|', '|“One.\n\n“Two.\n\n“Three” [@a].|'],
    ['a quotation goes on no more', '|“One.\n\n“Two.\n\n“Three” [@a].|', '|“One.\n\n“Two.\n\nThree” [@a].|'],
    [
      'a comment ignores a block',
      '|> One\n\n<!-- x -->\n\n|',
      '|> One\n\n<!-- verbatim: ignore -->\n\n> Two\n\n|',
    ],
    [
      'a comment has nothing behind it',
      '> One\n\n<!-- verbatim: ignore -->\n\n|',
      '> One\n\n<!-- verbatim: ignore -->',
    ],
    [
      'a whole draft is ignored',
      '---\na: b\n---\n\n|“One two”|',
      '---\nverbatim: ignore\n---\n\n|“One two”|',
    ],
  ];
  for (const [name, before, after] of hazards) {
    it(`finds what it should when ${name}`, () => {
      const [from, to] = [before, after].map((text) => text.replaceAll('|', FAR)) as [string, string];
      for (const [first, second] of [
        [from, to],
        [to, from],
      ] as const) {
        const parser = new DraftParser();
        parser.parse(first);
        assert.deepEqual(whole(parser.parse(second)), whole(parseDraft(second)));
        // The edit is followed by another one, far from it: what was kept is kept again.
        const third = `${second}\n\nMore.`;
        assert.deepEqual(whole(parser.parse(third)), whole(parseDraft(third)));
        assert.deepEqual(whole(parser.parse(first)), whole(parseDraft(first)));
      }
    });
  }

  it('remembers over edits elsewhere what nothing has closed yet', () => {
    const parser = new DraftParser();
    for (const [start, end] of [
      ['Words.', ''],
      ['More words.', ''],
      ['More words.', '```\n'],
    ]) {
      const text = `${start}${FAR}\`\`\`\n@a${FAR}@b\n${end}`;
      assert.deepEqual(whole(parser.parse(text)), whole(parseDraft(text)));
    }
  });

  it('finds the same after wrong news of edits', () => {
    const parser = new DraftParser();
    parser.parse(`One @a.${FAR}“Quoted words” [@q].${FAR}Two [@b].`);
    const text = `One @a.${FAR}“Quoted words” [@q].${FAR}Two “x” [@c].`;
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
