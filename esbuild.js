// Builds every artefact from one list. `node esbuild.js [--watch] [--production]`.
const { copyFile, glob, mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const common = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  // Licenses are gathered whole, in one file: see writeNotices.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  target: 'es2022',
};
const node = { ...common, platform: 'node', format: 'cjs' };
// The web extension host loads CommonJS; workers and pages take plain scripts.
const web = { ...common, platform: 'browser', format: 'cjs', define: { global: 'globalThis' } };
const script = { ...web, format: 'iife' };
// The citation processor stays a file of its own, unchanged, so that its license (CPAL) concerns no other; it is loaded when first needed.
const unbundled = { 'node_modules/citeproc/citeproc_commonjs.js': 'dist/citeproc.js' };
// `npm start` and the walkthrough open the same draft.
const copied = { ...unbundled, 'test/fixtures/workspace/draft.md': 'dist/sampleDraft.md' };
// License texts that packages refer to and do not hold.
const licenseTexts = { citeproc: 'media/licenses/CPAL-1.0.txt' };
// citation-js can fetch works by their DOI; nothing of ours goes to the network, so that code is left out.
const offline = { 'sync-fetch-undici': './src/core/metadata/noNetwork.js' };

/** `import 'all-extension-tests'` runs every test file of the extension: found by pattern, so that none is forgotten. */
const allExtensionTests = {
  name: 'all-extension-tests',
  setup(build) {
    build.onResolve({ filter: /^all-extension-tests$/ }, ({ path }) => ({ path, namespace: 'tests' }));
    build.onLoad({ filter: /.*/, namespace: 'tests' }, async () => {
      const files = await Array.fromAsync(glob('test/extension/suite/*.test.ts'));
      // The last one kills the server: drafts that are opened and closed while it comes back stay known to the client.
      files.sort();
      return { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: '.' };
    });
  },
};

const shipped = [
  { ...node, entryPoints: { extension: 'src/extension/node/extension.ts' }, external: ['vscode'] },
  { ...web, entryPoints: { 'web/extension': 'src/extension/web/extension.ts' }, external: ['vscode'] },
  { ...node, entryPoints: { server: 'src/server/node/main.ts' }, alias: offline },
  {
    ...node,
    entryPoints: { importWorker: 'src/server/node/importWorker.ts' },
    alias: offline,
    // pdf.js looks in Node for a canvas to draw on, and complains; only text is taken out of pages here.
    define: { 'process.versions.nw': 'true' },
  },
  { ...script, entryPoints: { 'web/server': 'src/server/web/main.ts' }, alias: offline },
  { ...script, entryPoints: { 'webview/searchView': 'media/searchView.ts' } },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, alias: offline },
];
const tests = [
  {
    ...node,
    entryPoints: { extension: 'test/extension/index.ts' },
    external: ['vscode', 'mocha'],
    plugins: [allExtensionTests],
  },
  {
    ...web,
    entryPoints: { extensionWeb: 'test/extension/index.web.ts' },
    external: ['vscode', 'node:fs/promises'],
    plugins: [allExtensionTests],
  },
];

build().catch((error) => {
  console.error(error.errors ? '' : error);
  process.exit(1);
});

async function build() {
  await rm('dist', { recursive: true, force: true });
  await mkdir('dist/webview', { recursive: true });
  for await (const stylesheet of glob('media/*.css'))
    await copyFile(stylesheet, stylesheet.replace('media', 'dist/webview'));
  for (const [file, copy] of Object.entries(copied)) await copyFile(file, copy);
  // The tests' bundles stand apart: a production build leaves them for the packaged extension to be tested with.
  const artefacts = [...at('dist', shipped), ...(production ? [] : at('out/test', tests))];
  const packages = new Set(Object.keys(unbundled).map(dirname));
  for (const artefact of artefacts) {
    if (watch) await (await esbuild.context(artefact)).watch();
    else for (const name of bundledPackages(await esbuild.build(artefact))) packages.add(name);
  }
  if (production) await writeNotices([...packages].sort());
}

/** The folders of the packages that went into a bundle. */
function bundledPackages({ metafile }) {
  return Object.keys(metafile.inputs).flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input) ?? [],
  );
}

/** The licenses of everything that is bundled ask to be shipped with it. */
async function writeNotices(folders) {
  const notices = await Promise.all(folders.map(noticeOf));
  notices.push(await creditOf('CSL styles and locales (CC-BY-SA-3.0)', 'media/csl/CREDITS.txt'));
  notices.push(await creditOf('Words of SCOWL', 'media/licenses/SCOWL.txt'));
  await writeFile(
    'dist/ThirdPartyNotices.txt',
    `Verbatim holds code of these projects.\n\n${notices.join('\n')}`,
  );
}

async function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/iu.test(entry));
  const text = file
    ? await readFile(join(folder, file), 'utf8')
    : `By ${author?.name ?? author ?? 'its authors'}.`;
  const more = licenseTexts[name] ? `\n\n${await readFile(licenseTexts[name], 'utf8')}` : '';
  return notice(`${name} ${version} (${license})`, text.trim() + more);
}

async function creditOf(title, file) {
  return notice(title, await readFile(file, 'utf8'));
}

function notice(title, text) {
  return `${'-'.repeat(78)}\n${title}\n\n${text.trim()}\n`;
}

function at(outdir, artefacts) {
  return artefacts.map((artefact) => ({ ...artefact, outdir }));
}
