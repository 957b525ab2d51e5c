/** The names that package.json and the code share. A test holds the manifest to them. */
export const commands = {
  insertQuote: 'verbatim.insertQuote',
  insertQuoteAs: 'verbatim.insertQuoteAs',
  search: 'verbatim.search',
  chooseCorpus: 'verbatim.chooseCorpus',
  addToCorpus: 'verbatim.addToCorpus',
  reindex: 'verbatim.reindex',
  showProblems: 'verbatim.showProblems',
  showLog: 'verbatim.showLog',
  openOriginal: 'verbatim.openOriginal',
  citeSource: 'verbatim.citeSource',
  revealSource: 'verbatim.revealSource',
  editMetadata: 'verbatim.editMetadata',
  showUses: 'verbatim.showUses',
  searchInSource: 'verbatim.searchInSource',
  readAgain: 'verbatim.readAgain',
  leaveOutFile: 'verbatim.leaveOutFile',
  revealProblem: 'verbatim.revealProblem',
  allowLargerFiles: 'verbatim.allowLargerFiles',
  quoteSelection: 'verbatim.quoteSelection',
  copySelection: 'verbatim.copySelection',
  reportState: 'verbatim.reportState',
  insertBibliography: 'verbatim.insertBibliography',
  addAllCitedWorks: 'verbatim.addAllCitedWorks',
  openSampleDraft: 'verbatim.openSampleDraft',
  showProblemsOnly: 'verbatim.showProblemsOnly',
  showAllQuotes: 'verbatim.showAllQuotes',
  goToQuote: 'verbatim.goToQuote',
  fixQuote: 'verbatim.fixQuote',
  openQuoteSource: 'verbatim.openQuoteSource',
  verifyDraft: 'verbatim.verifyDraft',
  fixAllSafe: 'verbatim.fixAllSafe',
  auditCorpus: 'verbatim.auditCorpus',
  factCheckPacket: 'verbatim.factCheckPacket',
  findBorrowings: 'verbatim.findBorrowings',
  explainVerdicts: 'verbatim.explainVerdicts',
  /** For quick fixes, in no menu. */
  confirmFix: 'verbatim.confirmFix',
  /** For the fixes that stand under a quote of the Quotes view, in no menu. */
  applyQuoteFix: 'verbatim.applyQuoteFix',
  /** What keys and buttons of the search view do. */
  insertSelected: 'verbatim.insertSelected',
  insertSelectedAs: 'verbatim.insertSelectedAs',
  citeSelected: 'verbatim.citeSelected',
  copySelected: 'verbatim.copySelected',
  openSelected: 'verbatim.openSelected',
  collectSelected: 'verbatim.collectSelected',
  insertBasket: 'verbatim.insertBasket',
  clearBasket: 'verbatim.clearBasket',
  toggleGroups: 'verbatim.toggleGroups',
  toggleFilter: 'verbatim.toggleFilter',
  /** For the keys of the Quick Pick, the first with the step as its argument. */
  stretchQuote: 'verbatim.stretchQuote',
  previewQuote: 'verbatim.previewQuote',
  /** For fixes, and after an insertion; in no menu. */
  addCitedWorks: 'verbatim.addCitedWorks',
  /** For the places under a source of the Sources view, in no menu. */
  goToUse: 'verbatim.goToUse',
  /** For lenses in sources, in no menu. */
  showQuotations: 'verbatim.showQuotations',
  /** The last four are for links in hovers and are in no menu. */
  openPassage: 'verbatim.openPassage',
  openSource: 'verbatim.openSource',
  copyQuote: 'verbatim.copyQuote',
  showPassageUses: 'verbatim.showPassageUses',
} as const;

export const settings = {
  folders: 'verbatim.corpus.folders',
  exclude: 'verbatim.corpus.exclude',
  maxFileSize: 'verbatim.corpus.maxFileSizeMB',
  draftFiles: 'verbatim.drafts.files',
} as const;

/** What changes how quotes go into drafts. */
export const insertionSettings = {
  style: 'verbatim.insert.style',
  template: 'verbatim.insert.template',
} as const;

/** What changes verification; the corpus is not touched by it. */
export const verificationSettings = {
  enabled: 'verbatim.verify.enabled',
  profile: 'verbatim.verify.profile',
  severity: 'verbatim.verify.severity',
  exclude: 'verbatim.verify.exclude',
} as const;

/** What changes bibliographies. */
export const citationSettings = {
  bibliographies: 'verbatim.bibliography.files',
  style: 'verbatim.bibliography.style',
  addCitedWorks: 'verbatim.bibliography.addCitedWorks',
} as const;

/** What changes the Markdown preview. */
export const previewSettings = {
  enabled: 'verbatim.preview.enabled',
  /** Whether quotations bear a sign of their verdict. */
  signs: 'verbatim.preview.signs',
} as const;

export const views = {
  container: 'verbatim',
  search: 'verbatim.searchView',
  sources: 'verbatim.sourcesView',
  quotes: 'verbatim.quotesView',
} as const;

/** What when-clauses of menus may ask. */
export const contextKeys = {
  /** Whether the active editor shows a source of the corpus. */
  isSource: 'verbatim.isSource',
  /** What the corpus is at: `starting`, `indexing`, `ready`. */
  corpusState: 'verbatim.corpusState',
  /** Why the Quotes view is empty: `noDraft`, `leftOut`, `checking`, `noQuotes`, `noProblems`; else `listed`. */
  quotesState: 'verbatim.quotesState',
  /** Whether the Quotes view shows problems only. */
  onlyProblems: 'verbatim.onlyProblems',
  /** Whether `Verbatim: Insert Quote…` is asking for a quote. */
  picksQuote: 'verbatim.picksQuote',
} as const;

/** The language of plain text that is read as a source. */
export const sourceLanguage = 'verbatim-source';

/** VS Code's language ids of Markdown and its kin. */
export const draftLanguages = ['markdown', 'quarto', 'rmd', 'mdx'] as const;
