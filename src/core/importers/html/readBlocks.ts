import type { Kind, Locator, Voice } from '../../model/passage.ts';
import type { PlaceMark, TextBlock } from '../textBlocks.ts';
import { BLOCKS, boilerplateRoles, HIDDEN, isHidden, rolesOf } from './elements.ts';
import type { HtmlVisitor } from './htmlEvents.ts';
import { InlineText } from './inlineText.ts';
import { isBackLink, isNoteMark } from './noteMarks.ts';
import { findAttribution, type OpenQuotation, readCaption } from './quotations.ts';

export interface BlockOptions {
  /** Elements that are left out besides those that nobody sees: `nav`, `footer` … */
  readonly skipped?: ReadonlySet<string>;
  /** What begins at the element with this id: a print page, a chapter. */
  readonly places?: ReadonlyMap<string, Locator>;
  /** Where the text begins. */
  readonly place?: Locator | undefined;
}

/**
 * Reads the blocks of a page from what a walk through it tells: paragraphs, headings, list items, table rows,
 * quotations. Linear; what is open is kept in a list, so depth costs no stack.
 */
export class BlockReader implements HtmlVisitor {
  readonly #options: BlockOptions;
  readonly #inline = new InlineText();
  /** Where finished blocks go; the cell of a table has a list of its own until its row ends. */
  readonly #sinks: Draft[][] = [[]];
  readonly #rows: (Row | undefined)[] = [];
  readonly #frames: Frame[] = [];
  #context: Context = { kind: 'prose' };
  #skipping = 0;
  #groups = 0;
  /** Counts blocks, so that a position in the text of one is not taken for one in another. */
  #generation = 0;
  #place: Locator | undefined;
  #lastNote: { name: string; from: number; to: number } | undefined;

  constructor(options: BlockOptions = {}) {
    this.#options = options;
    this.#place = options.place;
  }

