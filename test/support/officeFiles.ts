import { strToU8, type Zippable, zipSync } from 'fflate';

/** The parts of an archive by name, as text or as bytes. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A ZIP archive of the parts; `undefined` leaves one of them out. */
export function zip(parts: Readonly<Record<string, string | Uint8Array | undefined>>): Uint8Array {
  const entries = Object.entries(parts).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, typeof content === 'string' ? strToU8(content) : content]],
  );
  return zipSync(Object.fromEntries(entries) as Zippable);
}

/** A Word document whose body is `body` (WordprocessingML), with styles, properties and what `parts` adds. */
export function docx(body: string, parts: Readonly<Record<string, string | undefined>> = {}): Uint8Array {
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships({
      officeDocument: 'word/document.xml',
      'core-properties': 'docProps/core.xml',
    }),
    'word/_rels/document.xml.rels': relationships({
      styles: 'styles.xml',
      footnotes: 'footnotes.xml',
      endnotes: 'endnotes.xml',
    }),
    'word/document.xml': word('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': word('styles', STYLES),
    'docProps/core.xml': properties('<dc:title>On Salt</dc:title><dc:creator>Mara Voss</dc:creator>'),
    ...parts,
  });
}

/** A part of a Word document with `root` around `content`. */
export function word(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${content}</w:${root}>`;
}

/** A paragraph of one run. */
export function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${properties}${run(text)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function properties(fields: string): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${fields}</cp:coreProperties>`;
}

/** Footnotes or endnotes by number, with the two lines that Word keeps among them. */
export function notes(kind: 'footnote' | 'endnote', texts: readonly string[]): string {
  const all = texts.map((text, at) => `<w:${kind} w:id="${at + 1}">${paragraph(text)}</w:${kind}>`);
  return word(
    `${kind}s`,
    `<w:${kind} w:type="separator" w:id="0">${paragraph('line')}</w:${kind}>${all.join('')}`,
  );
}

function relationships(targets: Readonly<Record<string, string>>): string {
  const all = Object.entries(targets).map(
    ([type, target]) =>
      `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

const STYLES = [
  ['Title', 'Title'],
  ['berschrift1', 'heading 1'],
  ['Zitat', 'Quote'],
  ['Verzeichnis1', 'toc 1'],
  ['Eigener', 'My Own', '<w:basedOn w:val="Zitat"/>'],
  ['Gliederung', 'Chapter', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'],
]
  .map(
    ([id, name, more = '']) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`,
  )
  .join('');

export interface BookParts {
  /** Content of the package's `<metadata>`. */
  readonly metadata?: string;
  /** Bodies of the chapters, in the order of the spine. */
  readonly chapters: readonly string[];
  /** The body of the navigation document. */
  readonly navigation?: string;
  /** An NCX, without its root element. */
  readonly ncx?: string;
  readonly guide?: string;
  readonly parts?: Readonly<Record<string, string | undefined>>;
}

/** An e-book with chapters `text/c1.xhtml`, `text/c2.xhtml` … */
export function epub({ metadata, chapters, navigation, ncx, guide, parts }: BookParts): Uint8Array {
  const items = chapters.map((_, at) => item(`c${at + 1}`, `text/c${at + 1}.xhtml`));
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0"?>${ncx ? OLD_DOCTYPE : ''}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata ?? BOOK_METADATA}</metadata><manifest>${items.join('')}${navigation ? item('nav', 'nav.xhtml', ' properties="nav"') : ''}${ncx ? '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' : ''}</manifest><spine${ncx ? ' toc="ncx"' : ''}>${navigation ? '<itemref idref="nav"/>' : ''}${chapters.map((_, at) => `<itemref idref="c${at + 1}"/>`).join('')}</spine>${guide ? `<guide>${guide}</guide>` : ''}</package>`,
    ...Object.fromEntries(chapters.map((body, at) => [`OEBPS/text/c${at + 1}.xhtml`, xhtml(body)])),
    'OEBPS/nav.xhtml': navigation && xhtml(navigation),
    'OEBPS/toc.ncx':
      ncx &&
      `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/">${ncx}</ncx>`,
    ...parts,
  });
}

function item(id: string, href: string, more = ''): string {
  return `<item id="${id}" href="${href}" media-type="application/xhtml+xml"${more}/>`;
}

function xhtml(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>${body}</body></html>`;
}

const OLD_DOCTYPE =
  '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">';
const BOOK_METADATA =
  '<dc:title>The Tide Book</dc:title><dc:creator id="a">Mara Voss</dc:creator><meta refines="#a" property="file-as">Voss, Mara</meta><dc:publisher>Quay Press</dc:publisher><dc:date>2019-04-01</dc:date><dc:language>en</dc:language><dc:identifier>urn:isbn:978-3-16-148410-0</dc:identifier>';
