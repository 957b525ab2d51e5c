import type { TextBlock } from '../textBlocks.ts';
import { visitXml, type XmlElement, type XmlVisitor } from '../xml.ts';
import { isHeadingLevel, type ParagraphStyle, plainStyle } from './styles.ts';

/** The paragraphs of the document or of its notes. */
export interface StoryReading {
  /** What stands in no note. */
  readonly blocks: readonly TextBlock[];
  /** By the note's id; empty for the document itself. */
  readonly notes: ReadonlyMap<string, readonly TextBlock[]>;
  /** The notes that the text refers to, in its order. */
  readonly references: readonly NoteReference[];
  /** The words of the first paragraph in the style "Title". */
  readonly title?: string;
}

export interface NoteReference {
  readonly type: 'footnote' | 'endnote';
  readonly id: string;
}

/**
 * Reads the paragraphs and table rows of one part of a Word document (WordprocessingML, ECMA-376 part 1, 17), as
 * they read with all tracked changes accepted. Hidden text, field codes, comments and notes are not in them.
 */
export function readParagraphs(bytes: Uint8Array, styles: ReadonlyMap<string, ParagraphStyle>): StoryReading {
  const reader = new StoryReader(styles);
  visitXml(bytes, reader);
  return reader.finish();
}

class StoryReader implements XmlVisitor {
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  /** Where finished blocks go: the document, a note, a cell. */
  readonly #sinks: TextBlock[][] = [[]];
  /** A text box is in a paragraph and has paragraphs of its own. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #rows: TextBlock[][][] = [];
  readonly #tables: number[] = [];
  readonly #notes = new Map<string, TextBlock[]>();
  readonly #references: NoteReference[] = [];
  #skipping = 0;
  #inText = false;
  #groups = 0;
  /** Lists have no element of their own; they are runs of items. */
  #listGroup: number | undefined;
  #title: string | undefined;
  /** The paragraph whose mark was deleted: it goes on in the next one. */
  #merged: Paragraph | undefined;

  constructor(styles: ReadonlyMap<string, ParagraphStyle>) {
    this.#styles = styles;
  }

  open(element: XmlElement): void {
    const { name } = element;
    if (this.#skipping > 0 || SKIPPED.has(name) || this.#isDeletedText(name)) {
      this.#skipping++;
      return;
    }
    const paragraph = this.#paragraphs.at(-1);
    if (CONTAINERS.has(name)) this.#endMerged();
    if (name === 'p' && isWord(element)) this.#openParagraph();
    else if (name === 't') this.#inText = true;
    else if (name === 'tbl') this.#tables.push(++this.#groups);
    else if (name === 'tr') this.#rows.push([]);
    else if (name === 'tc') this.#sinks.push([]);
    else if (name === 'footnote' || name === 'endnote') this.#openNote(element);
    else if (paragraph) this.#readInParagraph(element, paragraph);
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#inText && this.#skipping === 0 && paragraph && !paragraph.run.isHidden)
      paragraph.parts.push(text);
  }

  close(element: XmlElement): void {
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    const { name } = element;
    const paragraph = this.#paragraphs.at(-1);
    if (CONTAINERS.has(name)) this.#endMerged();
    if (name === 't') this.#inText = false;
    else if (name === 'p' && isWord(element)) this.#closeParagraph();
    else if (name === 'r' && paragraph) paragraph.run = { isHidden: false };
    else if (name === 'pPr' && paragraph) paragraph.inProperties = false;
    else if (name === 'tc') this.#rows.at(-1)?.push(this.#closeSink());
    else if (name === 'tr') this.#closeRow();
    else if (name === 'tbl') this.#tables.pop();
    else if (name === 'footnote' || name === 'endnote') this.#sinks.splice(1);
  }

  finish(): StoryReading {
    return {
      blocks: this.#sinks[0] ?? [],
      notes: this.#notes,
      references: this.#references,
      ...(this.#title && { title: this.#title }),
    };
  }

  /** `w:del` around runs; the one in a paragraph's properties is about its mark. */
  #isDeletedText(name: string): boolean {
    return (name === 'del' || name === 'moveFrom') && this.#paragraphs.at(-1)?.inProperties !== true;
  }

