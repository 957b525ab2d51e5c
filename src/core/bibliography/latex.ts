import { type CslLook, splitCslMarkup } from '../metadata/cslMarkup.ts';

/** The text of a CSL field in the LaTeX of BibTeX fields, on one line. */
export function toLatex(field: string): string {
  return splitCslMarkup(field.replace(/\s+/gu, ' ').trim())
    .map((token) => {
      if ('text' in token) return escapeLatex(token.text);
      return 'open' in token ? COMMANDS[token.open] : '}';
    })
    .join('');
}

/**
 * The same for a title, with its case kept: readers of BibTeX take English titles for title case, put all words but
 * those in braces into lower case, and begin with a capital.
 */
export function toLatexTitle(title: string): string {
  const latex = toLatex(title);
  const words = splitCslMarkup(title)
    .map((token) => ('text' in token ? token.text : ''))
    .join('');
  return /^(?:\p{Lu}\P{Lu}*|\P{L}*)$/su.test(words) ? latex : `{${latex}}`;
}

/** The same for a field that BibLaTeX takes for a list ("Sayre and Sons" are two publishers), as one entry of it. */
export function toLatexListed(words: string): string {
  const latex = toLatex(words);
  return /\sand\s|^others$/iu.test(latex) ? `{${latex}}` : latex;
}

/** An address as it stands: readers take these fields literally, except for braces that do not match. */
export function toLatexAddress(address: string): string {
  return address.trim().replace(/[{}\s]/gu, (character) => encodeURIComponent(character));
}

function escapeLatex(text: string): string {
  return (
    text
      .replace(/[\\{}$&%#_~^]/gu, (character) => ESCAPES[character] ?? `\\${character}`)
      // Two hyphens would become a dash, two apostrophes a quotation mark.
      .replace(/(?<mark>[-'`])(?=\k<mark>)/gu, '$<mark>{}')
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const COMMANDS: Readonly<Record<CslLook, string>> = {
  italic: '\\emph{',
  bold: '\\textbf{',
  superscript: '\\textsuperscript{',
  subscript: '\\textsubscript{',
  smallCaps: '\\textsc{',
  nocase: '{',
};
