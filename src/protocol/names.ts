/** The names that package.json and the code share. A test holds the manifest to them. */
export const commands = {
  insertQuote: 'verbatim.insertQuote',
  search: 'verbatim.search',
  chooseCorpus: 'verbatim.chooseCorpus',
  addToCorpus: 'verbatim.addToCorpus',
  reindex: 'verbatim.reindex',
  showProblems: 'verbatim.showProblems',
  showLog: 'verbatim.showLog',
  openOriginal: 'verbatim.openOriginal',
  /** The last three are for links in hovers and are in no menu. */
  openPassage: 'verbatim.openPassage',
  openSource: 'verbatim.openSource',
  copyQuote: 'verbatim.copyQuote',
} as const;

export const settings = {
  folders: 'verbatim.corpus.folders',
  exclude: 'verbatim.corpus.exclude',
  maxFileSize: 'verbatim.corpus.maxFileSizeMB',
  draftFiles: 'verbatim.drafts.files',
} as const;

export const views = {
  container: 'verbatim',
  search: 'verbatim.searchView',
} as const;

/** VS Code's language ids of Markdown and its kin. */
export const draftLanguages = ['markdown', 'quarto', 'rmd', 'mdx'] as const;
