import assert from 'node:assert/strict';
import { type AuditedQuotation, auditCorpus } from '../../../src/core/verify/auditCorpus.ts';
import { levineFiles, levineFolder, needsLevine } from '../../support/levine.ts';
import { sampleCorpus, verifierOf, verifierOfFolder } from '../../support/verification.ts';

describe('the audit of a corpus', () => {
  const count = (audited: readonly AuditedQuotation[]) => {
    const counts: Record<string, number> = {};
    for (const { finding } of audited) counts[finding.verdict] = (counts[finding.verdict] ?? 0) + 1;
    return counts;
  };

  const talk =
    'On the Gate\n\nANN LEE: What does a keeper do?\n\nBO RAY: I listened to the water. A marsh does not forget the tide, and neither did I.\n';
  const bib =
    '@audio{ray, author = {Ray, Bo}, title = {On the Gate}, series = {The Ebb}, number = {12}, keywords = {primary}, file = {talk.txt}}\n@online{list, title = {Lessons from Bo Ray}, keywords = {secondary}, file = {list.txt}}\n@online{other, title = {More Lessons}, keywords = {secondary}, file = {other.txt}}';
  const list = (...quotes: readonly string[]) =>
    `Lessons from Bo Ray\nAn introduction.\n${quotes.map((quote, at) => `- On topic ${at}: "${quote}" — Source: [The Ebb #12]\n`).join('')}- On time: "Nobody ever said this anywhere at all." — Source: [Radio]\n- On mud: "A tide is a promise that is kept." — Source: [Radio]\n`;

  it('says of each reported quotation what the claimed source has', async () => {
    const { evidence } = await verifierOf({
      'talk.txt': talk,
      'sources.bib': bib,
      'list.txt': list(
        'I listened to the water.',
        'A marsh does forget the tide, and so did I.',
        'Mud remembers everything that we forget.',
      ),
    });
    assert.deepEqual(
      auditCorpus(evidence).map(({ finding, claimedSourceId }) => [
        finding.verdict,
        claimedSourceId !== undefined,
      ]),
      [
        ['verbatim', true],
        ['misquote', true],
        ['not-found', true],
        ['unchecked', false],
        ['unchecked', false],
      ],
    );
  });

  it('takes no report for evidence of another, nor of itself', async () => {
    const { evidence } = await verifierOf({
      'talk.txt': talk,
      'sources.bib': bib,
      'list.txt': list('Mud remembers everything that we forget.', 'The sea keeps its own hours in winter.'),
      'other.txt': list('Mud remembers everything that we forget.', 'A gate is a question put to the sea.'),
    });
    assert.deepEqual(count(auditCorpus(evidence)), { 'not-found': 4, unchecked: 4 });
  });

  it('reads all texts of the claimed work, and guesses none of a series', async () => {
    const series =
      '@audio{ray2, author = {Ray, Bo}, title = {On Salt}, series = {Radio}, keywords = {primary}, file = {salt.txt}}\n@audio{ray3, author = {Ray, Bo}, title = {On Hay}, series = {Radio}, keywords = {primary}, file = {hay.txt}}\n@audio{rayAsr, author = {Ray, Bo}, title = {On the Gate, as recognized}, series = {The Ebb}, number = {12}, keywords = {primary}, file = {asr.txt}}';
    const { evidence } = await verifierOf({
      'talk.txt': talk,
      'asr.txt':
        'i listened to the water a marsh does not forget the tide and neither did i you could hear it turn',
      'salt.txt': 'ANN LEE: And salt?\n\nBO RAY: A tide is a promise that is kept.\n',
      'hay.txt': 'ANN LEE: And hay?\n\nBO RAY: Hay is summer that somebody lifted.\n',
      'sources.bib': `${bib}\n${series}`,
      'list.txt': list('You could hear it turn.', 'Mud remembers everything that we forget.'),
    });
    assert.deepEqual(
      auditCorpus(evidence).map(({ finding, claimedSourceId, claimedSourceIds }) => [
        finding.verdict,
        finding.match?.citeKey,
        claimedSourceId ?? claimedSourceIds?.length,
      ]),
      [
        ['adjusted', 'rayAsr', 2],
        ['not-found', undefined, 2],
        ['unchecked', undefined, 2],
        ['verbatim', 'ray2', 2],
      ],
    );
  });

  it('can be stopped', async () => {
    const { evidence } = await verifierOfFolder(sampleCorpus);
    assert.deepEqual(auditCorpus(evidence, { signal: { aborted: true } }), []);
  });

  it('gives each quotation its place in the raw text of the source that reports it', async () => {
    const { corpus, evidence } = await verifierOfFolder(sampleCorpus);
    const audited = auditCorpus(evidence);
    assert.ok(audited.length > 20);
    for (const { source, start, end, text } of audited) {
      const holders = corpus.index
        .passagesOf(source.id)
        .filter((passage) => passage.start <= start && end <= passage.end);
      assert.ok(
        holders.some((passage) => passage.text.includes(text)),
        text,
      );
    }
  });

  it('judges the real list: 51 sources are absent, 22 lack the words, 2 have them in another wording', async function () {
    needsLevine(this);
    const { evidence } = await verifierOfFolder(levineFolder);
    const audited = auditCorpus(evidence);
    const inList = audited.filter(({ source }) => source.file === levineFiles.quotationList);
    assert.equal(inList.length, 75);
    const { unchecked, 'not-found': missing, ...rest } = count(inList);
    assert.deepEqual([unchecked, missing], [51, 22]);
    assert.equal(
      Object.values(rest).reduce((sum, number) => sum + number, 0),
      2,
    );
    const reworded = inList.filter(({ finding }) => finding.match);
    assert.deepEqual(
      reworded.map(({ finding }) => finding.match?.file),
      [levineFiles.speechRecognition, levineFiles.speechRecognition],
    );
    assert.ok(reworded.every(({ finding }) => finding.severity === 'warning' && finding.edits.length > 0));
  });

  it('places the quotations of the real summary and digest exactly', async function () {
    needsLevine(this);
    const { evidence } = await verifierOfFolder(levineFolder);
    const placed = auditCorpus(evidence).filter(({ source }) => source.file !== levineFiles.quotationList);
    assert.deepEqual(
      placed.map(({ source, finding }) => [
        source.file,
        finding.verdict,
        finding.match?.file,
        finding.match?.start,
        finding.match?.end,
      ]),
      [
        [levineFiles.summary, 'adjusted', levineFiles.speechRecognition, 96084, 96137],
        [levineFiles.digest, 'adjusted', levineFiles.speechRecognition, 4288, 4330],
      ],
    );
  });
});
