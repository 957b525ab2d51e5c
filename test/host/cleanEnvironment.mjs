/** The environment in which VS Code's own programs are started. */
export function cleanEnvironment() {
  // VS Code's own variables would reach in from a terminal of the developer's VS Code and mislead the one
  // that is started here.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
  // With no gallery of extensions VS Code looks nothing up on the network.
  return { ...environment, EXTENSIONS_GALLERY: '{}' };
}
