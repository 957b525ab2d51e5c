import { analyse } from 'chardet';

/** The text of a file, or the reason (in words for the user) why there is none. */
export type Decoded = { readonly text: string; readonly encoding: string } | { readonly reason: string };

/**
 * Decodes a text file: byte order mark, then strict UTF-8, then detection of legacy encodings. A byte order mark
 * is not part of the text, as in every editor, so offsets agree with what VS Code shows.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  if (looksBinary(bytes)) return { reason: 'is not text: it holds bytes that no text file has' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const [best] = analyse(bytes.subarray(0, DETECTION_BYTES));
    if (!best || best.confidence < MIN_CONFIDENCE)
      return { reason: 'is in no encoding that could be recognised' };
    return decodeAs(bytes, best.name);
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  try {
    return {
      text: new TextDecoder(encoding, { fatal: true }).decode(bytes),
      encoding: encoding.toLowerCase(),
    };
  } catch {
    return { reason: `is not valid ${encoding} text` };
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** NUL and most other control bytes occur in no text encoding without a byte order mark. */
function looksBinary(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, DETECTION_BYTES);
  let controls = 0;
  for (let offset = 0; offset < looked; offset++) {
    const byte = bytes[offset] as number;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > looked / 100;
}

// Enough for the detector to settle; more only costs time.
const DETECTION_BYTES = 65_536;
// chardet gives 0–100; below this its guesses on short files were often wrong.
const MIN_CONFIDENCE = 30;