  /** Where the text ends: the print page or chapter that goes on in the next file. */
  get place(): Locator | undefined {
    return this.#place;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    const frame: Frame = { name, context: this.#context, from: this.#inline.length, at: this.#generation };
    this.#frames.push(frame);
    if (this.#skipping > 0) {
      this.#skipping++;
      return;
    }
    const roles = rolesOf(attribute);
    const isPage = roles.has('pagebreak');
    if (BLOCKS.has(name) && !isPage) this.#endBlock();
    this.#findPlace(attribute, isPage);
    if (isPage || this.#isSkipped(name, attribute)) {
      this.#skipping = 1;
      return;
    }
    this.#context = this.#enter(name, roles, attribute);
    frame.from = this.#inline.length;
    frame.at = this.#generation;
    frame.isNoteMark = roles.has('noteref') || NOTE_CLASS.test(attribute('class') ?? '');
    frame.leadsOn = frame.isNoteMark || (name === 'a' && isFragment(attribute('href')));
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    const lines = this.#context.preformatted ? text.split(/\r\n?|\n/u) : [text];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#breakLine();
      this.#inline.add(line);
    }
  }

  close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    this.#leaveInline(frame);
    if (BLOCKS.has(frame.name)) this.#endBlock();
    this.#leave(frame.name, frame.context);
    this.#context = frame.context;
  }

  /** All blocks, once the walk is over. */
  finish(): TextBlock[] {
    this.#endBlock();
    return this.#sinks.flat();
  }

  #isSkipped(name: string, attribute: (name: string) => string | undefined): boolean {
    if (HIDDEN.has(name) || isHidden(attribute)) return true;
    if (name === 'dialog' && attribute('open') === undefined) return true;
    // The footer of a quotation says whose it is.
    return this.#options.skipped?.has(name) === true && !(name === 'footer' && this.#context.quotation);
  }

  #findPlace(attribute: (name: string) => string | undefined, isPage: boolean): void {
    const id = attribute('id');
    const known = id === undefined ? undefined : this.#options.places?.get(id);
    const place = known ?? (isPage ? pageLabel(attribute) : undefined);
    // A print page says more than a chapter.
    if (place && (place.label === 'page' || this.#place?.label !== 'page')) this.#inline.mark(place);
  }

  #enter(name: string, roles: ReadonlySet<string>, attribute: (name: string) => string | undefined): Context {
    const context = { ...this.#context };
    if (boilerplateRoles.some((role) => roles.has(role))) context.boilerplate = true;
    if (/^h[1-6]$/u.test(name)) context.kind = 'heading';
    if (name === 'blockquote' || roles.has('epigraph')) this.#enterQuotation(context, attribute);
    else if (name === 'figure') context.figure = {};
    else if (name === 'figcaption' || name === 'caption') context.isCaption = true;
    else if (name === 'pre') context.preformatted = { isCode: CODE_CLASS.test(attribute('class') ?? '') };
    else if (name === 'code' && context.preformatted) context.preformatted.isCode = true;
    else if (name === 'ul' || name === 'ol' || name === 'menu') context.group ??= ++this.#groups;
    else if (name === 'li') context.item = { isMarked: false };
    else if (name === 'table') this.#enterTable(context);
    else if (name === 'tr') this.#rows.push({ cells: [], table: context.table ?? ++this.#groups });
    else if (name === 'td' || name === 'th') this.#enterCell(context);
    else if (name === 'br') this.#breakLine();
    else if (name === 'q') context.quoteLevel = (context.quoteLevel ?? 0) + 1;
    return context;
  }

  #enterQuotation(context: Context, attribute: (name: string) => string | undefined): void {
    const address = attribute('cite');
    const quotation: OpenQuotation = {
      cites: [],
      ...(address && /^https?:/iu.test(address) && { address }),
    };
    context.quotation = quotation;
    context.isCaption = false;
    if (context.figure) context.figure.quotation = quotation;
  }

  /** A cell without a row of its own belongs to no row around its table. */
  #enterTable(context: Context): void {
    context.table = ++this.#groups;
    this.#rows.push(undefined);
  }

  #enterCell(context: Context): void {
    this.#sinks.push([]);
    delete context.item;
    delete context.group;
  }

  #breakLine(): void {
    if (this.#inline.lineBreak()) this.#endBlock();
  }

  #leaveInline(frame: Frame): void {
    if (frame.at !== this.#generation) return;
    const { name, from } = frame;
    if (name === 'q') this.#leaveQuote(from);
    else if (name === 'cite') this.#leaveCite(from);
    else if (frame.leadsOn || name === 'sup') this.#leaveNote(frame);
  }

  #leaveQuote(from: number): void {
    const level = this.#context.quoteLevel ?? 1;
    if (level <= MAX_QUOTE_LEVEL) this.#inline.quote(from, level % 2 === 1 ? ['“', '”'] : ['‘', '’']);
  }

  #leaveCite(from: number): void {
    const quotation = this.#context.quotation ?? this.#context.figure?.quotation;
    if (quotation && quotation.cites.length < MAX_CITES && this.#inline.length - from < MAX_CITE_PARTS)
      quotation.cites.push(this.#inline.textFrom(from));
  }

  /**
   * The mark of a note is raised and leads to the note, or the page says so; it is no word of the sentence. Nor is the
   * arrow that leads back.
   */
  #leaveNote({ name, from, leadsOn, isNoteMark: isSaid }: Frame): void {
    const to = this.#inline.length;
    if (to - from > MAX_NOTE_PARTS) return;
    const last = this.#lastNote;
    const isRaisedLink = last?.from === from && last.to === to && last.name !== name;
    this.#lastNote = { name, from, to };
    if (!leadsOn && !isRaisedLink) return;
    const text = this.#inline.textFrom(from);
    if (isNoteMark(text, isRaisedLink || isSaid === true) || isBackLink(text)) this.#inline.cut(from);
  }

  #leave(name: string, outer: Context): void {
    const { quotation, figure } = this.#context;
    if (quotation && quotation !== outer.quotation) this.#endQuotation(quotation);
    if (name === 'figcaption' && figure?.quotation) this.#endCaption(figure.quotation);
    if (name === 'td' || name === 'th') this.#endCell();
    else if (name === 'tr') this.#endRow();
    else if (name === 'table') this.#rows.pop();
  }

  #endBlock(): void {
    this.#generation++;
    this.#lastNote = undefined;
    const { text, places, quoted } = this.#inline.take();
    const start = places.findLast(({ offset }) => offset === 0)?.locator ?? this.#place;
    this.#place = places.at(-1)?.locator ?? this.#place;
    if (text === '') return;
    const inner = places.filter(({ offset }) => offset > 0 && offset < text.length);
    this.#sinks.at(-1)?.push(this.#draft(text, { quoted, start, inner }));
  }

  #draft(text: string, found: { quoted: boolean; start: Locator | undefined; inner: PlaceMark[] }): Draft {
    const { kind, quotation, isCaption, group, preformatted } = this.#context;
    const boilerplate = this.#context.boilerplate || preformatted?.isCode;
    const reported = quotation ?? (found.quoted ? { cites: [] } : undefined);
    const mark = this.#takeMark(text);
    return {
      kind: boilerplate ? 'boilerplate' : reported ? 'reported' : kind,
      pieces: [text],
      ...(isCaption && { voice: 'site' }),
      ...(mark !== undefined && { mark }),
      ...(mark !== undefined && group !== undefined && { group }),
      ...(reported && !boilerplate && { quotation: reported }),
      ...(found.start && { locator: found.start }),
      ...(found.inner.length > 0 && { places: found.inner }),
    };
  }

  /** The bullet of a list item stands before its first block. */
  #takeMark(text: string): string | undefined {
    const { item } = this.#context;
    if (!item || item.isMarked) return undefined;
    item.isMarked = true;
    return /^[-*•–]\s/u.test(text) ? '' : '• ';
  }

  #endQuotation(quotation: OpenQuotation): void {
    const blocks = this.#sinks.at(-1) ?? [];
    const last = blocks.at(-1);
    if (last?.quotation === quotation) {
      const alone = blocks.at(-2)?.quotation === quotation;
      const found = findAttribution(last.pieces[0] ?? '', quotation, alone);
      if (found) {
        last.pieces = [found.words];
        last.tail = found.tail;
        quotation.claim = found.claim;
      }
    }
    const { address } = quotation;
    if (address && !quotation.claim?.claimedSource)
      quotation.claim = { ...quotation.claim, claimedSource: address };
  }

  #endCaption(quotation: OpenQuotation): void {
    const last = this.#sinks.at(-1)?.at(-1);
    if (last?.voice !== 'site') return;
    const claim = readCaption(last.pieces[0] ?? '', quotation);
    if (!claim) return;
    quotation.claim = { ...quotation.claim, ...claim };
    last.tail = last.pieces[0] ?? '';
    last.pieces = [];
  }

  #endCell(): void {
    if (this.#sinks.length === 1) return;
    const cell = this.#sinks.pop() ?? [];
    const row = this.#rows.at(-1);
    if (row) row.cells.push(cell);
    else this.#sinks.at(-1)?.push(...cell);
  }

  /** A row of plain cells is one block; a table that only arranges a page is as many blocks as it holds. */
  #endRow(): void {
    const row = this.#rows.pop();
    const cells = row?.cells.filter((cell) => cell.length > 0) ?? [];
    const blocks = cells.flat();
    const isPlain = cells.length > 1 && cells.every(isPlainCell);
    const sink = this.#sinks.at(-1);
    if (row && isPlain) sink?.push(joinCells(blocks, row.table));
    else for (const block of blocks) sink?.push(block);
  }
}

