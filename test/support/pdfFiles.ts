/** Text at a place on a page; lengths in points, `y` from the bottom, as PDF counts. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Courier, whose every letter is 0.6 of the size wide; `coded` has a ligature and a soft hyphen (see `CODED`). */
  readonly font?: 'plain' | 'bold' | 'coded';
  /** In degrees. */
  readonly rotated?: number;
}

export interface PdfFile {
  readonly pages: readonly (readonly PlacedText[])[];
  /** Pages, from 0, that hold a picture and nothing else. */
  readonly pictures?: readonly number[];
  /** The document information dictionary. */
  readonly info?: Readonly<Record<string, string>>;
  readonly language?: string;
  /** Numbering styles (`D`, `r`, `R`) by the page, from 0, that they start at. */
  readonly labels?: Readonly<Record<number, string>>;
  /** Asks for a password that nobody knows. */
  readonly encrypted?: boolean;
}

/** The bytes of a PDF without compression, as ISO 32000 describes it. */
export function makePdf(file: PdfFile): Uint8Array {
  const { pages, pictures = [], info = {}, language, labels, encrypted } = file;
  const pageIds = pages.map((_, at) => FIRST_PAGE + 2 * at);
  const objects = new Map<number, string>([
    [1, catalog(language, labels)],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`],
    [3, fontObject('Courier')],
    [4, fontObject('Courier-Bold')],
    [5, CODED_FONT],
    [6, stream(TO_UNICODE)],
    [
      7,
      `<< ${Object.entries(info).map(([name, value]) => `/${name} (${escapeText(value)})`)} >>`.replaceAll(
        ',/',
        ' /',
      ),
    ],
    [
      8,
      stream(
        '\xff',
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      ),
    ],
    [9, ENCRYPTION],
  ]);
  for (const [at, texts] of pages.entries()) {
    objects.set(pageIds[at] as number, pageObject(FIRST_PAGE + 2 * at + 1));
    const picture = pictures.includes(at) ? 'q 500 0 0 700 50 50 cm /Picture Do Q' : '';
    objects.set(FIRST_PAGE + 2 * at + 1, stream([picture, ...texts.map(showText)].join('\n')));
  }
  return serialize(objects, encrypted ? '/Encrypt 9 0 R /ID [<00> <00>]' : '');
}

/** Lines below each other, the first at `y`. */
export function setLines(
  lines: readonly string[],
  { x = 72, y = 700, size = 10, leading = 12, font = 'plain' as PlacedText['font'] } = {},
): PlacedText[] {
  return lines.map((text, at) => ({ text, x, y: y - at * leading, size, font: font ?? 'plain' }));
}

/** `text` in lines of at most `columns` characters, broken at blanks. */
export function wrap(text: string, columns = 60): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const open = lines.at(-1);
    if (open !== undefined && open.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${open} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The characters that stand for others in the font `coded`. */
export const CODED = { ligature: '~', softHyphen: '|' } as const;

const FIRST_PAGE = 10;

function catalog(language: string | undefined, labels: PdfFile['labels']): string {
  const nums = Object.entries(labels ?? {}).map(([page, style]) => `${page} << /S /${style} >>`);
  return `<< /Type /Catalog /Pages 2 0 R${language ? ` /Lang (${language})` : ''}${
    nums.length > 0 ? ` /PageLabels << /Nums [${nums.join(' ')}] >>` : ''
  } >>`;
}

function fontObject(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function pageObject(contents: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${contents} 0 R /Resources << /Font << /plain 3 0 R /bold 4 0 R /coded 5 0 R >> /XObject << /Picture 8 0 R >> >> >>`;
}

function showText({ text, x, y, size = 10, font = 'plain', rotated = 0 }: PlacedText): string {
  const angle = (rotated * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  return `BT /${font} ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm (${escapeText(text)}) Tj ET`;
}

function escapeText(text: string): string {
  return text
    .replace(/[\\()]/gu, '\\$&')
    .replaceAll('’', '\x92')
    .replaceAll('—', '\x97');
}

function stream(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function serialize(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [id, body] of objects) {
    offsets[id] = file.length;
    file += `${id} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  const entries = Array.from(offsets.slice(1), (offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  file += `xref\n0 ${offsets.length}\n0000000000 65535 f \n${entries.join('')}`;
  file += `trailer\n<< /Size ${offsets.length} /Root 1 0 R /Info 7 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

const CODED_FONT =
  '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>';
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Coded def 1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7B> <0020> endbfrange
2 beginbfchar <7E> <FB01> <7C> <00AD> endbfchar
endcmap end end`;
const ENCRYPTION = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
