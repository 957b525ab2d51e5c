import type { TextBlock } from '../textBlocks.ts';

/**
 * Puts paragraphs back that Readability took out of the middle of an article: it drops boxes by their class names
 * ("note", "extra") and lists by their links. A paragraph that is lost is a quotation that cannot be found. What
 * stands before or after the article stays out, and so do short blocks, which are teasers and buttons.
 *
 * @param body all blocks of the page, in order. Linear in both.
 */
export function recoverParagraphs(article: readonly TextBlock[], body: readonly TextBlock[]): TextBlock[] {
  const positions = new Map(body.map((block, index) => [wordsOf(block), index]));
  const kept = new Set(article.map(wordsOf));
  const recovered: TextBlock[] = [];
  let from: number | undefined;
  for (const block of article) {
    const at = positions.get(wordsOf(block));
    if (at !== undefined && (from === undefined || at >= from)) {
      const between = from === undefined ? [] : body.slice(from, at);
      recovered.push(...between.filter((lost) => isParagraph(lost) && !kept.has(wordsOf(lost))));
      from = at + 1;
    }
    recovered.push(block);
  }
  return recovered;
}

function isParagraph(block: TextBlock): boolean {
  return block.kind !== 'boilerplate' && block.kind !== 'heading' && wordsOf(block).length >= LONG_BLOCK;
}

function wordsOf({ pieces }: TextBlock): string {
  return pieces.join('\t');
}

// About 25 words: more than a teaser or a button has.
const LONG_BLOCK = 150;
