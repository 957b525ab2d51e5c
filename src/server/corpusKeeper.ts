import { toByteSource } from '../core/index/byteSource.ts';
import { type Corpus, createCorpus } from '../core/index/corpus.ts';
import { openCorpusFile } from '../core/index/corpusFile.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import {
  createEmptyCorpus,
  keptCorpus,
  loadCorpus,
  type SnapshotStore,
  saveCorpus,
} from '../core/index/corpusStore.ts';
import { DamagedIndexError } from '../core/index/indexPart.ts';
import type { SourceReader } from '../core/index/sourceReader.ts';
import { updateCorpus } from '../core/index/updateCorpus.ts';
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
  /** When a corpus is written down. Default: `patience`. */
  readonly patience?: Patience;
}

/** How long changes of a large corpus may wait until they are written down. */
export interface Patience {
  /** A corpus of fewer passages is written down after every change. */
  readonly smallCorpus: number;
  /** How long nothing must have changed, in milliseconds. */
  readonly quietMs: number;
}

/** 100,000 passages are 25 MB, and written in a tenth of a second. */
const patience: Patience = { smallCorpus: 100_000, quietMs: 60_000 };

/**
 * Holds the one corpus of the server and keeps it up to date: opens its snapshot, imports what changed, writes it
 * down again. Such work is done one after the other; a new choice of folders stops what runs.
 */
export class CorpusKeeper {
  readonly #init: CorpusKeeperInit;
  #settings: CorpusSettings | undefined;
  #corpus: Corpus = createCorpus();
  #status: CorpusStatus;
  #running: { readonly cancel: () => void; readonly finished: Promise<void> } | undefined;
  #wanted = false;
  #isUnsaved = false;
  #laterSave: unknown;

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
    if (foldersChanged) {
      this.#isUnsaved = false;
      this.#corpus = await this.#open(settings);
    }
    await this.refresh();
  }

  /** Brings the corpus up to date. Calls that come while an update runs make one more after it. */
  async refresh(): Promise<void> {
    this.#wanted = true;
    while (this.#running) await this.#running.finished;
    if (!this.#wanted || !this.#settings) return;
    this.#wanted = false;
    await this.#run((settings, controller) => this.#update(settings, controller));
  }

  /**
   * Answers a question about the corpus. Where the answer shows that the index is damaged, there is none, and the
   * corpus is imported anew.
   */
  guard<R>(answer: () => R): R {
    const asked = this.#corpus;
    try {
      const answered = answer();
      if (answered instanceof Promise) answered.catch((error) => this.#mend(error, asked));
      return answered;
    } catch (error) {
      this.#mend(error, asked);
      throw error;
    }
  }

  /** Runs one piece of work after what runs. */
  async #run(
    work: (settings: CorpusSettings, controller: { aborted: boolean }) => Promise<void>,
  ): Promise<void> {
    while (this.#running) await this.#running.finished;
    if (!this.#settings) return;
    const controller = { aborted: false };
    const finished = work(this.#settings, controller).catch((error) => {
      if (!this.#mend(error)) this.#init.log(String(error));
    });
    this.#running = { cancel: () => (controller.aborted = true), finished };
    await finished;
    this.#running = undefined;
  }

  /** Starts over with an empty corpus where the error is one of the index. Nothing is lost: the sources are there. */
  #mend(error: unknown, damaged = this.#corpus): boolean {
    if (!(error instanceof DamagedIndexError) || !this.#settings) return false;
    if (damaged !== this.#corpus) return true;
    this.#init.log(error.message);
    const { store, file } = keptCorpus(this.#init.snapshots, this.#settings.folders);
    this.#corpus = createEmptyCorpus(store);
    void store.discard(file).then(() => this.refresh());
    return true;
  }

  async #open(settings: CorpusSettings): Promise<Corpus> {
    const { folders, shippedSnapshot } = settings;
    if (folders[0] && shippedSnapshot) {
      const bytes = await this.#init.files.read(folders[0], shippedSnapshot).catch(() => undefined);
      const shipped =
        bytes &&
        openCorpusFile(toByteSource(bytes), { folders, name: shippedSnapshot }, this.#init.snapshots.scratch);
      if (shipped && !('reason' in shipped)) return shipped;
      if (shipped) this.#init.log(`The index of the sample corpus is not used: ${shipped.reason}.`);
    }
    return loadCorpus(keptCorpus(this.#init.snapshots, folders), this.#init.log);
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
      this.#isUnsaved ||= changes > 0;
      this.#publish(settings, { state: 'ready', cancelled, elapsedMs: Date.now() - startedMs });
      if (this.#isUnsaved && !cancelled) await this.#saveInTime(settings, controller);
    } finally {
      progress.done();
    }
  }

  /**
   * Writes a small corpus down at once. A large one whose changes would soon be imported again waits for a quiet
   * minute, so that not every change of a note costs hundreds of megabytes.
   */
  async #saveInTime(settings: CorpusSettings, controller: { aborted: boolean }): Promise<void> {
    clearTimeout(this.#laterSave);
    const { passageCount, changedPassages } = this.#corpus.index;
    const { smallCorpus, quietMs } = this.#init.patience ?? patience;
    if (passageCount < smallCorpus || changedPassages * SMALL_SHARE > passageCount)
      return this.#save(settings, controller);
    this.#laterSave = setTimeout(
      () => void this.#run((current, signal) => this.#save(current, signal)),
      quietMs,
    );
  }

  async #save(settings: CorpusSettings, signal: { readonly aborted: boolean }): Promise<void> {
    if (!this.#isUnsaved) return;
    try {
      const isSaved = await saveCorpus(
        keptCorpus(this.#init.snapshots, settings.folders),
        this.#corpus,
        signal,
      );
      if (isSaved) this.#isUnsaved = false;
    } catch (error) {
      if (error instanceof DamagedIndexError) throw error;
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
/** More than a twentieth of a corpus is not left to be imported again. */
const SMALL_SHARE = 20;
