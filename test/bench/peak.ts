// Run on its own by the bench, so that the system's own count of peak memory is this work's: prints megabytes.
import { readSource } from '../../src/core/index/readSource.ts';
import { makeSamples, pdfSample } from './samples.ts';

const work: Readonly<Record<string, () => Promise<unknown>>> = {
  async text() {
    const [interview] = await makeSamples();
    const once = interview?.bytes ?? new Uint8Array();
    const bytes = new Uint8Array(once.length * 10);
    for (let at = 0; at < 10; at++) bytes.set(once, at * once.length);
    return async () => {
      for (let read = 0; read < 200e6; read += bytes.length)
        await readSource({ sourceId: 's', file: 'a.txt', bytes });
    };
  },
  async pdf() {
    const { file, bytes } = pdfSample(['Words of a page that say little. '.repeat(12)]);
    return () => readSource({ sourceId: 's', file, bytes });
  },
  async 'bare-pdf'() {
    return pdfSample(['Words of a page that say little. '.repeat(12)]).peer?.run;
  },
};

const run = (await work[process.argv[2] ?? '']?.()) as (() => Promise<unknown>) | undefined;
const before = process.resourceUsage().maxRSS;
await run?.();
console.log((process.resourceUsage().maxRSS - before) / 1024);
