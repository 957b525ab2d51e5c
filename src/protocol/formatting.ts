/** The citations of an open draft in its citation style. */
export const formattedDraftRequest = 'verbatim/formattedDraft';

export interface FormattedDraftView {
  /** In the order of the text. */
  readonly citations: readonly FormattedCitationView[];
  /** The bibliography in the style's order; none where nothing is cited or the style has none. */
  readonly entries: readonly FormattedEntryView[];
  /** What people call the style. */
  readonly style: string;
  /** Why another style than the draft names is used, in words; absent: it is the one. */
  readonly problem?: string;
  /** To be shown with what is formatted. */
  readonly credit: { readonly text: string; readonly url: string };
}

export interface FormattedCitationView {
  /** As it stands in the draft. */
  readonly raw: string;
  /** Safe HTML: text with emphasis and links. */
  readonly html: string;
}

export interface FormattedEntryView {
  readonly citeKey: string;
  readonly html: string;
}

/** Server to client, where the server has no files of its own: a file of the package as text, or null. */
export const packageFileRequest = 'verbatim/packageFile';
