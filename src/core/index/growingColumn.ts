import { type NarrowArray, narrowArray } from './narrowArray.ts';
import { enlarge } from './segment/enlarge.ts';

/** Numbers of 32 bits that come one after the other. A list of JavaScript's takes two to four times the room. */
export class GrowingColumn {
  #values = new Uint32Array(1024);
  #length = 0;
  #largest = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) this.#values = enlarge(this.#values, this.#length * 2);
    this.#values[this.#length++] = value;
    if (value > this.#largest) this.#largest = value;
  }

  finish(): Uint32Array {
    return this.#values.slice(0, this.#length);
  }

  /** In as many bytes a number as the largest needs. */
  finishNarrow(): NarrowArray {
    const narrow = narrowArray(this.#length, this.#largest);
    narrow.set(this.#values.subarray(0, this.#length));
    return narrow;
  }
}
