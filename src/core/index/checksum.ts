/**
 * A checksum of bytes, four lanes of 32-bit words side by side (a processor works on them at once: about 4 GB a
 * second). Every step can be undone, so any change that lies within one word always changes the sum; other damage goes
 * unnoticed once in four billion times. Made against accidents, not against forgers.
 *
 * @param bytes whose start lies on a multiple of four in its buffer, as typed arrays of words do.
 * @param seed the sum of what came before, where a long run is summed in pieces. All but the last must be whole words.
 */
export function checksumOf(bytes: Uint8Array, seed = 0): number {
  const whole = bytes.length >>> 2;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, whole);
  return sumUp(words, 0, whole, bytes.subarray(whole * 4), seed);
}

/** The same of whole words, which lie from `from` to before `to`. */
export function checksumOfWords(words: Uint32Array, from: number, to: number): number {
  return sumUp(words, from, to, NO_BYTES, 0);
}

function sumUp(words: Uint32Array, from: number, to: number, tail: Uint8Array, seed: number): number {
  let [a, b, c, d] = [seed ^ 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  let at = from;
  for (; at + 3 < to; at += 4) {
    a = step(a, words[at] as number);
    b = step(b, words[at + 1] as number);
    c = step(c, words[at + 2] as number);
    d = step(d, words[at + 3] as number);
  }
  for (; at < to; at++) a = step(a, words[at] as number);
  for (let byte = 0; byte < tail.length; byte++) a = step(a, tail[byte] as number);
  return step(step(step(step(a, b), c), d), (to - from) * 4 + tail.length) >>> 0;
}

function step(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x01000193);
  return mixed ^ (mixed >>> 15);
}

const NO_BYTES = new Uint8Array(0);
