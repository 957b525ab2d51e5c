import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CslItem } from '../../../../src/core/model/cslItem.ts';

export const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

/** What pandoc makes of a draft: each citation with its note in brackets, and the entries of the bibliography. */
export function pandocCitations(draft: string, stylePath: string, items: readonly CslItem[]) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-pandoc-'));
  try {
    const bibliography = join(folder, 'items.json');
    writeFileSync(bibliography, JSON.stringify(items));
    const json = execFileSync(
      'pandoc',
      ['-f', 'markdown', '-t', 'json', '--citeproc', '--csl', stylePath, '--bibliography', bibliography],
      { input: draft, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] },
    );
    const { blocks } = JSON.parse(json) as { blocks: Node[] };
    return {
      citations: find(blocks, ({ t }) => t === 'Cite').map(({ c }) => textOf((c as Node[][])[1])),
      entries: find(blocks, isEntry).map(({ c }) => textOf((c as Node[][])[1])),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Node {
  readonly t: string;
  readonly c?: unknown;
}

function find(value: unknown, fits: (node: Node) => boolean): Node[] {
  if (Array.isArray(value)) return value.flatMap((child) => find(child, fits));
  if (!isNode(value)) return [];
  return fits(value) ? [value] : find(value.c, fits);
}

function isEntry({ t, c }: Node): boolean {
  return t === 'Div' && String((c as unknown[][])[0]?.[0]).startsWith('ref-');
}

/** The text of pandoc's inlines and blocks, looks left out. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!isNode(value)) return '';
  switch (value.t) {
    case 'Str':
      return String(value.c).replaceAll('\u00a0', ' ');
    case 'Space':
    case 'SoftBreak':
      return ' ';
    case 'Quoted': {
      const [kind, inner] = value.c as [Node, Node[]];
      return kind.t === 'SingleQuote' ? `‘${textOf(inner)}’` : `“${textOf(inner)}”`;
    }
    case 'Note':
      return `[^${textOf(value.c)}]`;
    default:
      return textOf(value.c);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 't' in value;
}
