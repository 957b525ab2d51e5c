import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CitationFormatters } from '../../../src/core/citing/csl/citationFormatter.ts';
import { toPlainText } from '../../../src/core/citing/csl/formattedText.ts';
import { citationData } from '../../../src/server/citationData.ts';
import { packageFiles } from '../../../src/server/node/packageFiles.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const processor = 'node_modules/citeproc/citeproc_commonjs.js';
const essay = { id: 'sayre2023', type: 'book', title: 'Salt', author: [{ family: 'Sayre' }] };

describe('the citation data of the package', () => {
  it('is read from its files when it is needed, and only then', async () => {
    const read: string[] = [];
    const files = packageFiles(root);
    const data = citationData((file) => {
      read.push(file);
      // A build copies the processor unchanged.
      return files(file === 'dist/citeproc.js' ? processor : file);
    });
    const formatters = new CitationFormatters(data);
    assert.deepEqual(read, []);
    const formatter = await formatters.get({ style: 'apa' });
    const [entry] = (await formatter.formatBibliography([essay])) ?? [];
    assert.equal(toPlainText(entry?.text ?? []), 'Sayre. (n.d.). Salt.');
    assert.deepEqual(read, [
      'media/csl/apa.csl',
      'dist/citeproc.js',
      'media/csl/locales-en-US.xml',
      'media/csl/locales-en-GB.xml',
    ]);
  });

  it('says what is missing from a package that is not whole', async () => {
    const data = citationData(packageFiles(join(root, 'media')));
    await assert.rejects(data.loadCiteproc(), /missing from the package/u);
    assert.equal(await data.readShipped('apa.csl'), undefined);
  });
});
