import type { QuoteView } from '../../protocol/draftQuotes.ts';
import type { FormattedDraftView } from '../../protocol/formatting.ts';
import type { MarkdownIt } from './markdownIt.ts';
/** What is known of the draft that is previewed, at the moment it is rendered. */
export interface PreviewedDraft {
  /** Absent: not formatted yet. */
  readonly formatted?: FormattedDraftView;
  /** In the order of the text. */
  readonly quotes: readonly QuoteView[];
}
export interface PreviewPluginInit {
  /** The draft that a rendering is of, by what VS Code passes along; undefined for other documents. */
  draftOf(env: unknown): PreviewedDraft | undefined;
  /** A verdict in words, for the tooltip of its sign. */
  describe(quote: QuoteView): string;
  readonly labels: {
    readonly bibliography: string;
  };
}
/**
 * Shows citations and a bibliography in the draft's style, and a sign at each quote that says whether it checks out.
 * What is inserted as HTML comes from the server, where it was escaped, or is escaped here.
 */
export declare function addPreviewPlugin<Markdown extends MarkdownIt>(
  md: Markdown,
  init: PreviewPluginInit,
): Markdown;
