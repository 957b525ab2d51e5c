import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { unzipSync } from 'fflate';
import { DOMParser } from 'linkedom';
import { loadPdfjs } from '../../src/core/importers/pdf/loadPdfjs.ts';
import { docx, paragraph } from '../support/officeFiles.ts';
import { makePdf, setLines, wrap } from '../support/pdfFiles.ts';

const corpus = join(import.meta.dirname, '..', '..', 'corpus');

/** A file of one format at a size that can be measured, and the bare library that does the same reading. */
export interface Sample {
  readonly name: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What a packed file holds: throughput is counted in it. */
  readonly unpackedBytes?: number;
  readonly peer?: { readonly name: string; readonly run: () => unknown };
}

export async function makeSamples(): Promise<Sample[]> {
  const interview = await readFile(join(corpus, 'interview-haskett-2021.txt'), 'utf8');
  const essay = await readFile(join(corpus, 'the-gate-was-also-a-promise.md'), 'utf8');
  const speech = await readFile(join(corpus, 'interview-haskett-2021-asr.txt'), 'utf8');
  const paragraphs = essay
    .replace(/^---[\s\S]*?\n---\n/u, '')
    .split('\n\n')
    .filter((text) => /^\w/u.test(text));
  return [
    textSample('a labelled interview', 'a.txt', interview.repeat(100)),
    textSample('Markdown', 'a.md', essay + `${paragraphs.join('\n\n')}\n\n`.repeat(150)),
    textSample('raw speech recognition', 'b.txt', `${speech} `.repeat(100)),
    textSample('subtitles', 'a.vtt', subtitles(speech.split(' '))),
    pdfSample(paragraphs),
    htmlSample(paragraphs),
    docxSample(paragraphs),
    jsonSample(speech.split(' ')),
  ];
}

function textSample(name: string, file: string, content: string): Sample {
  const bytes = encode(content);
  return { name, file, bytes, peer: { name: 'TextDecoder', run: () => new TextDecoder().decode(bytes) } };
}

function subtitles(words: readonly string[]): string {
  const cues = Array.from({ length: 20_000 }, (_, at) => {
    const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
    const spoken = words.slice((at * 8) % 3000, ((at * 8) % 3000) + 8).join(' ');
    return `${time(at * 3)} --> ${time(at * 3 + 3)}\n${spoken}${at % 3 === 0 ? '.' : ''}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/** 500 pages. The peer takes the text of each page and does nothing with it. */
export function pdfSample(paragraphs: readonly string[]): Sample {
  const pages = Array.from({ length: 500 }, (_, at) =>
    setLines(wrap(`Page ${at}. ${paragraphs.slice(at % 20, (at % 20) + 6).join(' ')}`, 90).slice(0, 45)),
  );
  const bytes = makePdf({ pages });
  const run = async () => {
    const pdfjs = await loadPdfjs();
    const document = await pdfjs.getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      verbosity: 0,
    }).promise;
    for (let page = 1; page <= document.numPages; page++)
      await (await document.getPage(page)).getTextContent();
  };
  return { name: 'PDF, 500 pages', file: 'a.pdf', bytes, peer: { name: 'pdf.js getTextContent', run } };
}

function htmlSample(paragraphs: readonly string[]): Sample {
  const content = paragraphs.map((text) => `<p>${text.replaceAll('<', '&lt;')}</p>`).join('\n');
  const html = `<!doctype html><title>A page</title><body><nav>Menu</nav><article>${content.repeat(60)}</article></body>`;
  const run = () => new Readability(new DOMParser().parseFromString(html, 'text/html') as never).parse();
  return {
    name: 'a web page',
    file: 'a.html',
    bytes: encode(html),
    peer: { name: 'linkedom and Readability', run },
  };
}

function docxSample(paragraphs: readonly string[]): Sample {
  const content = paragraphs.map((text) => paragraph(text.replace(/[<&>]/gu, ' '))).join('');
  const body = content.repeat(60);
  const bytes = docx(body);
  return {
    name: 'Word',
    file: 'a.docx',
    bytes,
    unpackedBytes: body.length,
    peer: { name: 'fflate unzip', run: () => unzipSync(bytes) },
  };
}

function jsonSample(words: readonly string[]): Sample {
  const segments = Array.from({ length: 20_000 }, (_, at) => ({
    start: at * 3,
    end: at * 3 + 3,
    text: ` ${words.slice((at * 8) % 3000, ((at * 8) % 3000) + 8).join(' ')}${at % 3 === 0 ? '.' : ''}`,
  }));
  const json = JSON.stringify({ segments, language: 'en' });
  return {
    name: 'Whisper JSON',
    file: 'a.json',
    bytes: encode(json),
    peer: { name: 'JSON.parse', run: () => JSON.parse(json) },
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
