import * as vscode from 'vscode';

/** The folder of the page's script and styles, the only one that it may load from. */
export function searchPageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview');
}

/** Nothing is loaded from elsewhere and nothing runs but our one script: the view shows other people's text. */
export function searchPage(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = createNonce();
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const styles = STYLES.map((file) => `<link rel="stylesheet" href="${address(file)}">`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  ${styles.join('\n  ')}
  <title>Verbatim</title>
</head>
<body>
  <main id="app"></main>
  <script nonce="${nonce}" src="${address('searchView.js')}"></script>
</body>
</html>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const STYLES = ['searchView.css', 'results.css', 'preview.css', 'guide.css'];
