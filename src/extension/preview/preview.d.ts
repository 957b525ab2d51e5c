import * as vscode from 'vscode';
import type { CorpusClient } from '../corpusClient.ts';
import type { MarkdownIt } from './markdownIt.ts';
/** What VS Code's Markdown preview takes from an extension. */
export interface Preview extends vscode.Disposable {
  extendMarkdownIt<Markdown extends MarkdownIt>(md: Markdown): Markdown;
}
/** Gives the built-in preview citations, a bibliography and verdicts. It renders at once and again once they are known. */
export declare function createPreview(corpus: CorpusClient): Preview;