interface Context {
  kind: Kind;
  boilerplate?: boolean;
  isCaption?: boolean;
  preformatted?: { isCode: boolean };
  quotation?: OpenQuotation;
  figure?: { quotation?: OpenQuotation };
  /** The list or table whose items stand on consecutive lines. */
  group?: number;
  table?: number;
  item?: { isMarked: boolean };
  quoteLevel?: number;
}

interface Frame {
  readonly name: string;
  /** What was in force around the element. */
  readonly context: Context;
  from: number;
  at: number;
  /** Whether the element leads to another place of the work. */
  leadsOn?: boolean;
  /** Whether the page says that it leads to a note. */
  isNoteMark?: boolean;
}

/** A block that the end of its quotation may still change. */
interface Draft {
  kind: Kind;
  voice?: Voice;
  pieces: string[];
  mark?: string;
  tail?: string;
  group?: number;
  quotation?: OpenQuotation;
  locator?: Locator;
  places?: PlaceMark[];
}

interface Row {
  readonly cells: Draft[][];
  readonly table: number;
}

function isPlainCell(cell: readonly Draft[]): boolean {
  const [block] = cell;
  return cell.length === 1 && block !== undefined && !block.quotation && block.mark === undefined;
}

function joinCells(blocks: readonly Draft[], group: number): Draft {
  const [first] = blocks;
  const kind = first?.kind === 'boilerplate' ? 'boilerplate' : 'prose';
  return {
    kind,
    pieces: blocks.flatMap(({ pieces }) => pieces),
    group,
    ...(first?.locator && { locator: first.locator }),
  };
}

function isFragment(href: string | undefined): boolean {
  return href?.includes('#') === true;
}

/** The label of a print page: EPUB's `title`, or what a screen reader says. */
function pageLabel(attribute: (name: string) => string | undefined): Locator | undefined {
  const spoken = attribute('title') ?? attribute('aria-label') ?? '';
  const value = /^\s*(?:page\s+)?(\S{1,12}?)[\s.]*$/iu.exec(spoken.slice(0, 80))?.[1];
  return value ? { label: 'page', value } : undefined;
}

// The names that manuals give to examples of code.
const CODE_CLASS = /code|listing|screen|source|example|highlight|prettyprint|synopsis/iu;
// The names that pandoc and common converters give to the marks of notes.
const NOTE_CLASS = /(?:^|\s)(?:footnote-?ref|noteref)(?:\s|$)/iu;
// Deeper quotations within quotations are a broken page's.
const MAX_QUOTE_LEVEL = 8;
const MAX_CITES = 20;
const MAX_CITE_PARTS = 40;
const MAX_NOTE_PARTS = 8;
