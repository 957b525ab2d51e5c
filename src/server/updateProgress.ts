import type { Connection } from 'vscode-languageserver';
import type { UpdateProgress } from './corpusKeeper.ts';

/** Shows an update to the user through the client's progress, where it can be stopped. */
export function startUpdateProgress(connection: Connection, cancel: () => void): UpdateProgress {
  const opening = connection.window.createWorkDoneProgress().then((progress) => {
    progress.begin('Verbatim: indexing your sources', 0, undefined, true);
    progress.token.onCancellationRequested(cancel);
    return progress;
  });
  let lastReportMs = 0;
  return {
    report(done, total, file) {
      // Ten times a second is as often as anybody can read.
      if (Date.now() - lastReportMs < 100) return;
      lastReportMs = Date.now();
      void opening.then((progress) =>
        progress.report(Math.floor((100 * done) / total), `${done} of ${total}: ${file}`),
      );
    },
    done() {
      void opening.then((progress) => progress.done());
    },
  };
}
