/**
 * A segment as it is kept: typed arrays by name. It needs no parsing; whoever stores it has to keep each array's type.
 *
 * | block | type | holds |
 * |---|---|---|
 * | `shape` | Float64Array | version of this layout, documents, terms, fields |
 * | `terms`, `termOffsets`, `termShared` | Uint16, Uint32, Uint8 | the sorted terms, see `TermTable` |
 * | `F.postings` or `F.runs` | Uint32 | for the field F, the postings of all terms, one term after the other |
 * | `F.offsets` | Uint32 | where each term's postings begin; one more than there are terms |
 * | `F.frequent` | Uint32 | frequencies of 63 and more: place in the postings, frequency, … in ascending order |
 * | `F.lengths` | Uint8 | how many different words F has in each document; 255 for more |
 * | `F.long` | Uint32 | lengths of 255 and more: document, length, … in ascending order |
 * | `F.total` | Float64 | the sum of all lengths |
 * | `F.positions` | Uint8 | only where they are kept: for each posting where in the document the term stands, in words, as often as it does; modulo 256 |
 * | `F.positionOffsets` | Uint32 | where each term's positions begin; one more than there are terms |
 * | `F.wordy` | Uint32 | the documents with more than 256 words, in ascending order |
 */
export type Blocks = Readonly<Record<string, BlockArray>>;

export type BlockArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Raised whenever what is kept changes its meaning. */
export const SEGMENT_VERSION = 3;
