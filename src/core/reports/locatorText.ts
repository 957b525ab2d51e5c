import type { CitedLocator } from '../model/citation.ts';

/** A locator as people read it: `00:12:31`, `p. 33`, `¶ 4`, `line 12`; empty where there is none. */
export function describeLocator(locator: CitedLocator | undefined): string {
  if (!locator) return '';
  switch (locator.label) {
    case 'timestamp':
      return locator.value;
    case 'page':
      return /[-–—,&]/u.test(locator.value) ? `pp. ${locator.value}` : `p. ${locator.value}`;
    case 'paragraph':
      return `¶ ${locator.value}`;
    default:
      return `${locator.label} ${locator.value}`;
  }
}
