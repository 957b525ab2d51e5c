import assert from 'node:assert/strict';
import { verdicts } from '../../../src/core/model/finding.ts';
import { draftsAsJson } from '../../../src/core/reports/jsonReport.ts';
import { draftsAsSarif } from '../../../src/core/reports/sarifReport.ts';
import { draftOf, findingOf, interviewCorpus, matchOfTide } from '../../support/findings.ts';

const notFound = () => {
  const { match: _match, ...rest } = findingOf({
    verdict: 'not-found',
    reason: { code: 'not-found' },
    edits: [],
  });
  return { ...rest, claimed: { citeKeys: [] } };
};

describe('the JSON report', () => {
  it('has the shape that scripts depend on', () => {
    const report = draftsAsJson('chicago', [draftOf(findingOf())], interviewCorpus);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), {
      profile: 'chicago',
      drafts: [
        {
          path: 'drafts/salt.md',
          quotes: [
            {
              text: 'A marsh does forget the tide',
              start: 1,
              end: 29,
              line: 1,
              column: 2,
              form: 'run-in',
              verdict: 'misquote',
              severity: 'error',
              message: 'Not the words of @ray2021gate, 00:00:10: the draft leaves out “not”.',
              also: [],
              flags: [],
              claimed: { citeKeys: ['ray2021gate'], locator: null, speaker: null },
              match: {
                sourceId: 'source-1',
                citeKey: 'ray2021gate',
                file: 'interview.txt',
                start: matchOfTide.start,
                end: matchOfTide.end,
                spans: [[matchOfTide.start, matchOfTide.end]],
                text: 'A marsh does not forget the tide',
                speaker: 'Bo Ray',
                voice: 'labelled',
                role: 'primary',
                locator: { label: 'timestamp', value: '00:00:10' },
              },
              edits: [{ kind: 'delete', critical: true, draft: '', source: 'not' }],
            },
          ],
        },
      ],
    });
  });

  it('has null where nothing was found', () => {
    const [draft] = draftsAsJson('chicago', [draftOf(notFound())], interviewCorpus).drafts;
    assert.equal(draft?.quotes[0]?.match, null);
  });

  it('names the profile of a draft that has its own', () => {
    const [draft] = draftsAsJson('apa', [draftOf(findingOf())], interviewCorpus).drafts;
    assert.equal(draft?.profile, 'chicago');
  });

  it('counts lines after CRLF and CR too, and columns in UTF-16', () => {
    const draft = draftOf(findingOf());
    const shifted = { ...draft, text: `a\r\nb\rc\n😀${draft.text}` };
    const quotes = draft.quotes.map(({ quote, finding }) => ({
      quote,
      finding: { ...finding, start: finding.start + 9, end: finding.end + 9 },
    }));
    const [report] = draftsAsJson('chicago', [{ ...shifted, quotes }], interviewCorpus).drafts;
    assert.deepEqual([report?.quotes[0]?.line, report?.quotes[0]?.column], [4, 4]);
  });
});

describe('the SARIF report', () => {
  const sarif = () =>
    draftsAsSarif({
      drafts: [draftOf(findingOf(), findingOf(), notFound())],
      unread: [{ uri: 'drafts/gone.md', reason: 'is no longer there' }],
      corpus: interviewCorpus,
      version: '0.1.0',
    });
  const run = () => sarif().runs[0] ?? assert.fail();

  it('is SARIF 2.1.0 with a rule for each verdict, explained', () => {
    assert.equal(sarif().version, '2.1.0');
    const { driver } = run().tool;
    assert.deepEqual(
      driver.rules.map(({ id }) => id),
      [...verdicts],
    );
    for (const rule of driver.rules) {
      assert.ok(rule.help.text.length > 40 && rule.shortDescription.text && rule.fullDescription.text);
      assert.match(rule.name, /^[A-Z][A-Za-z]+$/u);
      assert.ok(['none', 'note', 'warning', 'error'].includes(rule.defaultConfiguration.level));
    }
  });

  it('refers each result to its rule, its region, the place in the source', () => {
    const [result] = run().results;
    assert.ok(result);
    assert.equal(run().tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.equal(result.level, 'error');
    assert.deepEqual(result.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'drafts/salt.md' },
          region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 30 },
        },
      },
    ]);
    assert.deepEqual(result.relatedLocations, [
      {
        id: 0,
        message: { text: '@ray2021gate, 00:00:10: “A marsh does not forget the tide”' },
        physicalLocation: {
          artifactLocation: { uri: 'sources/interview.txt' },
          region: { startLine: 2, startColumn: 45, endLine: 2, endColumn: 77 },
        },
      },
    ]);
  });

  it('knows a result again when the lines move, and tells two of the same words apart', () => {
    const prints = run().results.map(
      ({ partialFingerprints }) => partialFingerprints['verbatimQuotation/v1'],
    );
    assert.equal(new Set(prints).size, 3);
    assert.equal(prints[0]?.split(':')[0], prints[1]?.split(':')[0]);
  });

  it('tells of drafts that could not be read', () => {
    const [invocation] = run().invocations;
    assert.equal(invocation?.executionSuccessful, false);
    assert.match(invocation?.toolExecutionNotifications[0]?.message.text ?? '', /no longer there/u);
  });

  it('has only properties of the format, and no value that is undefined', () => {
    const { results } = JSON.parse(JSON.stringify(run()));
    for (const result of results)
      assert.deepEqual(Object.keys(result), [
        'ruleId',
        'ruleIndex',
        'level',
        'message',
        'locations',
        'relatedLocations',
        'partialFingerprints',
        'properties',
      ]);
  });
});
