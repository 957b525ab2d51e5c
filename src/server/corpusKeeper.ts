import { type Corpus, createCorpus } from '../core/index/corpus.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import { loadCorpus, type SnapshotStore, saveCorpus } from '../core/index/corpusStore.ts';
import { loadSnapshot } from '../core/index/snapshot.ts';
import type { SourceReader } from '../core/index/sourceReader.ts';
import { updateCorpus } from '../core/index/updateCorpus.ts';
import { decodeText } from '../core/text/decodeText.ts';
import type { CorpusSettings, CorpusStatus } from '../protocol/requests.ts';

/** Progress of one update, shown to the user with a way to stop it. */
export interface UpdateProgress {
  report(done: number, total: number, file: string): void;
  done(): void;
}

export interface CorpusKeeperInit {
  readonly files: CorpusFiles;
  readonly snapshots: SnapshotStore;
  readonly reader: SourceReader;
  readonly onStatus: (status: CorpusStatus) => void;
  /** Opens a progress; `cancel` is called when the user stops it. */
  readonly startProgress: (cancel: () => void) => UpdateProgress;
  readonly log: (message: string) => void;
}

/**
 * Holds the one corpus of the server and keeps it up to date: opens its snapshot, imports what changed, writes it
 * down again. Updates run one after the other; a new choice of folders stops the running one.
 */
export class CorpusKeeper {
  readonly #init: CorpusKeeperInit;
  #settings: CorpusSettings | undefined;
  #corpus: Corpus = createCorpus();
  #status: CorpusStatus;
  #running: { readonly cancel: () => void; readonly finished: Promise<void> } | undefined;
  #wanted = false;

  constructor(init: CorpusKeeperInit) {
    this.#init = init;
    this.#status = toStatus(this.#corpus, undefined, { state: 'indexing' });
  }

  get corpus(): Corpus {
    return this.#corpus;
  }

  get status(): CorpusStatus {
    return this.#status;
  }

  /** Turns to other folders or options. The corpus before stays until the new one's snapshot is open. */
  async configure(settings: CorpusSettings): Promise<void> {
    const foldersChanged = settings.folders.join('\n') !== this.#settings?.folders.join('\n');
    this.#running?.cancel();
    await this.#running?.finished;
    this.#settings = settings;
    if (foldersChanged) this.#corpus = await this.#open(settings);
    await this.refresh();
  }

  /** Brings the corpus up to date. Calls that come while an update runs make one more after it. */
  async refresh(): Promise<void> {
    this.#wanted = true;
    while (this.#running) await this.#running.finished;
    if (!this.#wanted || !this.#settings) return;
    this.#wanted = false;
    const controller = { aborted: false };
    const finished = this.#update(this.#settings, controller).catch((error) => this.#init.log(String(error)));
    this.#running = { cancel: () => (controller.aborted = true), finished };
    await finished;
    this.#running = undefined;
  }

  async #open(settings: CorpusSettings): Promise<Corpus> {
    const [folder] = settings.folders;
    if (folder && settings.shippedSnapshot) {
      const bytes = await this.#init.files.read(folder, settings.shippedSnapshot).catch(() => undefined);
      const decoded = bytes && decodeText(bytes);
      const shipped = decoded && 'text' in decoded && loadSnapshot(decoded.text, settings.folders);
      if (shipped) return shipped;
    }
    return loadCorpus(this.#init.snapshots, settings.folders);
  }

  async #update(settings: CorpusSettings, controller: { aborted: boolean }): Promise<void> {
    const startedMs = Date.now();
    this.#publish(settings, { state: 'indexing' });
    const progress = new DelayedProgress(() => this.#init.startProgress(() => (controller.aborted = true)));
    try {
      const { changes, cancelled } = await updateCorpus(this.#corpus, {
        files: this.#init.files,
        folders: settings.folders,
        options: { exclude: settings.exclude, maxFileBytes: settings.maxFileBytes },
        reader: this.#init.reader,
        onProgress: (done, total, file) => progress.report(done, total, file),
        signal: controller,
      });
      if (changes > 0 && !cancelled) await this.#save(settings);
      this.#publish(settings, { state: 'ready', cancelled, elapsedMs: Date.now() - startedMs });
    } finally {
      progress.done();
    }
  }

  async #save(settings: CorpusSettings): Promise<void> {
    try {
      await saveCorpus(this.#init.snapshots, settings.folders, this.#corpus);
    } catch (error) {
      // The corpus is usable without its snapshot; the next start imports it again.
      this.#init.log(`The index could not be written: ${error instanceof Error ? error.message : error}`);
    }
  }

  #publish(settings: CorpusSettings, change: Partial<CorpusStatus>): void {
    this.#status = toStatus(this.#corpus, settings, change);
    this.#init.onStatus(this.#status);
  }
}

function toStatus(
  corpus: Corpus,
  settings: CorpusSettings | undefined,
  change: Partial<CorpusStatus>,
): CorpusStatus {
  return {
    state: 'ready',
    isSample: settings?.isSample ?? false,
    folders: settings?.folders ?? [],
    sources: corpus.index.sources().length,
    passages: corpus.index.passageCount,
    problems: corpus.problems,
    cancelled: false,
    elapsedMs: 0,
    ...change,
  };
}

/** Opens a progress only for work that takes long enough to be noticed, so that small changes pass in silence. */
class DelayedProgress {
  readonly #open: () => UpdateProgress;
  readonly #startedMs = Date.now();
  #progress: UpdateProgress | undefined;

  constructor(open: () => UpdateProgress) {
    this.#open = open;
  }

  report(done: number, total: number, file: string): void {
    if (!this.#progress && Date.now() - this.#startedMs >= NOTICEABLE_MS) this.#progress = this.#open();
    this.#progress?.report(done, total, file);
  }

  done(): void {
    this.#progress?.done();
  }
}

const NOTICEABLE_MS = 700;
