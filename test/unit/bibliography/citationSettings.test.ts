import assert from 'node:assert/strict';
import { citationSettings } from '../../../src/core/bibliography/citationSettings.ts';
import { citedWorks } from '../../../src/core/bibliography/citedWorks.ts';
import { parseFrontMatter } from '../../../src/core/metadata/frontMatter.ts';
import { haskett, sayre } from './works.ts';

const settings = (yaml: string, workspace = {}) =>
  citationSettings(parseFrontMatter(`---\n${yaml}\n---\n`).fields, workspace);

describe('what a draft says about its citations', () => {
  it('is its own bibliography before the workspace’s before references.json', () => {
    const shared = { bibliographies: ['shared.bib'] };
    const named = (yaml: string, workspace = {}) => {
      const { bibliographies, namedBy } = settings(yaml, workspace);
      return [namedBy, ...bibliographies];
    };
    assert.deepEqual(named('bibliography: own.bib', shared), ['draft', 'own.bib']);
    assert.deepEqual(named('bibliography: [a.bib, "b.json"]'), ['draft', 'a.bib', 'b.json']);
    assert.deepEqual(named('bibliography:\ntitle: x', shared), ['workspace', 'shared.bib']);
    assert.deepEqual(named('bibliography: {a: b}'), ['nobody', 'references.json']);
    assert.deepEqual(named(''), ['nobody', 'references.json']);
  });

  it('is its style, else the workspace’s, and its language', () => {
    const { style, language } = settings('csl: apa.csl\nlang: de-AT', { style: 'ieee' });
    assert.deepEqual([style, language], ['apa.csl', 'de-AT']);
    assert.equal(settings('citation-style: mla').style, 'mla');
    assert.equal(settings('', { style: 'ieee' }).style, 'ieee');
    assert.equal(settings('').style, undefined);
  });

  it('is what it lists without citing it', () => {
    assert.deepEqual(settings('nocite: "@one, @{two three}, and @three:a"').uncited, ['one', 'three:a']);
    assert.deepEqual(settings('nocite: |\n  @{a/b/}, @c').uncited, ['a/b/', 'c']);
    assert.equal(settings('nocite: "@*"').uncited, 'all');
    assert.deepEqual(settings('').uncited, []);
  });

  it('is the works that it holds itself', () => {
    const { ownItems } = settings('references:\n- id: x\n  title: "*A*"\n- broken');
    assert.deepEqual(ownItems, [{ id: 'x', type: 'document', title: '<i>A</i>' }]);
  });
});

describe('the works for a formatter', () => {
  const citing = (...keys: string[]) => keys.map((id) => ({ items: [{ id }] }));

  it('are those cited, in the order of their first citation, then those only listed', () => {
    const other = { id: 'z', type: 'book' };
    assert.deepEqual(
      citedWorks(
        citing('sayre2023', 'nobody', 'haskett2021', 'sayre2023'),
        [haskett, other, sayre],
        ['z', 'haskett2021'],
      ),
      [sayre, haskett, other],
    );
    assert.deepEqual(citedWorks(citing('sayre2023'), [haskett, sayre], 'all'), [sayre, haskett]);
  });

  it('are the first of two with one key', () => {
    assert.deepEqual(citedWorks(citing('sayre2023'), [sayre, { ...haskett, id: 'sayre2023' }]), [sayre]);
  });
});
