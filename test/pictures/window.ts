import { writeFile } from 'node:fs/promises';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

type Frame = Awaited<ReturnType<Workbench['frameOf']>>;

/** A window of VS Code that pictures are taken of, with what a user does before. */
export interface PictureWindow {
  readonly bench: Workbench;
  /** The page of the search view. */
  readonly view: Frame;
  /** Searches, and waits for hits or for what stands in their place. */
  search(words: string): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Makes the side bar so wide, in pixels. */
  setSideBarWidth(width: number): Promise<void>;
  /** Shows the window as at a zoom of so many percent. */
  setZoom(percent: number): Promise<void>;
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function openPictureWindow(init: Parameters<typeof openWorkbench>[0]): Promise<PictureWindow> {
  const { width = WIDTH, height = HEIGHT } = init;
  const bench = await openWorkbench({ ...init, width, height });
  const { page } = bench;
  if (init.file) await bench.whenIndexed();
  await bench.runCommand('Verbatim: Search Sources');
  const view = await bench.frameOf('verbatim.searchView');
  await view.locator('#query').waitFor();
  await page.mouse.move(...ASIDE);
  const devtools = await page.context().newCDPSession(page);
  return {
    bench,
    view,
    async search(words) {
      await view.locator('#query').fill(words);
      await view.locator('.hit:not(.waiting), #guide[data-guide=noHits] .wider').first().waitFor();
      await settle(page);
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      await settle(page);
    },
    async setSideBarWidth(width) {
      const edge = await page.locator('.part.sidebar').boundingBox();
      if (!edge) throw new Error('There is no side bar.');
      await page.mouse.move(edge.x + edge.width + 1, 420);
      await page.mouse.down();
      await page.mouse.move(edge.x + width + 1, 420, { steps: 4 });
      await page.mouse.up();
      await page.mouse.move(...ASIDE);
      await settle(page);
    },
    async setZoom(percent) {
      const scale = percent / 100;
      await devtools.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / scale),
        height: Math.round(height / scale),
        deviceScaleFactor: scale,
        mobile: false,
      });
      await settle(page);
    },
    async picture(path) {
      await settle(page);
      // Not Playwright's own: that one sets the size of the window anew, and the zoom with it.
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    close: () => bench.close(),
  };
}

/** Waits until nothing moves any more: lists, notifications and hovers come in and fade. */
async function settle(page: Workbench['page']): Promise<void> {
  await page.waitForTimeout(600);
}

/** Where the mouse rests on nothing that would say something. */
const ASIDE = [560, 2] as const;
const WIDTH = 1280;
const HEIGHT = 800;
