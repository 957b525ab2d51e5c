import { join } from 'node:path';
import { hostileSources } from '../support/hostileSources.ts';
import type { PictureWindow } from './window.ts';

/** A window with the pictures that are taken of it, one after the other. */
export interface Scene {
  readonly name: string;
  readonly theme: 'light' | 'dark' | 'highContrast' | 'highContrastLight';
  /** A folder of sources, or files to be written; absent: the sample corpus. */
  readonly corpus?: string | Readonly<Record<string, string>>;
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly name: string;
  /** What the user does before it is taken. */
  act(window: PictureWindow): Promise<void>;
  /** Also kept in media/pictures, for the README. */
  readonly isForReadme?: boolean;
}

export const scenes: readonly Scene[] = [
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
  {
    name: 'readme',
    theme: 'light',
    pictures: [
      {
        name: 'search-light',
        isForReadme: true,
        async act({ bench, search, view, press }) {
          await bench.goTo(27);
          await press('ControlOrMeta+Alt+F');
          await search('heavy a thing');
          await view.locator('#query').focus();
          await press('ArrowDown', 'Control+Shift+ArrowDown');
        },
      },
    ],
  },
  {
    name: 'readme-write',
    theme: 'light',
    pictures: [
      {
        name: 'complete-light',
        isForReadme: true,
        async act({ bench, search, press }) {
          await search('eelgrass');
          await press('ControlOrMeta+1');
          await bench.goTo(27);
          await bench.typeText('> the pin was on the');
          await bench.suggestions(/pin was on the/u);
        },
      },
    ],
  },
  {
    name: 'readme-check',
    theme: 'light',
    pictures: [
      {
        name: 'verify-light',
        isForReadme: true,
        async act({ bench }) {
          await showViews(bench, ['Quotes in This Draft'], ['Search Sources']);
          await bench.page.locator('.pane-body .monaco-list-row', { hasText: 'Restoration' }).waitFor();
          await bench.hoverText('what you do to a boat', /Ione Haskett/u);
        },
      },
      {
        name: 'fix-light',
        isForReadme: true,
        async act({ bench, press }) {
          await press('ControlOrMeta+1');
          await bench.goTo(18, 92);
          await press('ControlOrMeta+.');
        },
      },
    ],
  },
  {
    name: 'readme-sources',
    theme: 'light',
    pictures: [
      {
        name: 'sources-light',
        isForReadme: true,
        async act({ bench }) {
          await showViews(bench, ['Sources'], ['Search Sources']);
          const group = bench.page.locator('.pane-body .monaco-list-row[aria-expanded=false]').first();
          while (await group.isVisible()) await group.click();
        },
      },
    ],
  },
  {
    name: 'readme-dark',
    theme: 'dark',
    pictures: [
      {
        name: 'hover-dark',
        isForReadme: true,
        async act({ bench, search }) {
          await search('restoration chair');
          await bench.hoverText('what you do to a boat');
        },
      },
    ],
  },
];

/** Opens and closes views of the side bar by their titles. */
async function showViews(
  { page }: PictureWindow['bench'],
  opened: readonly string[],
  closed: readonly string[],
): Promise<void> {
  const header = (title: string, isOpen: boolean) =>
    page.locator(`.pane-header[aria-expanded=${isOpen}]`).filter({
      has: page.getByRole('heading', { name: title, exact: true }),
    });
  // A click of Playwright's scrolls what it clicks into sight, and the whole workbench with it.
  for (const title of closed) await header(title, true).dispatchEvent('click');
  for (const title of opened) await header(title, false).dispatchEvent('click');
}
