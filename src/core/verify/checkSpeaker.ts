import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { mayBeSamePerson } from './peopleNamed.ts';

export type SpeakerCheck =
  | { readonly code: 'agrees' }
  /** The source itself says whose words they are, and it is somebody else. */
  | { readonly code: 'differs'; readonly speaker?: string }
  /** The source does not say who speaks. */
  | { readonly code: 'unconfirmed' }
  /** The draft names nobody, or the words are a work's own. */
  | { readonly code: 'nothing-to-check' };

/**
 * Compares the name that the draft puts to the words with the voice of the passage. Only a label, the page or the
 * sole author contradict it; an unmarked voice confirms nothing and contradicts nothing.
 *
 * @param offset where the words start in the source's raw text.
 */
export function checkSpeaker(
  claimed: string | undefined,
  passage: Passage,
  offset: number,
  source: Source,
): SpeakerCheck {
  if (passage.voice === 'unmarked' || passage.voice === 'inferred') {
    return passage.kind === 'speech' || claimed ? { code: 'unconfirmed' } : { code: 'nothing-to-check' };
  }
  if (!claimed) return { code: 'nothing-to-check' };
  const quotation = passage.quotations?.find(({ start, end }) => start <= offset && offset < end);
  if (quotation) return checkReported(claimed, quotation.claimedSpeaker);
  const speaker = passage.reported?.claimedSpeaker ?? passage.speaker;
  if (speaker) return mayBeSamePerson(claimed, speaker) ? { code: 'agrees' } : { code: 'differs', speaker };
  // A summary's own words are nobody's quotation; a work may be named in the place of its author.
  const isPagesOwn = passage.voice === 'site' && passage.kind === 'prose' && source.role === 'secondary';
  return isPagesOwn && !namesWork(claimed, source) ? { code: 'differs' } : { code: 'nothing-to-check' };
}

/** Words that a text quotes in its turn are those of whom it names. */
function checkReported(claimed: string, reported: string | undefined): SpeakerCheck {
  if (!reported) return { code: 'unconfirmed' };
  return mayBeSamePerson(claimed, reported) ? { code: 'agrees' } : { code: 'differs', speaker: reported };
}

/** A page may be named by its title or its publisher; a person in the title of a page is not the page. */
function namesWork(claimed: string, { item, title }: Source): boolean {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const names = [title, item.title, item['container-title'], item['collection-title']];
  if (names.some((name) => name !== undefined && fold(name).startsWith(fold(claimed)))) return true;
  const makers = [item.publisher, ...(item.author ?? []).flatMap(({ literal, family }) => [literal, family])];
  return makers.some((name) => name !== undefined && mayBeSamePerson(claimed, name));
}
