import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { quotableOf } from '../../../src/core/citing/namedOriginal.ts';
import { type InsertionManner, insertionStyles, type Quotable } from '../../../src/core/citing/quotable.ts';
import { parseTemplate } from '../../../src/core/citing/quoteTemplate.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';
import { insertSeveral } from '../../../src/core/features/insertSeveral.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { splitWords } from '../../../src/core/text/words.ts';
import { profileNames } from '../../../src/core/verify/profiles.ts';
import { levineFolder, needsLevine } from '../../support/levine.ts';
import { needsPandoc } from '../../support/pandoc.ts';
import {
  describe as inWords,
  sampleCorpus,
  type Verifier,
  verifierOfFolder,
} from '../../support/verification.ts';

/** Drafts with `|` for the cursor, and what holds a block that is put in there, to pandoc. */
const places: readonly (readonly [name: string, draft: string, holder?: string])[] = [
  ['an empty draft', '|'],
  ['the end, without a line end', 'She kept the gate.|'],
  ['the start, before words', '|She kept the gate.\n'],
  ['mid-sentence', 'She said| and went home.\n\nThe tide came.\n'],
  ['behind "that"', 'She said that|.\n'],
  ['a line between paragraphs', 'One.\n\n|\n\nTwo.\n'],
  ['a line without blank ones around it', 'One.\n|\nTwo.\n'],
  ['an empty list item', '- one\n- |\n- three\n', 'BulletList'],
  ['a list item', '1.  one|\n2.  two\n\nAfter.\n', 'OrderedList'],
  ['a line in a list item', '- one\n\n  |\n\n- two\n', 'BulletList'],
  ['a list in a list', '- one\n    - two|\n    - three\n', 'BulletList'],
  ['a begun block quote', 'One.\n\n> the|\n\nTwo.\n'],
  ['a begun block quote in a list', '- > the|\n- two\n', 'BulletList'],
  ['a begun nested block quote', '> > |\n'],
  ['a block quote of another', '> Tides are never late|, they say.\n\nEnd.\n'],
  ['a line in a block quote of another', '> Tides are never late.\n>\n> |\n'],
  ['begun marks', 'She said “the|” and went home.\n'],
  ['begun straight marks', 'She said "the|" and went home.\n'],
  ['a footnote', 'Words.[^1]\n\n[^1]: See|.\n\nMore.\n', 'Note'],
  ['a line in a footnote', 'Words.[^1]\n\n[^1]: See.\n\n    |\n\nMore.\n', 'Note'],
  ['an inline note', 'Words.^[See|.] More.\n'],
  ['a draft with notes at its end', 'Words.[^1] She said|.\n\nMore.\n\n[^1]: See.\n'],
  ['a heading', '# The gate|\n\nWords.\n'],
  ['a heading that is underlined', 'The gate|\n========\n\nWords.\n'],
  ['a cell', '| a | b |\n|---|---|\n| c| d |\n'],
  ['a drawn table', '+-----+\n| one|\n+-----+\n\nEnd.\n'],
  ['a definition', 'Term\n\n:   Words|\n\nEnd.\n', 'DefinitionList'],
  ['a draft with CRLF', 'She said|\r\nand went.\r\n\r\n- one\r\n'],
  ['an empty line with CRLF', 'One.\r\n\r\n|\r\n\r\nTwo.\r\n'],
  ['a hard-wrapped paragraph', 'She said:|\nand went home\nwith it.\n'],
  ['emphasis', 'She *said| it* often.\n'],
  ['a place above code', 'One.\n\n|```\ncode\n```\n'],
  ['a draft with front matter', '---\ntitle: x\n---\n|\n'],
];

const templated = parseTemplate('> {quote}\\n>\\n> — {speaker}{, |locator|} [{citation}]');
const template = 'template' in templated ? templated.template : undefined;

const clean = new Set(['verbatim', 'adjusted', 'marked']);

interface Tally {
  drafts: number;
  readonly verdicts: Map<string, number>;
}

/** The draft after the insertion, and where in it the words are. */
function inserted(marked: string, quotes: readonly Quotable[], manner: InsertionManner) {
  const offset = marked.indexOf('|') < 0 ? 0 : cursorOf(marked);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const made = insertSeveral(parseDraft(text), [offset], quotes, manner);
  assert.ok(made, `refused: ${JSON.stringify(marked)}`);
  return made.edits.reduceRight(
    (done, { span, newText }) => done.slice(0, span[0]) + newText + done.slice(span[1]),
    text,
  );
}

