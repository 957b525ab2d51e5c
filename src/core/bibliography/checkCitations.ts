import type { Citation, CitationItem } from '../model/citation.ts';
import type { CslItem } from '../model/cslItem.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { nearKeys } from './nearKeys.ts';
import { isClash, workSignatures } from './sameWork.ts';

/** What is wrong with a cited key. `span` is the key in the draft with its `@`. Messages are made elsewhere. */
export type CitationProblem = {
  readonly key: string;
  readonly span: TextSpan;
} & (
  | {
      readonly code: 'unknown-key' /** What may be meant, the nearest first. */;
      readonly near: readonly string[];
    }
  /** It is a source of the corpus; adding `item` mends it. */
  | { readonly code: 'not-in-bibliography'; readonly item: CslItem }
  /** It is in the bibliography, and no source of the corpus has that key: its quotations cannot be checked. */
  | { readonly code: 'not-in-corpus' }
  /** The bibliography means another work by it than the corpus. */
  | { readonly code: 'key-clash'; readonly present: CslItem; readonly source: CslItem }
  /** The draft cites the same work by another key as well. */
  | { readonly code: 'two-keys'; readonly otherKey: string }
);

export interface CheckedCitations {
  readonly citations: readonly Citation[];
  /** The works of all bibliographies of the draft, and those that it holds itself. */
  readonly bibliography: readonly CslItem[];
  readonly corpus: {
    sources(): readonly Source[];
    sourcesByKey(citeKey: string): readonly Source[];
  };
}

/** Checks every key that a draft cites, in the order of the text. Linear in the draft, its bibliography and the corpus. */
export function checkCitations({ citations, bibliography, corpus }: CheckedCitations): CitationProblem[] {
  const known = new Map<string, CslItem>();
  for (const item of bibliography) if (!known.has(item.id)) known.set(item.id, item);
  const keyOfWork = new Map<string, string>();
  let allKeys: Set<string> | undefined;
  return citations
    .flatMap(({ items }) => items)
    .flatMap((cited): CitationProblem[] => {
      const key = cited.id;
      const place = { key, span: spanOf(cited) };
      const present = known.get(key);
      const source = corpus.sourcesByKey(key)[0]?.item;
      const work = present ?? source;
      if (!work) {
        if (isCrossReference(key)) return [];
        allKeys ??= new Set([...known.keys(), ...corpus.sources().map(({ citeKey }) => citeKey)]);
        return [{ ...place, code: 'unknown-key', near: nearKeys(key, allKeys) }];
      }
      const otherKey = firstKeyOf(work, key, keyOfWork);
      const twice: CitationProblem[] = otherKey === key ? [] : [{ ...place, code: 'two-keys', otherKey }];
      if (!present) return [{ ...place, code: 'not-in-bibliography', item: work }, ...twice];
      if (!source) return [{ ...place, code: 'not-in-corpus' }, ...twice];
      if (isClash(present, source)) return [{ ...place, code: 'key-clash', present, source }, ...twice];
      return twice;
    });
}

/** The key by which the draft cites this work first. */
function firstKeyOf(work: CslItem, key: string, keyOfWork: Map<string, string>): string {
  const signatures = workSignatures(work);
  const first = signatures.map((signature) => keyOfWork.get(signature)).find(Boolean) ?? key;
  for (const signature of signatures) if (!keyOfWork.has(signature)) keyOfWork.set(signature, first);
  return first;
}

function spanOf({ start, keyEnd }: CitationItem): TextSpan {
  return [start, keyEnd];
}

/** `@fig:map`, `@sec-tides`: pandoc-crossref and Quarto refer to parts of the draft in the form of citations. */
function isCrossReference(key: string): boolean {
  return /^(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|tip|nte|wrn|imp|cau)[:-]./u.test(
    key,
  );
}
