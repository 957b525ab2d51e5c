/** What runs in the page of the search view. All knowledge is in the extension; the page asks, shows and tells. */
import { createSearchPanel } from './searchPanel.ts';

const panel = createSearchPanel({
  app: document.getElementById('app') ?? document.body,
  vscode: acquireVsCodeApi(),
});
// Only the extension can reach this page, and nothing it says is run or becomes markup.
window.addEventListener('message', (event) => panel.receive(event.data));
panel.start();
