import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const shipped = readdirSync(join(root, 'media', 'csl'));

describe('the CSL styles and locales that are shipped', () => {
  it('keep their authors and their license, and are credited', () => {
    for (const file of shipped.filter((name) => /\.(?:csl|xml)$/u.test(name)))
      assert.match(read('media', 'csl', file), /licenses\/by-sa\/3\.0/u, file);
    assert.match(read('media', 'csl', 'CREDITS.txt'), /citationstyles\.org/u);
  });

  it('go into the package, with the processor as a file of its own', () => {
    const packed = read('.vscodeignore').split('\n');
    for (const entry of ['!media/csl/*', '!dist/citeproc.js', '!dist/ThirdPartyNotices.txt'])
      assert.ok(packed.includes(entry), entry);
  });

  it('come with the license that the processor is used under', () => {
    assert.match(JSON.parse(read('package.json')).license, /CPAL-1\.0/u);
    assert.match(read('media', 'licenses', 'CPAL-1.0.txt'), /^Common Public Attribution License/u);
  });
});
