import * as vscode from 'vscode';

/**
 * The page that explains verdicts and flags, whole or the section of one. A diagnostic's code may link to a document
 * but to no command, so each section has an address of its own; the manifest has such documents shown as pages.
 */
export function registerVerdictPage(context: vscode.ExtensionContext): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent({ path }) {
      const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'verdicts.md');
      const markdown = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
      return sectionOf(markdown, path.replace(/^\/|\.md$/gu, '')) ?? markdown;
    },
  };
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider);
}

/** Shows the whole page. */
export async function showVerdictPage(): Promise<void> {
  await vscode.commands.executeCommand(
    'markdown.showPreview',
    vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('Verdicts and Flags')}.md` }),
  );
}

/** The address of a verdict's or flag's section, with `{code}` in its place. */
export const explanationAddress = 'verbatim-verdicts:/{code}.md';

/** The section under the heading `## code`. */
function sectionOf(markdown: string, code: string): string | undefined {
  const lines = markdown.split('\n');
  const start = lines.indexOf(`## ${code}`);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => /^##? /u.test(line));
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
}

const SCHEME = 'verbatim-verdicts';
