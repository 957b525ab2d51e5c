import type { Locator, Section } from '../model/passage.ts';
import type { Role } from '../model/source.ts';
import { type TextSpan, trimSpan } from '../model/textSpan.ts';
import { isBlank } from '../text/lines.ts';
import { detectLayout, layoutByName } from './detectLayout.ts';
import type { ImportResult } from './importSource.ts';
import type { FoundMetadata, LayoutReader } from './layouts/layoutReader.ts';
import { openPage, type Page } from './page.ts';
import { type BlockText, layOutBlocks, type PlacedBlock, type TextBlock } from './textBlocks.ts';

/** A document as an importer of a format with a structure of its own took it apart. */
export interface BlockDocument {
  readonly blocks: readonly TextBlock[];
  /** The role of such a file, where no text layout says more. */
  readonly role: Role;
  readonly stated: FoundMetadata;
  readonly found?: FoundMetadata;
  /** The layout that the metadata asks for, if it does. */
  readonly layout?: string | undefined;
  /** Which text layouts such a file can have. */
  readonly layouts: 'all' | 'interview';
  /** A problem that did not keep the document from being read. */
  readonly warning?: string | undefined;
}

/**
 * Text and sections of a document. Its words may be laid out as in a text file, as an interview or a list of
 * quotations: that says more of whose words they are than paragraphs and headings do, so it is tried first.
 */
export function importBlocks(document: BlockDocument): ImportResult {
  const laidOut = layOutBlocks(document.blocks);
  if (laidOut.text.trim() === '') return { reason: 'holds no text' };
  const chosen = chooseLayout(document, laidOut.text);
  const common = {
    text: laidOut.text,
    stated: document.stated,
    keywords: [],
    ...(document.warning && { warning: document.warning }),
  };
  if (!chosen) {
    return {
      ...common,
      layout: 'prose',
      layoutReason: describeBlocks(document.blocks),
      role: document.role,
      sections: laidOut.sections,
      found: document.found ?? {},
    };
  }
  const { sections, found } = chosen.reader.read(openPage(laidOut.text));
  return {
    ...common,
    layout: chosen.reader.layout,
    layoutReason: chosen.reason,
    role: chosen.reader.role,
    sections: relocate(sections, laidOut),
    found,
  };
}

interface ChosenLayout {
  readonly reader: LayoutReader;
  readonly reason: string;
}

/** Undefined where the document's own structure says most. */
function chooseLayout(document: BlockDocument, text: string): ChosenLayout | undefined {
  const page = openPage(text);
  const named = layoutByName(document.layout ?? '');
  const chosen = named ? { reader: named, reason: 'the metadata asks for it' } : detectLayout(page);
  if (chosen.reader.layout === 'prose') return undefined;
  return named || isPossible(chosen, page, document) ? chosen : undefined;
}

function isPossible({ reader }: ChosenLayout, page: Page, { layouts, blocks }: BlockDocument): boolean {
  if (reader.layout === 'labelled-interview') return isInterview(reader.read(page).sections, page, blocks);
  if (layouts === 'interview') return false;
  return reader.layout !== 'speech-recognition' || isRecognizedSpeech(page, blocks);
}

/**
 * Manuals are full of "Note:" and "Files:", mostly in their examples. An interview has two speakers, hardly any
 * examples, and turns that fill it, counted by lines: one example can be hundreds of them.
 */
function isInterview(sections: readonly Section[], { lines }: Page, blocks: readonly TextBlock[]): boolean {
  const turns = sections.filter(({ kind }) => kind === 'speech');
  const speakers = new Set(turns.map(({ speaker }) => speaker));
  const examples = blocks.filter(({ kind }) => kind === 'boilerplate').length;
  const filled = lines.filter((line) => !isBlank(line)).length;
  return speakers.size > 1 && examples < blocks.length / 20 && turns.length >= filled / 4;
}

/** Tables, menus and code have no sentence ends either; a recognizer writes no tables, no menus and no signs. */
function isRecognizedSpeech({ text }: Page, blocks: readonly TextBlock[]): boolean {
  const signs = text.match(/[^\p{L}\p{M}\p{N}\s'’,.?!-]/gu)?.length ?? 0;
  return signs < text.length / 100 && !hasStructure(blocks);
}

function hasStructure(blocks: readonly TextBlock[]): boolean {
  const structured = blocks.filter(({ kind, group }) => kind !== 'prose' || group !== undefined).length;
  return structured > 1 && structured > blocks.length / 10;
}

function describeBlocks(blocks: readonly TextBlock[]): string {
  const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
  const counts = [
    plural(count('prose'), 'paragraph'),
    plural(count('heading'), 'heading'),
    plural(count('reported'), 'paragraph of quotations', 'paragraphs of quotations'),
  ];
  return counts.filter(Boolean).join(', ') || 'no running text';
}

function plural(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/**
 * Lines of the text that was taken out of a document are no place in the document; its blocks are. Time stamps are
 * kept, and so are the numbers of an interview's turns, unless the document itself has better.
 */
function relocate(sections: readonly Section[], { text, blocks }: BlockText): Section[] {
  let at = 0;
  return sections.flatMap((section) => {
    const [start] = section.spans[0] ?? [];
    if (start === undefined) return [];
    while (at + 1 < blocks.length && (blocks[at] as PlacedBlock).end <= start) at++;
    const block = blocks[at] as PlacedBlock;
    if (section.locator?.label === 'timestamp') return [section];
    if (!section.locator) return splitByBlock(section, blocks, at, text);
    const own = section.locator.label === 'line' || !isCount(block.locator);
    return [own && block.locator ? { ...section, locator: block.locator } : section];
  });
}

function isCount(locator: Locator | undefined): boolean {
  return locator === undefined || locator.label === 'paragraph';
}

/** One section for each block that a section without a place of its own runs through. */
function splitByBlock(
  section: Section,
  blocks: readonly PlacedBlock[],
  from: number,
  text: string,
): Section[] {
  const cuts: { readonly block: PlacedBlock; readonly spans: TextSpan[] }[] = [];
  let at = from;
  for (const [start, end] of section.spans) {
    while (at + 1 < blocks.length && (blocks[at] as PlacedBlock).end <= start) at++;
    for (let index = at; index < blocks.length; index++) {
      const block = blocks[index] as PlacedBlock;
      if (block.start >= end) break;
      const span = trimSpan(text, [Math.max(start, block.start), Math.min(end, block.end)]);
      if (span[0] >= span[1]) continue;
      const open = cuts.at(-1);
      if (open?.block === block) open.spans.push(span);
      else cuts.push({ block, spans: [span] });
    }
  }
  return cuts.map(({ block, spans }) => ({
    ...section,
    spans,
    ...(block.locator && { locator: block.locator }),
  }));
}
