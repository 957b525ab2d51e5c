// `npm run pictures`: takes pictures of the states of the search view in the real VS Code, to be looked at, and renews
// those of the README. `npm run pictures -- dark` takes those of one scene.
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Scene, scenes } from './scenes.ts';
import { openPictureWindow } from './window.ts';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'test', 'output', 'pictures');
const wanted = process.argv.slice(2);

await mkdir(output, { recursive: true });
for (const scene of scenes) {
  if (wanted.length === 0 || wanted.includes(scene.name)) await take(scene);
}

async function take({ name, theme, corpus, pictures }: Scene): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-pictures-'));
  try {
    const sources = await sourcesOf(corpus, join(folder, 'sources'));
    const window = await openPictureWindow({
      workspace: join(root, 'test', 'fixtures', 'workspace'),
      file: 'draft.md',
      theme,
      settings: sources === undefined ? {} : { 'verbatim.corpus.folders': [sources] },
    });
    try {
      for (const picture of pictures) {
        const path = join(output, `${name}-${picture.name}.png`);
        await picture.act(window);
        await window.picture(path);
        console.log(path);
        if (picture.isForReadme) await copyFile(path, join(root, 'media', 'pictures', `${picture.name}.png`));
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
