/**
 * The parts of a CSL-JSON item that Verbatim reads. Field names are those of the CSL 1.0.2 data schema;
 * fields not listed here are kept as they came.
 */
export interface CslItem {
  readonly id: string;
  /** A CSL type such as `interview`, `article-magazine`, `webpage`. */
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly interviewer?: readonly CslName[];
  readonly issued?: CslDate;
  readonly 'container-title'?: string;
  readonly 'collection-title'?: string;
  readonly 'collection-number'?: string | number;
  readonly number?: string | number;
  readonly publisher?: string;
  readonly URL?: string;
  readonly note?: string;
  readonly language?: string;
  readonly [field: string]: unknown;
}

/** A CSL item before it has a cite key. */
export type CslFields = {
  readonly [Field in keyof CslItem as Field extends 'id' ? never : Field]: CslItem[Field];
};

/** A CSL name variable: either `literal` (an institution) or the parts of a person's name. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
}

/** A CSL date variable. `date-parts` holds one date, or two for a range: `[[year, month, day]]`. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[];
  readonly raw?: string;
  readonly literal?: string;
}

/** A name in the order in which it is spoken: "Mara van der Voss". Empty when the name has no parts. */
export function spokenName(name: CslName): string {
  if (name.literal) return name.literal;
  return [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
    .filter(Boolean)
    .join(' ');
}

/** The year in which the item was issued, or undefined when the metadata does not say. */
export function issuedYear(item: CslItem): number | undefined {
  const year = Number(item.issued?.['date-parts']?.[0]?.[0]);
  return Number.isInteger(year) ? year : undefined;
}

/** Everyone whom the metadata names as taking part: authors first, then interviewers and editors. */
export function participants(item: CslItem): readonly string[] {
  const names = [...(item.author ?? []), ...(item.interviewer ?? []), ...(item.editor ?? [])].map(spokenName);
  return [...new Set(names.filter(Boolean))];
}
