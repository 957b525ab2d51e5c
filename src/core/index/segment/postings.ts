/**
 * A posting says that a term stands in a document, and how often: 26 bits of document number, 6 bits of frequency. A
 * frequency of 63 stands for a larger one, which is kept beside. In fields whose values repeat from one document to
 * the next, such as a title, the frequency 0 stands for "and in all documents from the one before up to this one, as
 * often as there": a run.
 */
export interface PostingList {
  readonly postings: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Frequencies of 63 and more, by their place in `postings`. */
  readonly large: ReadonlyMap<number, number>;
}

/** A segment has room for so many documents. More make a second segment. */
export const MAX_DOCUMENTS = 1 << 26;
/** The document of a posting is what is left of so many bits, */
export const DOCUMENT_SHIFT = 6;
/** its frequency these bits. */
export const FREQUENCY_MASK = 63;
/** The frequency that says "look beside". */
export const LARGE = FREQUENCY_MASK;
/** The length of a field, kept as a byte, that says "look beside". */
export const LONG = 255;

export function documentOf(posting: number): number {
  return posting >>> DOCUMENT_SHIFT;
}

/** As it is kept: `LARGE` for a larger one, 0 for a run. */
export function frequencyOf(posting: number): number {
  return posting & FREQUENCY_MASK;
}

export function packPosting(document: number, frequency: number): number {
  return ((document << DOCUMENT_SHIFT) | Math.min(frequency, LARGE)) >>> 0;
}

/** How often the term stands in the document of the posting at `at`. */
export function frequencyAt(list: PostingList, at: number): number {
  const frequency = frequencyOf(list.postings[at] ?? 0);
  return frequency === LARGE ? (list.large.get(at) ?? LARGE) : frequency;
}

/** Gives each run of a list with runs: documents from the first to the last that hold the term equally often. */
export function eachRun(
  { postings, from, to, large }: PostingList,
  visit: (first: number, last: number, frequency: number) => void,
): void {
  for (let at = from; at < to; at++) {
    const posting = postings[at] as number;
    const frequency = frequencyOf(posting) === LARGE ? (large.get(at) ?? LARGE) : frequencyOf(posting);
    const next = at + 1 < to ? (postings[at + 1] as number) : posting;
    const goesOn = frequencyOf(next) === 0;
    if (goesOn) at++;
    visit(documentOf(posting), documentOf(goesOn ? next : posting), frequency);
  }
}

/** How many documents a list with runs stands for. */
export function countDocuments(list: PostingList): number {
  let count = 0;
  eachRun(list, (first, last) => {
    count += Math.max(0, last - first + 1);
  });
  return count;
}

/** The postings that the runs of `list` stand for. Cost: their number. */
export function expandRuns(list: PostingList): PostingList {
  const postings = new Uint32Array(countDocuments(list));
  const large = new Map<number, number>();
  let used = 0;
  eachRun(list, (first, last, frequency) => {
    for (let document = first; document <= last; document++) {
      if (frequency >= LARGE) large.set(used, frequency);
      postings[used++] = packPosting(document, frequency);
    }
  });
  return { postings, from: 0, to: used, large };
}

/**
 * The documents that hold any of the terms, as the postings of one term: frequencies are summed. What MiniSearch has
 * in its index when `processTerm` makes one term of several.
 */
export function mergeLists(lists: readonly PostingList[]): PostingList {
  const [first, ...others] = [...lists].sort((a, b) => a.to - a.from - (b.to - b.from));
  if (!first) return NO_POSTINGS;
  return others.reduce(mergeTwo, first);
}

export const NO_POSTINGS: PostingList = { postings: new Uint32Array(0), from: 0, to: 0, large: new Map() };

function mergeTwo(a: PostingList, b: PostingList): PostingList {
  const postings = new Uint32Array(a.to - a.from + b.to - b.from);
  const large = new Map<number, number>();
  let used = 0;
  let inA = a.from;
  let inB = b.from;
  while (inA < a.to || inB < b.to) {
    const postingA = inA < a.to ? (a.postings[inA] as number) : END;
    const postingB = inB < b.to ? (b.postings[inB] as number) : END;
    const order = documentOf(postingA) - documentOf(postingB);
    let posting = order < 0 ? postingA : postingB;
    if (order === 0 || frequencyOf(posting) === LARGE) {
      const frequency = (order <= 0 ? frequencyAt(a, inA) : 0) + (order >= 0 ? frequencyAt(b, inB) : 0);
      posting = packPosting(documentOf(posting), frequency);
      if (frequency >= LARGE) large.set(used, frequency);
    }
    postings[used++] = posting;
    if (order <= 0) inA++;
    if (order >= 0) inB++;
  }
  return { postings, from: 0, to: used, large };
}

// Greater than every posting of a document that a segment has.
const END = 2 ** 32 - 1;
