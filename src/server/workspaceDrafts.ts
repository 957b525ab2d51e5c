import picomatch from 'picomatch';
import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, parseDraft } from '../core/drafts/parseDraft.ts';
import type { CorpusFiles, FileStat } from '../core/index/corpusFiles.ts';
import { decodeText } from '../core/text/decodeText.ts';
import { decodeUri } from './places.ts';

/** A draft of the workspace, open or on disk. */
export interface WorkspaceDraft {
  readonly uri: string;
  readonly document: TextDocument;
  readonly draft: Draft;
}

export interface WorkspaceDraftsInit {
  readonly files: CorpusFiles;
  /** Open documents: what the writer sees comes before what is saved. */
  readonly documents: TextDocuments<TextDocument>;
  draftOf(document: TextDocument): Draft;
  /** The decoded addresses of all sources, which are no drafts even where they are Markdown. */
  sourceUris(): ReadonlySet<string>;
}

/**
 * All Markdown of the workspace that is no source, for questions such as "where do I use this?". Files are read when
 * first asked for and again only when they have changed; a file that cannot be read is left out.
 */
export class WorkspaceDrafts {
  readonly #init: WorkspaceDraftsInit;
  readonly #kept = new Map<string, KeptDraft>();
  #folders: readonly string[] = [];
  #listing: Promise<readonly Listed[]> | undefined;

  constructor(init: WorkspaceDraftsInit) {
    this.#init = init;
  }

  /** @param folders URIs of the workspace folders. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map((folder) => folder.replace(/\/+$/u, ''));
    this.forgetListing();
  }

  /** To be called when files came, went or changed. */
  forgetListing(): void {
    this.#listing = undefined;
  }

  /** Every draft, open ones first. Cost of the first call: all of them are read and parsed. */
  async all(): Promise<WorkspaceDraft[]> {
    const taken = new Set(this.#init.sourceUris());
    const open = this.#init.documents.all().filter(({ uri }) => !taken.has(decodeUri(uri)));
    for (const { uri } of open) taken.add(decodeUri(uri));
    this.#listing ??= this.#list();
    const drafts = open.map((document) => ({
      uri: document.uri,
      document,
      draft: this.#init.draftOf(document),
    }));
    for (const listed of await this.#listing) {
      if (taken.has(decodeUri(listed.uri))) continue;
      const draft = await this.#read(listed);
      if (draft) drafts.push(draft);
    }
    return drafts;
  }

  /**
   * The text of a file that a draft names, by its path from the draft; undefined where there is none, and for a path
   * that leads out of the workspace.
   */
  async readBeside(uri: string, path: string): Promise<string | undefined> {
    const place = this.resolveBeside(uri, path);
    return place && this.read(place);
  }

  /** The address of a path from a draft; undefined where it leads out of the workspace. */
  resolveBeside(uri: string, path: string): string | undefined {
    return this.#resolve(uri, uri, path);
  }

  /** The address of a path from the workspace folder that holds a draft. */
  resolveInFolder(uri: string, path: string): string | undefined {
    const folder = this.#folderOf(uri);
    return folder && this.#resolve(uri, `${folder}/`, path);
  }

  /** The text of a file of the workspace. */
  async read(uri: string): Promise<string | undefined> {
    const folder = this.#folderOf(uri);
    if (folder === undefined) return undefined;
    const file = decodeUri(uri.slice(folder.length + 1));
    const bytes = await this.#init.files.read(folder, file).catch(() => undefined);
    const decoded = bytes && decodeText(bytes);
    return decoded && 'text' in decoded ? decoded.text : undefined;
  }

  #resolve(uri: string, base: string, path: string): string | undefined {
    const folder = this.#folderOf(uri);
    if (folder === undefined) return undefined;
    const place = new URL(encodeURI(path), base).href;
    return decodeUri(place).startsWith(`${decodeUri(folder)}/`) ? place : undefined;
  }

  #folderOf(uri: string): string | undefined {
    return this.#folders.find((folder) => uri.startsWith(`${folder}/`));
  }

  async #list(): Promise<readonly Listed[]> {
    const lists = await Promise.all(
      this.#folders.map(async (folder) => {
        const stats = await this.#init.files.list(folder).catch(() => []);
        return stats
          .filter(({ file, size }) => isMarkdown(file) && size <= MAX_DRAFT_BYTES)
          .map((stat) => ({
            folder,
            stat,
            uri: `${folder}/${stat.file.split('/').map(encodeURIComponent).join('/')}`,
          }));
      }),
    );
    return lists.flat();
  }

  async #read({ folder, stat, uri }: Listed): Promise<WorkspaceDraft | undefined> {
    const kept = this.#kept.get(uri);
    if (kept && kept.size === stat.size && kept.mtimeMs === stat.mtimeMs) return kept.draft;
    const bytes = await this.#init.files.read(folder, stat.file).catch(() => undefined);
    const decoded = bytes && decodeText(bytes);
    if (!decoded || 'reason' in decoded) return undefined;
    const document = TextDocument.create(uri, 'markdown', 0, decoded.text);
    const draft = { uri, document, draft: parseDraft(decoded.text) };
    this.#kept.set(uri, { size: stat.size, mtimeMs: stat.mtimeMs, draft });
    return draft;
  }
}

interface Listed {
  readonly folder: string;
  readonly stat: FileStat;
  readonly uri: string;
}

interface KeptDraft {
  readonly size: number;
  readonly mtimeMs: number;
  readonly draft: WorkspaceDraft;
}

const isMarkdown = picomatch('**/*.{md,markdown,qmd,rmd,mdx}', { nocase: true });
// Larger Markdown is a dump of something, not a draft; an open one counts all the same.
const MAX_DRAFT_BYTES = 4 * 1024 * 1024;
