import { decorateTokens, type PreviewedDraft, type PreviewWords } from './decorateTokens.ts';
import type { MarkdownIt } from './markdownIt.ts';

export interface PreviewPluginInit extends PreviewWords {
  /** The draft that a rendering is of, by what VS Code passes along; undefined for other documents. */
  draftOf(env: unknown): PreviewedDraft | undefined;
}

/**
 * Shows citations and a bibliography in the draft's style, and a sign at each quote that says whether it checks out.
 * All of it happens while tokens become HTML: only then does VS Code say which document it is.
 */
export function addPreviewPlugin<Markdown extends MarkdownIt>(
  md: Markdown,
  init: PreviewPluginInit,
): Markdown {
  const { renderer } = md;
  const render = renderer.render.bind(renderer);
  renderer.render = (tokens, options, env) => {
    const draft = init.draftOf(env);
    return render(draft ? decorateTokens(tokens, draft, init) : tokens, options, env);
  };
  return md;
}
