// `npm run pictures`: takes pictures of the states of Verbatim in the real VS Code, to be looked at, and renews
// those of the README and the walkthrough. `npm run pictures -- dark` takes those of the scenes
// whose names begin so.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Scene, scenes } from './scenes.ts';
import { shrinkPng } from './shrinkPng.ts';
import { openPictureWindow } from './window.ts';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'test', 'output', 'pictures');
const wanted = process.argv.slice(2);

await mkdir(output, { recursive: true });
for (const scene of scenes) {
  if (wanted.length === 0 || wanted.some((name) => scene.name.startsWith(name))) await take(scene);
}

async function take({ name, theme, corpus, draft, settings, size, pictures }: Scene): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-pictures-'));
  try {
    const sources = await sourcesOf(corpus, join(folder, 'sources'));
    const window = await openPictureWindow({
      workspace:
        draft === undefined
          ? join(root, 'test', 'fixtures', 'workspace')
          : join(import.meta.dirname, 'workspace'),
      ...(draft !== null && { file: draft ?? 'draft.md' }),
      theme,
      ...size,
      settings: { ...settings, ...(sources !== undefined && { 'verbatim.corpus.folders': [sources] }) },
    });
    try {
      for (const picture of pictures) {
        const path = join(output, `${name}-${picture.name}.png`);
        const isThere = await picture.act(window).then(
          () => true,
          (error) => {
            // The others are worth having all the same.
            console.error(`${path}: ${error}`);
            process.exitCode = 1;
            return false;
          },
        );
        await window.picture(path);
        console.log(path);
        if (isThere && picture.keptAs)
          await writeFile(
            join(root, 'media', 'pictures', `${picture.keptAs}.png`),
            shrinkPng(await readFile(path)),
          );
      }
    } finally {
      await window.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function sourcesOf(corpus: Scene['corpus'], folder: string): Promise<string | undefined> {
  if (corpus === undefined || typeof corpus === 'string') return corpus;
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(corpus)) await writeFile(join(folder, file), text);
  return folder;
}
