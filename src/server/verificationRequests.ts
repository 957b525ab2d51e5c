import picomatch from 'picomatch';
import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionOptions,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, parseDraft } from '../core/drafts/parseDraft.ts';
import type { CorpusFiles } from '../core/index/corpusFiles.ts';
import type { CorpusIndex } from '../core/index/corpusIndex.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Quote } from '../core/model/quote.ts';
import { auditAsMarkdown } from '../core/reports/audit/auditReports.ts';
import { type CheckedDraft, countSeverities } from '../core/reports/checkedDraft.ts';
import { auditInSlices } from '../core/verify/auditCorpus.ts';
import type { Evidence } from '../core/verify/evidence.ts';
import type { ProfileName } from '../core/verify/profiles.ts';
import type { CorpusStatus } from '../protocol/requests.ts';
import {
  type AuditAnswer,
  auditRequest,
  type BorrowingsAnswer,
  borrowingsRequest,
  configureVerificationNotification,
  type PacketAnswer,
  type PacketParams,
  packetRequest,
  type VerificationSettings,
  type VerifyDraftAnswer,
  verifyDraftRequest,
} from '../protocol/verification.ts';
import { findCodeActions, fixAllKind } from './codeActions.ts';
import { DraftBorrowings } from './draftBorrowings.ts';
import { MatchPlaces } from './matchPlaces.ts';
import { makePacket } from './packetMaker.ts';
import { decodeUri } from './places.ts';
import { publishFindings, publishLeftOut } from './publishFindings.ts';
import { takeInSlices } from './slices.ts';
import { Verification } from './verification.ts';

/** What verification needs of the server. */
export interface VerificationRequestsInit {
  readonly connection: Connection;
  readonly files: CorpusFiles;
  readonly documents: TextDocuments<TextDocument>;
  /** The corpus as it is now. */
  index(): CorpusIndex;
  /** An open document with its draft; undefined for one that is not open. */
  draft(uri: string): { readonly document: TextDocument; readonly draft: Draft } | undefined;
  /** Whether a document is a source of the corpus. */
  isSource(uri: string): boolean;
  /** What else is wrong with a draft: its citations. */
  otherDiagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** Fixes for that. */
  otherFixes(params: CodeActionParams): readonly CodeAction[];
  /** What the client can do; known once it is initialized. */
  capabilities(): ClientCapabilities;
}

/** Verification as the rest of the server sees it. */
export interface DraftVerification {
  /** To be called whenever the state of the corpus changes. */
  statusChanged(status: CorpusStatus): void;
  /** To be called when bibliographies have changed. */
  verifyAgain(): void;
  /** What is to be said of a quote; undefined for what is no quotation, and while the corpus is indexed. */
  findingOf(draft: Draft, quote: Quote): Promise<Finding | undefined>;
  /** Whose rules a draft is held to. */
  profileOf(text: string): ProfileName;
  /** The words of the corpus once they are indexed; undefined while it is being indexed. */
  evidence(): Promise<Evidence | undefined>;
}

/** What fixes there are, for the server's capabilities. */
export const codeActionOptions: CodeActionOptions = {
  codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
};

/**
 * Verifies open drafts and answers what is asked about their quotes. Diagnostics are pushed: every client shows them,
 * the first ones of a long draft before the last are made, and they stand as they were while the corpus is indexed.
 */
