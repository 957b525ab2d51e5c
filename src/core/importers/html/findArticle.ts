import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import type { HtmlNode, HtmlSize } from './htmlEvents.ts';

/**
 * The article of a page as Mozilla's Readability finds it, or undefined where it finds none or the page is too large
 * for it: it looks through all that is below an element for every element, so its cost grows with depth times size.
 */
export function findArticle(html: string, size: HtmlSize): HtmlNode | undefined {
  if (isTooLarge(size)) return undefined;
  try {
    const document = new DOMParser().parseFromString(html, 'text/html') as unknown as PageDocument;
    keepAttributions(document);
    const article = new Readability<HtmlNode>(document as never, {
      serializer: (node) => node as unknown as HtmlNode,
      // Classes tell what the page hides from sight.
      keepClasses: true,
      disableJSONLD: true,
    }).parse();
    return article?.content ?? undefined;
  } catch {
    // Broken pages make it throw; their text is read without it.
    return undefined;
  }
}

interface PageElement extends HtmlNode {
  readonly childNodes: Iterable<unknown>;
  append(...nodes: unknown[]): void;
  replaceWith(node: PageElement): void;
}

interface PageDocument {
  querySelectorAll(selector: string): Iterable<PageElement>;
  createElement(name: string): PageElement;
}

/** Readability drops every footer; that of a quotation says whose it is. */
function keepAttributions(document: PageDocument): void {
  for (const footer of [...document.querySelectorAll('blockquote footer')]) {
    const paragraph = document.createElement('div');
    paragraph.append(...footer.childNodes);
    footer.replaceWith(paragraph);
  }
}

function isTooLarge({ elements, texts, elementDepths, textDepths, attributes }: HtmlSize): boolean {
  if (elements > MAX_ELEMENTS || texts > MAX_TEXTS || elementDepths > MAX_ELEMENT_DEPTHS) return true;
  return textDepths > MAX_TEXT_DEPTHS || attributes > MAX_ATTRIBUTES;
}

// A page of 1 MB has 10,000 to 30,000 elements and takes about a second.
const MAX_ELEMENTS = 50_000;
const MAX_TEXTS = 100_000;
// Depths of 10 to 25 are common. Elements that each hold just one other take 5 to 20 µs for each level above them.
const MAX_ELEMENT_DEPTHS = 600_000;
// 20 ns for each level above a character: a megabyte of text at a depth of 100 takes two seconds.
const MAX_TEXT_DEPTHS = 100_000_000;
// linkedom keeps attributes in a list that it looks through for each of them.
const MAX_ATTRIBUTES = 1000;
