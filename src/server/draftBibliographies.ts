import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addToBibliography, type BibliographyAddition } from '../core/bibliography/addToBibliography.ts';
import { type BibliographyFile, readBibliographyFile } from '../core/bibliography/bibliographyFile.ts';
import { type CitationProblem, checkCitations } from '../core/bibliography/checkCitations.ts';
import { type CitationSettings, citationSettings } from '../core/bibliography/citationSettings.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { parseFrontMatter } from '../core/metadata/frontMatter.ts';
import type { CslItem } from '../core/model/cslItem.ts';
import type { CitationsConfiguration } from '../protocol/bibliography.ts';
import type { WorkspaceDrafts } from './workspaceDrafts.ts';

export interface DraftBibliographiesInit {
  readonly workspace: WorkspaceDrafts;
  readonly documents: TextDocuments<TextDocument>;
  index(): CorpusIndex;
  /** The text of a file as an editor of the client has it, saved or not; undefined where none has. */
  openText(uri: string): Promise<string | undefined>;
}

/** The bibliography of one draft, as it stands now. */
export interface DraftBibliography {
  readonly settings: CitationSettings;
  readonly files: readonly (BibliographyFile & { readonly uri?: string })[];
  /** The works of all files, and those that the draft holds itself. */
  readonly items: readonly CslItem[];
}

/** Finds the bibliographies of drafts; what is open in an editor comes before what is saved. */
export class DraftBibliographies {
  readonly #init: DraftBibliographiesInit;
  #workspace: CitationsConfiguration = { bibliographies: [], style: '' };
  /** A draft is the same object until it is changed: it is checked once. */
  #checked = new WeakMap<Draft, Promise<CitationProblem[]>>();

  constructor(init: DraftBibliographiesInit) {
    this.#init = init;
  }

  configure(workspace: CitationsConfiguration): void {
    this.#workspace = workspace;
    this.forget();
  }

  /** To be called when the corpus or a bibliography has changed. */
  forget(): void {
    this.#checked = new WeakMap();
  }

  settingsOf({ text }: Draft): CitationSettings {
    return citationSettings(parseFrontMatter(text).fields, this.#workspace);
  }

  async of(uri: string, draft: Draft): Promise<DraftBibliography> {
    const settings = this.settingsOf(draft);
    const files = await Promise.all(settings.bibliographies.map((path) => this.#read(uri, path, settings)));
    const items = files.flatMap((file) => readBibliographyFile(file).items.map(({ item }) => item));
    return { settings, files, items: [...settings.ownItems, ...items] };
  }

  /**
   * What is wrong with the keys of a draft. Without any bibliography only keys that nothing is known of are: people
   * who need none are not told to make one.
   */
  check(uri: string, draft: Draft): Promise<CitationProblem[]> {
    let checked = this.#checked.get(draft);
    if (!checked) {
      checked = this.#check(uri, draft);
      this.#checked.set(draft, checked);
    }
    return checked;
  }

  async #check(uri: string, draft: Draft): Promise<CitationProblem[]> {
    const { items, files, settings } = await this.of(uri, draft);
    const problems = checkCitations({
      citations: draft.citations,
      bibliography: items,
      corpus: this.#init.index(),
    });
    const hasBibliography = settings.namedBy !== 'nobody' || files.some(({ text }) => text !== undefined);
    return hasBibliography ? problems : problems.filter(({ code }) => code === 'unknown-key');
  }

  /** Puts sources that the draft cites into its bibliography. */
  async add(
    uri: string,
    draft: Draft,
    keys: ReadonlySet<string> | undefined,
  ): Promise<BibliographyAddition & { readonly target?: DraftBibliography['files'][number] }> {
    const bibliography = await this.of(uri, draft);
    const own = new Set(bibliography.settings.ownItems.map(({ id }) => id));
    const cited = new Set(draft.citations.flatMap(({ items }) => items.map(({ id }) => id)));
    const wanted = [...cited]
      .filter((key) => !own.has(key) && (keys?.has(key) ?? true))
      .flatMap((key): CslItem[] => {
        const source = this.#init.index().sourcesByKey(key)[0];
        return source ? [source.item] : [];
      });
    const writable = bibliography.files.map((file) => (file.uri ? file : { ...file, isReadOnly: true }));
    const addition = addToBibliography(writable, wanted);
    const target = bibliography.files.find(({ path }) => path === addition.change?.path);
    return { ...addition, ...(target && { target }) };
  }

  /** What an editor has comes before what is saved. */
  async openText(uri: string): Promise<string | undefined> {
    return this.#init.documents.get(uri)?.getText() ?? (await this.#init.openText(uri));
  }

  /** Beside the draft; what the workspace's setting names may also stand in the workspace folder. */
  async #read(
    uri: string,
    path: string,
    { namedBy }: CitationSettings,
  ): Promise<DraftBibliography['files'][number]> {
    const { workspace } = this.#init;
    const beside = workspace.resolveBeside(uri, path);
    const shared = namedBy === 'workspace' ? workspace.resolveInFolder(uri, path) : undefined;
    for (const place of [beside, shared]) {
      if (place === undefined) continue;
      const text = (await this.openText(place)) ?? (await workspace.read(place));
      if (text !== undefined) return { path, uri: place, text };
    }
    const place = beside ?? shared;
    return { path, ...(place && { uri: place }) };
  }
}

/** A file of a bibliography as a document, for positions in it. */
export function bibliographyDocument({
  uri = '',
  text = '',
}: DraftBibliography['files'][number]): TextDocument {
  return TextDocument.create(uri, '', 0, text);
}
