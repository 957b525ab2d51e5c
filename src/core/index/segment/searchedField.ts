import { type Bm25, inverseDocumentFrequency, Saturation } from './bm25.ts';
import { mergeLists, type PostingList } from './postings.ts';
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

  constructor(parts: readonly SegmentPart[], name: string, boost: number, bm25: Bm25) {
    this.#parts = parts;
    this.#name = name;
    this.#boost = boost;
    this.#documentCount = countLive(parts);
    this.#saturation = Saturation.recall(bm25, averageLength(parts, name));
    this.#fields = parts.map(({ segment }) => segment.fields.get(name));
    this.#sources = parts.map(() => undefined);
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
    const frequency = this.frequency(numbers);
    if (frequency === 0) return;
    const scored = this.#weigh(frequency, weight);
    for (let part = 0; part < numbers.length; part++) {
      const number = numbers[part] as number;
      if (number >= 0) this.#add(part, number, scored, into);
    }
  }

  /** Adds the documents of several terms as those of one. By part the numbers of those that it has. */
  addGroup(
    numbers: readonly (readonly number[])[],
    weight: number,
    into: readonly ScoredLists[],
    named: readonly ScoredLists[],
  ): void {
    const merged = numbers.map((inPart, part) =>
      mergeLists(inPart.flatMap((number) => this.#fields[part]?.list(number) ?? [])),
    );
    const frequency = merged.reduce((sum, list, part) => sum + this.#countLive(list, part), 0);
    if (frequency === 0) return;
    for (const [part, list] of merged.entries()) {
      const source = this.#toSource(list, this.#fields[part] as SegmentField);
      into[part]?.add(source, list.from, list.to, this.#weigh(frequency, weight), 0);
      for (const number of numbers[part] ?? []) this.#add(part, number, 0, named);
    }
  }

  #weigh(frequency: number, weight: number): number {
    return weight * this.#boost * inverseDocumentFrequency(this.#documentCount, frequency);
  }

  #countLive(list: PostingList, part: number): number {
    const deleted = this.#parts[part]?.deleted;
    return list.to - list.from - (deleted?.count ? countDeleted(list, deleted) : 0);
  }

  #add(part: number, number: number, weight: number, into: readonly ScoredLists[]): void {
    const field = this.#fields[part];
    if (!field) return;
    const { postings, offsets, large, repeats } = field.arrays;
    if (repeats) {
      const list = field.list(number);
      into[part]?.add(this.#toSource(list, field), list.from, list.to, weight, number);
      return;
    }
    // A prefix of one letter comes here for thousands of terms.
    let source = this.#sources[part];
    if (!source) {
      source = this.#toSource({ postings, large }, field);
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
