import { nameFromText } from '../../metadata/names.ts';
import type { CslDate, CslName } from '../../model/cslItem.ts';
import type { FoundMetadata } from '../layouts/layoutReader.ts';
import { type LinkedArticle, NEWS_ARTICLES, readLinkedArticle } from './jsonLd.ts';
import type { PageFields } from './pageFields.ts';

/**
 * What a page states of itself, as a CSL item. Fields for papers (Google Scholar's `citation_…`) go before those for
 * social networks (Open Graph), these before JSON-LD and the page's own title. What the page does not say is absent.
 */
export function readPageMetadata(fields: PageFields): FoundMetadata {
  const meta = (name: string) => fields.metas.get(name)?.[0];
  const article = readLinkedArticle(fields.scripts);
  const author = readAuthors(fields, article);
  const title = readTitle(fields, article);
  const issued = readDate(
    meta('citation_publication_date') ??
      meta('citation_date') ??
      meta('article:published_time') ??
      article?.published ??
      meta('datepublished') ??
      fields.published,
  );
  const container = meta('citation_journal_title') ?? meta('og:site_name');
  const address = [fields.canonical, meta('og:url')].find((url) => url && /^https?:\/\/\S+$/iu.test(url));
  return {
    type: typeOf(fields, article),
    ...(title && { title }),
    ...(author.length > 0 && { author }),
    ...(issued && { issued }),
    ...(container && { 'container-title': container }),
    ...(address && { URL: address }),
    ...(fields.language && { language: fields.language }),
    ...readPaperFields(meta),
  };
}

/**
 * A date that begins with the year, as ISO 8601 and Google Scholar write it; others cannot be told apart (4/5/2023).
 * Only what is written is given: `2023/4` has no day.
 */
export function readDate(text: string | undefined): CslDate | undefined {
  const match = /^\s*(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?(?=$|[T\s])/u.exec(text ?? '');
  if (!match) return undefined;
  const parts = [match[1], match[3], match[4]].filter((part) => part !== undefined).map(Number);
  const [year = 0, month = 1, day = 1] = parts;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { 'date-parts': [parts] };
}

function typeOf({ metas }: PageFields, article: LinkedArticle | undefined): string {
  if (metas.has('citation_journal_title')) return 'article-journal';
  if (article?.types.some((type) => NEWS_ARTICLES.has(type))) return 'article-newspaper';
  return article?.types.includes('BlogPosting') ? 'post-weblog' : 'webpage';
}

function readTitle({ metas, title }: PageFields, article: LinkedArticle | undefined): string | undefined {
  const site = metas.get('og:site_name')?.[0];
  const stated = metas.get('citation_title')?.[0] ?? metas.get('og:title')?.[0] ?? article?.headline ?? title;
  return stated && site ? withoutSite(stated, site) : stated;
}

/** "Title – Site" without the site, where the page names its site elsewhere too. */
function withoutSite(title: string, site: string): string {
  if (title.length <= site.length || !title.toLowerCase().endsWith(site.toLowerCase())) return title;
  const before = title.slice(0, title.length - site.length);
  const separator = /\s*(?:[|·•–—:»]|\s-)\s*$/u.exec(before);
  return separator && separator.index > 0 ? before.slice(0, separator.index) : title;
}

function readAuthors({ metas }: PageFields, article: LinkedArticle | undefined): CslName[] {
  const papers = metas.get('citation_author') ?? [];
  // Google Scholar's inclusion guidelines: one author a tag, as "Smith, John" or "John Smith".
  if (papers.length > 0) return papers.map(nameFromText);
  if (article && article.authors.length > 0) {
    return article.authors.map(({ name, family, given }) =>
      family && given ? { family, given } : { literal: name ?? '' },
    );
  }
  const names = [metas.get('article:author'), metas.get('author')].map((list) => (list ?? []).filter(isName));
  return [...new Set(names.find((list) => list.length > 0))].map((name) => ({
    // Several names in one field cannot be told from one name with a comma, so they stay together.
    literal: name.replace(/^by\s+/iu, ''),
  }));
}

/** `article:author` often holds the address of a profile. */
function isName(text: string): boolean {
  return !/^(?:https?:|www\.|@)|\/\//iu.test(text);
}

function readPaperFields(meta: (name: string) => string | undefined): FoundMetadata {
  if (!meta('citation_title')) return {};
  const [first, last] = [meta('citation_firstpage'), meta('citation_lastpage')];
  const fields = {
    DOI: meta('citation_doi')?.replace(/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)\s*/iu, ''),
    volume: meta('citation_volume'),
    issue: meta('citation_issue'),
    page: first && last && first !== last ? `${first}-${last}` : first,
    publisher: meta('citation_publisher'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}
