import { parser } from '@lezer/markdown';

/**
 * The prefix or suffix of a citation in the markup that citeproc reads in affixes: emphasis stays, links become their
 * text, escapes the character that they stand for, HTML nothing.
 *
 * @param markdown a few words, as they stand in the draft.
 */
export function toAffix(markdown: string): string {
  if (!/[\\*_[<`]/u.test(markdown)) return markdown;
  // A mark in front keeps a leading "1." or "#" from being read as a list or a heading.
  const words = `.${markdown.replace(/\s+/gu, ' ')}`;
  let text = '';
  let from = 1;
  const replace = (start: number, end: number, by: string) => {
    if (start < from) return;
    text += words.slice(from, start) + by;
    from = end;
  };
  parser.parse(words).iterate({
    enter({ name, from: start, to: end, node }) {
      if (name === 'Escape') replace(start, end, words.slice(start + 1, end));
      else if (DROPPED.has(name)) replace(start, end, '');
      else if (name === 'EmphasisMark') replace(start, end, emphasisTag(node.parent, start));
    },
  });
  return text + words.slice(from);
}

function emphasisTag(
  emphasis: { readonly name: string; readonly from: number } | null,
  start: number,
): string {
  const tag = emphasis?.name === 'StrongEmphasis' ? 'b' : 'i';
  return emphasis?.from === start ? `<${tag}>` : `</${tag}>`;
}

const DROPPED = new Set(['LinkMark', 'URL', 'LinkTitle', 'LinkLabel', 'HTMLTag', 'Comment', 'CodeMark']);
