import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element as a visitor sees it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace's address; empty where there is none. */
  readonly namespace: string;
  /** An attribute by its name without prefix; undefined where the element has none. */
  attribute(name: string): string | undefined;
}

export interface XmlVisitor {
  open(element: XmlElement): void;
  text?(text: string): void;
  close?(element: XmlElement): void;
}

/** Why XML cannot be read, in words that go on from the part's name. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/**
 * Tells `visitor` what an XML document holds. No entities but the five of XML are known and nothing is fetched, so a
 * document cannot grow while it is read.
 *
 * @param doctype whether a document type declaration is allowed; one that declares something never is.
 * @throws XmlError where the document is not well-formed, in no known encoding, or nested without measure.
 */
export function visitXml(bytes: Uint8Array, visitor: XmlVisitor, { doctype = false } = {}): void {
  const text = decodeXml(bytes);
  // Books use prefixes that they forgot to declare; such a prefix stands for itself.
  const parser = new SaxesParser({ xmlns: true, position: false, resolvePrefix: (prefix: string) => prefix });
  let depth = 0;
  parser.on('error', ({ message }) => {
    throw new XmlError(`is not well-formed XML (${message.replace(/^[\d:\s]+/u, '').replace(/\.$/u, '')})`);
  });
  parser.on('doctype', (declaration) => {
    if (!doctype || declaration.includes('[')) throw new XmlError('has a document type declaration');
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new XmlError('is nested too deeply');
    visitor.open(toElement(tag));
  });
  parser.on('text', (words) => visitor.text?.(words));
  parser.on('cdata', (words) => visitor.text?.(words));
  parser.on('closetag', (tag) => {
    depth--;
    visitor.close?.(toElement(tag));
  });
  parser.write(text).close();
}

function toElement({ local, uri, attributes }: SaxesTagNS): XmlElement {
  return {
    name: local,
    namespace: uri,
    attribute(name) {
      for (const key in attributes) if (attributes[key]?.local === name) return attributes[key].value;
      return undefined;
    },
  };
}

/** XML 1.0, appendix F: byte order mark, then the declaration, then UTF-8. */
function decodeXml(bytes: Uint8Array): string {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(start)?.[1];
  const marked = start.startsWith('ÿþ') ? 'utf-16le' : start.startsWith('þÿ') ? 'utf-16be' : undefined;
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError(`is not valid ${marked ?? declared ?? 'UTF-8'} text`);
  }
}

// Word's tables within tables and text boxes reach some sixty levels.
const MAX_DEPTH = 1000;
