/**
 * A cite key that needs no braces, as the source of a regular expression: pandoc's manual, "Citation syntax". A letter,
 * digit or `_`, then alphanumerics with single punctuation marks between them.
 */
export const BARE_CITE_KEY = String.raw`[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*`;
