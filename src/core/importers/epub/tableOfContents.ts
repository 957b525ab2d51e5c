import type { Locator } from '../../model/passage.ts';
import { rolesOf } from '../html/elements.ts';
import { type HtmlVisitor, visitHtml } from '../html/htmlEvents.ts';
import { visitXml, type XmlElement } from '../xml.ts';
import { type BookReference, resolveReference } from './references.ts';

/** A line of a book's table of contents, or of its list of print pages. */
export interface ContentsEntry {
  readonly label: string;
  readonly target: BookReference;
  /** 1 for the entries of the table itself, 2 for those under them … */
  readonly level: number;
}

export interface TableOfContents {
  readonly entries: readonly ContentsEntry[];
  readonly pages: readonly ContentsEntry[];
}

/** EPUB 3: lists in the `<nav>` elements of an XHTML document. */
export function readNavigation(html: string, file: string): TableOfContents {
  const reader = new NavigationReader(file);
  visitHtml(html, reader);
  return reader;
}

/** EPUB 2: NCX. @throws XmlError */
export function readNcx(bytes: Uint8Array, file: string): TableOfContents {
  const reader = new NcxReader(file);
  visitXml(bytes, reader, { doctype: true });
  return reader;
}

/** What begins at the start of a file, and at elements in it. */
export interface FilePlaces {
  start?: Locator;
  readonly byId: Map<string, Locator>;
}

/**
 * Where chapters and print pages begin, by file. Where the same element begins both, the page is kept: it says more.
 */
export function findPlaces({ entries, pages }: TableOfContents): ReadonlyMap<string, FilePlaces> {
  const places = new Map<string, FilePlaces>();
  const add = ({ target: { file, id } }: ContentsEntry, locator: Locator) => {
    const found: FilePlaces = places.get(file) ?? { byId: new Map() };
    places.set(file, found);
    if (id) found.byId.set(id, locator);
    else found.start = locator;
  };
  // The first of several entries for one place is the more general one.
  for (const entry of chaptersAmong(entries).reverse()) add(entry, { label: 'chapter', value: entry.label });
  for (const entry of pages) add(entry, { label: 'page', value: entry.label });
  return places;
}

/**
 * The entries that are chapters: those of the first level that has more than one, and those under them that stand in
 * files of their own (chapters under parts). Entries within the file of the one above are sections of a chapter.
 */
function chaptersAmong(entries: readonly ContentsEntry[]): ContentsEntry[] {
  const levels = [...new Set(entries.map(({ level }) => level))].sort((a, b) => a - b);
  const top = levels.find((wanted) => entries.filter(({ level }) => level === wanted).length > 1) ?? 1;
  const above: string[] = [];
  return entries.filter(({ level, target }) => {
    above[level] = target.file;
    return level <= top || above[level - 1] !== target.file;
  });
}

class NavigationReader implements HtmlVisitor, TableOfContents {
  readonly entries: ContentsEntry[] = [];
  readonly pages: ContentsEntry[] = [];
  readonly #file: string;
  #list: ContentsEntry[] | undefined;
  #level = 0;
  #open: { href: string; text: string } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'nav') {
      const roles = rolesOf(attribute);
      this.#list = roles.has('toc') ? this.entries : roles.has('page-list') ? this.pages : undefined;
      this.#level = 0;
    } else if (name === 'ol') this.#level++;
    else if (name === 'a') this.#open = { href: attribute('href') ?? '', text: '' };
  }

  text(text: string): void {
    if (this.#open) this.#open.text += text;
  }

  close(name: string): void {
    if (name === 'nav') this.#list = undefined;
    else if (name === 'ol') this.#level--;
    else if (name === 'a' && this.#open) {
      const { href, text } = this.#open;
      this.#open = undefined;
      addEntry(this.#list, text, resolveReference(this.#file, href), this.#level);
    }
  }
}

class NcxReader implements TableOfContents {
  readonly entries: ContentsEntry[] = [];
  readonly pages: ContentsEntry[] = [];
  readonly #file: string;
  #level = 0;
  #inPages = false;
  #label = '';
  #inLabel = false;

  constructor(file: string) {
    this.#file = file;
  }

  open(element: XmlElement): void {
    const { name } = element;
    if (name === 'navPoint') this.#level++;
    else if (name === 'pageList') this.#inPages = true;
    if (name === 'navPoint' || name === 'pageTarget') this.#label = '';
    else if (name === 'navLabel') this.#inLabel = true;
    else if (name === 'content' && (this.#level > 0 || this.#inPages)) {
      const list = this.#inPages ? this.pages : this.entries;
      addEntry(list, this.#label, resolveReference(this.#file, element.attribute('src') ?? ''), this.#level);
    }
  }

  text(text: string): void {
    if (this.#inLabel) this.#label += text;
  }

  close({ name }: XmlElement): void {
    if (name === 'navPoint') this.#level--;
    else if (name === 'navLabel') this.#inLabel = false;
    else if (name === 'pageList') this.#inPages = false;
  }
}

function addEntry(
  list: ContentsEntry[] | undefined,
  text: string,
  target: BookReference,
  level: number,
): void {
  const label = text.replace(/\s+/gu, ' ').trim();
  if (label !== '') list?.push({ label, target, level });
}