  #openParagraph(): void {
    const outer = this.#paragraphs.at(-1);
    const merged = outer ? undefined : this.#merged;
    if (merged) this.#merged = undefined;
    this.#paragraphs.push({
      parts: merged?.parts ?? [],
      style: plainStyle,
      inProperties: false,
      run: { isHidden: false },
      after: merged?.after ?? [],
    });
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const outer = this.#paragraphs.at(-1);
    if (paragraph.isMarkDeleted && !outer) {
      this.#merged = paragraph;
      return;
    }
    const blocks = this.#toBlocks(paragraph);
    if (outer) outer.after.push(...blocks);
    else this.#sinks.at(-1)?.push(...blocks);
  }

  /** No paragraph follows in the same cell or note that the open one could go on in. */
  #endMerged(): void {
    if (this.#merged) this.#sinks.at(-1)?.push(...this.#toBlocks(this.#merged));
    this.#merged = undefined;
  }

  #toBlocks(paragraph: Paragraph): TextBlock[] {
    const block = this.#toBlock(paragraph);
    return block ? [block, ...paragraph.after] : paragraph.after;
  }

  #toBlock({ parts, style, isListItem, outlineLevel }: Paragraph): TextBlock | undefined {
    const text = foldRuns(parts);
    if (text === '') return undefined;
    const isHeading = outlineLevel === undefined ? style.kind === 'heading' : isHeadingLevel(outlineLevel);
    const kind = isHeading ? 'heading' : style.kind === 'heading' ? 'prose' : style.kind;
    if (style.isTitle) this.#title ??= text.replaceAll('\n', ' ');
    const isItem = kind === 'prose' && (isListItem ?? style.isListItem);
    this.#listGroup = isItem ? (this.#listGroup ?? ++this.#groups) : undefined;
    return {
      kind,
      pieces: [text],
      ...(kind === 'reported' && { quotation: {} }),
      ...(isItem && { mark: /^[-*•–]\s/u.test(text) ? '' : '• ' }),
      ...(this.#listGroup !== undefined && { group: this.#listGroup }),
    };
  }

  #openNote(element: XmlElement): void {
    const blocks: TextBlock[] = [];
    this.#sinks.splice(1);
    this.#sinks.push(blocks);
    const id = element.attribute('id');
    if (id !== undefined) this.#notes.set(id, blocks);
  }

  #closeSink(): TextBlock[] {
    this.#listGroup = undefined;
    return this.#sinks.length > 1 ? (this.#sinks.pop() ?? []) : [];
  }

  /** A row of plain cells is one block; a table that only arranges the page is as many blocks as it holds. */
  #closeRow(): void {
    const cells = (this.#rows.pop() ?? []).filter((cell) => cell.length > 0);
    const isPlain = cells.length > 1 && cells.every((cell) => cell.length === 1 && !cell[0]?.quotation);
    const blocks = cells.flat();
    const sink = this.#sinks.at(-1);
    const group = this.#tables.at(-1);
    if (!isPlain) sink?.push(...blocks);
    else {
      const pieces = blocks.flatMap((block) => block.pieces);
      sink?.push({ kind: 'prose', pieces, ...(group !== undefined && { group }) });
    }
  }

  #readInParagraph(element: XmlElement, paragraph: Paragraph): void {
    const { name } = element;
    if (name === 'pPr') paragraph.inProperties = true;
    else if (paragraph.inProperties) this.#readProperty(element, paragraph);
    else if (name === 'vanish') paragraph.run.isHidden = isOn(element);
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.#addReference(element);
    else {
      const characters = CHARACTERS[name];
      if (characters !== undefined && !paragraph.run.isHidden) paragraph.parts.push(characters);
    }
  }

  #readProperty(element: XmlElement, paragraph: Paragraph): void {
    const value = element.attribute('val') ?? '';
    if (element.name === 'pStyle') paragraph.style = this.#styles.get(value) ?? plainStyle;
    else if (element.name === 'outlineLvl') paragraph.outlineLevel = Number(value);
    else if (element.name === 'numId') paragraph.isListItem = value !== '0';
    else if (element.name === 'del' || element.name === 'moveFrom') paragraph.isMarkDeleted = true;
  }

  #addReference(element: XmlElement): void {
    const id = element.attribute('id');
    const type = element.name === 'footnoteReference' ? 'footnote' : 'endnote';
    if (id !== undefined) this.#references.push({ type, id });
  }
}

interface Paragraph {
  readonly parts: string[];
  style: ParagraphStyle;
  outlineLevel?: number;
  isListItem?: boolean;
  isMarkDeleted?: boolean;
  inProperties: boolean;
  run: { isHidden: boolean };
  /** What stands in text boxes that hang on the paragraph. */
  readonly after: TextBlock[];
}

/** Drawings and formulas have elements of the same name. */
function isWord({ namespace }: XmlElement): boolean {
  return namespace.includes('/wordprocessingml/');
}

/** ECMA-376 part 1, 17.17.4: an on/off property is on unless it says otherwise. */
function isOn(element: XmlElement): boolean {
  return !/^(?:0|false|off)$/u.test(element.attribute('val') ?? 'true');
}

function foldRuns(parts: readonly string[]): string {
  return parts
    .join('')
    .replace(INVISIBLE, '')
    .split('\n')
    .map((line) => line.replace(/\s{2,}|[\t\v\f\r]/gu, ' ').trim())
    .join('\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

/** Elements that stand for characters within a run. A page's break is no more than a line's to the words. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: ' ',
  ptab: ' ',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '',
};
const CONTAINERS: ReadonlySet<string> = new Set(['body', 'tbl', 'tc', 'footnote', 'endnote']);
// What is in the file and not in the text: field codes, fallbacks that repeat what stands before them, the former
// state of tracked properties, reading aids.
const SKIPPED: ReadonlySet<string> = new Set([
  ...['instrText', 'delText', 'delInstrText', 'Fallback', 'sectPr', 'tblPr', 'trPr', 'tcPr', 'sdtPr'],
  ...['pPrChange', 'rPrChange', 'rt'],
]);
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
