import { type CslStyle, readStyle } from './cslStyle.ts';

/** Where styles and locales come from. */
export interface StyleFiles {
  /** The text of a file that Verbatim ships, `apa.csl` or `locales-en-US.xml`; undefined where it ships none of that name. */
  readShipped(name: string): Promise<string | undefined>;
  /**
   * The text of a file of the user's by its path, absolute or relative to the draft.
   *
   * @returns undefined where there is no such file.
   * @throws Error with a sentence for the user when it cannot be read.
   */
  readUser(path: string): Promise<string | undefined>;
}

/** Why another style than the one asked for is used. Messages are made elsewhere. */
export type StyleProblem =
  /** No file and no shipped style has that name. Nothing is fetched from the network. */
  | { readonly code: 'style-missing'; readonly name: string }
  /** `reason` goes on from the file's name: "is not well-formed XML (…)". */
  | { readonly code: 'style-broken'; readonly file: string; readonly reason: string }
  /** The file only says that it follows another style, and that one is neither shipped nor beside it. */
  | { readonly code: 'parent-missing'; readonly file: string; readonly parent: string };

export interface FoundStyle {
  readonly style: CslStyle;
  readonly problem?: StyleProblem;
}

/** The styles that Verbatim ships, by the names that pandoc knows them under, with what people call them. */
export const shippedStyles = {
  'chicago-author-date': 'Chicago (author-date)',
  'chicago-fullnote-bibliography': 'Chicago (full notes and bibliography)',
  apa: 'APA 7',
  'modern-language-association': 'MLA 9',
  'harvard-cite-them-right': 'Harvard (Cite Them Right)',
  ieee: 'IEEE',
  oscola: 'OSCOLA',
} as const;

/** pandoc's default. */
export const DEFAULT_STYLE = 'chicago-author-date';

/**
 * The style that a draft names in its front matter (`csl:`): a path, a name, or the address of a style, of which the
 * last part counts. Where it cannot be used, the default style with the reason.
 */
export async function findStyle(name: string | undefined, files: StyleFiles): Promise<FoundStyle> {
  const found = await lookUp(name?.trim() || DEFAULT_STYLE, files);
  if ('style' in found) return found;
  const standard = await files.readShipped(`${DEFAULT_STYLE}.csl`);
  const reading = standard === undefined ? undefined : readStyle(standard);
  if (!reading || !('style' in reading)) throw new Error('The default citation style is missing');
  return { style: reading.style, problem: found };
}

type Lookup = { readonly style: CslStyle } | StyleProblem;

async function lookUp(name: string, files: StyleFiles): Promise<Lookup> {
  const file = await fileOf(name, files);
  if (!file || 'code' in file) return file ?? { code: 'style-missing', name };
  const reading = readStyle(file.xml);
  if ('style' in reading) return reading;
  if ('reason' in reading) return { code: 'style-broken', file: file.path, reason: reading.reason };
  const { parent, defaultLocale } = reading.dependent;
  const independent = await parentOf(file, parent, files);
  if ('code' in independent) return independent;
  // A dependent style may be of another language than the one that it follows.
  return { style: { ...independent.style, ...(defaultLocale && { defaultLocale }) } };
}

interface StyleFile {
  readonly path: string;
  readonly xml: string;
}

async function fileOf(name: string, files: StyleFiles): Promise<StyleFile | StyleProblem | undefined> {
  const isAddress = /^https?:\/\//iu.test(name);
  const styleName = nameOf(name);
  if (!isAddress) {
    const path = /\.csl$/iu.test(name) ? name : `${name}.csl`;
    const own = await readOwn(path, files);
    if (own) return own;
  }
  const shipped = styleName && (await files.readShipped(`${styleName}.csl`));
  return shipped ? { path: `${styleName}.csl`, xml: shipped } : undefined;
}

async function parentOf(child: StyleFile, parent: string, files: StyleFiles): Promise<Lookup> {
  const missing = { code: 'parent-missing', file: child.path, parent } as const;
  const name = nameOf(parent);
  if (!name) return missing;
  const folder = child.path.slice(0, child.path.search(/[^/\\]*$/u));
  const beside = await readOwn(`${folder}${name}.csl`, files);
  if (beside && 'code' in beside) return beside;
  const xml = beside?.xml ?? (await files.readShipped(`${name}.csl`));
  if (xml === undefined) return missing;
  const reading = readStyle(xml);
  if ('style' in reading) return reading;
  // A parent that depends on a third style is against the specification, and might go in circles.
  return 'reason' in reading
    ? { code: 'style-broken', file: `${name}.csl`, reason: reading.reason }
    : missing;
}

async function readOwn(path: string, files: StyleFiles): Promise<StyleFile | StyleProblem | undefined> {
  try {
    const xml = await files.readUser(path);
    return xml === undefined ? undefined : { path, xml };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { code: 'style-broken', file: path, reason: `cannot be read: ${reason}` };
  }
}

/** The last part of a path or an address, without its ending; empty where it could not name a file. */
function nameOf(pathOrAddress: string): string {
  const last =
    pathOrAddress
      .replace(/[?#].*$/u, '')
      .split(/[/\\]/u)
      .at(-1) ?? '';
  const name = last.replace(/\.csl$/iu, '');
  return /^[\w-]+$/u.test(name) ? name : '';
}
