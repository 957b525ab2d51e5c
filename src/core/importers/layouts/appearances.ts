import type { Section } from '../../model/passage.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import { type Line, lineSpan, linesSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * A page of podcast appearances: show and episode, a blank line, one spoken line, over and over. The lines are cut
 * by time, not by sentence, so what one episode holds is one stretch of speech, and the header that stands before
 * every line is furniture. The page assigns all lines to one person, and is sometimes wrong: the voice is `site`.
 */
export const appearances: LayoutReader = {
  layout: 'appearances',
  role: 'primary',

  score({ paragraphs }) {
    const blocks = findBlocks(paragraphs);
    if (blocks.length < 3 || repeatedHeaders(blocks) < blocks.length / 2) return noFit;
    return {
      score: (2 * blocks.length) / paragraphs.length,
      reason: `${blocks.length} times a header of show and episode stands before a spoken line`,
    };
  },

  read({ lines, paragraphs }: Page) {
    const blocks = findBlocks(paragraphs);
    const firstBlock = blocks[0]?.header[0]?.start ?? 0;
    const preface = lines.filter((line) => line.end <= firstBlock && line.text.trim() !== '');
    const person = personOnPage(preface);
    return {
      sections: [...preface.map((line) => readPreface(line, person)), ...readEpisodes(blocks, person)],
      found: person ? { title: person.text.trim() } : {},
    };
  },
};

interface Block {
  readonly header: readonly Line[];
  readonly speech: readonly Line[];
}

/**
 * Two-line paragraphs, each followed by another paragraph: show and episode, then what was said. The page's menu can
 * look like one; blocks begin with the first header that comes back.
 */
function findBlocks(paragraphs: Page['paragraphs']): Block[] {
  const blocks = pairParagraphs(paragraphs);
  const uses = new Map<string, number>();
  for (const block of blocks) uses.set(headerText(block), (uses.get(headerText(block)) ?? 0) + 1);
  const first = blocks.findIndex((block) => (uses.get(headerText(block)) ?? 0) > 1);
  return first < 0 ? [] : blocks.slice(first);
}

function pairParagraphs(paragraphs: Page['paragraphs']): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index + 1 < paragraphs.length; index++) {
    const header = paragraphs[index];
    const speech = paragraphs[index + 1];
    if (header?.length !== 2 || !speech || speech.length === 2) continue;
    blocks.push({ header, speech });
    index++;
  }
  return blocks;
}

function repeatedHeaders(blocks: readonly Block[]): number {
  const headers = blocks.map(headerText);
  return headers.length - new Set(headers).size;
}

function headerText({ header }: Block): string {
  return header.map((line) => line.text.trim()).join('\n');
}

/** One section for each run of blocks under the same header. */
function readEpisodes(blocks: readonly Block[], person: Line | undefined): Section[] {
  const episodes: { header: string; spans: TextSpan[] }[] = [];
  for (const block of blocks) {
    const header = headerText(block);
    const open = episodes.at(-1);
    const span = linesSpan(block.speech);
    if (open?.header === header) open.spans.push(span);
    else episodes.push({ header, spans: [span] });
  }
  return episodes.map(({ spans }) => ({
    kind: 'speech',
    voice: person ? 'site' : 'unmarked',
    ...(person && { speaker: person.text.trim() }),
    spans,
  }));
}

function readPreface(line: Line, person: Line | undefined): Section {
  return { kind: line === person ? 'heading' : 'boilerplate', voice: 'site', spans: [lineSpan(line)] };
}

/** The line before the page's own count or mark of a person. */
function personOnPage(preface: readonly Line[]): Line | undefined {
  const mark = preface.findIndex(({ text }) => /\bperson$/iu.test(text.trim()) || COUNT.test(text.trim()));
  return mark > 0 ? preface[mark - 1] : undefined;
}

const COUNT = /^[\d,.]+\s+appearances?$/iu;
