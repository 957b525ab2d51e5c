import type { CitationNode, Inline } from './inlineNodes.ts';

/**
 * The words of `inlines` as pandoc's JSON has them: without marks and notes, white space as one blank, hyphens, dots and
 * apostrophes in typographic form, and a no-break space after the abbreviations that pandoc knows.
 *
 * @param isBeforeKey a cite key follows, to which no abbreviation is bound.
 */
export function plainText(text: string, inlines: readonly Inline[], isBeforeKey = false): string {
  let plain = '';
  for (const [index, inline] of inlines.entries()) {
    const shown = plainInline(text, inline);
    const isLast = index === inlines.length - 1;
    plain +=
      !(isLast && isBeforeKey) && binds(shown, inlines[index + 1]) ? shown.replace(/ $/u, NO_BREAK) : shown;
  }
  return plain;
}

function plainInline(text: string, inline: Inline): string {
  switch (inline.kind) {
    case 'note':
      return inline.isDefined ? '' : text.slice(inline.start, inline.end);
    case 'inline-note':
      return '';
    case 'group':
      return inline.before + plainText(text, inline.children) + inline.after;
    case 'link':
      return plainText(text, inline.children);
    case 'citation':
      return plainCitation(text, inline);
    default:
      return inline.shown ?? smart(text.slice(inline.start, inline.end));
  }
}

/** A citation within the words of another one: as it stands, but for the braces around its first key. */
function plainCitation(text: string, { start, end, items }: CitationNode): string {
  const [first] = items;
  const isInText = first?.mode === 'AuthorInText';
  const written = isInText ? `@${first.id}${text.slice(first.keyEnd, end)}` : text.slice(start, end);
  return written.replace(/[ \t\r\n]+/gu, ' ');
}

/** Whether an abbreviation and a blank end `shown`, and what follows is neither a citation nor a note. */
function binds(shown: string, next: Inline | undefined): boolean {
  return (
    next?.kind !== 'citation' && next?.kind !== 'note' && next?.kind !== 'inline-note' && AT_END.test(shown)
  );
}

function smart(run: string): string {
  if (!TYPED.test(run)) return run;
  return (ABBREVIATED.test(run) ? run.replace(WITHIN, `$<word>${NO_BREAK}`) : run)
    .replace(/[ \t\r\n]+/gu, ' ')
    .replace(/---/gu, '—')
    .replace(/--/gu, '–')
    .replace(/\.\.\./gu, '…')
    .replace(/'/gu, '’');
}

// What has none of these is shown as it stands.
const TYPED = /[-.'\t\r\n]| {2}/u;
const ABBREVIATED = /\.[ \t]/u;
// `pandoc --print-default-data-file abbreviations`.
const ABBREVIATIONS =
  'aet|aetat|al|Apr|Aug|bk|Bros|c|Capt|cf|ch|chap|chs|Co|col|Corp|cp|d|Dec|Dr|e\\.g|ed|eds|esp|f|fasc|Feb|ff|fig|fl|fol|fols|Fr|Gen|Gov|Hon|i\\.e|ill|Inc|incl|Jan|Jr|Jul|Jun|Ltd|M\\.A|M\\.D|Mar|Mr|Mrs|Ms|n|n\\.b|nn|No|Nov|Oct|p|Ph\\.D|pp|Pres|Prof|pt|q\\.v|Rep|Rev|s\\.v|s\\.vv|saec|sec|Sen|Sep|Sept|Sgt|Sr|St|univ|viz|vol|vs';
const WITHIN = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(?<word>(?:${ABBREVIATIONS})\.)[ \t]+(?=[^ \t\r\n])`,
  'gu',
);
const AT_END = new RegExp(String.raw`(?<![\p{L}\p{N}.])(?:${ABBREVIATIONS})\. $`, 'u');
const NO_BREAK = '\u00a0';
