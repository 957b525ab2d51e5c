import { visitXml } from '../xml.ts';
import { resolveReference } from './references.ts';

/**
 * The files that a book's `META-INF/encryption.xml` lists as encrypted. Fonts that are only obfuscated, as the
 * standard allows, are not among them. @throws XmlError
 */
export function readEncryptedFiles(bytes: Uint8Array): string[] {
  const files: string[] = [];
  let algorithm = '';
  visitXml(bytes, {
    open(element) {
      if (element.name === 'EncryptedData') algorithm = '';
      // The key that comes with the data has a method too; the data's comes first.
      else if (element.name === 'EncryptionMethod') algorithm ||= element.attribute('Algorithm') ?? '';
      else if (element.name === 'CipherReference' && !OBFUSCATIONS.has(algorithm))
        files.push(resolveReference('', element.attribute('URI') ?? '').file);
    },
  });
  return files;
}

const OBFUSCATIONS: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);
