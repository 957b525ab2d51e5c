import { quotableOf } from '../core/citing/namedOriginal.ts';
import { insertionStyles } from '../core/citing/quotable.ts';
import {
  parseTemplate,
  type QuoteTemplate,
  type TemplateProblem,
  templateFields,
} from '../core/citing/quoteTemplate.ts';
import { type Refusal, refusalOf } from '../core/citing/refusal.ts';
import { parseDraft } from '../core/drafts/parseDraft.ts';
import { insertSeveral } from '../core/features/insertSeveral.ts';
import { describeEvidence, placeOf } from '../core/features/passageContext.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import { resolveClaimedSource } from '../core/metadata/claimedSource.ts';
import { dayOf } from '../core/model/groundRules.ts';
import type { Passage } from '../core/model/passage.ts';
import type { FileProblem, Source } from '../core/model/source.ts';
import { type Hit, searchPassages } from '../core/search/searchPassages.ts';
import { oneLine } from '../core/text/markdownText.ts';
import { type CliIo, type CliOptions, countOf, oneOf, toJson, UsageError } from './io.ts';
import { openCorpus } from './openCorpus.ts';
import type { ExitStatus } from './runCli.ts';
import { DEFAULT_PROFILE, profileOption } from './verifyCommand.ts';

type Command = (operands: readonly string[], options: CliOptions, io: CliIo) => Promise<ExitStatus>;

export const indexCommand: Command = async ([folder, ...rest], options, io) => {
  const format = oneOf('format', options.format, ['text', 'json']);
  expectNoMore(rest);
  const { corpus, elapsedMs } = await openCorpus(folder, options, io);
  const sources = corpus.index.sources();
  const report = {
    sources: sources.length,
    passages: corpus.index.passageCount,
    characters: sources.reduce((sum, { characters }) => sum + characters, 0),
    elapsedMs,
    failed: corpus.problems.filter(({ used }) => !used).map(describeProblem),
    warnings: corpus.problems.filter(({ used }) => used).map(describeProblem),
  };
  if (format === 'json') io.out(toJson(report));
  else {
    io.out(
      `${report.sources} sources, ${report.passages} passages, ${report.characters} characters (${elapsedMs} ms)\n`,
    );
    for (const { file, line, reason } of [...report.failed, ...report.warnings]) {
      io.error(`${file}${line ? `:${line}` : ''}: ${reason}\n`);
    }
  }
  return report.failed.length > 0 ? 1 : 0;
};

export const sourcesCommand: Command = async ([folder, ...rest], options, io) => {
  const format = oneOf('format', options.format, ['text', 'json']);
  expectNoMore(rest);
  const { index } = (await openCorpus(folder, options, io)).corpus;
  const sources = index.sources().map((source) => describeSource(index, source));
  if (format === 'json') io.out(toJson({ sources }));
  else
    for (const source of sources)
      io.out(`@${source.citeKey}  ${source.role}, ${source.layout}  ${source.file}  ${source.title}\n`);
  return 0;
};

export const passagesCommand: Command = async ([folder, ...rest], options, io) => {
  const format = oneOf('format', options.format, ['text', 'jsonl']);
  expectNoMore(rest);
  const { index } = (await openCorpus(folder, options, io)).corpus;
  const sources = index
    .sources()
    .filter(({ file }) => options.source === undefined || file === options.source);
  if (sources.length === 0) throw new UsageError(`No source of the corpus is the file "${options.source}".`);
  for (const source of sources) {
    for (const passage of index.passagesOf(source.id)) {
      if (format === 'jsonl')
        io.out(`${JSON.stringify(describePassage(passage, source, index.sources()))}\n`);
      else io.out(`${passage.id}  ${headOf(passage, source)}\n    ${oneLine(passage.text)}\n`);
    }
  }
  return 0;
};

export const searchCommand: Command = async ([folder, ...words], options, io) => {
  const format = oneOf('format', options.format, ['text', 'json']);
  const limit = countOf('limit', options.limit, 20);
  if (words.length === 0) throw new UsageError('Say what to search for.');
  const { index } = (await openCorpus(folder, options, io)).corpus;
  const startedMs = performance.now();
  const { query, total, hits, facets, didYouMean, partial } = searchPassages(index, words.join(' '), {
    limit,
  });
  const elapsedMs = Math.round(100 * (performance.now() - startedMs)) / 100;
  if (format === 'json')
    io.out(toJson({ query, total, elapsedMs, hits: hits.map(describeHit), facets, didYouMean, partial }));
  else {
    for (const { passage, source } of hits)
      io.out(`${passage.id}  ${headOf(passage, source)}\n    ${oneLine(passage.text)}\n`);
    io.error(`${hits.length} of ${total} passages\n`);
    if (didYouMean !== undefined) io.error(`Did you mean: ${didYouMean}\n`);
  }
  return 0;
};

