import type { CslItem, CslName } from '../../model/cslItem.ts';
import { type FormattedText, fromCiteprocHtml } from './formattedText.ts';

/** One entry of a bibliography as a style makes it. */
export interface BibliographyEntry {
  readonly citeKey: string;
  /** The number or label in front of the entry, `[1]`. Absent: the style sets none. */
  readonly label?: FormattedText;
  readonly text: FormattedText;
}

/** Reads an entry in citeproc's HTML, which has a box for the label where the style aligns the second field. */
export function toBibliographyEntry(citeKey: string, html: string): BibliographyEntry {
  const margin = LEFT_MARGIN.exec(html);
  if (!margin) return { citeKey, text: fromCiteprocHtml(html) };
  const label = fromCiteprocHtml(margin.groups?.label ?? '');
  return { citeKey, label, text: fromCiteprocHtml(html.slice(margin.index + margin[0].length)) };
}

/**
 * The works of a bibliography in stretches that can be formatted one after the other: a style may set a dash for the
 * names of the entry before, so two works that share a name stay together.
 */
export function pagesOf<Work extends { readonly item: CslItem }>(works: readonly Work[]): Work[][] {
  const pages: Work[][] = [];
  let page: Work[] = [];
  let names = new Set<string>();
  for (const work of works) {
    const own = namesOf(work.item);
    if (page.length >= WORKS_A_PAGE && !own.some((name) => names.has(name))) {
      pages.push(page);
      page = [];
    }
    page.push(work);
    names = new Set(own);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

function namesOf(item: CslItem): string[] {
  return Object.values(item)
    .filter((value): value is readonly CslName[] => Array.isArray(value))
    .flat()
    .flatMap((name) => [name?.family, name?.literal])
    .filter((name): name is string => typeof name === 'string');
}

const LEFT_MARGIN = /<div class="csl-left-margin">(?<label>.*?)<\/div>/su;
const WORKS_A_PAGE = 10;
