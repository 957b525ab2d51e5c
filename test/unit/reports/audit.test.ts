import assert from 'node:assert/strict';
import { GFM, parser } from '@lezer/markdown';
import { auditAsJson, auditAsMarkdown, auditAsText } from '../../../src/core/reports/audit/auditReports.ts';
import type { AuditedQuotation } from '../../../src/core/verify/auditCorpus.ts';
import { findingOf, interview, interviewCorpus, matchOfTide } from '../../support/findings.ts';

const reported = (changes: Partial<AuditedQuotation> = {}): AuditedQuotation => ({
  source: {
    ...interview,
    id: 'list',
    citeKey: 'list2022',
    file: 'list.txt',
    title: 'Lessons',
    role: 'secondary',
  },
  start: 10,
  end: 38,
  text: 'A marsh does forget the tide',
  claimedSpeaker: 'Bo Ray',
  claimedSource: 'The Ebb #12',
  claimedSourceId: 'source-1',
  finding: findingOf(),
  ...changes,
});
const absent = (verdict: 'unchecked' | 'not-found', severity: 'error' | 'information') => {
  const { match: _match, ...rest } = findingOf({ verdict, severity, reason: { code: verdict }, edits: [] });
  return rest;
};
const { claimedSourceId: _id, ...unknown } = reported({ finding: absent('unchecked', 'information') });
const all = [reported(), reported({ finding: absent('not-found', 'error') }), unknown];

describe('the audit of a corpus', () => {
  it('has the shape that scripts depend on', () => {
    const { quotes, counts } = JSON.parse(JSON.stringify(auditAsJson(all)));
    assert.deepEqual(Object.keys(quotes[0]), [
      'file',
      'start',
      'end',
      'text',
      'claimedSpeaker',
      'claimedSource',
      'claimedSourceId',
      'verdict',
      'match',
    ]);
    assert.equal(quotes[0].match.citeKey, 'ray2021gate');
    assert.deepEqual([quotes[1].match, quotes[2].claimedSourceId], [null, null]);
    assert.deepEqual(counts, { misquote: 1, 'not-found': 1, unchecked: 1 });
  });

  it('says of each claimed source whether it was read', () => {
    const text = auditAsText(all, interviewCorpus, (words) => words);
    assert.match(
      text,
      /list\.txt: misquote\n {2}Not the words of @ray2021gate, 00:00:10: the report leaves out “not”/u,
    );
    assert.match(text, /The claimed source, @ray2021gate, was read and does not have these words\./u);
    assert.match(text, /No source of the corpus is known to be “The Ebb #12”\./u);
    assert.match(text, /3 quotations: 1 misquote, 1 not-found, 1 unchecked\.\n$/u);
  });

  it('is a page with a table of five columns, whatever a source is made of', () => {
    const hostile = 'a | b\n| c |\n<script>x</script> [l](javascript:x) `|` @cite \\';
    const page = auditAsMarkdown(
      [
        reported({
          text: hostile,
          claimedSpeaker: hostile,
          claimedSource: hostile,
          finding: findingOf({ match: { ...matchOfTide, text: hostile } }),
        }),
      ],
      interviewCorpus,
    );
    const cells: number[] = [];
    const names = new Set<string>();
    parser
      .configure(GFM)
      .parse(page)
      .iterate({
        enter({ name }) {
          names.add(name);
          if (name === 'TableRow' || name === 'TableHeader') cells.push(0);
          if (name === 'TableCell') cells[cells.length - 1] = (cells.at(-1) ?? 0) + 1;
        },
      });
    assert.deepEqual(cells, [5, 5]);
    for (const name of ['HTMLTag', 'HTMLBlock', 'Link', 'InlineCode', 'URL'])
      assert.ok(!names.has(name), name);
  });
});
