import assert from 'node:assert/strict';
import { diagnosticsOf, type SeverityChoice } from '../../../src/core/features/diagnostics.ts';
import type { Edit, Finding } from '../../../src/core/model/finding.ts';
import { draftOf, findingOf, interviewCorpus } from '../../support/findings.ts';

function shown(changes: Partial<Finding> = {}, chosen?: SeverityChoice) {
  const draft = draftOf(findingOf(changes));
  return draft.quotes.flatMap((checked) =>
    diagnosticsOf(checked, draft.text, interviewCorpus, chosen).map(({ span, ...rest }) => ({
      ...rest,
      words: draft.text.slice(...span),
    })),
  );
}

function edit(words: string, changes: Partial<Edit> = {}): Edit {
  const at = 1 + 'A marsh does forget the tide'.indexOf(words);
  const draftSpan = [at, at + words.length] as const;
  return {
    kind: 'replace',
    critical: false,
    draft: words,
    source: 'x',
    draftSpan,
    sourceSpans: [],
    ...changes,
  };
}

const clean = { verdict: 'verbatim', severity: 'none', edits: [] } as const;

describe('diagnostics', () => {
  it('underlines the word before which words are missing, or the last one', () => {
    assert.equal(shown()[0]?.words, 'forget');
    const end = { ...edit(''), draft: '', draftSpan: [29, 29] as const };
    assert.equal(shown({ edits: [end] })[0]?.words, 'tide');
  });

  it('underlines the critical words alone, and not what only typography changed', () => {
    const edits = [edit('marsh'), edit('forget', { critical: true }), edit('tide', { kind: 'punctuation' })];
    assert.equal(shown({ edits })[0]?.words, 'forget');
    assert.equal(shown({ edits: [edit('marsh'), edit('the', { kind: 'case' })] })[0]?.words, 'marsh');
  });

  it('underlines the whole quote where its attribution is wrong', () => {
    assert.equal(shown({ verdict: 'wrong-source' })[0]?.words, 'A marsh does forget the tide');
  });

  it('says in one message what else holds, and shows the words of the source', () => {
    const [found] = shown({ also: ['wrong-locator'], flags: ['clipped'] });
    assert.match(
      found?.message ?? '',
      /leaves out “not”\. These words stand in .*\. A “but”, a “perhaps” or another/u,
    );
    assert.deepEqual(
      found?.related.map(({ message }) => message),
      ['@ray2021gate, 00:00:10: “A marsh does not forget the tide”'],
    );
  });

  it('shows nothing of a clean quote, and of its flags what a writer can do something about', () => {
    assert.deepEqual(shown(clean), []);
    const flagged = shown({ ...clean, flags: ['machine-transcript', 'uncited', 'homoglyphs'] });
    assert.deepEqual(
      flagged.map(({ code, severity }) => [code, severity]),
      [
        ['uncited', 'hint'],
        ['homoglyphs', 'information'],
      ],
    );
  });

  it('takes the severity that is set, for verdicts and flags, and never makes a problem of what is clean', () => {
    assert.equal(shown({}, { misquote: 'hint' })[0]?.severity, 'hint');
    assert.deepEqual(shown({}, { misquote: 'none' }), []);
    assert.deepEqual(shown(clean, { verbatim: 'error' }), []);
    assert.deepEqual(shown({ ...clean, flags: ['uncited'] }, { uncited: 'none' }), []);
  });
});
