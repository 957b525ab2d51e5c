import type { ImportedFile, Importer } from '../../src/core/importers/importSource.ts';

/** Imports a file that must be readable. */
export async function importWith(
  importer: Importer,
  bytes: Uint8Array,
  layout?: string,
): Promise<ImportedFile> {
  const imported = await importer({ file: 'source', bytes, ...(layout && { layout }) });
  if ('reason' in imported) throw new Error(imported.reason);
  return imported;
}

/** Why a file cannot be read; empty when it can. */
export async function reasonOf(importer: Importer, bytes: Uint8Array): Promise<string> {
  const imported = await importer({ file: 'source', bytes });
  return 'reason' in imported ? imported.reason : '';
}

/** The sections as one reads them. */
export function sectionsOf({ text, sections }: ImportedFile) {
  return sections.map(({ kind, voice, speaker, spans, locator, reported }) => ({
    kind,
    voice,
    speaker,
    reported,
    place: locator && `${locator.label} ${locator.value}`,
    text: spans.map(([start, end]) => text.slice(start, end)).join(' '),
  }));
}
