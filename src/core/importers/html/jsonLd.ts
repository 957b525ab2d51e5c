/** What a page's JSON-LD says of the article on it, as it is written there. */
export interface LinkedArticle {
  /** schema.org types without their address: `NewsArticle`. */
  readonly types: readonly string[];
  readonly headline?: string;
  readonly published?: string;
  readonly authors: readonly LinkedName[];
}

export interface LinkedName {
  readonly name?: string;
  readonly family?: string;
  readonly given?: string;
}

/**
 * The one article that the page's JSON-LD scripts describe. Undefined where there is none, or several: which of them
 * the page is would be a guess. Broken scripts are skipped.
 */
export function readLinkedArticle(scripts: readonly string[]): LinkedArticle | undefined {
  const nodes = scripts.flatMap(parseNodes);
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLES.has(type)));
  const [article] = articles;
  if (!article || articles.length > 1) return undefined;
  const byId = new Map(nodes.map((node) => [node['@id'], node]));
  const headline = textOf(article.headline) ?? textOf(article.name);
  const published = textOf(article.datePublished);
  return {
    types: typesOf(article),
    ...(headline && { headline }),
    ...(published && { published }),
    authors: listOf(article.author).flatMap((author) => readName(author, byId)),
  };
}

type LinkedNode = Readonly<Record<string, unknown>>;

/** The nodes that a script lists, those of its `@graph` too. */
function parseNodes(script: string): LinkedNode[] {
  try {
    const parsed: unknown = JSON.parse(script.replace(WRAPPING, ''));
    const nodes = listOf(parsed).filter(isNode);
    return [...nodes, ...nodes.flatMap((node) => listOf(node['@graph']).filter(isNode))];
  } catch {
    return [];
  }
}

function readName(author: unknown, byId: ReadonlyMap<unknown, LinkedNode>): LinkedName[] {
  if (typeof author === 'string') return author.trim() && !isAddress(author) ? [{ name: author.trim() }] : [];
  if (!isNode(author)) return [];
  const node = author.name === undefined ? (byId.get(author['@id']) ?? author) : author;
  const name = textOf(node.name);
  const family = textOf(node.familyName);
  const given = textOf(node.givenName);
  if (family && given) return [{ family, given }];
  return name && !isAddress(name) ? [{ name }] : [];
}

function typesOf(node: LinkedNode): string[] {
  return listOf(node['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.slice(type.search(/[^/#:]*$/u)));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAddress(name: string): boolean {
  return /^https?:/iu.test(name);
}

/** schema.org: NewsArticle and what it is divided into. */
export const NEWS_ARTICLES: ReadonlySet<string> = new Set([
  ...['NewsArticle', 'AnalysisNewsArticle', 'AskPublicNewsArticle', 'BackgroundNewsArticle'],
  ...['OpinionNewsArticle', 'ReportageNewsArticle', 'ReviewNewsArticle'],
]);
const ARTICLES: ReadonlySet<string> = new Set([
  ...NEWS_ARTICLES,
  ...['Article', 'BlogPosting', 'ScholarlyArticle', 'MedicalScholarlyArticle', 'TechArticle', 'Report'],
  ...['SocialMediaPosting', 'LiveBlogPosting', 'AdvertiserContentArticle', 'SatiricalArticle'],
]);
// Old pages hide scripts from older browsers in comments or CDATA.
const WRAPPING = /^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/gu;
