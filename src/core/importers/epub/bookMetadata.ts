import type { CslName } from '../../model/cslItem.ts';
import type { FoundMetadata } from '../layouts/layoutReader.ts';
import type { BookField } from './bookPackage.ts';

/** What a book states of itself, as a CSL item. Nothing is guessed: what it does not say is absent. */
export function readBookMetadata(fields: readonly BookField[]): FoundMetadata {
  const all = (name: string) => fields.filter((field) => field.name === name);
  const title = all('title').find((field) => field.details.get('title-type') === 'main') ?? all('title')[0];
  const year = readYear(all('date'));
  const isbn = all('identifier').map(readIsbn).find(Boolean);
  const people = [...all('creator'), ...all('contributor').filter(({ details }) => details.has('role'))];
  return {
    type: 'book',
    ...(title && { title: title.text }),
    ...namesOf(people, 'author', 'aut'),
    ...namesOf(people, 'editor', 'edt'),
    ...namesOf(people, 'translator', 'trl'),
    ...(all('publisher')[0] && { publisher: all('publisher')[0]?.text ?? '' }),
    ...(year && { issued: { 'date-parts': [[year]] } }),
    ...(all('language')[0] && { language: all('language')[0]?.text ?? '' }),
    ...(isbn && { ISBN: isbn }),
  };
}

/** Roles are MARC relator codes; a creator without one is an author. */
function namesOf(people: readonly BookField[], variable: string, code: string): Record<string, CslName[]> {
  const names = people
    .filter(({ details }) => (details.get('role')?.toLowerCase() ?? 'aut') === code)
    .map(readName);
  return names.length > 0 ? { [variable]: names } : {};
}

/** The form under which a name is filed tells family and given name apart, if both forms have the same words. */
function readName({ text, details }: BookField): CslName {
  const filed = details.get('file-as') ?? text;
  const parts = filed.split(',').map((part) => part.trim());
  const [family, given] = parts;
  if (parts.length !== 2 || !family || !given || NOT_GIVEN.test(given)) return { literal: text };
  const fits = fold(text) === fold(filed) || fold(text) === fold(`${given} ${family}`);
  return fits ? { family, given } : { literal: text };
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s.]+/gu, ' ')
    .trim();
}

/** The year of publication; EPUB 2 marks dates of conversion and of changes as such. */
function readYear(dates: readonly BookField[]): number | undefined {
  const date =
    dates.find(({ details }) => details.get('event') === 'publication') ??
    dates.find(({ details }) => !details.has('event'));
  const year = Number(/^\s*(\d{4})(?!\d)/u.exec(date?.text ?? '')?.[1]);
  // Programs write the year 101 where they know none.
  return year >= 1000 ? year : undefined;
}

/** An identifier that says that it is an ISBN, and is one by its check digit. */
function readIsbn({ text, details }: BookField): string | undefined {
  const says = /isbn/iu.test(details.get('scheme') ?? '') || /^(?:urn:)?isbn[:\s]/iu.test(text);
  const digits = text
    .replace(/^(?:urn:)?isbn[:\s]*/iu, '')
    .replace(/[\s-]/gu, '')
    .toUpperCase();
  return says && (isIsbn13(digits) || isIsbn10(digits)) ? digits : undefined;
}

function isIsbn13(digits: string): boolean {
  if (!/^97[89]\d{10}$/u.test(digits)) return false;
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 3 : 1), 0) % 10 === 0;
}

function isIsbn10(digits: string): boolean {
  if (!/^\d{9}[\dX]$/u.test(digits)) return false;
  const value = (digit: string) => (digit === 'X' ? 10 : Number(digit));
  return [...digits].reduce((sum, digit, index) => sum + value(digit) * (10 - index), 0) % 11 === 0;
}

// "Acme, Inc." and "King, Jr." have no given name after the comma.
const NOT_GIVEN = /^(?:inc|ltd|llc|gmbh|co|corp|plc|s\.?a|jr|sr|ph\.?d|m\.?d|i{1,3}|iv)\.?$/iu;
