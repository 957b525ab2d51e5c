import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AddedWork, BibliographyProblem } from '../core/bibliography/addToBibliography.ts';
import type { CitationProblem } from '../core/bibliography/checkCitations.ts';
import { citedWorks } from '../core/bibliography/citedWorks.ts';
import { citationText } from '../core/citing/citationText.ts';
import { insertBibliography } from '../core/citing/insertBibliography.ts';
import type { Draft } from '../core/drafts/parseDraft.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { CslItem } from '../core/model/cslItem.ts';
import {
  type AddCitedWorksAnswer,
  type AddCitedWorksParams,
  addCitedWorksRequest,
  type CitationsConfiguration,
  configureCitationsNotification,
  type InsertBibliographyAnswer,
  type InsertBibliographyParams,
  insertBibliographyRequest,
} from '../protocol/bibliography.ts';
import { toRange } from './convert.ts';
import { bibliographyDocument, type DraftBibliographies } from './draftBibliographies.ts';
import type { DraftFormatting } from './draftFormatting.ts';

export interface BibliographyRequestsInit {
  readonly connection: Connection;
  readonly bibliographies: DraftBibliographies;
  readonly formatting: DraftFormatting;
  index(): CorpusIndex;
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** To be called when what bibliographies say of drafts may have changed. */
  changed(): void;
  /** The client's command that adds works, for fixes; absent: the client has none. */
  addCommand(): string | undefined;
}

/** Keeps the bibliographies of drafts true: adds what is cited, writes the list, says what is wrong. */
export function registerBibliographyRequests(init: BibliographyRequestsInit): void {
  const { connection, bibliographies } = init;
  connection.onNotification(configureCitationsNotification, (settings: CitationsConfiguration) => {
    bibliographies.configure(settings);
    init.formatting.forget();
    init.changed();
  });
  connection.onRequest<AddCitedWorksAnswer, void>(addCitedWorksRequest, (params: AddCitedWorksParams) =>
    addCitedWorks(init, params),
  );
  connection.onRequest<InsertBibliographyAnswer, void>(
    insertBibliographyRequest,
    (params: InsertBibliographyParams) => insert(init, params),
  );
}

/** What is wrong with the keys of a draft, as diagnostics. */
export async function citationDiagnostics(
  { bibliographies, draft }: Pick<BibliographyRequestsInit, 'bibliographies' | 'draft'>,
  uri: string,
): Promise<Diagnostic[]> {
  const open = draft(uri);
  if (!open) return [];
  const problems = await bibliographies.check(uri, open.draft);
  return problems.map((problem) => ({
    range: toRange(open.document, problem.span),
    severity: problem.code === 'not-in-corpus' ? DiagnosticSeverity.Hint : SEVERITIES[problem.code],
    source: 'Verbatim',
    code: problem.code,
    message: describe(problem),
    data: { key: problem.key },
  }));
}

