import type { Connection } from 'vscode-languageserver';
import { type ByteSink, type ByteSource, collectBytes, toByteSource } from '../core/index/byteSource.ts';
import type { SnapshotStore } from '../core/index/corpusStore.ts';
import { discardSnapshotRequest, loadSnapshotRequest, saveSnapshotRequest } from '../protocol/requests.ts';

/** Snapshots in the client's storage, whole, for a server without files of its own: the web. */
export class ClientSnapshots implements SnapshotStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async open(name: string): Promise<readonly ByteSource[]> {
    const bytes = await this.#connection.sendRequest<Uint8Array | null>(loadSnapshotRequest, { name });
    return bytes ? [toByteSource(bytes)] : [];
  }

  async replace(name: string, write: (sink: ByteSink) => Promise<boolean>): Promise<ByteSource | undefined> {
    let isWhole = false;
    const bytes = await collectBytes(async (sink) => {
      isWhole = await write(sink);
    });
    if (!isWhole) return undefined;
    await this.#connection.sendRequest(saveSnapshotRequest, { name, bytes });
    return toByteSource(bytes);
  }

  async discard(name: string): Promise<void> {
    await this.#connection.sendRequest(discardSnapshotRequest, { name });
  }
}
