import { type Decoded, decodeText } from '../../text/decodeText.ts';

/**
 * Decodes a web page: byte order mark, then the encoding that the page declares, then what `decodeText` finds.
 * Browsers save pages as UTF-8 and leave an old declaration in them, so bytes that are UTF-8 throughout are UTF-8
 * where a one-byte encoding is declared: text of such an encoding never is, unless it is ASCII.
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const declared = hasByteOrderMark(bytes) ? undefined : declaredEncoding(bytes);
  if (!declared) return decodeText(bytes);
  if (ONE_BYTE.test(declared))
    return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, declared) ?? decodeText(bytes);
  return decodeAs(bytes, declared) ?? decodeText(bytes);
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  if (first === 0xef) return second === 0xbb && third === 0xbf;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_WITHIN));
  const name = (XML_DECLARATION.exec(start) ?? META_CHARSET.exec(start))?.[1]?.toLowerCase();
  // HTML Standard, 13.2.3.2: a declaration that can be read byte by byte is not UTF-16.
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

const XML_DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/iu;
const META_CHARSET = /<meta\s[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/iu;
const ONE_BYTE = /^(?:windows-125\d|cp125\d|iso[-_]?8859|latin|us-ascii|ascii|koi8|macintosh|x-mac)/u;
// The standard asks for 1024 bytes; pages that were saved begin with longer comments.
const DECLARED_WITHIN = 4096;
