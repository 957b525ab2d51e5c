import { closeSync, openSync, readSync } from 'node:fs';

/** The lines of a file, read in pieces: whoever builds an index does not hold the text. */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const piece = new Uint8Array(PIECE_BYTES);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
      const lines = (rest + decoder.decode(piece.subarray(0, count), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
  if (rest) yield rest;
}

const PIECE_BYTES = 256 * 1024;
