import { visitXml, type XmlElement } from '../xml.ts';
import { type BookReference, resolveReference } from './references.ts';

/** The package document of a book (EPUB 2 and 3): what it says of the book, and what the book is made of. */
export interface BookPackage {
  readonly fields: readonly BookField[];
  /** The documents to be read, in the order of reading. */
  readonly spine: readonly BookItem[];
  /** EPUB 3's table of contents and list of pages. */
  readonly navigation?: BookItem;
  /** EPUB 2's. */
  readonly ncx?: BookItem;
  /** Files that the guide names, with its word for what each is: `cover`, `toc`. */
  readonly guide: readonly { readonly type: string; readonly target: BookReference }[];
}

export interface BookItem {
  /** Path in the archive. */
  readonly file: string;
  readonly mediaType: string;
}

/** A Dublin Core field with what EPUB 2 says in attributes and EPUB 3 in elements that refine it. */
export interface BookField {
  /** `title`, `creator`, `date` … */
  readonly name: string;
  readonly text: string;
  /** `role`, `file-as`, `event`, `scheme`, `title-type` … */
  readonly details: ReadonlyMap<string, string>;
}

/** @param file path of the package document; what it names is relative to it. @throws XmlError */
export function readBookPackage(bytes: Uint8Array, file: string): BookPackage {
  const reader = new PackageReader(file);
  visitXml(bytes, reader, { doctype: true });
  return reader.finish();
}

type OpenField = BookField & { readonly id: string | undefined; readonly details: Map<string, string> };

class PackageReader {
  readonly #file: string;
  readonly #fields: OpenField[] = [];
  readonly #items = new Map<string, BookItem & { readonly properties: readonly string[] }>();
  readonly #spine: string[] = [];
  readonly #guide: { type: string; target: BookReference }[] = [];
  readonly #refinements: { id: string; property: string; text: string }[] = [];
  #tocId: string | undefined;
  #open: { element: XmlElement; text: string } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  open(element: XmlElement): void {
    const { name } = element;
    if (isField(element) || name === 'meta') this.#open = { element, text: '' };
    else if (name === 'item') this.#readItem(element);
    else if (name === 'spine') this.#tocId = element.attribute('toc');
    else if (name === 'itemref') this.#spine.push(element.attribute('idref') ?? '');
    else if (name === 'reference') this.#readGuide(element);
  }

  text(text: string): void {
    if (this.#open) this.#open.text += text;
  }

  close({ name }: XmlElement): void {
    const open = this.#open;
    if (open?.element.name !== name) return;
    this.#open = undefined;
    const text = open.text.replace(/\s+/gu, ' ').trim();
    if (text === '') return;
    if (name === 'meta') this.#readRefinement(open.element, text);
    else this.#fields.push(toField(open.element, text));
  }

  finish(): BookPackage {
    for (const { id, property, text } of this.#refinements)
      this.#fields.find((field) => field.id === id)?.details.set(property, text);
    const items = [...this.#items.values()];
    const navigation = items.find(({ properties }) => properties.includes('nav'));
    const ncx = this.#items.get(this.#tocId ?? '') ?? items.find(({ mediaType }) => mediaType === NCX);
    return {
      fields: this.#fields,
      spine: [...new Set(this.#spine)].flatMap((id) => this.#items.get(id) ?? []),
      guide: this.#guide,
      ...(navigation && { navigation }),
      ...(ncx && { ncx }),
    };
  }

  #readItem(element: XmlElement): void {
    const [id, href] = [element.attribute('id'), element.attribute('href')];
    if (!id || !href || this.#items.has(id)) return;
    this.#items.set(id, {
      file: resolveReference(this.#file, href).file,
      mediaType: element.attribute('media-type')?.toLowerCase() ?? '',
      properties: (element.attribute('properties') ?? '').split(/\s+/u),
    });
  }

  #readGuide(element: XmlElement): void {
    const [type, href] = [element.attribute('type'), element.attribute('href')];
    if (type && href)
      this.#guide.push({ type: type.toLowerCase(), target: resolveReference(this.#file, href) });
  }

  #readRefinement(element: XmlElement, text: string): void {
    const [id, property] = [element.attribute('refines'), element.attribute('property')];
    if (id?.startsWith('#') && property) this.#refinements.push({ id: id.slice(1), property, text });
  }
}

function isField({ namespace }: XmlElement): boolean {
  return /purl\.org\/dc\/elements|^dc$/u.test(namespace);
}

function toField(element: XmlElement, text: string): OpenField {
  const details = DETAILS.map((name) => [name, element.attribute(name)] as const);
  return {
    name: element.name.toLowerCase(),
    text,
    id: element.attribute('id'),
    details: new Map(details.filter((detail): detail is [string, string] => detail[1] !== undefined)),
  };
}

const DETAILS = ['role', 'file-as', 'event', 'scheme'];
const NCX = 'application/x-dtbncx+xml';
