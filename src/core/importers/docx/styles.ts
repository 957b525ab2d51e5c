import type { Kind } from '../../model/passage.ts';
import { visitXml, type XmlElement } from '../xml.ts';

/** What the paragraphs of one style are. */
export interface ParagraphStyle {
  readonly kind: Kind;
  /** Whether it is the title of the whole document. */
  readonly isTitle: boolean;
  /** Whether a list's bullet or number stands before them. */
  readonly isListItem: boolean;
}

export const plainStyle: ParagraphStyle = { kind: 'prose', isTitle: false, isListItem: false };

/**
 * Reads what a document's paragraph styles mean, by their ids. A style is known by its outline level or by its name,
 * which Word keeps in English in all languages; what it does not say itself is said by the style it is based on.
 */
export function readStyles(bytes: Uint8Array): ReadonlyMap<string, ParagraphStyle> {
  const raw = readRawStyles(bytes);
  return new Map([...raw.keys()].map((id) => [id, settleStyle(id, raw)]));
}

interface RawStyle {
  name: string;
  basedOn?: string;
  /** 0 to 8 for headings, 9 for body text. */
  outlineLevel?: number;
  isListItem?: boolean;
}

function readRawStyles(bytes: Uint8Array): Map<string, RawStyle> {
  const styles = new Map<string, RawStyle>();
  let open: RawStyle | undefined;
  visitXml(bytes, {
    open(element) {
      if (element.name === 'style') open = openStyle(element, styles);
      else if (open) readProperty(element, open);
    },
    close({ name }) {
      if (name === 'style') open = undefined;
    },
  });
  return styles;
}

function openStyle(element: XmlElement, styles: Map<string, RawStyle>): RawStyle | undefined {
  const id = element.attribute('styleId');
  if (!id || element.attribute('type') !== 'paragraph') return undefined;
  const style: RawStyle = { name: id };
  styles.set(id, style);
  return style;
}

function readProperty(element: XmlElement, style: RawStyle): void {
  const value = element.attribute('val') ?? '';
  if (element.name === 'name') style.name = value;
  else if (element.name === 'basedOn') style.basedOn = value;
  else if (element.name === 'outlineLvl') style.outlineLevel = Number(value);
  else if (element.name === 'numId') style.isListItem = value !== '0';
}

function settleStyle(id: string, styles: ReadonlyMap<string, RawStyle>): ParagraphStyle {
  const chain = ancestry(id, styles);
  const kind = firstOf(chain, kindOf) ?? 'prose';
  return {
    kind,
    isTitle: chain[0] !== undefined && chain[0].name.toLowerCase() === 'title',
    // Headings are numbered too, and are no list.
    isListItem: kind === 'prose' && (firstOf(chain, ({ isListItem }) => isListItem) ?? false),
  };
}

/** The style, the one it is based on, and so on. Broken files have circles. */
function ancestry(id: string, styles: ReadonlyMap<string, RawStyle>): RawStyle[] {
  const chain: RawStyle[] = [];
  for (let style = styles.get(id); style && chain.length < MAX_ANCESTRY; ) {
    chain.push(style);
    style = styles.get(style.basedOn ?? '');
  }
  return chain;
}

function firstOf<T>(chain: readonly RawStyle[], read: (style: RawStyle) => T | undefined): T | undefined {
  for (const style of chain) {
    const value = read(style);
    if (value !== undefined) return value;
  }
  return undefined;
}

function kindOf({ name, outlineLevel }: RawStyle): Kind | undefined {
  for (const [pattern, kind] of KINDS) if (pattern.test(name)) return kind;
  if (outlineLevel === undefined) return undefined;
  return isHeadingLevel(outlineLevel) ? 'heading' : 'prose';
}

/** Whether paragraphs of this outline level are headings. */
export function isHeadingLevel(level: number): boolean {
  return level >= 0 && level < 9;
}

// Word's built-in names, and those that pandoc gives the lines under a title.
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:heading \d|title|subtitle|abstract title|toc heading)$/iu, 'heading'],
  [/^(?:quote|intense quote|block text|block quote|block quotation)$/iu, 'reported'],
  [/^(?:toc \d|table of figures|table of authorities|toa heading|index \d|header|footer)$/iu, 'boilerplate'],
  [/^(?:author|date)$/iu, 'boilerplate'],
  [/^(?:normal|body text|first paragraph|compact)$/iu, 'prose'],
];
// Word itself allows eleven.
const MAX_ANCESTRY = 20;
