import type { Edit, Finding, QuoteMatch } from '../../src/core/model/finding.ts';
import type { Source } from '../../src/core/model/source.ts';
import type { CheckedDraft, ReportedCorpus } from '../../src/core/reports/checkedDraft.ts';
import type { PacketSources } from '../../src/core/reports/packet/packet.ts';

/** The raw text of the one source that these findings point into. */
export const interviewText =
  '[00:00:05] BO RAY: The marsh is wide.\n[00:00:10] BO RAY: I listened to the water. A marsh does not forget the tide, and neither did I.\n';

export const interview: Source = {
  id: 'source-1',
  citeKey: 'ray2021gate',
  folder: 'memory:///corpus',
  file: 'interview.txt',
  title: 'On the Gate',
  role: 'primary',
  layout: 'labelled-interview',
  layoutReason: '',
  item: {
    id: 'ray2021gate',
    type: 'interview',
    title: 'On the Gate',
    author: [{ family: 'Ray', given: 'Bo' }],
    URL: 'https://example.org/gate.mp3',
  },
  characters: interviewText.length,
};

const words = 'A marsh does not forget the tide';
const at = interviewText.indexOf(words);

export const matchOfTide: QuoteMatch = {
  sourceId: interview.id,
  citeKey: interview.citeKey,
  file: interview.file,
  start: at,
  end: at + words.length,
  spans: [[at, at + words.length]],
  text: words,
  speaker: 'Bo Ray',
  voice: 'labelled',
  role: 'primary',
  locator: { label: 'timestamp', value: '00:00:10' },
  passageIds: ['passage-2'],
};

/** A finding about the quote `A marsh does forget the tide`, which leaves out "not". */
export function findingOf(changes: Partial<Finding> = {}): Finding {
  const text = changes.text ?? 'A marsh does forget the tide';
  return {
    text,
    start: 1,
    end: 1 + text.length,
    form: 'run-in',
    verdict: 'misquote',
    severity: 'error',
    reason: { code: 'misquote' },
    also: [],
    flags: [],
    claimed: { citeKeys: ['ray2021gate'] },
    match: matchOfTide,
    edits: [leftOut('not', 'A marsh does'.length + 1, matchOfTide.start + 'A marsh does '.length)],
    ...changes,
  };
}

/** An edit that leaves out `source`, which stands at `sourceAt`, at `draftAt`. */
export function leftOut(source: string, draftAt: number, sourceAt: number): Edit {
  return {
    kind: 'delete',
    critical: true,
    draft: '',
    source,
    draftSpan: [draftAt, draftAt],
    sourceSpans: [[sourceAt, sourceAt + source.length]],
  };
}

/** A draft that consists of the findings' quotes, each in a paragraph of its own. */
export function draftOf(...findings: readonly Finding[]): CheckedDraft {
  let text = '';
  const quotes = findings.map((finding) => {
    const shift = text.length;
    text += `“${finding.text}” [@ray2021gate]\n\n`;
    const moved = {
      ...finding,
      start: finding.start + shift,
      end: finding.end + shift,
      edits: finding.edits.map((edit) => ({
        ...edit,
        draftSpan: [edit.draftSpan[0] + shift, edit.draftSpan[1] + shift] as const,
      })),
    };
    const { form, start, end } = moved;
    return { quote: { form, start, end, spans: [[start, end] as const] }, finding: moved };
  });
  return { path: 'drafts/salt.md', uri: 'drafts/salt.md', text, profile: 'chicago', quotes };
}

/** The corpus that holds the interview. */
export const interviewCorpus: ReportedCorpus & PacketSources = {
  source: (id) => (id === interview.id ? interview : undefined),
  uri: (id) => (id === interview.id ? 'sources/interview.txt' : undefined),
  rawText: (id) => (id === interview.id ? interviewText : undefined),
  fileHash: (id) => (id === interview.id ? 'ab'.repeat(32) : undefined),
  passage: (id) => passages.find((passage) => passage.id === id),
  passagesOf: () => passages,
};

const passages = [...interviewText.matchAll(/BO RAY: (?<text>.*)/gu)].map((found, place) => {
  const text = found.groups?.text ?? '';
  const start = found.index + 'BO RAY: '.length;
  return {
    id: `passage-${place + 1}`,
    sourceId: interview.id,
    start,
    end: start + text.length,
    spans: [[start, start + text.length] as const],
    text,
    quotable: true,
    kind: 'speech' as const,
    voice: 'labelled' as const,
    speaker: 'Bo Ray',
  };
});