export const quoteCommand: Command = async ([folder, passageId, ...rest], options, io) => {
  const style = oneOf('style', options.style, [...insertionStyles, 'citation']);
  const profile = profileOption(options) ?? DEFAULT_PROFILE;
  const template = readTemplate(options);
  expectNoMore(rest);
  if (!passageId)
    throw new UsageError('Name the passage; verbatim search and verbatim passages show the ids.');
  const { index } = (await openCorpus(folder, options, io)).corpus;
  const passage = index.passage(passageId);
  const source = passage && index.source(passage.sourceId);
  if (!passage || !source) throw new UsageError(`No passage of the corpus has the id "${passageId}".`);
  const refusal = refusalOf(passage, source, dayOf(new Date()));
  if (refusal) throw new Error(explainRefusal(refusal, passage));
  const manner = { style, profile, isPicked: true, ...(template && { template }) };
  const made = insertSeveral(parseDraft(''), [0], [quotableOf(index, passage, source)], manner);
  io.out(`${made?.edits.map(({ newText }) => newText).join('')}\n`);
  return 0;
};

function readTemplate({ template }: CliOptions): QuoteTemplate | undefined {
  const parsed = template === undefined ? undefined : parseTemplate(template);
  if (parsed && 'problem' in parsed) throw new UsageError(explainTemplate(parsed.problem));
  return parsed?.template;
}

function explainTemplate(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'unknown-field':
      return `--template: there is no field {${problem.field}} (at character ${problem.offset + 1}). There are ${templateFields.join(', ')}.`;
    case 'unclosed-brace':
      return `--template: the brace at character ${problem.offset + 1} is not closed.`;
    case 'no-quote':
      return '--template: it has no field {quote}, and without the words it is no quote.';
  }
}

function explainRefusal(refusal: Refusal, { kind }: Passage): string {
  switch (refusal.code) {
    case 'not-quotable':
      return `This passage is ${kind} and not for quoting.`;
    case 'own-text':
      return 'This passage is your own text, which is never evidence for a quotation.';
    case 'ground-rule':
      return `This source is ${refusal.rule}: its words are not inserted.`;
  }
}

function describeProblem({ file, reason, line }: FileProblem) {
  return { file, reason, ...(line && { line }) };
}

function describeSource(index: CorpusIndex, source: Source) {
  const { id, citeKey, file, title, role, layout, layoutReason, item } = source;
  const passages = index.passagesOf(id);
  const quotable = passages.filter((passage) => passage.quotable).length;
  return { id, citeKey, file, title, role, layout, layoutReason, item, passages: passages.length, quotable };
}

function describePassage(passage: Passage, source: Source, sources: readonly Source[]) {
  const { id, sourceId, start, end, text, kind, speaker, voice, locator, quotable, spans } = passage;
  const { reported, quotations } = passage;
  const claimed = reported?.claimedSource;
  const meant =
    claimed &&
    resolveClaimedSource(
      claimed,
      sources.filter((other) => other !== source),
    );
  return {
    ...{ id, sourceId, file: source.file, start, end, text, kind, speaker: speaker ?? null, voice },
    ...{ locator: locator ?? null, quotable, spans },
    ...(reported && { reported: { ...reported, claimedSourceId: meant ? meant.id : null } }),
    ...(quotations && { quotations }),
  };
}

function describeHit({ passage, source, score, highlights }: Hit) {
  const { id, sourceId, start, end, text, kind, speaker, voice, locator } = passage;
  return {
    ...{
      passageId: id,
      sourceId,
      citeKey: source.citeKey,
      file: source.file,
      start,
      end,
      text,
      score,
      kind,
      role: source.role,
    },
    ...{ speaker: speaker ?? null, voice, locator: locator ?? null, highlights },
  };
}

function headOf(passage: Passage, source: Source): string {
  return [describeEvidence(passage, source), `@${source.citeKey}`, placeOf(passage)]
    .filter(Boolean)
    .join(' · ');
}

function expectNoMore(rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one word too many.`);
}
