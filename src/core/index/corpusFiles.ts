/** A file in a corpus folder, as a listing shows it. */
export interface FileStat {
  /** Path relative to the folder, with forward slashes. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

/**
 * How core reaches the user's files: read only, and only inside the folders that the user named. Folders are URIs
 * without a slash at the end.
 */
export interface CorpusFiles {
  /**
   * Every file below `folder`, in no order. Hidden folders and `node_modules` are left out.
   *
   * @throws Error with a sentence for the user when the folder cannot be read.
   */
  list(folder: string, signal?: CancellationSignal): Promise<FileStat[]>;
  /** @throws Error with a sentence for the user when the file cannot be read. */
  read(folder: string, file: string): Promise<Uint8Array>;
}

/** The part of an `AbortSignal` that long work looks at. */
export interface CancellationSignal {
  readonly aborted: boolean;
}

/** The last part of a folder's URI, decoded: its name for the user. */
export function folderName(folder: string): string {
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || folder;
  } catch {
    return last || folder;
  }
}
