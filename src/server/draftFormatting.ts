import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { citedWorks } from '../core/bibliography/citedWorks.ts';
import type { BibliographyEntry } from '../core/citing/csl/bibliographyEntry.ts';
import {
  type CitationFormatter,
  CitationFormatters,
  formattingCredit,
} from '../core/citing/csl/citationFormatter.ts';
import type { CiteprocLoader } from '../core/citing/csl/citeproc.ts';
import type { FormattedCitation } from '../core/citing/csl/cslEngine.ts';
import type { StyleProblem } from '../core/citing/csl/findStyle.ts';
import { toHtml, toMarkdown } from '../core/citing/csl/formattedText.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { CslItem } from '../core/model/cslItem.ts';
import { type FormattedDraftView, formattedDraftRequest } from '../protocol/formatting.ts';
import type { DraftBibliographies } from './draftBibliographies.ts';

/** What formatting needs of the server. */
export interface DraftFormattingInit {
  readonly connection: Connection;
  readonly loadCiteproc: CiteprocLoader;
  /** Reads a file of the package by its path in it. */
  packageFile(file: string): Promise<string | undefined>;
  /** The works that a draft cites beyond the corpus, and its style, as its bibliography says. */
  readonly bibliographies: DraftBibliographies;
  /** Reads a file of the user's beside a draft; undefined where there is none, or it lies outside of the workspace. */
  readBeside(uri: string, path: string): Promise<string | undefined>;
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
}

/** A draft's citations and bibliography as its style makes them. */
interface FormattedDraft {
  readonly formatter: CitationFormatter;
  readonly citations: readonly FormattedCitation[];
  readonly entries: readonly BibliographyEntry[];
}

/** Formats the citations of drafts, each draft once as long as neither it nor the corpus changes. */
export class DraftFormatting {
  readonly #init: DraftFormattingInit;
  readonly #formatters: CitationFormatters;
  #kept = new WeakMap<Draft, Promise<FormattedDraft>>();

  constructor(init: DraftFormattingInit) {
    this.#init = init;
    this.#formatters = new CitationFormatters({
      readShipped: (name) => init.packageFile(`media/csl/${name}`),
      loadCiteproc: init.loadCiteproc,
    });
    init.connection.onRequest<FormattedDraftView | null, void>(
      formattedDraftRequest,
      async ({ uri }: { readonly uri: string }) => {
        const open = init.draft(uri);
        return open ? toView(open.draft, await this.#format(uri, open.draft)) : null;
      },
    );
  }

  /** To be called when the corpus has changed: works may have other metadata. */
  forget(): void {
    this.#kept = new WeakMap();
  }

  /** A work in the style of a draft, as Markdown that no hover can take for more; undefined where it has no entry. */
  async entryOf(uri: string, draft: Draft, citeKey: string): Promise<string | undefined> {
    const { entries } = await this.#format(uri, draft);
    const entry = entries.find((each) => each.citeKey === citeKey);
    return entry && toMarkdown(entry.text, 'commonmark');
  }

  #format(uri: string, draft: Draft): Promise<FormattedDraft> {
    let formatted = this.#kept.get(draft);
    if (!formatted) {
      formatted = this.#formatAnew(uri, draft);
      this.#kept.set(draft, formatted);
      // What failed may work the next time.
      formatted.catch(() => this.#kept.delete(draft));
    }
    return formatted;
  }

  /** The formatter of a draft's style and language. */
  formatterOf(uri: string, draft: Draft): Promise<CitationFormatter> {
    const { style, language } = this.#init.bibliographies.settingsOf(draft);
    return this.#formatters.get({
      ...(style && { style }),
      ...(language && { language }),
      readUser: (path) => this.#init.readBeside(uri, path),
    });
  }

  async #formatAnew(uri: string, draft: Draft): Promise<FormattedDraft> {
    const { citations } = draft;
    const formatter = await this.formatterOf(uri, draft);
    const { items, settings } = await this.#init.bibliographies.of(uri, draft);
    const keys = new Set(citations.flatMap((citation) => citation.items.map(({ id }) => id)));
    const fromCorpus = [...keys].flatMap((key): CslItem[] => {
      const source = this.#init.index().sourcesByKey(key)[0];
      return source ? [source.item] : [];
    });
    // The draft's own bibliography is what its export will show; the corpus stands in for what it lacks.
    const works = citedWorks(citations, [...items, ...fromCorpus], settings.uncited);
    return {
      formatter,
      citations: (await formatter.formatCitations(citations, works)) ?? [],
      entries: (await formatter.formatBibliography(works)) ?? [],
    };
  }
}

function toView({ text, citations }: Draft, formatted: FormattedDraft): FormattedDraftView {
  const { problem, style } = formatted.formatter;
  return {
    citations: citations.map(({ start, end }, at) => ({
      raw: text.slice(start, end),
      html: citationHtml(formatted.citations[at]),
    })),
    entries: formatted.entries.map(({ citeKey, label, text: entry }) => ({
      citeKey,
      html: `${label ? `${toHtml(label)} ` : ''}${toHtml(entry)}`,
    })),
    style: style.title,
    ...(problem && { problem: describeProblem(problem) }),
    credit: formattingCredit,
  };
}

/** A style of notes puts the work into a note; a preview shows it at the place, in parentheses. */
function citationHtml(citation: FormattedCitation | undefined): string {
  if (!citation) return '';
  const note = citation.note && toHtml(citation.note);
  return [toHtml(citation.text), note && `<sup title="note">(${note})</sup>`].filter(Boolean).join('');
}

function describeProblem(problem: StyleProblem): string {
  switch (problem.code) {
    case 'style-missing':
      return `There is no citation style "${problem.name}" beside the draft or among those that come with Verbatim.`;
    case 'style-broken':
      return `${problem.file} ${problem.reason}.`;
    case 'parent-missing':
      return `${problem.file} follows the style ${problem.parent}, which is not beside it.`;
  }
}