/** The fixes for keys: another key that may be meant, or an entry in the bibliography. */
export function citationFixes(
  init: Pick<BibliographyRequestsInit, 'draft' | 'addCommand'>,
  near: (key: string) => readonly string[],
  { textDocument, context }: CodeActionParams,
): CodeAction[] {
  const own = context.diagnostics.filter(({ source }) => source === 'Verbatim');
  return own.flatMap((diagnostic): CodeAction[] => {
    const key = (diagnostic.data as { readonly key?: string } | undefined)?.key ?? '';
    const common = { kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
    if (diagnostic.code === 'unknown-key') {
      // "-@key": the author stays unnamed.
      const sign = init.draft(textDocument.uri)?.document.getText(diagnostic.range).startsWith('-')
        ? '-'
        : '';
      return near(key).map((other) => ({
        ...common,
        title: `Cite @${other}`,
        edit: {
          changes: { [textDocument.uri]: [{ range: diagnostic.range, newText: sign + citationText(other) }] },
        },
      }));
    }
    const command = init.addCommand();
    if (diagnostic.code !== 'not-in-bibliography' || !command) return [];
    const title = `Add @${key} to the bibliography`;
    return [
      {
        ...common,
        isPreferred: true,
        title,
        command: { title, command, arguments: [textDocument.uri, [key]] },
      },
    ];
  });
}

async function addCitedWorks(
  { bibliographies, draft }: BibliographyRequestsInit,
  { uri, keys }: AddCitedWorksParams,
): Promise<AddCitedWorksAnswer> {
  const open = draft(uri);
  if (!open) return { added: [], problems: [] };
  const { change, works, target } = await bibliographies.add(uri, open.draft, keys && new Set(keys));
  return {
    ...(change &&
      target?.uri && {
        change: {
          uri: target.uri,
          isNew: change.isNew,
          range: toRange(bibliographyDocument(target), change.edit.span),
          newText: change.edit.newText,
        },
      }),
    added: works.filter(({ outcome }) => outcome === 'added').map(({ key }) => key),
    problems: works.flatMap((work) => whyNot(work) ?? []),
  };
}

async function insert(
  { bibliographies, formatting, index, draft }: BibliographyRequestsInit,
  { uri, position }: InsertBibliographyParams,
): Promise<InsertBibliographyAnswer> {
  const open = draft(uri);
  if (!open) return { refused: 'not-open' };
  const { settings, items } = await bibliographies.of(uri, open.draft);
  const fromCorpus = open.draft.citations
    .flatMap((citation) => citation.items)
    .flatMap(({ id }): CslItem[] => {
      const source = index().sourcesByKey(id)[0];
      return source ? [source.item] : [];
    });
  const works = citedWorks(open.draft.citations, [...items, ...fromCorpus], settings.uncited);
  if (works.length === 0) return { refused: 'nothing-cited' };
  const { text } = open.draft;
  const formatter = await formatting.formatterOf(uri, open.draft);
  const offset = open.document.offsetAt(position);
  const made = await insertBibliography({ text, offset, items: works, formatter });
  if (!made || 'problem' in made) return { refused: 'unclosed-region' };
  const { edit, entries } = made;
  return {
    edits: edit ? [{ range: toRange(open.document, edit.span), newText: edit.newText }] : [],
    entries,
  };
}

function describe(problem: CitationProblem): string {
  const key = `@${problem.key}`;
  switch (problem.code) {
    case 'unknown-key':
      return `${key} is neither a source of the corpus nor in the bibliography.`;
    case 'not-in-bibliography':
      return `${key} is a source of the corpus and missing in the draft's bibliography.`;
    case 'not-in-corpus':
      return `${key} is in the bibliography and no source of the corpus: its quotations cannot be checked.`;
    case 'key-clash':
      return `${key} is one work in the bibliography ("${problem.present.title ?? ''}") and another in the corpus ("${problem.source.title ?? ''}").`;
    case 'two-keys':
      return `${key} and @${problem.otherKey} are the same work under two keys.`;
  }
}

function whyNot(work: AddedWork): string | undefined {
  const key = `@${work.key}`;
  switch (work.outcome) {
    case 'added':
    case 'present':
      return undefined;
    case 'clash':
      return `${key} is another work in ${work.path}: "${work.present.title ?? ''}". Nothing was changed; give one of the two another key.`;
    case 'twin':
      return `${key} is in ${work.path} already, as @${work.presentKey}. Nothing was changed; cite it by that key.`;
    case 'failed':
      return `${key} could not be added to the bibliography: ${reasonOf(work.problem)}.`;
  }
}

function reasonOf(problem: BibliographyProblem): string {
  switch (problem.code) {
    case 'no-writable-file':
      return 'the draft has no bibliography file that can be written';
    case 'read-only':
      return `${problem.path} is read-only or outside of the workspace`;
    case 'not-editable':
      return `${problem.path} ${problem.reason}`;
  }
}

const SEVERITIES: Readonly<Record<Exclude<CitationProblem['code'], 'not-in-corpus'>, DiagnosticSeverity>> = {
  'unknown-key': DiagnosticSeverity.Warning,
  'not-in-bibliography': DiagnosticSeverity.Information,
  'key-clash': DiagnosticSeverity.Warning,
  'two-keys': DiagnosticSeverity.Warning,
};