/** The bar that is no border of a table. */
function cursorOf(marked: string): number {
  return /^[|+]/u.test(marked) && marked !== '|' && !marked.startsWith('|She')
    ? marked.search(/(?<=\w)\|/u)
    : marked.indexOf('|');
}

function assertFine(finding: Finding, quote: Quotable, draft: string, manner: InsertionManner): void {
  const isClean = clean.has(finding.verdict) && finding.severity === 'none';
  const saysSo =
    finding.verdict === 'secondhand' &&
    quote.passage.kind === 'reported' &&
    /(?:quoted|cited|qtd\.) in/u.test(draft);
  assert.ok(isClean || saysSo, `${inWords(finding)}\n${JSON.stringify(manner)}\n${draft}`);
}

function folded(text: string): string {
  return splitWords(text.replace(/[[\]]/gu, ''))
    .map((word) => word.folded)
    .join(' ');
}

/** Puts every passage in every style into a draft, profiles and places taking turns, and verifies what is there. */
function assertProperty(verifier: Verifier): Tally {
  const { index } = verifier.corpus;
  const tally: Tally = { drafts: 0, verdicts: new Map() };
  const passages = index
    .sources()
    .filter(({ role }) => role !== 'own')
    .flatMap((source) => index.passagesOf(source.id).map((passage) => quotableOf(index, passage, source)))
    .filter(({ passage }) => passage.quotable);
  let turn = 0;
  for (const quote of passages) {
    for (const style of insertionStyles) {
      turn++;
      const profile = profileNames[turn % profileNames.length] as (typeof profileNames)[number];
      const [, marked] = places[turn % places.length] as (typeof places)[number];
      const manner: InsertionManner = {
        style,
        profile,
        isPicked: turn % 3 === 0,
        ...(turn % 2 === 0 && template && { template }),
      };
      const draft = inserted(marked, [quote], manner);
      const findings = verifier.draft(draft, { profile });
      const own = findings.filter(({ text }) => !text.startsWith('Tides are never late'));
      // Of fewer words no quotation is made unless it is cited.
      const words = splitWords(quote.passage.text).length;
      assert.ok(own.length > 0 || words < 4, `nothing found: ${draft}`);
      for (const finding of own) assertFine(finding, quote, draft, manner);
      // One of them is the quote, whole and by itself.
      const isWhole = own.some(({ text }) => folded(text) === folded(quote.passage.text));
      assert.ok(isWhole || words < 4 || isMarkdownSource(quote), `not as it is: ${draft}`);
      tally.drafts++;
      for (const { verdict } of own) tally.verdicts.set(verdict, (tally.verdicts.get(verdict) ?? 0) + 1);
    }
  }
  return tally;
}

/** Whose words have Markdown's marks among them, which are no words of the quote. */
function isMarkdownSource({ source }: Quotable): boolean {
  return source.file.endsWith('.md');
}

/** All combinations of style, profile and place had their turn, for their numbers have no divisor in common. */
function assertMany({ drafts, verdicts }: Tally): void {
  assert.ok(drafts >= insertionStyles.length * profileNames.length * places.length, `${drafts}`);
  if (process.env.VERBATIM_TALLY) console.log(drafts, Object.fromEntries(verdicts));
}

/** What pandoc makes of a draft: how often each thing stands in it, its citations, and the text of its block quotes and notes. */
function askPandoc(draft: string) {
  const { stdout } = spawnSync('pandoc', ['-f', 'markdown-smart', '-t', 'json'], {
    input: draft,
    encoding: 'utf8',
  });
  const counts = new Map<string, number>();
  const found = { cited: [] as string[], quotes: [] as string[], notes: [] as string[] };
  const held = new Map<string, string[]>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    else if (typeof value === 'object' && value !== null) {
      const { t, c } = value as { readonly t?: string; readonly c?: unknown };
      if (t) counts.set(t, (counts.get(t) ?? 0) + 1);
      if (t?.endsWith('List')) counts.set('item', (counts.get('item') ?? 0) + itemsOf(c));
      if (t) held.set(t, [...(held.get(t) ?? []), ...(HOLDERS.has(t) ? [wordsOf(c)] : [])]);
      if (t === 'BlockQuote') found.quotes.push(wordsOf(c));
      if (t === 'Note') found.notes.push(wordsOf(c));
      if (t === 'Cite') {
        const [citations] = c as [{ citationId: string }[]];
        found.cited.push(...citations.map(({ citationId }) => citationId));
      }
      for (const part of Object.values(value)) walk(part);
    }
  };
  walk((JSON.parse(stdout) as { blocks: unknown }).blocks);
  return {
    ...found,
    text: wordsOf(JSON.parse(stdout).blocks),
    held: (name: string) => held.get(name) ?? [],
    count: (name: string) => counts.get(name) ?? 0,
  };
}

