import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const corpus = join(import.meta.dirname, '..', '..', 'corpus');

/** A file of one format at a size that can be measured, and the bare library that does the same reading. */
export interface Sample {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly peer?: { readonly name: string; readonly run: () => unknown };
}

export async function makeSamples(): Promise<Sample[]> {
  const interview = await readFile(join(corpus, 'interview-haskett-2021.txt'), 'utf8');
  const essay = await readFile(join(corpus, 'the-gate-was-also-a-promise.md'), 'utf8');
  const speech = await readFile(join(corpus, 'interview-haskett-2021-asr.txt'), 'utf8');
  const decode = (text: string) => ({
    name: 'TextDecoder',
    run: () => new TextDecoder().decode(encode(text)),
  });
  const text = (name: string, file: string, content: string): Sample => ({
    name,
    file,
    bytes: encode(content),
    peer: decode(content),
  });
  return [
    text('a labelled interview', 'a.txt', interview.repeat(100)),
    text('Markdown', 'a.md', essay + essay.replace(/^---[\s\S]*?\n---\n/u, '').repeat(150)),
    text('raw speech recognition', 'b.txt', `${speech} `.repeat(100)),
  ];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
