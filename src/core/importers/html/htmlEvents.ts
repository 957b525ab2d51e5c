import { Parser } from 'htmlparser2';

/** What somebody who walks through a page is told, in the order of the text. Every `open` has its `close`. */
export interface HtmlVisitor {
  /** @param name in lower case. @param attribute gives an attribute by its name in lower case. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
}

/** How much a page holds, which decides what can be done with it. */
export interface HtmlSize {
  elements: number;
  /** The pieces of text as the parser gives them: each entity makes one more. */
  texts: number;
  /** How many elements stand within each other at the deepest place. */
  depth: number;
  /** The depths of all elements, added up. */
  elementDepths: number;
  /** The depths of all characters of text, added up. */
  textDepths: number;
  /** The attributes of the element that has the most. */
  attributes: number;
}

/**
 * Tells `visitor` what a page or an XHTML chapter holds. Streaming, without a tree and without recursion. Undefined
 * where elements are nested more deeply than any page needs: the visitor then saw a part only.
 */
export function visitHtml(html: string, visitor: HtmlVisitor): Readonly<HtmlSize> | undefined {
  const size: HtmlSize = { elements: 0, texts: 0, depth: 0, elementDepths: 0, textDepths: 0, attributes: 0 };
  let level = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        addElement(size, ++level, attributes);
        if (level > MAX_DEPTH) return parser.pause();
        visitor.open(name, (wanted) => (Object.hasOwn(attributes, wanted) ? attributes[wanted] : undefined));
      },
      ontext(text) {
        size.texts++;
        size.textDepths += text.length * level;
        visitor.text(text);
      },
      onclosetag(name) {
        level--;
        visitor.close(name);
      },
    },
    // Chapters of e-books are XHTML: `<a id="p3"/>` ends where it begins.
    { recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.write(html);
  if (size.depth > MAX_DEPTH) return undefined;
  parser.end();
  return size;
}

function addElement(size: HtmlSize, level: number, attributes: Readonly<Record<string, string>>): void {
  size.elements++;
  size.depth = Math.max(size.depth, level);
  size.elementDepths += level;
  size.attributes = Math.max(size.attributes, Object.keys(attributes).length);
}

/** The little of a DOM node that a walk needs; linkedom's nodes have it. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
  getAttribute(name: string): string | null;
}

/** Tells `visitor` what `root` holds, root included. A loop, so depth costs no stack. */
export function visitTree(root: HtmlNode, visitor: HtmlVisitor): void {
  let node: HtmlNode | null = root;
  while (node) {
    enter(node, visitor);
    if (node.nodeType === ELEMENT_NODE && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    node = leave(node, root, visitor);
  }
}

function enter(node: HtmlNode, visitor: HtmlVisitor): void {
  if (node.nodeType === ELEMENT_NODE)
    visitor.open(node.localName.toLowerCase(), (name) => node.getAttribute(name) ?? undefined);
  else if (node.nodeType === TEXT_NODE) visitor.text(node.textContent ?? '');
}

/** Closes what ends with `node` and gives the node that comes next; null at the end. */
function leave(node: HtmlNode, root: HtmlNode, visitor: HtmlVisitor): HtmlNode | null {
  let left: HtmlNode | null = node;
  while (left) {
    if (left.nodeType === ELEMENT_NODE) visitor.close(left.localName.toLowerCase());
    if (left === root) return null;
    if (left.nextSibling) return left.nextSibling;
    left = left.parentNode;
  }
  return null;
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;
// Browsers stop at 512 levels. The parser looks through all open elements at every end tag, so much deeper pages
// would cost minutes; tags that nobody closed make some hundreds.
const MAX_DEPTH = 2000;
