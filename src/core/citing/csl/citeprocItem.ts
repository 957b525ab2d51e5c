import type { CslItem } from '../../model/cslItem.ts';

/**
 * A work as citeproc can bear it: it takes the shapes of the CSL data schema for granted and stumbles over others,
 * and items come from other people's files.
 */
export function toCiteprocItem(item: CslItem, id: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    const sound = NOT_SHOWN.has(name) ? undefined : soundValue(name, value);
    if (sound !== undefined) fields[name] = sound;
  }
  return { ...fields, id, type: typeof item.type === 'string' && item.type ? item.type : 'document' };
}

function soundValue(name: string, value: unknown): unknown {
  if (NAMES.has(name)) return Array.isArray(value) ? soundNames(value) : undefined;
  if (DATES.has(name)) return isRecord(value) ? soundDate(value) : undefined;
  if (typeof value === 'string') return value.slice(0, MAX_CHARACTERS);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function soundNames(list: readonly unknown[]): Record<string, string>[] | undefined {
  const names = list.slice(0, MAX_NAMES).flatMap((entry) => {
    if (!isRecord(entry)) return [];
    const parts = Object.entries(entry).filter((part): part is [string, string] => isNamePart(part));
    return parts.some(([part]) => part === 'family' || part === 'given' || part === 'literal')
      ? [Object.fromEntries(parts.map(([part, text]) => [part, text.slice(0, MAX_CHARACTERS)]))]
      : [];
  });
  return names.length > 0 ? names : undefined;
}

function isNamePart([part, text]: readonly [string, unknown]): boolean {
  return NAME_PARTS.has(part) && typeof text === 'string' && text.trim() !== '';
}

function soundDate(date: Record<string, unknown>): Record<string, unknown> | undefined {
  const parts = soundDateParts(date['date-parts']);
  if (parts) {
    const { season, circa } = date;
    return {
      'date-parts': parts,
      ...(isPlain(season) && { season: String(season) }),
      ...((circa === true || isPlain(circa)) && { circa: true }),
    };
  }
  const [words] = [date.literal, date.raw].filter((text) => typeof text === 'string' && text.trim() !== '');
  if (typeof words !== 'string') return undefined;
  return typeof date.literal === 'string' ? { literal: words.slice(0, 200) } : { raw: words.slice(0, 200) };
}

function soundDateParts(value: unknown): number[][] | undefined {
  if (!Array.isArray(value)) return undefined;
  const dates = value.slice(0, 2).map((date) => (Array.isArray(date) ? numbersOf(date) : []));
  // Both ends of a range are as exact as the less exact of them.
  const length = Math.min(...dates.map((date) => date.length));
  return dates.length > 0 && length > 0 ? dates.map((date) => date.slice(0, length)) : undefined;
}

/** The parts up to the first that is no number. */
function numbersOf(date: readonly unknown[]): number[] {
  const parts = date.slice(0, 3).map((part) => (isPlain(part) && part !== '' ? Number(part) : Number.NaN));
  const end = parts.findIndex((part) => !Number.isInteger(part));
  return end < 0 ? parts : parts.slice(0, end);
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// CSL 1.0.2, appendix IV.
const NAMES = new Set([
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'editor-translator',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
]);
const DATES = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted']);
const NAME_PARTS = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'non-dropping-particle',
  'dropping-particle',
]);
// No style shows these; abstracts are long.
const NOT_SHOWN = new Set(['id', 'type', 'abstract', 'custom', 'keyword', '__proto__']);
// Longer fields are no titles, and citeproc's time grows faster than their length.
const MAX_CHARACTERS = 2000;
const MAX_NAMES = 500;