function itemsOf(content: unknown): number {
  const items = Array.isArray(content) ? content.at(-1) : [];
  const isOrdered = Array.isArray(content) && content.length === 2 && !Array.isArray(content[0]?.[0]);
  return isOrdered && Array.isArray(items) ? items.length : (content as unknown[]).length;
}

/** The words of what pandoc read, folded. */
function wordsOf(value: unknown): string {
  const strings: string[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) walk(each);
    else if (typeof part === 'object' && part !== null) {
      const { t, c } = part as { readonly t?: string; readonly c?: unknown };
      if (t === 'Str' || t === 'Code') strings.push(String(Array.isArray(c) ? c[1] : c));
      else if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') strings.push(' ');
      else if (t === 'Cite') strings.push(' ');
      else {
        if (t === 'Para' || t === 'Plain') strings.push(' ');
        walk(c);
      }
    }
  };
  walk(value);
  return folded(strings.join(''));
}

const HOLDERS: ReadonlySet<string> = new Set(['BulletList', 'OrderedList', 'DefinitionList', 'Note']);

const UNTOUCHED = [
  ...['Header', 'CodeBlock', 'Table', 'BulletList', 'OrderedList', 'DefinitionList', 'item'],
  ...['LineBlock', 'RawBlock', 'RawInline', 'HorizontalRule', 'Code', 'Link', 'Image', 'Math'],
];

describe('what is inserted', function () {
  this.timeout(300_000);

  it('verifies, whatever its style, its profile and its place', async () => {
    assertMany(assertProperty(await verifierOfFolder(sampleCorpus)));
  });

  it('verifies in the real corpus too', async function () {
    needsLevine(this);
    assertMany(assertProperty(await verifierOfFolder(levineFolder)));
  });

  it('is what pandoc reads, and what stands around it stays what it was', async function () {
    needsPandoc(this);
    const { index } = (await verifierOfFolder(sampleCorpus)).corpus;
    const passages = index
      .sources()
      .filter(({ role }) => role !== 'own')
      .flatMap((source) => index.passagesOf(source.id).map((passage) => quotableOf(index, passage, source)))
      .filter(({ passage }) => passage.quotable && !passage.text.includes('*'));
    let turn = 0;
    for (const [name, marked, holder] of places) {
      for (const style of ['block', 'run-in', 'footnote'] as const) {
        const quote = passages[(turn++ * 37) % passages.length] as Quotable;
        const draft = inserted(marked, [quote], { style, isPicked: true });
        const cursor = cursorOf(marked);
        const before = askPandoc(marked.slice(0, cursor) + marked.slice(cursor + 1));
        const after = askPandoc(draft);
        const says = `${name}, ${style}:\n${draft}`;
        for (const kind of UNTOUCHED)
          assert.equal(after.count(kind), before.count(kind), `${kind} in ${says}`);
        assert.deepEqual(after.cited, [quote.source.citeKey], says);
        const words = folded(quote.passage.text);
        assert.ok(after.text.includes(words), `words of ${says}`);
        if (holder && style === 'block')
          assert.ok(
            after.held(holder).some((text) => text.includes(words)),
            `not in its ${holder}: ${says}`,
          );
        const isBegun = name.includes('begun block') || name.includes('nested block');
        const isBlock = style === 'block' && !/heading|cell|inline note/u.test(name);
        const added = Number(isBlock) - Number(isBegun);
        assert.equal(
          after.quotes.length - before.quotes.length,
          name.includes('nested') ? (isBlock ? 0 : -1) : added,
          says,
        );
        if (isBlock)
          assert.ok(
            after.quotes.some((text) => text.startsWith(words)),
            `block of ${says}`,
          );
        const isNote = style === 'footnote' && !/note\b(?!s)/u.test(name);
        assert.equal(after.notes.length - before.notes.length, Number(isNote), `notes of ${says}`);
      }
    }
  });
});
