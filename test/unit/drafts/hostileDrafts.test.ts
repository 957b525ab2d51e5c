import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Draft, isOpaque, parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import type { TextSpan } from '../../../src/core/model/textSpan.ts';
import { arbitraryMarks } from '../../support/arbitraryDrafts.ts';

describe('a draft of hostile text', () => {
  it('is parsed, with every offset inside it and in order', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryMarks, fc.string({ unit: 'binary' })), (text) =>
        assertInside(text, parseDraft(text)),
      ),
      { numRuns: 1000 },
    );
  });

  const repeated: readonly (readonly [name: string, unit: string])[] = [
    ['opening brackets', '['],
    ['closing brackets', ']'],
    ['citations that never close', '[@a '],
    ['keys with open brackets', '@a [ '],
    ['keys with prefixes and no end', '[see @a; '],
    ['links without an end', ']('],
    ['links in links', '[a]('],
    ['notes that never close', '^['],
    ['note references that never close', '[^'],
    ['images that never close', '!['],
    ['straight marks', '"'],
    ['straight marks before words', '"a '],
    ['opening marks', '“'],
    ['closing marks', '”'],
    ['single marks', "'a "],
    ['low marks', '„'],
    ['marks of all kinds', '“‘„‚«‹"\''],
    ['asterisks', '*'],
    ['emphasis of all lengths', '*a **b ***c '],
    ['underscores', '_a '],
    ['tildes and carets', '~~a ^b ~c'],
    ['backticks', '`'],
    ['backticks of many lengths', '` `` ``` ```` '],
    ['dollars', '$a '],
    ['double dollars', '$$a '],
    ['tags that never close', '<a b="'],
    ['comments that never close', '<!-- '],
    ['processing instructions', '<?'],
    ['backslashes', '\\'],
    ['TeX that never closes', '\\a{'],
    ['environments', '\\begin{a} '],
    ['braces', '@{'],
    ['attributes', '[a]{.b '],
    ['quote marks of lines', '>'],
    ['quotes in quotes', '> > > > > a\n'],
    ['items', '- '],
    ['items in items', '-\n  '],
    ['notes', '[^a]: b\n\n'],
    ['link definitions', '[a]: b\n'],
    ['definitions', 'a\n: b\n'],
    ['examples', '(@a) b @a\n'],
    ['table rows', '| a | b |\n'],
    ['fences', '```\n'],
    ['fences of two kinds', '```\n~~~\n'],
    ['comments on lines', '<!--\n'],
    ['metadata', '---\na: b\n'],
    ['open paragraphs', '“a\n\n'],
    ['sentences', 'A. '],
    ['blank lines', '\n'],
    ['blanks', ' '],
    ['quotes', '“a b” '],
    ['quotes with citations', '“a b” [@a] '],
    ['notes with quotes', 'a^[“b” @c] '],
    ['headings', '# a\n'],
    ['ignore comments', '<!-- verbatim: ignore -->\n\n'],
  ];
  for (const [name, unit] of repeated) {
    it(`takes time in proportion to its length: ${name}`, function () {
      this.timeout(60_000);
      // Eight times the text may take sixteen times as long, and no more than four seconds whatever it is. On a busy
      // machine one run may take longer than it should; what is not linear does so each time.
      const runs: (readonly [small: number, large: number])[] = [];
      const isLinear = () => runs.some(([small, large]) => large < Math.max(16 * small, 400) && large < 4000);
      while (!isLinear() && runs.length < 3) runs.push([cpuMs(unit, 25_000), cpuMs(unit, 200_000)]);
      assert.ok(isLinear(), runs.map((each) => each.map(Math.round).join(' and ')).join(', '));
    });
  }

  it('may have fences of very many lengths', () => {
    const text = Array.from({ length: 600 }, (_, at) => `${'`'.repeat(at + 3)}\n`).join('');
    assert.ok(cpuMs(text, text.length) < 2000);
  });

  it('may have more citations in a paragraph than a call takes arguments', () => {
    assert.equal(parseDraft('@a, '.repeat(200_000)).citations.length, 200_000);
    assert.equal(parseDraft(`[${'@a; '.repeat(200_000)}@a]`).quotes.length, 0);
  });

  it('may be ten megabytes long', function () {
    this.timeout(120_000);
    const paragraph =
      'She said “the gate was open, and nobody shut it” [@haskett, p. 3].[^1] And more words. ';
    const text = `${paragraph.repeat(4)}\n\n`.repeat(Math.ceil(10_000_000 / (4 * paragraph.length)));
    const draft = parseDraft(text);
    assert.ok(draft.quotes.length > 100_000);
    assert.equal(draft.quotes.length, draft.citations.length);
  });
});

/** With a key before it all: without one, brackets and marks are not looked at as pandoc looks at them. */
function cpuMs(unit: string, length: number): number {
  const text = `${/^[\w>#|:-]|^\n|^```|^~~~|^\[\^?a\]:/u.test(unit) ? '' : '@k '}${unit.repeat(Math.ceil(length / unit.length))}`;
  parseDraft(text.slice(0, 2000));
  const started = process.threadCpuUsage();
  parseDraft(text);
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

function assertInside(text: string, draft: Draft): void {
  const isInside = ([start, end]: TextSpan) => start >= 0 && start <= end && end <= text.length;
  assert.ok(draft.opaque.every(isInside));
  assertRising(draft.opaque.map(([start]) => start));
  assertRising(draft.citations.map(({ start }) => start));
  assertRising(draft.quotes.map(({ start }) => start));
  for (const { start, end, items } of draft.citations) {
    assert.ok(isInside([start, end]) && items.length > 0);
    for (const item of items) {
      assert.ok(
        start <= item.start && item.start < item.keyEnd && item.keyEnd <= item.end && item.end <= end,
      );
      if (item.locatorSpan) assert.ok(item.keyEnd <= item.locatorSpan[0] && item.locatorSpan[1] <= end);
    }
  }
  for (const { start, end, spans, context = [], attribution, citation } of draft.quotes) {
    assert.ok(spans.length > 0 && spans[0]?.[0] === start && spans.at(-1)?.[1] === end);
    assertRising(spans.flat());
    assert.ok([...spans, ...context, ...(attribution ? [attribution] : [])].every(isInside));
    if (citation) assert.ok(draft.citations.includes(citation));
  }
  for (const { definition, references } of draft.notes)
    assert.ok([...references, ...(definition ? [definition] : [])].every(isInside));
  for (const zone of draft.opaque) if (zone[1] > zone[0]) assert.ok(isOpaque(draft, zone));
}

function assertRising(offsets: readonly number[]): void {
  for (let at = 1; at < offsets.length; at++)
    assert.ok((offsets[at] ?? 0) >= (offsets[at - 1] ?? 0), 'in the order of the text');
}
