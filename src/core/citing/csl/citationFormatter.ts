import type { CancellationSignal } from '../../index/corpusFiles.ts';
import type { CslItem } from '../../model/cslItem.ts';
import { itemLocale } from '../../model/itemLocale.ts';
import type { BibliographyEntry } from './bibliographyEntry.ts';
import type { CitationCluster } from './citationCluster.ts';
import { type CiteprocLoader, prepareCiteproc } from './citeproc.ts';
import { CslEngine, type FormattedCitation } from './cslEngine.ts';
import type { CslStyle } from './cslStyle.ts';
import { DEFAULT_STYLE, findStyle, type StyleFiles, type StyleProblem } from './findStyle.ts';
import { inSlices } from './inSlices.ts';

/**
 * Formats the citations of drafts in one style and one language. It works in slices of some milliseconds; still, it
 * has no place between a keystroke and its completion list.
 */
export interface CitationFormatter {
  readonly style: Pick<CslStyle, 'id' | 'title' | 'form'>;
  /** Why this is not the style that was asked for. */
  readonly problem?: StyleProblem;
  /**
   * @param clusters all citations of a draft, in the order in which it is read.
   * @param items the works that it cites, in the order of their first citation, then those that it only lists. Only
   *   these are known: what more there is in a bibliography costs nothing and disambiguates nothing.
   * @returns one for each cluster; undefined where it was cancelled.
   */
  formatCitations(
    clusters: readonly CitationCluster[],
    items: readonly CslItem[],
    signal?: CancellationSignal,
  ): Promise<readonly FormattedCitation[] | undefined>;
  /** The entries in the style's order; none where the style has no bibliography; undefined where it was cancelled. */
  formatBibliography(
    items: readonly CslItem[],
    signal?: CancellationSignal,
  ): Promise<readonly BibliographyEntry[] | undefined>;
}

/** To be shown wherever citations or bibliographies are, as the license of the processor and that of the styles ask. */
export const formattingCredit = {
  text: 'citeproc-js implements the Citation Style Language',
  url: 'https://citationstyles.org',
} as const;

export interface FormattersInit extends Pick<StyleFiles, 'readShipped'> {
  readonly loadCiteproc: CiteprocLoader;
}

export interface FormatterRequest {
  /** What the draft or the setting names: a path, a name, an address. Absent: Chicago, as in pandoc. */
  readonly style?: string;
  /** The draft's language as a BCP 47 tag. Absent: the style's own, or English. */
  readonly language?: string;
  /** Reads the user's files from where the draft stands. Absent: only shipped styles are found. */
  readonly readUser?: StyleFiles['readUser'];
}

/** Makes formatters and keeps the last ones: an engine costs up to 100 ms to build and some megabytes to keep. */
export class CitationFormatters {
  readonly #init: FormattersInit;
  readonly #kept = new Map<string, Promise<CitationFormatter>>();

  constructor(init: FormattersInit) {
    this.#init = init;
  }

  /**
   * The formatter for a style. A style that cannot be used is replaced by the default one, with `problem` saying why.
   * The file is read each time, so that an edited style is seen.
   */
  async get(request: FormatterRequest = {}): Promise<CitationFormatter> {
    const { style: name, readUser = readNothing } = request;
    const language = itemLocale(request.language ? { language: request.language } : {});
    const { readShipped } = this.#init;
    const found = await findStyle(name, { readShipped, readUser });
    try {
      return withProblem(await this.#formatter(found.style, language), found.problem);
    } catch (error) {
      const standard = await findStyle(DEFAULT_STYLE, { readShipped, readUser: readNothing });
      if (found.style.xml === standard.style.xml) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      const file = name ?? found.style.id;
      const problem = { code: 'style-broken', file, reason: faultOf(reason) } as const;
      return withProblem(await this.#formatter(standard.style, language), problem);
    }
  }

  #formatter(style: CslStyle, language: string | undefined): Promise<CitationFormatter> {
    const key = `${language ?? ''} ${style.defaultLocale ?? ''} ${style.xml}`;
    const kept = this.#kept.get(key) ?? this.#create(style, language);
    // The one used last is the last to go.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.catch(() => this.#kept.delete(key));
    if (this.#kept.size > KEPT_ENGINES) this.#kept.delete(this.#kept.keys().next().value as string);
    return kept;
  }

  async #create(style: CslStyle, language: string | undefined): Promise<CitationFormatter> {
    const citeproc = prepareCiteproc(await this.#init.loadCiteproc());
    const locales = await loadLocales(this.#init, language ?? style.defaultLocale);
    return new EngineFormatter(
      style,
      () => new CslEngine({ citeproc, style, locales, ...(language && { language }) }),
    );
  }
}

class EngineFormatter implements CitationFormatter {
  readonly style: CslStyle;
  readonly #createEngine: () => CslEngine;
  #engine: CslEngine;
  /** An engine does one thing at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(style: CslStyle, createEngine: () => CslEngine) {
    this.style = style;
    this.#createEngine = createEngine;
    this.#engine = createEngine();
  }

  formatCitations(
    clusters: readonly CitationCluster[],
    items: readonly CslItem[],
    signal?: CancellationSignal,
  ): Promise<readonly FormattedCitation[] | undefined> {
    return this.#inTurn(signal, function* (engine) {
      yield* engine.register(items);
      return yield* engine.cite(clusters);
    });
  }

  formatBibliography(
    items: readonly CslItem[],
    signal?: CancellationSignal,
  ): Promise<readonly BibliographyEntry[] | undefined> {
    return this.#inTurn(signal, function* (engine) {
      yield* engine.register(items);
      return yield* engine.bibliography();
    });
  }

  #inTurn<Result>(
    signal: CancellationSignal | undefined,
    work: (engine: CslEngine) => Generator<void, Result>,
  ): Promise<Result | undefined> {
    const done = this.#turn.then(() => inSlices(work(this.#engine), signal));
    this.#turn = done.catch(() => {
      // Who knows in what state it stopped.
      this.#engine = this.#createEngine();
    });
    return done;
  }
}

/** The locale of the language and of those that stand in for it. */
async function loadLocales(
  { readShipped }: Pick<StyleFiles, 'readShipped'>,
  language = 'en-US',
): Promise<Map<string, string>> {
  const base = language.split(/[-_]/u)[0]?.toLowerCase() ?? '';
  const names = new Set(['en-US', language, ...shippedLocales.filter((name) => name.startsWith(`${base}-`))]);
  const locales = new Map<string, string>();
  for (const name of names) {
    const text = /^[\w-]+$/u.test(name) ? await readShipped(`locales-${name}.xml`) : undefined;
    if (text !== undefined) locales.set(name, text);
  }
  return locales;
}

async function readNothing(): Promise<undefined> {}

function withProblem(formatter: CitationFormatter, problem: StyleProblem | undefined): CitationFormatter {
  if (!problem) return formatter;
  return {
    style: formatter.style,
    problem,
    formatCitations: (...args) => formatter.formatCitations(...args),
    formatBibliography: (...args) => formatter.formatBibliography(...args),
  };
}

function faultOf(message: string): string {
  return `cannot be used by the citation processor (${message.replace(/^citeproc-js error: /u, '')})`;
}

const shippedLocales = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'ja-JP'];
const KEPT_ENGINES = 4;
