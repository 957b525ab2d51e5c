import { parser } from '@lezer/markdown';
import type { TextSpan } from '../model/textSpan.ts';

/** The comments around a bibliography that Verbatim wrote: pandoc shows nothing of them, and they read as what they are. */
export const BIBLIOGRAPHY_START = '<!-- verbatim: bibliography -->';
export const BIBLIOGRAPHY_END = '<!-- /verbatim: bibliography -->';

export interface BibliographyRegion {
  /** From the first comment to the last, both included. */
  readonly span: TextSpan;
  /** What stands between them. */
  readonly inner: TextSpan;
}

/**
 * The first region of a draft that is marked as its bibliography; undefined where there is none. Marks in code are text.
 *
 * @returns `unclosed` where it is begun and never ended: what belongs to it cannot be known.
 */
export function findBibliographyRegion(text: string): BibliographyRegion | 'unclosed' | undefined {
  // Nearly all drafts have none, and parsing takes a moment.
  if (!START.test(text)) return undefined;
  let inner: number | undefined;
  let start = 0;
  let region: BibliographyRegion | undefined;
  parser.parse(text).iterate({
    enter({ name, from, to }) {
      if (region || (name !== 'CommentBlock' && name !== 'Comment')) return !region;
      const comment = text.slice(from, to).trim();
      if (inner === undefined && START.test(comment)) [start, inner] = [from, from + comment.length];
      else if (inner !== undefined && END.test(comment))
        region = { span: [start, from + comment.length], inner: [inner, from] };
      return false;
    },
  });
  return region ?? (inner === undefined ? undefined : 'unclosed');
}

const START = /<!--\s*verbatim:\s*bibliography\s*-->/iu;
const END = /<!--\s*\/verbatim:\s*bibliography\s*-->/iu;
