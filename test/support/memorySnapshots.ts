import {
  type ByteSink,
  type ByteSource,
  collectBytes,
  toByteSource,
} from '../../src/core/index/byteSource.ts';
import type { SnapshotStore } from '../../src/core/index/corpusStore.ts';

/** Snapshots that live in memory, by name; a test spoils them as a disk would. */
export class MemorySnapshots implements SnapshotStore {
  readonly files = new Map<string, Uint8Array>();

  async open(name: string): Promise<readonly ByteSource[]> {
    const bytes = this.files.get(name);
    return bytes ? [toByteSource(bytes)] : [];
  }

  async replace(name: string, write: (sink: ByteSink) => Promise<boolean>): Promise<ByteSource | undefined> {
    let isWhole = false;
    const bytes = await collectBytes(async (sink) => {
      isWhole = await write(sink);
    });
    if (!isWhole) return undefined;
    this.files.set(name, bytes);
    return toByteSource(bytes);
  }

  async discard(name: string): Promise<void> {
    this.files.delete(name);
  }
}
