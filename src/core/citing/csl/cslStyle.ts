import { type CslNode, childOf, elementsOf, parseCslXml, textOf } from './cslNode.ts';

/** A citation style that stands for itself, as far as it is known without a processor. */
export interface CslStyle {
  /** Its address, `http://www.zotero.org/styles/apa`; empty where the file names none. */
  readonly id: string;
  readonly title: string;
  /** Where citations stand: in the text, or in notes. */
  readonly form: 'in-text' | 'note';
  /** A BCP 47 tag. Absent: the style is of no one language. */
  readonly defaultLocale?: string;
  /** What the style puts around and between the works of a citation. */
  readonly layout: { readonly prefix: string; readonly suffix: string; readonly delimiter: string };
  /** The file itself. */
  readonly xml: string;
}

/** A style that is another one under a journal's name. */
export interface DependentStyle {
  readonly title: string;
  /** The address of the style that it follows. */
  readonly parent: string;
  readonly defaultLocale?: string;
}

/** What a `.csl` file holds; a reason, in words that go on from the file's name, where it cannot be used. */
export type StyleReading =
  | { readonly style: CslStyle }
  | { readonly dependent: DependentStyle }
  | { readonly reason: string };

/** Reads a style (CSL 1.0.2). Some milliseconds for the longest. */
export function readStyle(xml: string): StyleReading {
  const root = parseCslXml(xml);
  if ('reason' in root) return root;
  if (root.name !== 'style') return { reason: `is no CSL style: it starts with <${root.name}>` };
  const info = childOf(root, 'info');
  const title = textOf(info && childOf(info, 'title'));
  const { 'default-locale': locale, class: form } = root.attrs;
  const defaultLocale = locale ? { defaultLocale: locale } : {};
  const parent = info && linksOf(info).find(({ rel }) => rel === 'independent-parent')?.href;
  if (parent) return { dependent: { title, parent, ...defaultLocale } };
  const layout = layoutOf(root);
  if (!layout) return { reason: 'does not say how a citation looks: it has no <citation> with a <layout>' };
  const fault = expansionFault(root);
  if (fault) return { reason: fault };
  const { prefix = '', suffix = '', delimiter = '' } = layout.attrs;
  return {
    style: {
      id: textOf(info && childOf(info, 'id')),
      title,
      form: form === 'note' ? 'note' : 'in-text',
      ...defaultLocale,
      layout: { prefix, suffix, delimiter },
      xml,
    },
  };
}

function linksOf(info: CslNode): { rel?: string; href?: string }[] {
  return elementsOf(info)
    .filter(({ name }) => name === 'link')
    .map(({ attrs }) => attrs);
}

function layoutOf(root: CslNode): CslNode | undefined {
  const citation = childOf(root, 'citation');
  return citation && childOf(citation, 'layout');
}

/**
 * citeproc copies a macro to every place that calls it, so a few lines that call each other twice would fill the
 * memory, and one that calls itself would never end.
 */
function expansionFault(root: CslNode): string | undefined {
  const macros = new Map(
    elementsOf(root)
      .filter(({ name }) => name === 'macro')
      .map((macro) => [macro.attrs.name ?? '', macro]),
  );
  const sizes = new Map<string, number>();
  let fault: string | undefined;
  const sizeOfMacro = (name: string): number => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const macro = macros.get(name);
    if (!macro) {
      fault ??= `calls a macro that it does not have ("${name}")`;
      return 0;
    }
    sizes.set(name, Number.POSITIVE_INFINITY);
    const size = sizeOf(macro);
    sizes.set(name, size);
    return size;
  };
  const sizeOf = (node: CslNode): number => {
    const called = node.attrs.macro;
    const own = called === undefined ? 1 : 1 + sizeOfMacro(called);
    return elementsOf(node).reduce((sum, child) => sum + sizeOf(child), own);
  };
  const size = sizeOf({ ...root, children: elementsOf(root).filter(({ name }) => RENDERED.has(name)) });
  if (fault) return fault;
  if (size === Number.POSITIVE_INFINITY) return 'has a macro that calls itself';
  return size > MAX_EXPANDED_NODES ? 'has macros that call each other without measure' : undefined;
}

const RENDERED = new Set(['citation', 'bibliography']);
// Of the 2,500 styles of the CSL project the one that grows most comes to 25,000.
const MAX_EXPANDED_NODES = 200_000;
