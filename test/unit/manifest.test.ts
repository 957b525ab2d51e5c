import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  citationSettings,
  commands,
  draftLanguages,
  insertionSettings,
  previewSettings,
  settings,
  sourceLanguage,
  verificationSettings,
  views,
} from '../../src/protocol/names.ts';

const root = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));

describe('the manifest', () => {
  it('contributes the commands that the code registers, but for those of hovers, lenses and fixes', () => {
    const {
      openPassage,
      openSource,
      copyQuote,
      showPassageUses,
      addCitedWorks,
      showQuotations,
      confirmFix,
      applyQuoteFix,
      goToUse,
      ...shown
    } = commands;
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }: { command: string }) => command).sort(),
      Object.values(shown).sort(),
    );
  });

  it('has the settings that the code reads, each described', () => {
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(
      Object.keys(properties).sort(),
      [settings, verificationSettings, insertionSettings, previewSettings, citationSettings]
        .flatMap((group) => Object.values<string>(group))
        .sort(),
    );
    for (const property of Object.values<{ markdownDescription?: string }>(properties))
      assert.ok(property.markdownDescription);
  });

  it('has the views that the code provides', () => {
    assert.equal(manifest.contributes.viewsContainers.activitybar[0].id, views.container);
    const { container, ...shown } = views;
    assert.deepEqual(
      manifest.contributes.views[container].map(({ id }: { id: string }) => id).sort(),
      Object.values(shown).sort(),
    );
  });

  it('wakes up for every language of drafts', () => {
    assert.deepEqual(
      manifest.activationEvents,
      draftLanguages.map((language) => `onLanguage:${language}`),
    );
  });

  it('has words for every key it names, and no others', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/gu)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('has the language that sources are read in, with settings of its own', () => {
    const { languages, grammars, configurationDefaults } = manifest.contributes;
    assert.deepEqual([languages[0].id, grammars[0].language], [sourceLanguage, sourceLanguage]);
    assert.equal(configurationDefaults[`[${sourceLanguage}]`]['editor.wordWrap'], 'on');
    assert.ok(existsSync(join(root, grammars[0].path)));
  });

  it('is compiled against the oldest VS Code that it promises', () => {
    const version = JSON.parse(
      readFileSync(join(root, 'node_modules/@types/vscode/package.json'), 'utf8'),
    ).version;
    assert.equal(manifest.engines.vscode, `^${version}`);
  });
});

describe('the house', () => {
  const files = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file));
  const importsOf = (file: string) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/gu)].map(([, from]) => from ?? '');

  it('imports vscode in the extension alone', () => {
    for (const file of files('src')) {
      if (!file.startsWith(join('src', 'extension'))) assert.ok(!importsOf(file).includes('vscode'), file);
    }
  });

  it('imports node:* in the command line and the node entries alone', () => {
    for (const file of [...files('src'), ...files('media')]) {
      const allowed = file.startsWith(join('src', 'cli')) || file.split(/[\\/]/u).includes('node');
      if (!allowed) assert.ok(!importsOf(file).some((from) => from.startsWith('node:')), file);
    }
  });

  it('keeps the extension apart from core and server: they speak through the protocol', () => {
    for (const file of [...files('src/extension'), ...files('media')]) {
      assert.ok(!importsOf(file).some((from) => /\/(?:core|server|cli)\//u.test(from)), file);
    }
  });
});
