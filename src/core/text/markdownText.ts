/**
 * Escapes `text` so that CommonMark and pandoc show its characters and nothing else: no emphasis, link, HTML,
 * citation, math, footnote or list comes of it. Line breaks become blanks.
 */
export function escapeMarkdown(text: string): string {
  return escapeLineStart(escapeInline(oneLine(text)));
}

/** The same for words in the middle of a line; white space stays as it is. */
export function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>@$^~|]|&(?=#?[\p{L}\d]+;)/gu, '\\$&');
}

/**
 * Words of a Markdown source for a Markdown draft: its emphasis stays, and what could do more than emphasize
 * (HTML, links, citations, math, code, footnotes) is escaped.
 */
export function keepEmphasis(markdown: string): string {
  return escapeLineStart(
    oneLine(markdown)
      .replace(/\[\^[^\]]*\]/gu, '')
      // A link is its text.
      .replace(/!?\[([^\][]*)\]\((?:[^()]|\([^()]*\))*\)/gu, '$1')
      .replace(/\\?[`[\]<>@$^~|]/gu, (found) => (found.length > 1 ? found : `\\${found}`)),
  );
}

/** Text on one line: every run of white space is one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What opens a list, a heading, a definition or a title block at the start of a line, to pandoc: `(a)`, `iv.`, `#`, `:`. */
function escapeLineStart(text: string): string {
  return text
    .replace(/^(\(?(?:#|\d{1,20}|[ivxlcdmIVXLCDM]{1,15}|[a-zA-Z]))([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^([-+#=%:])/u, '\\$1');
}
