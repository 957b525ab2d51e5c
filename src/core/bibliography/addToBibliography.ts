import type { CslItem } from '../model/cslItem.ts';
import { type BibliographyFile, type FileEdit, formatOf, readBibliographyFile } from './bibliographyFile.ts';
import { editBib } from './editBib.ts';
import { editCslJson } from './editCslJson.ts';
import { editCslYaml } from './editCslYaml.ts';
import { isClash, workSignatures } from './sameWork.ts';

/** What became of a work that was to be in the bibliography. */
export type AddedWork =
  /** It is there now. `lost`: fields that the file's format has no place for. */
  | {
      readonly outcome: 'added';
      readonly key: string;
      readonly path: string;
      readonly lost: readonly string[];
    }
  /** It was there. */
  | { readonly outcome: 'present'; readonly key: string; readonly path: string }
  /** Its key is that of another work. Keys are never changed; the writer decides. */
  | {
      readonly outcome: 'clash';
      readonly key: string;
      readonly path: string;
      readonly wanted: CslItem;
      readonly present: CslItem;
    }
  /** The same work is there under another key, `presentKey`. Not added: two keys would make two entries of it. */
  | { readonly outcome: 'twin'; readonly key: string; readonly path: string; readonly presentKey: string }
  | { readonly outcome: 'failed'; readonly key: string; readonly problem: BibliographyProblem };

/** Why nothing can be added. `reason` goes on from the file's name: "is not valid JSON (…)". */
export type BibliographyProblem =
  | { readonly code: 'no-writable-file' }
  | { readonly code: 'read-only'; readonly path: string }
  | { readonly code: 'not-editable'; readonly path: string; readonly reason: string };

export interface BibliographyAddition {
  /** The file that changes, with one edit. Absent: nothing changes. */
  readonly change?: { readonly path: string; readonly edit: FileEdit; readonly isNew: boolean };
  /** For each of the works that were wanted. */
  readonly works: readonly AddedWork[];
}

/**
 * Puts works into a draft's bibliography, if they are not there: in the first of its files that can be written, in that
 * file's own format, manner and order, with every other byte kept.
 *
 * @param files all of the draft's bibliographies.
 * @param allowTwins adds a work that is there under another key.
 */
export function addToBibliography(
  files: readonly BibliographyFile[],
  wanted: readonly CslItem[],
  { allowTwins = false } = {},
): BibliographyAddition {
  const known = knownWorks(files);
  const target = files.find((file) => isEditable(file) && !file.isReadOnly);
  const works: AddedWork[] = [];
  let text = target?.text ?? '';
  for (const item of wanted) {
    const found = findWork(known, item, allowTwins);
    if (found) {
      works.push(found);
      continue;
    }
    const edited = target ? editFile(target, text, item) : { problem: noTarget(files) };
    if ('problem' in edited) works.push({ outcome: 'failed', key: item.id, problem: edited.problem });
    else {
      text = apply(text, edited.edit);
      known.add(item, target?.path ?? '');
      works.push({ outcome: 'added', key: item.id, path: target?.path ?? '', lost: edited.lost });
    }
  }
  const isChanged = target && works.some(({ outcome }) => outcome === 'added');
  if (!isChanged) return { works };
  const edit = differenceOf(target.text ?? '', text);
  return { change: { path: target.path, edit, isNew: target.text === undefined }, works };
}

/** The works of all files by key and by what else they are known. Of two with one key the first counts. */
function knownWorks(files: readonly BibliographyFile[]) {
  const byKey = new Map<string, { item: CslItem; path: string }>();
  const bySignature = new Map<string, { item: CslItem; path: string }>();
  const add = (item: CslItem, path: string) => {
    if (!byKey.has(item.id)) byKey.set(item.id, { item, path });
    for (const signature of workSignatures(item))
      if (!bySignature.has(signature)) bySignature.set(signature, { item, path });
  };
  for (const file of files) for (const { item } of readBibliographyFile(file).items) add(item, file.path);
  return { byKey, bySignature, add };
}

function findWork(
  { byKey, bySignature }: ReturnType<typeof knownWorks>,
  item: CslItem,
  allowTwins: boolean,
): AddedWork | undefined {
  const key = item.id;
  const same = byKey.get(key);
  if (same) {
    if (!isClash(item, same.item)) return { outcome: 'present', key, path: same.path };
    return { outcome: 'clash', key, path: same.path, wanted: item, present: same.item };
  }
  if (allowTwins) return undefined;
  const twin = workSignatures(item)
    .map((signature) => bySignature.get(signature))
    .find(Boolean);
  return twin && { outcome: 'twin', key, path: twin.path, presentKey: twin.item.id };
}

type Edited =
  | { readonly edit: FileEdit; readonly lost: readonly string[] }
  | { readonly problem: BibliographyProblem };

function editFile({ path }: BibliographyFile, text: string, item: CslItem): Edited {
  const result = editText(path, text, item);
  if ('reason' in result) return { problem: { code: 'not-editable', path, reason: result.reason } };
  const { lost = [], ...edit } = result;
  return { edit, lost };
}

function editText(
  path: string,
  text: string,
  item: CslItem,
): (FileEdit & { readonly lost?: readonly string[] }) | { readonly reason: string } {
  const format = formatOf(path);
  if (format === 'csl-json') return editCslJson(text, item);
  if (format === 'csl-yaml') return editCslYaml(text, item);
  return editBib(text, item, format === 'bibtex' ? 'bibtex' : 'biblatex');
}

function isEditable({ path }: BibliographyFile): boolean {
  const format = formatOf(path);
  return format !== undefined && format !== 'ris';
}

function noTarget(files: readonly BibliographyFile[]): BibliographyProblem {
  const locked = files.find((file) => isEditable(file) && file.isReadOnly);
  return locked ? { code: 'read-only', path: locked.path } : { code: 'no-writable-file' };
}

function apply(text: string, { span: [start, end], newText }: FileEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** One edit that makes `after` of `before`, from the first character that differs to the last. */
function differenceOf(before: string, after: string): FileEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { span: [start, before.length - same], newText: after.slice(start, after.length - same) };
}
