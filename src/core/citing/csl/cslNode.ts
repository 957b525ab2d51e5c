import { SaxesParser } from 'saxes';

/** An element of a CSL style or locale, in the form in which citeproc takes XML that is parsed already. */
export interface CslNode {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (CslNode | string)[];
}

/**
 * Parses a CSL style or locale. Linear in its length; no entities but the five of XML are known, so that a file cannot
 * grow while it is read.
 *
 * @returns a reason, in words that go on from the file's name, where this is not well-formed XML.
 */
export function parseCslXml(text: string): CslNode | { readonly reason: string } {
  if (text.length > MAX_CHARACTERS) return { reason: 'is too large for a citation style' };
  const parser = new SaxesParser({ xmlns: false });
  const open: MutableNode[] = [];
  let root: CslNode | undefined;
  let reason: string | undefined;
  parser.on('error', ({ message }) => {
    reason ??= `is not well-formed XML (line ${message.replace(/^(\d+):\d+: /u, '$1: ').replace(/\.$/u, '')})`;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: MutableNode = { name, attrs: { ...attributes }, children: [] };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
    if (open.length > MAX_DEPTH) reason ??= 'is nested too deeply';
  });
  parser.on('text', (words) => open.at(-1)?.children.push(words));
  parser.on('cdata', (words) => open.at(-1)?.children.push(words));
  parser.on('closetag', () => {
    const node = open.pop();
    if (node) node.children = significant(node);
  });
  parser.write(text.replace(/^\ufeff/u, '')).close();
  return reason ? { reason } : (root ?? { reason: 'holds no XML' });
}

/** The first child of that name. */
export function childOf(node: CslNode, name: string): CslNode | undefined {
  return elementsOf(node).find((child) => child.name === name);
}

export function elementsOf({ children }: CslNode): CslNode[] {
  return children.filter((child): child is CslNode => typeof child !== 'string');
}

/** The text right inside an element, without white space at its ends. */
export function textOf(node: CslNode | undefined): string {
  return (node?.children ?? [])
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

interface MutableNode extends CslNode {
  children: (CslNode | string)[];
}

/** Text between elements is layout. An empty term says that nothing is to be shown: citeproc wants it as a text. */
function significant({ name, children }: CslNode): (CslNode | string)[] {
  const elements = children.filter((child) => typeof child !== 'string');
  if (elements.length > 0) return elements;
  const text = children.join('');
  return text !== '' || TERMS.has(name) ? [text] : [];
}

const TERMS = new Set(['term', 'single', 'multiple']);
// The longest style of the CSL project has 150,000 characters and nests 20 levels.
const MAX_CHARACTERS = 2_000_000;
const MAX_DEPTH = 100;
