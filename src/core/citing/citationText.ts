import { BARE_CITE_KEY } from '../model/citeKeySyntax.ts';
import type { Locator } from '../model/passage.ts';

/**
 * The inside of a pandoc citation: `@key, 00:12:31`. Keys that pandoc would not read bare stand in braces. Only
 * locators that a reader can follow are given: the line of a text file on the writer's disk is not one.
 */
export function citationText(citeKey: string, locator?: Locator): string {
  const key = BARE_KEY.test(citeKey) ? citeKey : `{${citeKey}}`;
  const where = locator && locatorText(locator);
  return where ? `@${key}, ${where}` : `@${key}`;
}

/** A locator as a citation has it, `p. 33`; undefined where a reader could not follow it. */
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