export function registerVerification(init: VerificationRequestsInit): DraftVerification {
  const { connection, documents } = init;
  const places = new MatchPlaces(init.files);
  const otherDiagnostics = async (uri: string) =>
    (await Promise.all([init.otherDiagnostics(uri), borrowings.diagnostics(uri)])).flat();
  const verification: Verification = new Verification({
    documents: () => documents.all(),
    document: (uri) => documents.get(uri),
    draftOf: ({ uri }) => init.draft(uri)?.draft ?? EMPTY_DRAFT,
    isDraft: (uri) => isDraft(init, verification.settings, uri),
    publish(uri, checked) {
      const settings = () => verification.settings;
      publishFindings({ ...init, places, settings, otherDiagnostics }, uri, checked).catch((error) =>
        connection.console.error(`Findings could not be shown: ${error}`),
      );
    },
    leaveOut: (uri) => publishLeftOut(init, uri),
    log: (message) => connection.console.error(message),
  });
  const borrowings = new DraftBorrowings({ ...init, verification });
  documents.onDidClose(({ document }) => borrowings.forget(document.uri));
  documents.onDidChangeContent(({ document }) => verification.changed(document.uri));
  documents.onDidClose(({ document }) => verification.closed(document.uri));
  connection.onNotification(configureVerificationNotification, (settings: VerificationSettings) =>
    verification.configure(settings),
  );
  connection.onCodeAction(async (params, token) => [
    ...(await findCodeActions({ ...init, verification, capabilities: init.capabilities() }, params, token)),
    ...init.otherFixes(params),
    ...(await borrowings.fixes(params, token)),
  ]);
  connection.onRequest<BorrowingsAnswer, void>(
    borrowingsRequest,
    async ({ uri }: { readonly uri: string }, token) => {
      borrowings.watch(uri);
      const checked = await checkNow(init, verification, uri);
      return 'refused' in checked ? checked : { borrowings: await borrowings.views(uri, token) };
    },
  );
  connection.onRequest<VerifyDraftAnswer, void>(verifyDraftRequest, ({ uri }: { readonly uri: string }) =>
    verifyDraft(init, verification, uri),
  );
  connection.onRequest<AuditAnswer, void>(auditRequest, (_params, token) => audit(init, verification, token));
  connection.onRequest<PacketAnswer, void>(packetRequest, (params: PacketParams) =>
    packet(init, verification, params),
  );
  return {
    statusChanged({ state }) {
      if (state === 'ready') verification.corpusChanged(init.index());
      else verification.corpusChanges();
    },
    findingOf: (draft, quote) => verification.findingOf(draft, quote),
    profileOf: (text) => verification.profileOf(text),
    evidence: () => verification.evidence(),
    verifyAgain() {
      for (const { uri } of documents.all()) verification.changed(uri);
    },
  };
}

async function verifyDraft(
  init: VerificationRequestsInit,
  verification: Verification,
  uri: string,
): Promise<VerifyDraftAnswer> {
  const none = { quotations: 0, errors: 0, warnings: 0, notes: 0 };
  const checked = await checkNow(init, verification, uri);
  if ('refused' in checked) return { ...none, ...checked };
  const { error, warning, information } = countSeverities([checked]);
  return { quotations: checked.quotes.length, errors: error, warnings: warning, notes: information };
}

/** Audits in slices: a corpus may report thousands of quotations. */
async function audit(
  init: VerificationRequestsInit,
  verification: Verification,
  token: CancellationToken,
): Promise<AuditAnswer> {
  const evidence = await verification.evidence();
  if (!evidence) return { refused: 'indexing' };
  const profile = verification.profileOf('');
  const audited = await takeInSlices(auditInSlices(evidence, profile), token);
  return { markdown: auditAsMarkdown(audited, init.index()) };
}

async function packet(
  init: VerificationRequestsInit,
  verification: Verification,
  { uri, format, day }: PacketParams,
): Promise<PacketAnswer> {
  const checked = await checkNow(init, verification, uri);
  if ('refused' in checked) return checked;
  return { text: await makePacket(init.index(), init.files, checked, { format, day }) };
}

/** Verifies a draft because the user asks for it. */
async function checkNow(
  init: VerificationRequestsInit,
  verification: Verification,
  uri: string,
): Promise<CheckedDraft | { readonly refused: NonNullable<VerifyDraftAnswer['refused']> }> {
  const document = init.documents.get(uri);
  if (!document) return { refused: 'not-open' };
  if (init.isSource(uri)) return { refused: 'is-source' };
  const checked = await verification.verifyNow(document, { aborted: false });
  return checked ?? { refused: 'indexing' };
}

/** Sources are not verified, nor what shows old versions, output or other people's text. */
function isDraft(
  { isSource }: Pick<VerificationRequestsInit, 'isSource'>,
  settings: VerificationSettings | undefined,
  uri: string,
): boolean {
  if (NO_DRAFTS.test(uri) || isSource(uri)) return false;
  const folder = settings?.workspaceFolders.find((candidate) => uri.startsWith(`${candidate}/`));
  const path = decodeUri(folder ? uri.slice(folder.length + 1) : uri.replace(/^[^:]*:\/*/u, ''));
  return !picomatch.isMatch(path, [...(settings?.exclude ?? [])], { dot: true, nocase: true });
}

const EMPTY_DRAFT = parseDraft('');
const NO_DRAFTS =
  /^(?:git|gitlens|gitfs|hg|svn|pr|review|output|walkThrough|vscode-scm|vscode-bulkeditpreview|verbatim-)[\w-]*:/u;
