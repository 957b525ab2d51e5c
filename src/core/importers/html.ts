import { decodeHtml } from './html/decodeHtml.ts';
import { SURROUNDINGS } from './html/elements.ts';
import { findArticle } from './html/findArticle.ts';
import { type HtmlSize, visitHtml, visitTree } from './html/htmlEvents.ts';
import { PageFieldReader } from './html/pageFields.ts';
import { readPageMetadata } from './html/pageMetadata.ts';
import { BlockReader } from './html/readBlocks.ts';
import { recoverParagraphs } from './html/recoverParagraphs.ts';
import { importBlocks } from './importBlocks.ts';
import type { Importer } from './importSource.ts';
import type { TextBlock } from './textBlocks.ts';

/**
 * Imports a saved web page: its article, or where none stands out, all of its text but what surrounds it. Nothing in
 * the page is run or fetched.
 */
export const importHtml: Importer = ({ bytes, layout }) => {
  const decoded = decodeHtml(bytes);
  if ('reason' in decoded) return decoded;
  const reader = new PageFieldReader();
  const size = visitHtml(decoded.text, reader);
  if (!size) return { reason: 'is nested too deeply to be a web page' };
  const stated = readPageMetadata(reader.fields);
  const blocks = withTitle(readPage(decoded.text, size), stated.title);
  return importBlocks({ blocks, role: 'secondary', stated, layout, layouts: 'all' });
};

function readPage(html: string, size: HtmlSize): TextBlock[] {
  const article = readArticle(html, size);
  const body = readBody(html, SURROUNDINGS);
  if (lengthOf(article) >= SHORT_ARTICLE) return recoverParagraphs(article, body);
  // Of pages that look like no article to it, Readability gives a line or two. A menu too many does less harm than a
  // paragraph too few: what is lost cannot be quoted, and a right quotation of it would look wrong.
  if (2 * lengthOf(body) < lengthOf(article)) return article;
  // Some sites put the whole page into one form, or the article into a header.
  return body.length > 0 ? body : readBody(html, new Set(['nav']));
}

function readArticle(html: string, size: HtmlSize): TextBlock[] {
  const article = findArticle(html, size);
  const reader = new BlockReader();
  if (article) visitTree(article, reader);
  return reader.finish();
}

function readBody(html: string, skipped: ReadonlySet<string>): TextBlock[] {
  const reader = new BlockReader({ skipped });
  visitHtml(html, reader);
  return reader.finish();
}

/** The title opens the text once: pages repeat it, and Readability takes it away together with the page's head. */
function withTitle(blocks: readonly TextBlock[], title: string | undefined): readonly TextBlock[] {
  if (!title || blocks.length === 0 || blocks[0]?.kind === 'heading') return blocks;
  const wanted = foldTitle(title);
  const others = blocks.filter(
    ({ kind, pieces }) => kind !== 'heading' || foldTitle(pieces.join(' ')) !== wanted,
  );
  return [{ kind: 'heading', pieces: [title] }, ...others];
}

function lengthOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { pieces }) => sum + pieces.join(' ').length, 0);
}

function foldTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

// Readability's own measure of an article, in characters.
const SHORT_ARTICLE = 500;
