type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The column with more room, which is what it was before and then zeros. The old one is gone, and its memory at once. */
export function enlarge<C extends Column>(column: C, length: number): C {
  const create = column.constructor as new (room: ArrayBuffer | number) => C;
  if (CAN_TRANSFER) return new create(bufferOf(column).transfer(length * column.BYTES_PER_ELEMENT));
  const larger = new create(length);
  larger.set(column);
  return larger;
}

/** Gives the memory of columns back that nobody looks at any more, which would else wait for the garbage collector. */
export function release(...columns: readonly Column[]): void {
  if (CAN_TRANSFER) for (const column of columns) bufferOf(column).transfer(0);
}

function bufferOf({ buffer }: Column): ArrayBuffer {
  return buffer as ArrayBuffer;
}

// Node 20 cannot.
const CAN_TRANSFER = 'transfer' in ArrayBuffer.prototype;
