/**
 * The part of markdown-it that the preview uses, with its own names. VS Code brings the library and hands it to
 * `extendMarkdownIt`; nothing of it is bundled here.
 */
export interface MarkdownIt {
  readonly inline: {
    readonly ruler: {
      before(name: string, own: string, rule: (state: InlineState, silent: boolean) => boolean): void;
    };
  };
  readonly core: { readonly ruler: { push(name: string, rule: (state: CoreState) => void): void } };
}

export interface InlineState {
  readonly src: string;
  pos: number;
  readonly env: unknown;
  push(type: string, tag: string, nesting: number): Token;
}

export interface CoreState {
  tokens: Token[];
  readonly env: unknown;
  readonly Token: new (type: string, tag: string, nesting: number) => Token;
}

export interface Token {
  type: string;
  content: string;
  /** First line and the line after the last, from 0. */
  map: readonly [number, number] | null;
  children: Token[] | null;
}
