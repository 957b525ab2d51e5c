import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDraft } from '../../src/core/drafts/parseDraft.ts';
import { type Corpus, createCorpus } from '../../src/core/index/corpus.ts';
import { readSource } from '../../src/core/index/readSource.ts';
import { updateCorpus } from '../../src/core/index/updateCorpus.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { Evidence } from '../../src/core/verify/evidence.ts';
import { verifyDraft } from '../../src/core/verify/verifyDraft.ts';
import type { VerifyOptions } from '../../src/core/verify/verifyQuote.ts';
import { NodeCorpusFiles } from '../../src/server/node/nodeCorpusFiles.ts';
import { corpusOf } from './memoryCorpus.ts';
import { indexOf } from './passageCorpus.ts';

/** A corpus with its evidence, and what tests say of it. */
export class Verifier {
  readonly corpus: Pick<Corpus, 'index'>;
  readonly evidence: Evidence;

  constructor(corpus: Pick<Corpus, 'index'>) {
    this.corpus = corpus;
    this.evidence = new Evidence(corpus.index);
    this.evidence.updateNow();
  }

  /** All findings of a draft. */
  draft(text: string, options?: VerifyOptions): Finding[] {
    return verifyDraft(parseDraft(text), this.evidence, options);
  }

  /** The finding on words that stand as a block quote with their citation: `[@key]`, or nothing. */
  block(words: string, citation = '', options?: VerifyOptions): Finding {
    // A number with a dot at the start of a line would make a list of it.
    const lines = words.split('\n').map((line) => `> ${line.replace(/^(\d+)\./u, '$1\\.')}`);
    const text = `${lines.join('\n')}\n${citation ? `>\n> — ${citation}\n` : ''}`;
    const [finding, ...others] = this.draft(text, options);
    assert.ok(finding, `no quotation: ${text}`);
    assert.equal(others.length, 0, `more than one quotation: ${text}`);
    return finding;
  }

  assertVerdict(words: string, verdict: string, citation = '', options?: VerifyOptions): Finding {
    const finding = this.block(words, citation, options);
    assert.equal(finding.verdict, verdict, describe(finding));
    return finding;
  }
}

/** A finding in a line, for the message of a failed test. */
export function describe({ verdict, severity, reason, also, flags, match, edits }: Finding): string {
  const changes = edits.map(
    ({ kind, critical, draft, source }) => `${kind}${critical ? '!' : ''} ${source} → ${draft}`,
  );
  return `${verdict}/${severity} ${reason.code} also ${also} flags ${flags} at ${match?.file}: ${match?.text} [${changes.join('; ')}]`;
}

export async function verifierOf(files: Readonly<Record<string, string>>): Promise<Verifier> {
  return new Verifier(await corpusOf(files));
}

/** Sources that were never files, by the names of their files. */
export function verifierOfPassages(sources: Parameters<typeof indexOf>[0]): Verifier {
  return new Verifier({ index: indexOf(sources) });
}

/** The corpus in a folder on the disk. */
export async function verifierOfFolder(folder: string): Promise<Verifier> {
  const corpus = createCorpus();
  const folders = [pathToFileURL(folder).href.replace(/\/$/u, '')];
  await updateCorpus(corpus, { files: new NodeCorpusFiles(), folders, reader: readSource });
  return new Verifier(corpus);
}

export const sampleCorpus = join(import.meta.dirname, '..', '..', 'corpus');
