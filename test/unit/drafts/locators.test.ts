import assert from 'node:assert/strict';
import { findLocator, findPandocLocator } from '../../../src/core/drafts/locators.ts';
import { parseDraft } from '../../../src/core/drafts/parseDraft.ts';

const found = (locator: ReturnType<typeof findLocator>) => locator && `${locator.label} ${locator.value}`;

describe('a locator behind a cite key', () => {
  const terms: readonly (readonly [label: string, forms: string])[] = [
    ['book', 'book books bk. bks.'],
    ['chapter', 'chapter chapters chap. chaps.'],
    ['column', 'column columns col. cols.'],
    ['figure', 'figure figures fig. figs.'],
    ['folio', 'folio folios fol. fols.'],
    ['line', 'line lines l. ll.'],
    ['note', 'note notes n. nn.'],
    ['number', 'number numbers no. nos.'],
    ['opus', 'opus opera op. opp.'],
    ['page', 'page pages p. pp. P. Pages'],
    ['paragraph', 'paragraph paragraphs para. paras. ¶ ¶¶'],
    ['part', 'part parts pt. pts.'],
    ['section', 'section sections sec. secs. § §§'],
    ['sub-verbo', 's.v. s.vv.'],
    ['verse', 'verse verses v. vv.'],
    ['volume', 'volume volumes vol. vols.'],
  ];
  for (const [label, forms] of terms) {
    it(`is a ${label} behind ${forms}`, () => {
      for (const form of forms.split(' '))
        assert.equal(found(findPandocLocator(`, ${form} 3`)), `${label} 3`);
    });
  }

  const cases: readonly (readonly [suffix: string, expected: string | undefined])[] = [
    [', 33', 'page 33'],
    ['33', 'page 33'],
    [' p. 33', 'page 33'],
    [', p.33', 'page 33'],
    [', p.\u00a033', 'page 33'],
    [', pp. 33-35, 38', 'page 33-35, 38'],
    [', pages 3, 5, and 7', 'page 3, 5'],
    [', pp. xx-xxi and 33', 'page xx-xxi'],
    [', iv', undefined],
    [', p. iv', 'page iv'],
    [', sec. 4.2(a)', 'section 4.2(a)'],
    [', vol. 2, p. 33', 'volume 2'],
    [', 3:16', 'page 3:16'],
    [', 12A', 'page 12A'],
    [', p. 3, emphasis mine', 'page 3'],
    [', p. 3 (my trans.)', 'page 3'],
    [' {p. 3}', 'page 3'],
    [', {ch. iv, and the rest}', 'page ch. iv, and the rest'],
    [', {33} and more', 'page 33'],
    [': p. 3', undefined],
    [', loc. 1234', undefined],
    [', s.v. “Gate”', undefined],
    [', ch. 3', undefined],
    [', esp. 33', undefined],
    [', p. ', undefined],
    ['', undefined],
  ];
  for (const [suffix, expected] of cases) {
    it(`is ${expected ?? 'none'} in “${suffix}”`, () =>
      assert.equal(found(findPandocLocator(suffix)), expected));
  }

  it('is a time stamp to us where it is a page to pandoc', () => {
    const times = [', 00:12:31', ' 12:31–13:02', ', at 1:02:03'];
    assert.deepEqual(
      times.map((suffix) => found(findLocator(suffix))),
      ['timestamp 00:12:31', 'timestamp 12:31–13:02', 'timestamp 1:02:03'],
    );
    assert.equal(found(findPandocLocator(', 00:12:31')), 'page 00:12:31');
    assert.equal(found(findLocator(', p. 3:16')), 'page 3:16');
  });

  it('stands where its span says, label included', () => {
    const text = 'Words [see @a, p. 33, and so on; @b [x], ¶ 4] and @c [at 12:31, twice].';
    const spans = parseDraft(text).citations.flatMap(({ items }) =>
      items.map(({ locatorSpan }) => locatorSpan && text.slice(...locatorSpan)),
    );
    assert.deepEqual(spans, ['p. 33', undefined, '12:31']);
    assert.deepEqual(
      parseDraft(text).citations.flatMap(({ items }) => items.map(({ suffix }) => suffix)),
      ['and so on', '[x], ¶ 4', 'twice'],
    );
  });
});
