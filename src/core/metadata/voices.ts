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
  const cast: Cast = { people: participants({ id: '', type: 'document', ...item }), item };
  const authors = (item.author ?? []).map(spokenName).filter(Boolean);
  return sections.map((section) => {
    if (section.voice === 'labelled' && section.speaker) return settleLabel(section, section.speaker, cast);
    const isAuthored = layout === 'prose' && section.kind === 'prose' && section.voice === 'unmarked';
    if (!isAuthored || authors.length === 0) return section;
    return { ...section, voice: 'author', speaker: listNames(authors) };
  });
}

interface Cast {
  readonly people: readonly string[];
  readonly item: Partial<CslItem>;
}

/** A label that names a part ("Q", "Host") is a person only where the metadata has one person in that part. */
function settleLabel(section: Section, label: string, { people, item }: Cast): Section {
  const part = PARTS.find(([pattern]) => pattern.test(label))?.[1];
  if (!part) return { ...section, speaker: fullName(label, people) };
  const [person, ...others] = (item[part] ?? []).map(spokenName).filter(Boolean);
  if (person && others.length === 0) return { ...section, speaker: person };
  const { speaker: _speaker, ...unnamed } = section;
  return { ...unnamed, voice: 'unmarked' };
}

/** The one participant whom `label` names in full, by family or given name or by initials, whatever its case. */
function fullName(label: string, people: readonly string[]): string {
  const wanted = foldName(label);
  const only = (fits: (name: string) => boolean) => {
    const found = people.filter((name) => fits(foldName(name)));
    return found.length === 1 ? found[0] : undefined;
  };
  return (
    people.find((name) => foldName(name) === wanted) ??
    only((name) => name.split(' ').includes(wanted) || name.endsWith(` ${wanted}`)) ??
    only((name) => initials(name) === wanted.replaceAll(' ', '')) ??
    label
  );
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');
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

// Labels that name a part in the conversation, with the CSL variable that says who had it.
const PARTS: readonly (readonly [RegExp, 'author' | 'interviewer'])[] = [
  [/^(?:Q|question|interviewer|host|moderator)$/iu, 'interviewer'],
  [/^(?:A|answer|interviewee|guest|respondent)$/iu, 'author'],
];
