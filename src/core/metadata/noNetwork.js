/** Takes the place of the network client in bundles: Verbatim never leaves the machine. */
export default function fetch() {
  throw new Error('Verbatim does not use the network');
}
