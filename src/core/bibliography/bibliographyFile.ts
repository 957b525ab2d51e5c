import { type Bibliography, parseBibliography } from '../metadata/bibliography.ts';
import { parseCslJson } from '../metadata/cslJson.ts';
import { parseRis } from '../metadata/ris.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { parseCslYaml } from './cslYaml.ts';

/** A file of a draft's bibliography, as its host found it. */
export interface BibliographyFile {
  /** As the draft or the setting names it. */
  readonly path: string;
  /** What is in it; absent where there is no such file yet. */
  readonly text?: string;
  /** True where it cannot be written. */
  readonly isReadOnly?: boolean;
}

/** One change of a file: `span` is replaced by `newText`. */
export interface FileEdit {
  readonly span: TextSpan;
  readonly newText: string;
}

/** `biblatex` and `bibtex` are one notation; which of the two a `.bib` file is, its entries tell. */
export type BibliographyFormat = 'csl-json' | 'csl-yaml' | 'biblatex' | 'bibtex' | 'ris';

/** The format that a file's name says, as pandoc takes it; undefined for a name that says none. */
export function formatOf(path: string): BibliographyFormat | undefined {
  const [, ending = ''] = /\.(\w+)$/u.exec(path.toLowerCase()) ?? [];
  return FORMATS.get(ending);
}

/** The works of a bibliography; none where the file is not there or its name says no format. */
export function readBibliographyFile({ path, text }: BibliographyFile): Bibliography {
  switch (text === undefined ? undefined : formatOf(path)) {
    case 'csl-json':
      return parseCslJson(text ?? '');
    case 'csl-yaml':
      return parseCslYaml(text ?? '');
    case 'biblatex':
    case 'bibtex':
      return parseBibliography(text ?? '');
    case 'ris':
      return parseRis(text ?? '');
    case undefined:
      return { items: [], problems: [] };
  }
}

const FORMATS: ReadonlyMap<string, BibliographyFormat> = new Map([
  ['json', 'csl-json'],
  ['yaml', 'csl-yaml'],
  ['yml', 'csl-yaml'],
  ['bib', 'biblatex'],
  ['biblatex', 'biblatex'],
  ['bibtex', 'bibtex'],
  ['ris', 'ris'],
]);
