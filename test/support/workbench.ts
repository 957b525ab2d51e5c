import { openWorkbench as openHostWorkbench } from '../host/page.mjs';

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** A window of the real VS Code, with what the journeys wait for. */
export async function openWorkbench(init: Parameters<typeof openHostWorkbench>[0]) {
  const bench = await openHostWorkbench(init);
  return {
    ...bench,
    /** Waits until the extension says in the status bar that its corpus is indexed. A draft must be active. */
    whenIndexed: () => bench.page.locator('.statusbar-item', { hasText: /\d+ sources/u }).waitFor(),
    /** Waits until a line of the active editor fits. */
    whenLine: (pattern: RegExp) =>
      bench.page
        .locator('.editor-group-container.active .monaco-editor .view-line')
        // The editor writes blanks as non-breaking ones.
        .filter({ hasText: new RegExp(pattern.source.replaceAll(' ', '\\s'), pattern.flags) })
        .first()
        .waitFor(),
    /**
     * Waits until VS Code has written down what fits every one of `patterns` for a view. In a browser it does so every
     * few seconds, and what was not written is lost when the page is loaded anew.
     */
    async whenRemembered(view: string, patterns: readonly RegExp[]): Promise<void> {
      for (let remembered = ''; !patterns.every((pattern) => pattern.test(remembered)); ) {
        await bench.page.waitForTimeout(200);
        remembered = await bench.page.evaluate<string>(`(${readState})(${JSON.stringify(view)})`);
      }
    },
    /** Goes down the list of the quick input to the row whose label fits, by keyboard, and takes it. */
    async pickRow(label: RegExp): Promise<void> {
      const row = bench.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
      const wanted = row.filter({ has: bench.page.locator('.quick-input-list-label', { hasText: label }) });
      await wanted.first().waitFor();
      for (let step = 0; step < MAX_STEPS; step++) {
        const [focused] = await row.and(bench.page.locator('.focused')).allInnerTexts();
        if (focused !== undefined && label.test(focused)) break;
        await bench.page.keyboard.press('ArrowDown');
      }
      await bench.page.keyboard.press('Enter');
    },
    /** Waits until the selection of the active editor fits. */
    async whenSelected(pattern: RegExp): Promise<void> {
      await bench.page
        .locator('.editor-group-container.active .monaco-editor.focused .selected-text')
        .first()
        .waitFor();
      await bench.page.keyboard.press('ControlOrMeta+C');
      const selected: string = await bench.page.evaluate('navigator.clipboard.readText()');
      if (!pattern.test(selected)) throw new Error(`Selected is ${JSON.stringify(selected)}`);
    },
  };
}

/** Runs in the page: what the workbench keeps of a view, as JSON within JSON. */
const readState = `async (view) => {
  const read = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let found = '';
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await read(indexedDB.open(name));
    if (database.objectStoreNames.contains('ItemTable')) {
      const table = database.transaction('ItemTable').objectStore('ItemTable');
      for (const key of await read(table.getAllKeys())) {
        if (String(key).includes(view)) found += await read(table.get(key));
      }
    }
    database.close();
  }
  return found;
}`;

const MAX_STEPS = 40;
