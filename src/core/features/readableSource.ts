import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { oneLine } from '../text/markdownText.ts';
import { placeOf } from './passageContext.ts';

/** The text of a source as people read it in an editor, and where each passage stands in it. */
export interface ReadableSource {
  readonly text: string;
  /** By passage id. */
  readonly spans: ReadonlyMap<string, TextSpan>;
}

/**
 * A PDF, a Word document, a web page as plain text: its passages in order, with the place and the speaker where they
 * change. Furniture is left out, as it is in quotes.
 */
export function readableSource({ title, file }: Source, passages: readonly Passage[]): ReadableSource {
  const spans = new Map<string, TextSpan>();
  let text = `${title}\n${file}, as Verbatim reads it\n`;
  let before = '';
  for (const passage of passages) {
    const head = [placeOf(passage), passage.voice === 'labelled' && passage.speaker]
      .filter(Boolean)
      .join(' · ');
    text += head !== before && head ? `\n[${head}]\n` : '\n';
    before = head;
    const words = oneLine(passage.text);
    spans.set(passage.id, [text.length, text.length + words.length]);
    text += `${words}\n`;
  }
  return { text, spans };
}
