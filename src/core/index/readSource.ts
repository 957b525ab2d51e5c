import { importSource } from '../importers/importSource.ts';
import type { BibliographyItem } from '../metadata/bibliography.ts';
import { describeSource, type SourceDescription } from '../metadata/describeSource.ts';
import { settleVoices } from '../metadata/voices.ts';
import type { Passage } from '../model/passage.ts';
import type { Layout } from '../model/source.ts';
import { splitPassages } from '../passages/splitPassages.ts';

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

/** All the computing that one file takes. A host may do it elsewhere, so that it stops nobody: values in, values out. */
export type SourceReader = (request: ReadRequest) => Promise<ReadSource | { readonly reason: string }>;

/** Reads one file, from bytes to passages, here and now. */
export const readSource: SourceReader = async ({ sourceId, file, bytes, entry }) => {
  const imported = await importSource({ file, bytes, ...(entry?.layout && { layout: entry.layout }) });
  if ('reason' in imported) return imported;
  const description = describeSource(file, imported, entry);
  const sections = settleVoices(imported.sections, description.item, imported.layout);
  return {
    description,
    layout: imported.layout,
    layoutReason: imported.layoutReason,
    characters: imported.text.length,
    passages: splitPassages(sourceId, imported.text, sections, localeOf(description)),
    ...(imported.warning && { warning: imported.warning }),
  };
};

function localeOf({ item }: SourceDescription): string | undefined {
  try {
    return item.language ? Intl.getCanonicalLocales(item.language)[0] : undefined;
  } catch {
    // Metadata says "english" or "de_DE" where a tag is meant; the rules for sentences hardly differ.
    return undefined;
  }
}
