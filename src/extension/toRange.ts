import * as vscode from 'vscode';
import type { Range } from '../protocol/requests.ts';

/** The protocol's range as VS Code's. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
