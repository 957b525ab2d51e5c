import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What each test of a suite has: a folder of its own, and at most one window. */
export interface Journey {
  readonly folder: string;
  open(init: Parameters<typeof openWorkbench>[0]): Promise<Workbench>;
}

/**
 * Call it in a `describe`. Whatever happens, folder and window are gone after each test; of one that failed a picture
 * stays in test/output.
 */
export function useJourney(): Journey {
  let folder = '';
  let window: Workbench | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-journey-'));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed' && window) await takePicture(window, this.currentTest.title);
    await window?.close();
    window = undefined;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    get folder() {
      return folder;
    },
    async open(init) {
      window = await openWorkbench(init);
      return window;
    },
  };
}

async function takePicture(window: Workbench, title: string): Promise<void> {
  await mkdir(output, { recursive: true });
  const picture = join(output, `${title.replace(/\W+/gu, '-')}.png`);
  await window.screenshot(picture).catch(() => {});
  console.log(`        picture: ${picture}`);
}

const output = join(import.meta.dirname, '..', 'output');
