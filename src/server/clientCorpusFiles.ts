import type { Connection } from 'vscode-languageserver';
import type { CorpusFiles, FileStat } from '../core/index/corpusFiles.ts';
import { listFilesRequest, readFileRequest } from '../protocol/requests.ts';

/** The user's files by way of the client, for a server without files of its own: the web. */
export class ClientCorpusFiles implements CorpusFiles {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  list(folder: string): Promise<FileStat[]> {
    return this.#connection.sendRequest(listFilesRequest, { folder });
  }

  read(folder: string, file: string): Promise<Uint8Array> {
    return this.#connection.sendRequest(readFileRequest, { folder, file });
  }
}
