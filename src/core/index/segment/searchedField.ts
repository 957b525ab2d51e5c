import { type Bm25, inverseDocumentFrequency, Saturation } from './bm25.ts';
import type { PostingList } from './postings.ts';
import type { PostingSource, ScoredLists } from './scoredLists.ts';
import type { SegmentField, SegmentPart } from './segment.ts';
import { averageLength, countDeleted, countLive, liveFrequency } from './statistics.ts';

/** A field as one search sees it, over all parts. */
export class SearchedField {
  readonly #parts: readonly SegmentPart[];
  readonly #name: string;
  readonly #boost: number;
  readonly #documentCount: number;
  readonly #saturation: Saturation;
  /** By part the field, and its postings as a source, where a list can be a piece of them. */
  readonly #fields: readonly (SegmentField | undefined)[];
  readonly #sources: (PostingSource | undefined)[];
  readonly #repeats: boolean;

  constructor(parts: readonly SegmentPart[], name: string, boost: number, bm25: Bm25) {
    this.#parts = parts;
    this.#name = name;
    this.#boost = boost;
    this.#documentCount = countLive(parts);
    this.#saturation = Saturation.recall(bm25, averageLength(parts, name));
    this.#fields = parts.map(({ segment }) => segment.fields.get(name));
    this.#sources = parts.map(() => undefined);
    this.#repeats = this.#fields.some((field) => field?.arrays.repeats);
  }

  /** In how many documents that are not deleted the term stands that has these numbers in the parts. */
  frequency(numbers: readonly number[]): number {
    let frequency = 0;
    for (let part = 0; part < numbers.length; part++) {
      const number = numbers[part] as number;
      if (number >= 0) frequency += liveFrequency(this.#parts[part] as SegmentPart, this.#name, number);
    }
    return frequency;
  }

  /** Adds the documents of a term, which has these numbers in the parts, to the lists of each part. */
  addTerm(numbers: readonly number[], weight: number, into: readonly ScoredLists[]): void {
    if (this.#repeats) {
      const lists = numbers.map((number, part) => this.#listOf(part, number < 0 ? [] : [number]));
      this.#addLists(lists, numbers, weight, into);
      return;
    }
    // A prefix of one letter comes here for thousands of terms.
    const frequency = this.frequency(numbers);
    if (frequency === 0) return;
    const scored = this.#weigh(frequency, weight);
    for (let part = 0; part < numbers.length; part++) {
      const number = numbers[part] as number;
      if (number >= 0) this.#addPiece(part, number, scored, into);
    }
  }

  /** Adds the documents of several terms as those of one. By part the numbers of those that it has. */
  addGroup(
    numbers: readonly (readonly number[])[],
    weight: number,
    into: readonly ScoredLists[],
    named: readonly ScoredLists[],
  ): void {
    const lists = numbers.map((inPart, part) => this.#listOf(part, inPart));
    this.#addLists(lists, [], weight, into);
    for (const [part, inPart] of numbers.entries()) {
      for (const number of inPart) {
        const alone = this.#parts.map((_, other) => (other === part ? number : -1));
        this.addTerm(alone, 0, named);
      }
    }
  }

  #listOf(part: number, numbers: readonly number[]): PostingList | undefined {
    return numbers.length > 0 ? this.#fields[part]?.group(numbers) : undefined;
  }

  /** Adds lists that are no pieces of the field's postings. */
  #addLists(
    lists: readonly (PostingList | undefined)[],
    numbers: readonly number[],
    weight: number,
    into: readonly ScoredLists[],
  ): void {
    const frequency = lists.reduce((sum, list, part) => sum + (list ? this.#countLive(list, part) : 0), 0);
    if (frequency === 0) return;
    const scored = this.#weigh(frequency, weight);
    for (const [part, list] of lists.entries()) {
      if (!list) continue;
      const source = this.#toSource(list, this.#fields[part] as SegmentField);
      into[part]?.add(source, list.from, list.to, scored, numbers[part] ?? 0);
    }
  }

  #weigh(frequency: number, weight: number): number {
    return weight * this.#boost * inverseDocumentFrequency(this.#documentCount, frequency);
  }

  #countLive(list: PostingList, part: number): number {
    const deleted = this.#parts[part]?.deleted;
    return list.to - list.from - (deleted?.count ? countDeleted(list, deleted) : 0);
  }

  #addPiece(part: number, number: number, weight: number, into: readonly ScoredLists[]): void {
    const field = this.#fields[part];
    if (!field) return;
    const { offsets } = field.arrays;
    let source = this.#sources[part];
    if (!source) {
      source = this.#toSource(field.arrays, field);
      this.#sources[part] = source;
    }
    into[part]?.add(source, offsets[number] as number, offsets[number + 1] as number, weight, number);
  }

  #toSource(
    { postings, large }: Pick<PostingList, 'postings' | 'large'>,
    field: SegmentField,
  ): PostingSource {
    return { postings, large, field, saturation: this.#saturation };
  }
}
