import { findLocator } from '../drafts/locators.ts';
import { BARE_CITE_KEY } from '../model/citeKeySyntax.ts';
import type { Locator } from '../model/passage.ts';

/**
 * The inside of a pandoc citation: `@key, 00:12:31`. Keys that pandoc would not read bare stand in braces. Only
 * locators that a reader can follow are given: the line of a text file on the writer's disk is not one.
 */
export function citationText(citeKey: string, locator?: Locator): string {
  const key = BARE_KEY.test(citeKey) ? citeKey : `{${citeKey}}`;
  const where = locator && pandocLocator(locator);
  return where ? `@${key}, ${where}` : `@${key}`;
}

/**
 * A locator as pandoc reads it in a citation: a title in braces, `{chap. Of Gates}`; undefined where it would be read as
 * something else, or where a reader could not follow it.
 */
export function pandocLocator(locator: Locator): string | undefined {
  const text = locatorText(locator);
  if (text === undefined || isRead(text, locator)) return text;
  const braced = `{${text}}`;
  return IN_BRACES.test(text) && isRead(braced, locator) ? braced : undefined;
}

function isRead(text: string, { label, value }: Locator): boolean {
  const found = findLocator(`, ${text}`);
  return found?.label === label && found.value === value && found.span[1] === text.length + 2;
}

/** A locator in words, `p. 33`; undefined where a reader could not follow it. */
export function locatorText({ label, value }: Locator): string | undefined {
  switch (label) {
    case 'page':
      return `p. ${value}`;
    case 'timestamp':
      return value;
    case 'paragraph':
      return `para. ${value}`;
    case 'chapter':
      return `chap. ${value}`;
    case 'section':
      return /^[\d.]+$/u.test(value) ? `sec. ${value}` : undefined;
    case 'line':
      return undefined;
  }
}

const BARE_KEY = new RegExp(`^${BARE_CITE_KEY}$`, 'u');
// Nothing in it means anything to Markdown, and no mark ends the citation.
const IN_BRACES = /^[\p{L}\p{N} .,:'’–-]+$/u;
