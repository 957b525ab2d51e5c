import type { CslNode } from './cslNode.ts';

/** The part of citeproc-js that is used. It ships no types; the names are those of its manual. */
export interface Citeproc {
  Engine: new (system: CiteprocSystem, style: CslNode, language: string, force: boolean) => CiteprocEngine;
  /** Called with warnings; writes to the console unless it is replaced. */
  debug: (message: string) => void;
  /** Called with faults of a style. */
  error: (message: string) => void;
}

/** Loads `citeproc_commonjs.js`, which is a file of its own. Called when the first citation is formatted. */
export type CiteprocLoader = () => Promise<Citeproc>;

export interface CiteprocSystem {
  retrieveLocale(language: string): CslNode;
  retrieveItem(id: string): object;
}

export interface CiteprocEngine {
  readonly opt: { readonly xclass: 'note' | 'in-text' };
  /** Makes these the works that are known, in the order of citing. Returns them as the bibliography has them. */
  updateItems(ids: readonly string[]): string[];
  processCitationCluster(
    citation: CiteprocCitation,
    before: readonly (readonly [id: string, noteIndex: number])[],
    after: readonly [],
    flag: typeof ALL_ITEMS_REGISTERED,
  ): [object, (readonly [index: number, text: string, id: string])[]];
  /** One citation by itself, without regard to those around it. */
  makeCitationCluster(items: readonly CiteprocItem[]): string;
  /** False where the style has no bibliography. */
  makeBibliography(section?: BibliographyPage): false | [object, string[]];
}

/** A stretch of the bibliography: `page_start` is the work before its first, or true for the beginning. */
export interface BibliographyPage {
  readonly page_start: string | true;
  readonly page_length: number;
}

export interface CiteprocCitation {
  readonly citationID: string;
  readonly citationItems: CiteprocItem[];
  readonly properties: {
    /** The number of the note that the citation stands in; 0 in the text. */
    readonly noteIndex: number;
    /** `composite`: the author's name in the text, the rest behind it. */
    readonly mode?: 'composite';
    /** The works stay in their order, whatever the style says. */
    readonly unsorted?: boolean;
  };
}

export interface CiteprocItem {
  readonly id: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly locator?: string;
  readonly label?: string;
  readonly 'suppress-author'?: boolean;
  readonly 'author-only'?: boolean;
  /** 1: the work was cited before, elsewhere. */
  readonly position?: 0 | 1;
}

/** Tells `processCitationCluster` that `updateItems` was called with everything that is cited. */
export const ALL_ITEMS_REGISTERED = 2;

/** Makes a freshly loaded citeproc keep quiet, and throw what can be caught as an error. */
export function prepareCiteproc(citeproc: Citeproc): Citeproc {
  citeproc.debug = () => {};
  citeproc.error = (message) => {
    throw new Error(message);
  };
  return citeproc;
}
