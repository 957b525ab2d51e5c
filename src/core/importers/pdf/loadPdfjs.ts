type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.min.mjs');

let loaded: Promise<Pdfjs> | undefined;

/**
 * pdf.js, loaded when it is first asked for: its two files take about 40 ms and 15 MB. The half that it would run in a
 * worker is loaded into this thread, where pdf.js finds it by its global name; so it never looks for a worker's file,
 * which in a bundle does not exist. The server that imports is itself a process or a worker of its own.
 */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  // Node 20 still runs servers for VS Code, and lacks what pdf.js takes for granted (ECMAScript 2024).
  Promise.withResolvers ??= withResolvers;
  const host = globalThis as { window?: unknown };
  const inWorker = host.window === undefined;
  // In a web worker without `window` the worker's half takes the whole thread for its own: it would answer the
  // messages that are meant for us. Under this name it waits to be called.
  if (inWorker) host.window = globalThis;
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  } finally {
    if (inWorker) delete host.window;
  }
  return import('pdfjs-dist/legacy/build/pdf.min.mjs');
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: PromiseWithResolvers<T>['resolve'];
  let reject!: PromiseWithResolvers<T>['reject'];
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
