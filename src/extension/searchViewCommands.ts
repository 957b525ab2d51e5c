import * as vscode from 'vscode';
import { commands } from '../protocol/names.ts';
import type { SearchViewAction } from '../protocol/searchView.ts';
import type { SearchView } from './searchView.ts';

/** What the keys and buttons of the search view do, as commands. */
export function registerSearchViewCommands(view: SearchView): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(actions).map(([command, action]) =>
      vscode.commands.registerCommand(command, () => view.act(action)),
    ),
  );
}

const actions: Readonly<Record<string, SearchViewAction>> = {
  [commands.insertSelected]: 'insert',
  [commands.insertSelectedAs]: 'insertAs',
  [commands.citeSelected]: 'cite',
  [commands.copySelected]: 'copy',
  [commands.openSelected]: 'open',
  [commands.collectSelected]: 'collect',
  [commands.insertBasket]: 'insertBasket',
  [commands.clearBasket]: 'clearBasket',
  [commands.toggleGroups]: 'toggleGroups',
  [commands.toggleFilter]: 'toggleFilter',
};
