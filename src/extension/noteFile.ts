/** What the writer says of a text from the clipboard. Empty fields are left out. */
export interface NoteFields {
  readonly title: string;
  readonly author: string;
  /** `2024`, `2024-03` or `2024-03-01`. */
  readonly date: string;
  readonly url: string;
}

/** A Markdown source: the fields as front matter, then the text as it was copied. */
export function noteFile({ title, author, date, url }: NoteFields, text: string): string {
  const fields = Object.entries({ title, author, date, URL: url }).filter(([, value]) => value.trim() !== '');
  // JSON strings are YAML strings, whatever is in them.
  const lines = fields.map(([name, value]) => `${name}: ${JSON.stringify(value.trim())}`);
  return `---\n${lines.join('\n')}\n---\n\n${text.replace(/\r\n?/gu, '\n').trim()}\n`;
}

/** A file name made of a title: no separators, no characters that a system forbids, not too long. */
export function noteFileName(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  return `${words || 'note'}.md`;
}

/** `name`, or with the first free number: nothing that is there is ever written over. */
export function freeFileName(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let candidate = name;
  for (let number = 2; isTaken(candidate); number++) candidate = `${stem} (${number})${ending}`;
  return candidate;
}
