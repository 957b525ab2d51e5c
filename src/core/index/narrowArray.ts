export type NarrowArray = Uint8Array | Uint16Array | Uint32Array;

/** An array of `length` numbers from 0 to `largest`, in as many bytes a number as that needs. */
export function narrowArray(length: number, largest: number): NarrowArray {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
