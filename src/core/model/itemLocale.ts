import type { CslItem } from './cslItem.ts';

/** The language of a work as a BCP 47 tag; undefined where the metadata names none, or not as a tag. */
export function itemLocale({ language }: Pick<CslItem, 'language'>): string | undefined {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined;
  } catch {
    // Metadata says "english" or "de_DE" where a tag is meant; the rules for sentences hardly differ.
    return undefined;
  }
}
