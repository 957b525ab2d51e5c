import type { Connection } from 'vscode-languageserver';
import { packageFileRequest } from '../protocol/formatting.ts';
import type { ServerPackage } from './languageServer.ts';

/**
 * The package by way of the client, for a server without files of its own: the web.
 *
 * @param runScript runs a script of the package in the worker and returns what it exports.
 */
export function createClientPackage(
  connection: Connection,
  runScript: (text: string) => unknown,
): ServerPackage {
  const read = async (file: string): Promise<string | undefined> =>
    (await connection.sendRequest<string | null>(packageFileRequest, { file })) ?? undefined;
  return {
    read,
    async loadCiteproc() {
      const text = await read('dist/citeproc.js');
      if (text === undefined) throw new Error('The citation processor is missing from the package');
      return runScript(text) as Awaited<ReturnType<ServerPackage['loadCiteproc']>>;
    },
  };
}
