import { nameFromText } from '../../metadata/names.ts';
import type { CslName } from '../../model/cslItem.ts';
import type { FoundMetadata } from '../layouts/layoutReader.ts';
import { visitXml } from '../xml.ts';

/**
 * What a document's properties state. The day on which the file was made is no date of publication, so there is none.
 */
export function readProperties(bytes: Uint8Array): FoundMetadata {
  const fields = readFields(bytes);
  const title = fields.get('title');
  const language = fields.get('language');
  const author = readAuthors(fields.get('creator') ?? '');
  return {
    ...(title && !isPlaceholderTitle(title) && { title }),
    ...(author.length > 0 && { author }),
    ...(language && { language }),
  };
}

function readFields(bytes: Uint8Array): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let open: { readonly name: string; text: string } | undefined;
  visitXml(bytes, {
    open({ name, namespace }) {
      open = namespace === DUBLIN_CORE ? { name, text: '' } : undefined;
    },
    text(text) {
      if (open) open.text += text;
    },
    close({ name }) {
      const text = open?.text.replace(/\s+/gu, ' ').trim();
      if (open?.name === name && text && !fields.has(name)) fields.set(name, text);
      open = undefined;
    },
  });
  return fields;
}

/** Word parts several authors with semicolons. */
function readAuthors(creator: string): CslName[] {
  return creator
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !PROGRAM_NAMES.test(name))
    .map(nameFromText);
}

function isPlaceholderTitle(title: string): boolean {
  return /^(?:word document|untitled|document\d*|microsoft word - .*)$/iu.test(title);
}

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
// What programs write where nobody gave a name.
const PROGRAM_NAMES =
  /^(?:python-docx|docx4j|apache poi|microsoft office user|windows user|user|author|admin|administrator|owner|unknown|un-named)$/iu;
