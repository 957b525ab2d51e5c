/**
 * A short, stable name for a text (13 characters of base 36 at most). Two lanes of FNV-1a over UTF-16 code units,
 * the second fed by the first; made for telling passages apart, not for security.
 */
export function shortHash(text: string): string {
  let first = FNV_OFFSET_BASIS;
  let second = FNV_OFFSET_BASIS ^ text.length;
  for (let offset = 0; offset < text.length; offset++) {
    first = Math.imul(first ^ text.charCodeAt(offset), FNV_PRIME);
    second = Math.imul(second ^ (first >>> 11), FNV_PRIME);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}

const FNV_OFFSET_BASIS = 2166136261;
const FNV_PRIME = 16777619;
