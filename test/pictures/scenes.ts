import { join } from 'node:path';
import { hostileSources } from '../support/hostileSources.ts';
import { deskScenes } from './deskScenes.ts';
import { keptScenes } from './keptScenes.ts';
import type { PictureWindow } from './window.ts';

/** A window with the pictures that are taken of it, one after the other. */
export interface Scene {
  readonly name: string;
  readonly theme: 'light' | 'dark' | 'highContrast' | 'highContrastLight';
  /** A folder of sources, or files to be written; absent: the sample corpus. */
  readonly corpus?: string | Readonly<Record<string, string>>;
  /** A draft of the workspace beside this file; null: none is open; absent: the sample draft. */
  readonly draft?: string | null;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** In pixels; absent: of a usual window. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly name: string;
  /** What the user does before it is taken. */
  act(window: PictureWindow): Promise<void>;
  /** Its name in media/pictures, where it is kept for the README and the walkthrough. */
  readonly keptAs?: string;
}

export const scenes: readonly Scene[] = [
  ...deskScenes,
  ...(['light', 'dark', 'highContrast', 'highContrastLight'] as const).map(
    (theme): Scene => ({
      name: theme,
      theme,
      pictures: [
        { name: 'welcome', act: async () => {} },
        { name: 'hits', act: ({ search }) => search('eleven days') },
        {
          name: 'preview',
          async act({ view, press }) {
            await view.locator('#query').focus();
            await press(
              'ArrowDown',
              'Control+Shift+ArrowLeft',
              'Space',
              'ArrowDown',
              'ArrowDown',
              'Space',
              'ArrowUp',
            );
          },
        },
        {
          name: 'chips-groups-filter',
          async act({ view, search }) {
            await search('gate');
            await view.getByRole('button', { name: 'Source', exact: true }).click();
            await view.locator('#toggle-group').click();
            await view.locator('#toggle-filter').click();
            await view.locator('#within').fill('n');
          },
        },
        {
          name: 'suggestions',
          async act({ view }) {
            await view.locator('#toggle-filter').click();
            await view.locator('#query').fill('');
            await view.locator('#query').pressSequentially('gate speaker:');
            await view.locator('.suggestion').first().waitFor();
          },
        },
        { name: 'no-hits', act: ({ search }) => search('eelgrass role:own year:1950') },
        { name: 'did-you-mean', act: ({ search }) => search('eelgrsas') },
        {
          name: 'styles',
          async act({ bench, view, search, press }) {
            await search('eleven days');
            await view.locator('#query').focus();
            await press('Alt+Enter');
            await bench.page.locator('.quick-input-list-label:visible').first().waitFor();
          },
        },
      ],
    }),
  ),
  {
    name: 'sizes',
    theme: 'light',
    pictures: [
      {
        name: 'narrow',
        async act({ setSideBarWidth, search, view, press }) {
          await setSideBarWidth(200);
          await search('eleven days');
          await view.locator('#query').focus();
          await press('ArrowDown', 'Space');
        },
      },
      { name: 'zoom-200', act: ({ setZoom }) => setZoom(200) },
      {
        name: 'wide',
        async act({ setZoom, setSideBarWidth }) {
          await setZoom(100);
          await setSideBarWidth(620);
        },
      },
    ],
  },
  {
    name: 'languages',
    theme: 'light',
    corpus: join(import.meta.dirname, 'corpus'),
    pictures: [
      {
        name: 'hebrew',
        async act({ search, press, view }) {
          await search('השער');
          await view.locator('#query').focus();
          await press('ArrowDown', 'Shift+ArrowLeft');
        },
      },
      {
        name: 'german',
        async act({ search, press, view }) {
          await search('wasser deich');
          await view.locator('#query').focus();
          await press('ArrowDown');
        },
      },
      {
        name: 'japanese',
        async act({ search, press, view }) {
          await search('潮');
          await view.locator('#query').focus();
          await press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
        },
      },
      {
        name: 'long-title',
        async act({ search, press, view }) {
          await search('brine OR apology');
          await view.locator('#query').focus();
          await press('ArrowDown');
          await view
            .getByRole('button', { name: 'Source', exact: true })
            .click({ timeout: 1000 })
            .catch(() => {});
        },
      },
      { name: 'all', act: ({ search }) => search('role:primary') },
    ],
  },
  {
    name: 'hostile',
    theme: 'dark',
    corpus: hostileSources,
    pictures: ['cormorant', 'heron', 'bittern', 'curlew', 'plover'].map((word) => ({
      name: word,
      async act({ search, press, view }: PictureWindow) {
        await search(word);
        await view.locator('#query').focus();
        await press('ArrowDown');
      },
    })),
  },
  {
    name: 'quick-pick',
    theme: 'light',
    pictures: [
      {
        name: 'choose',
        async act({ bench, press }) {
          await press('ControlOrMeta+1');
          await bench.goTo(5);
          await bench.runCommand('Verbatim: Insert Quote…');
          await bench.page.locator('.quick-input-titlebar', { hasText: 'Insert Quote' }).waitFor();
          await bench.typeText('heavy a thing');
          await bench.page
            .locator('.quick-input-list .monaco-list-row', { hasText: 'heavy' })
            .first()
            .waitFor();
        },
      },
      { name: 'stretch', act: ({ press }) => press('Control+Shift+ArrowLeft', 'Shift+ArrowLeft') },
    ],
  },
  ...keptScenes,
];
