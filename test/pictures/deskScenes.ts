import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTree } from '../support/treeView.ts';
import type { Picture, Scene } from './scenes.ts';
import type { PictureWindow } from './window.ts';

const sample = join(import.meta.dirname, '..', '..', 'corpus');

/** The sample corpus with a web page, and with files that cannot be read. */
const deskCorpus: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync(sample)
      .filter((file) => /\.(?:txt|md|bib)$/u.test(file))
      .map((file) => [file, readFileSync(join(sample, file), 'utf8')]),
  ),
  'county-letter.html':
    '<!DOCTYPE html><html lang="en"><head><title>Letter to the Tarrow County Drainage District</title></head><body><article><h1>Letter to the Tarrow County Drainage District</h1><p>You ask whether the gate can be trusted to a switch. I have kept it for twenty-five years, and I would trust it to anybody who is willing to get out of bed.</p><p>A switch does not hear the rain begin. Whoever is to hear it should live where it falls, and should be paid for the nights as well as for the days.</p><p>What I ask is a month in which both are there, the keeper and the switch, and that somebody writes down which of the two was early.</p></article></body></html>\n',
  'scan-of-the-ledger.pdf': '%PDF-1.7\nnot really\n',
  'tape-two.txt': 'RIFF\u0000\u0000\u0000\u0000WAVEfmt \u0000\u0001\u0002\u0003',
};

const quotes: Picture = {
  name: 'quotes',
  async act({ bench }) {
    const tree = await openTree(bench, 'Quotes in This Draft');
    await tree.row('misquote').waitFor();
    await tree.toggle('boat');
    await tree.row('Restore the wording').waitFor();
  },
};

const sources: Picture = {
  name: 'sources',
  async act({ bench }) {
    const tree = await openTree(bench, 'Sources');
    await tree.toggle('Unreadable');
    await tree.toggle('The Winter the Gate Failed');
    await tree.row('marsh.md').waitFor();
  },
};

const deskPictures: readonly Picture[] = [
  quotes,
  sources,
  {
    name: 'reader',
    async act({ bench }) {
      const tree = await openTree(bench, 'Sources');
      await tree.row('The Winter the Gate Failed').click();
      await bench.whenLine(/TESS ORMOND/u);
      await bench.goTo(31);
      await bench.page.locator('.codelens-decoration a').first().waitFor();
    },
  },
  {
    name: 'reader-page',
    async act({ bench }) {
      const tree = await openTree(bench, 'Sources');
      await tree.row('Letter to the Tarrow').click();
      await bench.whenLine(/A switch does not hear/u);
    },
  },
  {
    name: 'hover',
    async act({ bench }) {
      await bench.page.locator('.tab', { hasText: 'marsh.md' }).first().click();
      await bench.runCommand('View: Close Other Editor Groups').catch(() => {});
      await bench.runCommand('View: Join All Editor Groups').catch(() => {});
      await bench.openFile('marsh.md');
      await bench.hoverText('heavy a thing', /Ione Haskett/u);
    },
  },
  {
    name: 'problem',
    async act({ bench }) {
      await bench.hoverText('boat', /Not the words/u);
    },
  },
  {
    name: 'fix',
    async act({ bench, press }) {
      await press('Escape');
      await bench.goTo(13, 228);
      await press('ControlOrMeta+.');
      await bench.page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
  {
    name: 'completion',
    async act({ bench, press }) {
      await press('Escape', 'ControlOrMeta+End');
      await bench.typeText('\n> the pin was on the');
      await bench.suggestions(/And the pin was/u);
    },
  },
  {
    name: 'walkthrough',
    async act({ bench, press }) {
      await press('Escape', 'ControlOrMeta+Z');
      await bench.runCommand('View: Toggle Primary Side Bar Visibility');
      await bench.runCommand('Welcome: Open Walkthrough...');
      await bench.pick('Quote from Your', 'Quote from Your Sources with Verbatim');
      await bench.page.locator('.getting-started-step').first().waitFor();
    },
  },
];

const themes = ['light', 'dark', 'highContrast', 'highContrastLight'] as const;

export const deskScenes: readonly Scene[] = [
  ...themes.map(
    (theme): Scene => ({
      name: `desk-${theme}`,
      theme,
      corpus: deskCorpus,
      draft: 'marsh.md',
      pictures: deskPictures,
    }),
  ),
  {
    name: 'desk-sizes',
    theme: 'light',
    corpus: deskCorpus,
    draft: 'marsh.md',
    pictures: [
      {
        name: 'narrow-quotes',
        async act(window) {
          await window.setSideBarWidth(200);
          await quotes.act(window);
        },
      },
      { name: 'narrow-sources', act: (window) => sources.act(window) },
      { name: 'zoom-sources', act: ({ setZoom }) => setZoom(200) },
      {
        name: 'zoom-quotes',
        async act({ bench }) {
          await openTree(bench, 'Quotes in This Draft');
        },
      },
      {
        name: 'wide-quotes',
        async act({ setZoom, setSideBarWidth }) {
          await setZoom(100);
          await setSideBarWidth(620);
        },
      },
      {
        name: 'wide-sources',
        async act({ bench }) {
          await openTree(bench, 'Sources');
        },
      },
    ],
  },
  {
    name: 'desk-languages',
    theme: 'dark',
    corpus: join(import.meta.dirname, 'corpus'),
    draft: 'languages.md',
    pictures: [
      {
        name: 'sources',
        async act({ bench }: PictureWindow) {
          await openTree(bench, 'Sources');
        },
      },
      {
        name: 'quotes',
        async act({ bench }: PictureWindow) {
          const tree = await openTree(bench, 'Quotes in This Draft');
          await tree.row(/./u).waitFor();
        },
      },
    ],
  },
  {
    name: 'empty-none',
    theme: 'light',
    draft: null,
    corpus: {},
    pictures: [
      { name: 'search', act: async () => {} },
      {
        name: 'sources',
        async act({ bench }) {
          const tree = await openTree(bench, 'Sources');
          await tree.welcome.getByText('No sources yet').waitFor();
        },
      },
      {
        name: 'quotes',
        async act({ bench }) {
          const tree = await openTree(bench, 'Quotes in This Draft');
          await tree.welcome.getByText('Open a Markdown draft').waitFor();
        },
      },
    ],
  },
  {
    name: 'empty-quotes',
    theme: 'dark',
    draft: 'none.md',
    pictures: [
      {
        name: 'none',
        async act({ bench }) {
          const tree = await openTree(bench, 'Quotes in This Draft');
          await tree.welcome.getByText('No quotations').waitFor();
        },
      },
      {
        name: 'no-problems',
        async act({ bench }) {
          await bench.openFile('clean.md');
          const tree = await openTree(bench, 'Quotes in This Draft');
          await tree.row('heavy').waitFor();
          await bench.runCommand('Verbatim: Show Problems Only');
          await tree.welcome.getByText('No problems').waitFor();
        },
      },
    ],
  },
  {
    name: 'empty-off',
    theme: 'highContrast',
    draft: 'clean.md',
    settings: { 'verbatim.verify.enabled': false },
    pictures: [
      {
        name: 'quotes',
        async act({ bench }) {
          const tree = await openTree(bench, 'Quotes in This Draft');
          await tree.welcome.getByText('switched off').waitFor();
        },
      },
    ],
  },
];
