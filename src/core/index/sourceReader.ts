import type { ImportFailure } from '../importers/importSource.ts';
import type { BibliographyItem } from '../metadata/bibliography.ts';
import type { SourceDescription } from '../metadata/describeSource.ts';
import type { Passage } from '../model/passage.ts';
import type { Layout } from '../model/source.ts';

export interface ReadRequest {
  readonly sourceId: string;
  /** Path in the corpus folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the bibliography says of the file. */
  readonly entry?: BibliographyItem;
}

/** A source but for its cite key, which depends on the others. */
export interface ReadSource {
  readonly description: SourceDescription;
  readonly layout: Layout;
  readonly layoutReason: string;
  /** Length of the text in UTF-16 code units. */
  readonly characters: number;
  readonly passages: readonly Passage[];
  /** A problem that did not keep the file from being used. */
  readonly warning?: string;
}

export type ReadResult = ReadSource | ImportFailure;

/** All the computing that one file takes. A host may do it elsewhere, so that it stops nobody: values in, values out. */
export type SourceReader = (request: ReadRequest) => Promise<ReadResult>;
