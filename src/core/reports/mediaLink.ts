import type { CitedLocator } from '../model/citation.ts';
import type { Source } from '../model/source.ts';

/**
 * The address under which the words can be heard or read, at the second where they are said; undefined where the
 * metadata has none. Time goes behind `#t=` as W3C Media Fragments has it, to YouTube in its own parameter. Only web
 * addresses are links: a source's metadata is other people's text.
 */
export function mediaLink(
  { item }: Pick<Source, 'item'>,
  locator: CitedLocator | undefined,
): string | undefined {
  const address = webAddress(item.URL);
  if (!address) return undefined;
  const seconds = locator?.label === 'timestamp' ? toSeconds(locator.value) : undefined;
  if (seconds === undefined) return address;
  if (YOUTUBE.test(address)) return `${address}${address.includes('?') ? '&' : '?'}t=${seconds}s`;
  return address.includes('#') ? address : `${address}#t=${seconds}`;
}

/** The address with everything encoded that could end it or be read as something else; undefined for other schemes. */
function webAddress(address: unknown): string | undefined {
  if (typeof address !== 'string' || !/^https?:\/\/[^\s/]/iu.test(address)) return undefined;
  return address
    .trim()
    .replace(
      /[\s"'<>`\\^{|}()[\]]/gu,
      (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    );
}

/** The seconds of `12:31` or `1:12:31`; undefined for what is no time. */
function toSeconds(time: string): number | undefined {
  const parts = /^(?:(?<hours>\d{1,3}):)?(?<minutes>\d{1,3}):(?<seconds>\d{2})/u.exec(time)?.groups;
  if (!parts) return undefined;
  return Number(parts.hours ?? 0) * 3600 + Number(parts.minutes) * 60 + Number(parts.seconds);
}

const YOUTUBE = /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/watch\?|youtu\.be\/)/iu;
