import { type CslItem, participants, spokenName } from '../model/cslItem.ts';
import type { Section } from '../model/passage.ts';
import type { Layout } from '../model/source.ts';

/**
 * Settles whose words the sections are, now that the metadata is known: speaker labels become the full names that
 * the metadata gives, and prose gets its author. Nothing is guessed: a label that fits nobody stays as it stands.
 */
export function settleVoices(
  sections: readonly Section[],
  item: Partial<CslItem>,
  layout: Layout,
): Section[] {
  const people = participants({ id: '', type: 'document', ...item });
  const authors = (item.author ?? []).map(spokenName).filter(Boolean);
  return sections.map((section) => {
    if (section.voice === 'labelled' && section.speaker) {
      return { ...section, speaker: fullName(section.speaker, people) };
    }
    if (
      layout === 'prose' &&
      section.kind === 'prose' &&
      section.voice === 'unmarked' &&
      authors.length > 0
    ) {
      return { ...section, voice: 'author', speaker: listNames(authors) };
    }
    return section;
  });
}

/** The one participant whom `label` names in full, by family or by given name, whatever its case. */
function fullName(label: string, people: readonly string[]): string {
  const wanted = foldName(label);
  const exact = people.filter((name) => foldName(name) === wanted);
  if (exact.length > 0) return exact[0] as string;
  const parts = people.filter(
    (name) => foldName(name).split(' ').includes(wanted) || foldName(name).endsWith(` ${wanted}`),
  );
  return parts.length === 1 ? (parts[0] as string) : label;
}

function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[.\s]+/gu, ' ')
    .trim();
}

function listNames(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
