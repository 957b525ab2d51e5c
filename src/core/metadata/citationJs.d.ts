declare module '@citation-js/core' {
  /** citation-js ships no types. Only the parser chain is used: text in, CSL-JSON items out. */
  export const plugins: {
    readonly input: {
      chain(data: unknown, options?: { readonly generateGraph?: boolean }): Record<string, unknown>[];
    };
  };
}

declare module '@citation-js/plugin-bibtex';
