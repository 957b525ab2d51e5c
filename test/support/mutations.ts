import fc from 'fast-check';

/** `good` with some bytes changed, cut or put in; `pieces` are put in too, for they mean something in the format. */
export function mutationsOf(good: Uint8Array, pieces: readonly string[] = ['']): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(good.length),
    cut: fc.oneof(fc.nat(30), fc.nat(good.length)),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom(...pieces).map((piece) => new TextEncoder().encode(piece)),
    ),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 6 })
    .map((edits) =>
      edits.reduce<Uint8Array>(
        (bytes, { at, cut, put }) =>
          Uint8Array.from([...bytes.slice(0, at), ...put, ...bytes.slice(at + cut)]),
        good,
      ),
    );
}
