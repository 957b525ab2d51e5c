import { visitXml } from '../xml.ts';
import { resolveReference } from './references.ts';

/**
 * The files that a book's `META-INF/encryption.xml` lists (EPUB OCF, 3.5.2). Fonts are often among them, because the
 * standard lets them be obfuscated; a book is protected where its text is.
 *
 * @throws XmlError
 */
export function readEncryptedFiles(bytes: Uint8Array): ReadonlySet<string> {
  const files = new Set<string>();
  visitXml(bytes, {
    open(element) {
      if (element.name === 'CipherReference')
        files.add(resolveReference('', element.attribute('URI') ?? '').file);
    },
  });
  return files;
}
