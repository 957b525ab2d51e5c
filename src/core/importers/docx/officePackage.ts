import { visitXml, type XmlVisitor } from '../xml.ts';
import type { ZipArchive } from '../zipArchive.ts';

/** Where the parts of an Office document stand that its text is in. Absent: the document has no such part. */
export interface OfficeParts {
  readonly document: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly properties?: string;
}

/**
 * Follows the package's relationships (ECMA-376, part 2) from its root to the parts; Word names its main part
 * `word/document.xml`, other programs and SharePoint do not always. Undefined where there is no document.
 */
export function findParts(archive: ZipArchive): OfficeParts | undefined {
  const root = readRelationships(archive, '');
  const document = [root.get('officeDocument'), 'word/document.xml'].find(
    (name) => name && archive.has(name),
  );
  if (!document) return undefined;
  const related = readRelationships(archive, document);
  const part = (type: string, found = related) => {
    const name = found.get(type);
    return name && archive.has(name) ? name : undefined;
  };
  const [styles, footnotes, endnotes] = [part('styles'), part('footnotes'), part('endnotes')];
  const properties = part('core-properties', root);
  return {
    document,
    ...(styles && { styles }),
    ...(footnotes && { footnotes }),
    ...(endnotes && { endnotes }),
    ...(properties && { properties }),
  };
}

/** Targets by the last word of the relationship's type. Empty where the part has no relationships. */
function readRelationships(archive: ZipArchive, part: string): ReadonlyMap<string, string> {
  const slash = part.lastIndexOf('/') + 1;
  const [folder, file] = [part.slice(0, slash), part.slice(slash)];
  const name = `${folder}_rels/${file}.rels`;
  const targets = new Map<string, string>();
  if (!archive.has(name)) return targets;
  const visitor: XmlVisitor = {
    open(element) {
      const type = /[^/]+$/u.exec(element.attribute('Type') ?? '')?.[0];
      const target = element.attribute('Target');
      if (element.name !== 'Relationship' || !type || !target) return;
      if (element.attribute('TargetMode') === 'External' || targets.has(type)) return;
      targets.set(type, resolve(folder, target));
    },
  };
  visitXml(archive.read(name), visitor);
  return targets;
}

/** A target is relative to the folder of the part that it belongs to, or begins with a slash. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
