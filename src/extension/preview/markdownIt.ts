/**
 * The part of markdown-it that the preview uses, with its own names. VS Code brings the library and hands it to
 * `extendMarkdownIt`; nothing of it is bundled here.
 */
export interface MarkdownIt {
  readonly renderer: MarkdownRenderer;
}

export interface MarkdownRenderer {
  /** Tokens to HTML. VS Code keeps the tokens of a document, so they are not to be changed. */
  render(tokens: readonly Token[], options: unknown, env: unknown): string;
}

export interface Token {
  readonly type: string;
  readonly content: string;
  /** First line and the line after the last, from 0. */
  readonly map?: readonly [number, number] | null;
  readonly children?: readonly Token[] | null;
}
