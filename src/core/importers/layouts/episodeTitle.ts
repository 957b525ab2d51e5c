import type { FoundMetadata } from './layoutReader.ts';

/** "NAME: Title | SHOW #108" taken apart; the whole line is the title where it has no such parts. */
export function readEpisodeTitle(line: string): FoundMetadata {
  const match = /^(?<title>.+?)\s*\|\s*(?<show>.+?)(?:\s+#(?<number>\d+))?$/u.exec(line.trim());
  const { title, show, number } = match?.groups ?? {};
  if (!title || !show) return { title: line.trim() };
  return { title, 'container-title': show, ...(number && { number }) };
}
