/** A place in a book: a file of the archive and, where it has one, the id of an element in it. */
export interface BookReference {
  readonly file: string;
  readonly id?: string;
}

/** What `href` means in the file `from`. References are relative and percent-encoded (RFC 3986). */
export function resolveReference(from: string, href: string): BookReference {
  const [path = '', id] = href.split('#', 2).map(decodePercent);
  const file = path === '' ? from : joinPath(from.slice(0, from.lastIndexOf('/') + 1), path);
  return { file, ...(id && { id }) };
}

function joinPath(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${path.startsWith('/') ? '' : folder}${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign stands for itself.
    return text;
  }
}
