/** Elements that begin and end a block of text. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog'],
  ...['dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3'],
  ...['h4', 'h5', 'h6', 'head', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav'],
  ...['ol', 'p', 'pre', 'search', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead'],
  ...['tr', 'ul'],
]);

/** Elements whose content nobody reads as text: code, controls, other media, and what stands in for them. */
export const HIDDEN: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'noscript', 'title', 'iframe', 'object', 'embed', 'applet', 'svg'],
  ...['canvas', 'video', 'audio', 'map', 'select', 'option', 'datalist', 'button', 'input', 'textarea'],
  ...['progress', 'meter', 'annotation', 'annotation-xml', 'noframes', 'frameset'],
  // Reading aids above East Asian characters: the words are below.
  ...['rp', 'rt'],
]);

/** What surrounds the text of a page that has no recognizable article. */
export const SURROUNDINGS: ReadonlySet<string> = new Set(['nav', 'header', 'footer', 'aside', 'form']);

/** The meanings of EPUB's `epub:type` and DPUB-ARIA's `role` whose content is no text of the book. */
export const boilerplateRoles = [
  ...['cover', 'copyright-page', 'titlepage', 'halftitlepage', 'toc', 'landmarks', 'page-list', 'loi', 'lot'],
] as const;

/** The meanings of an element, in EPUB's spelling: `epub:type="pagebreak"`, `role="doc-pagebreak"`. */
export function rolesOf(attribute: (name: string) => string | undefined): ReadonlySet<string> {
  const type = attribute('epub:type');
  const role = attribute('role');
  if (type === undefined && role === undefined) return NO_ROLES;
  const roles = `${type ?? ''} ${role ?? ''}`.toLowerCase().split(/\s+/u);
  return new Set(roles.map((name) => name.replace(/^doc-/u, '')));
}

/** Whether the page itself hides the element from everyone who looks at it. */
export function isHidden(attribute: (name: string) => string | undefined): boolean {
  if (attribute('hidden') !== undefined) return true;
  if (HIDING_STYLE.test(attribute('style') ?? '')) return true;
  return HIDING_CLASS.test(attribute('class') ?? '');
}

const NO_ROLES: ReadonlySet<string> = new Set();
const HIDING_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;
// Words for screen readers only ("Share this page"), by the names that the common style sheets give them.
const HIDING_CLASS = /(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)(?:\s|$)/u;
