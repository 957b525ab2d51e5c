import type { Kind, Section } from '../../model/passage.ts';
import { isBlank, type Line, lineSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import { readEpisodeTitle } from './episodeTitle.ts';
import { type LayoutReader, noFit } from './layoutReader.ts';

/**
 * A web page that sums up an episode by machine: title, standfirst, key insights, sections under ALL-CAPS headings,
 * then lists of what was mentioned and links to other pages. The words are the site's; the lists' names and the
 * links are boilerplate.
 */
export const episodeSummary: LayoutReader = {
  layout: 'episode-summary',
  role: 'secondary',

  score({ lines }) {
    const filled = lines.filter((line) => !isBlank(line));
    const sections = filled.filter(
      (line, index) => isCapitals(line) && isParagraph(filled[index + 1]),
    ).length;
    const furniture = filled.filter((line) => FURNITURE.test(line.text.trim())).length;
    if (sections < 3 || furniture < 2) return noFit;
    return {
      score: Math.min(1, 0.4 + sections / 20 + furniture / 20),
      reason: `${sections} paragraphs under headings in capitals, ${furniture} lines of a summary page's furniture`,
    };
  },

  read({ lines }: Page) {
    const filled = lines.filter((line) => !isBlank(line));
    const title = filled.find((line) => !FURNITURE.test(line.text.trim()));
    const linksFrom = filled.findIndex((line) => LINKS.test(line.text.trim()));
    const kindAt = (line: Line, index: number): Kind => {
      if (linksFrom >= 0 && index >= linksFrom) return 'boilerplate';
      if (line === title) return 'heading';
      return kindOf(line);
    };
    return {
      sections: filled.map(
        (line, index): Section => ({
          kind: kindAt(line, index),
          voice: 'site',
          spans: [lineSpan(line)],
          locator: { label: 'line', value: String(line.number) },
        }),
      ),
      found: title ? readEpisodeTitle(title.text) : {},
    };
  },
};

function kindOf(line: Line): Kind {
  const text = line.text.trim();
  if (/^key (?:insights|takeaways|points)$/iu.test(text)) return 'heading';
  if (FURNITURE.test(text) || text.startsWith('●')) return 'boilerplate';
  return isCapitals(line) ? 'heading' : 'prose';
}

function isCapitals({ text }: Line): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

function isParagraph(line: Line | undefined): boolean {
  return line !== undefined && line.text.length > 150;
}

// Headings and buttons that such pages put around their text.
const FURNITURE =
  /^(?:key (?:moments|insights|takeaways)|mentioned in this (?:episode|video)|common questions|topics|chapters|transcript)$/iu;
// From here on the page links to other pages.
const LINKS = /^(?:more from\b|related (?:episodes|videos)|you may also like)/iu;
