import { openTree } from '../support/treeView.ts';
import type { Picture, Scene } from './scenes.ts';

const search: Picture = {
  name: 'search',
  async act({ bench, search, view, press }) {
    await bench.goTo(27);
    await press('ControlOrMeta+Alt+F');
    await search('heavy a thing');
    await view.locator('#query').focus();
    await press('ArrowDown', 'Control+Shift+ArrowDown');
  },
};

/** There is no room for the surroundings of one in a small window. */
const hits: Picture = { name: 'search', act: ({ search }) => search('heavy a thing') };

const quotes: Picture = {
  name: 'quotes',
  async act({ bench }) {
    const tree = await openTree(bench, 'Quotes in This Draft');
    await tree.row('misquote').waitFor();
    await tree.toggle('misquote');
    await tree.row('Restore the wording').waitFor();
  },
};

const fix: Picture = {
  name: 'fix',
  async act({ bench, press }) {
    await press('ControlOrMeta+1');
    await bench.goTo(18, 92);
    await press('ControlOrMeta+.');
    await bench.page.locator('.action-widget .monaco-list-row').first().waitFor();
  },
};

const sources: Picture = {
  name: 'sources',
  async act({ bench, press }) {
    await press('Escape');
    const tree = await openTree(bench, 'Sources');
    await tree.toggle('The Winter the Gate Failed');
    await tree.row('draft.md').waitFor();
  },
};

const complete: Picture = {
  name: 'complete',
  async act({ bench, press }) {
    await press('ControlOrMeta+1');
    await bench.goTo(27);
    await bench.typeText('> the pin was on the');
    await bench.suggestions(/And the pin was/u);
  },
};

/** The pictures of the README, and those of the walkthrough: of a small window, for they are shown small. */
export const keptScenes: readonly Scene[] = [
  {
    name: 'readme-light',
    theme: 'light',
    pictures: [
      { ...search, keptAs: 'search-light' },
      {
        ...quotes,
        keptAs: 'quotes-light',
        async act(window) {
          await quotes.act(window);
          await window.bench.hoverText('what you do to a boat', /Ione Haskett/u);
        },
      },
      sources,
      {
        name: 'reader',
        keptAs: 'reader-light',
        async act({ bench }) {
          const tree = await openTree(bench, 'Sources');
          await tree.row('The Winter the Gate Failed').click();
          await bench.whenLine(/TESS ORMOND/u);
          await bench.goTo(31);
          await bench.page.locator('.codelens-decoration a').first().waitFor();
        },
      },
    ],
  },
  {
    name: 'readme-dark',
    theme: 'dark',
    pictures: [
      {
        name: 'hover',
        keptAs: 'hover-dark',
        async act({ bench, search }) {
          await search('restoration chair');
          await bench.hoverText('what you do to a boat');
        },
      },
    ],
  },
  {
    name: 'readme-write',
    theme: 'light',
    pictures: [
      {
        ...complete,
        keptAs: 'complete-light',
        async act(window) {
          await window.search('eelgrass');
          await complete.act(window);
        },
      },
    ],
  },
  ...(['light', 'dark'] as const).map(
    (theme): Scene => ({
      name: `walkthrough-${theme}`,
      theme,
      size: { width: 900, height: 620 },
      pictures: [hits, quotes, fix, sources, complete].map((picture) => ({
        ...picture,
        keptAs: `step-${picture.name}-${theme}`,
      })),
    }),
  ),
];
