/** papaparse's own types bring in all of Node's, which core must not see. Only these are used. */
declare module 'papaparse/papaparse.min.js' {
  const papaparse: {
    parse(
      text: string,
      options: { readonly skipEmptyLines: 'greedy'; readonly delimitersToGuess: readonly string[] },
    ): {
      readonly data: string[][];
      readonly errors: readonly { readonly type: string; readonly message: string }[];
    };
    unparse(
      rows: readonly (readonly string[])[],
      options: { readonly newline: '\r\n'; readonly escapeFormulae: RegExp },
    ): string;
  };
  export default papaparse;
}
