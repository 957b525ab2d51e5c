/** Text of a source as a label: on one line, of bounded length, and nothing in it is an icon. */
export function plainLabel(text: string): string {
  return text.slice(0, MAX_CHARACTERS).replace(/\s+/gu, ' ').replaceAll('$(', '$\u200b(');
}

// Longer than any list is wide.
const MAX_CHARACTERS = 1000;
