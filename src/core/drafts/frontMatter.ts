import { parseFrontMatter } from '../metadata/frontMatter.ts';

/** What the YAML block that opens a draft says, as far as quoting asks. */
export interface DraftFrontMatter {
  /** Where the text behind the block starts; 0 when there is none. */
  readonly end: number;
  /** The bibliographies that the draft names, as it spells them. */
  readonly bibliography: readonly string[];
  readonly csl?: string;
  /** A BCP 47 tag. */
  readonly lang?: string;
  /** `verbatim: ignore`: no quotation of the draft is to be checked. */
  readonly ignored: boolean;
  /** Why the block could not be read, for the user. */
  readonly problem?: string;
}

/** Reads the front matter of a draft. Longer blocks than a long one are none. */
export function readFrontMatter(text: string): DraftFrontMatter {
  // A byte order mark may stand before it.
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('---', mark)) return { end: 0, bibliography: [], ignored: false };
  const { bodyStart, fields, problem } = parseFrontMatter(text.slice(mark, mark + MAX_LENGTH));
  const [bibliography, csl, lang] = [fields.bibliography, fields.csl, fields.lang];
  return {
    end: bodyStart > 0 ? bodyStart + mark : 0,
    bibliography: (Array.isArray(bibliography) ? bibliography : [bibliography]).filter(isText),
    ...(isText(csl) && { csl }),
    ...(isText(lang) && { lang }),
    ignored: fields.verbatim === 'ignore',
    ...(problem && { problem }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const MAX_LENGTH = 100_000;
