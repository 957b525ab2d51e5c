import { decodeText } from '../text/decodeText.ts';
import { type Bibliography, parseBibliography } from './bibliography.ts';
import { parseCslJson } from './cslJson.ts';
import { parseRis } from './ris.ts';

/** Whether a file of this name may be a bibliography; of JSON only its content tells. */
export function mayBeBibliography(file: string): boolean {
  return /\.(?:bib|bibtex|biblatex|ris|json)$/iu.test(file);
}

/**
 * Reads a bibliography in the format that the file's name says.
 *
 * @returns undefined for JSON that is no CSL-JSON; a reason, in words for the user, where the file cannot be read.
 */
export function readBibliography(
  file: string,
  bytes: Uint8Array,
): Bibliography | { readonly reason: string } | undefined {
  const isJson = /\.json$/iu.test(file);
  const decoded = decodeText(bytes);
  if ('reason' in decoded) return isJson ? undefined : decoded;
  if (isJson) return looksLikeCslJson(decoded.text) ? parseCslJson(decoded.text) : undefined;
  return /\.ris$/iu.test(file) ? parseRis(decoded.text) : parseBibliography(decoded.text);
}

/** A list of items with a CSL type, whose fields are those of works and not of a transcript. */
function looksLikeCslJson(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  if (!/^\s*(?:\[\s*\{|\{[^[]*"items"\s*:\s*\[)/u.test(start) || !/"type"\s*:\s*"[a-z_-]+"/u.test(start))
    return false;
  return (
    /"(?:id|citation-key|citekey)"\s*:/u.test(start) && /"(?:title|author|editor|issued)"\s*:/u.test(start)
  );
}

// The first item of a bibliography begins at once; its abstract may be long.
const LOOKED_AT = 20_000;
