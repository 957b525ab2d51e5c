import { isTextFile } from '../importers/importableFiles.ts';
import { importSource } from '../importers/importSource.ts';
import { describeSource } from '../metadata/describeSource.ts';
import { settleVoices } from '../metadata/voices.ts';
import { itemLocale } from '../model/itemLocale.ts';
import { splitPassages } from '../passages/splitPassages.ts';
import type { SourceReader } from './sourceReader.ts';

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
    passages: splitPassages(sourceId, imported.text, sections, {
      locale: itemLocale(description.item),
      hasLines: isTextFile(file),
    }),
    ...(imported.warning && { warning: imported.warning }),
  };
};
