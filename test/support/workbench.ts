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
    /** Waits until the selection of the active editor fits. */
    async whenSelected(pattern: RegExp): Promise<void> {
      await bench.page
        .locator('.editor-group-container.active .monaco-editor .selected-text')
        .first()
        .waitFor();
      await bench.page.keyboard.press('ControlOrMeta+C');
      const selected: string = await bench.page.evaluate('navigator.clipboard.readText()');
      if (!pattern.test(selected)) throw new Error(`Selected is ${JSON.stringify(selected)}`);
    },
  };
}
