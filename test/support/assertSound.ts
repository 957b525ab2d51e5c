import assert from 'node:assert/strict';
import type { ImportResult } from '../../src/core/importers/importSource.ts';
import { splitPassages } from '../../src/core/passages/splitPassages.ts';
import { joinSpans } from '../../src/core/text/runningText.ts';

/** What must hold of every import, whatever the file: passages are the words of their spans, in order and apart. */
export function assertSound(imported: ImportResult): void {
  if ('reason' in imported) {
    assert.ok(imported.reason.trim().length > 0);
    return;
  }
  const { text: raw } = imported;
  let last = 0;
  for (const { spans, text, start, end } of splitPassages('s', raw, imported.sections)) {
    assert.equal(text, joinSpans(raw, spans).text);
    assert.ok(start >= last && end > start && end <= raw.length, `[${start}, ${end}) after ${last}`);
    last = end;
  }
}
