import { appearances } from './layouts/appearances.ts';
import { digest } from './layouts/digest.ts';
import { episodeSummary } from './layouts/episodeSummary.ts';
import { labelledInterview } from './layouts/labelledInterview.ts';
import { LAYOUT_THRESHOLD, type LayoutReader } from './layouts/layoutReader.ts';
import { prose } from './layouts/prose.ts';
import { quotationList } from './layouts/quotationList.ts';
import { speechRecognition } from './layouts/speechRecognition.ts';
import type { Page } from './page.ts';

/** The layout that fits `page` best by its structure, with what was seen. `prose` fits everything a little. */
export function detectLayout(page: Page): { reader: LayoutReader; reason: string } {
  let best = { reader: prose, ...prose.score(page) };
  for (const reader of special) {
    const { score, reason } = reader.score(page);
    if (score >= LAYOUT_THRESHOLD && score > best.score) best = { reader, score, reason };
  }
  return { reader: best.reader, reason: best.reason };
}

/** The layout that the metadata asks for by name; undefined for an unknown name. */
export function layoutByName(name: string): LayoutReader | undefined {
  return [...special, prose].find(({ layout }) => layout === name);
}

const special: readonly LayoutReader[] = [
  labelledInterview,
  quotationList,
  appearances,
  episodeSummary,
  digest,
  speechRecognition,
];
