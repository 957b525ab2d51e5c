import type { HitView } from '../src/protocol/requests.ts';

/** What has to be seen at a glance before a hit is quoted. */
export type HitBadge = 'own' | 'reported' | 'unmarked' | 'secondary';

/** The one thing to mind most at a hit; `undefined` where there is nothing. */
export function badgeOf({
  role,
  kind,
  voice,
}: Pick<HitView, 'role' | 'kind' | 'voice'>): HitBadge | undefined {
  if (role === 'own') return 'own';
  if (kind === 'reported') return 'reported';
  // Prose that nobody signs is the work's own voice: there is no speaker to be marked.
  if (voice === 'unmarked' && kind !== 'prose') return 'unmarked';
  if (role === 'secondary') return 'secondary';
  return undefined;
}

/** Whose words, without what the badge before it says already: `reported: Ione Haskett` is `Ione Haskett`. */
export function whoBeside(badgeWords: string, evidence: string): string {
  if (badgeWords === '' || !evidence.toLowerCase().startsWith(badgeWords.toLowerCase())) return evidence;
  return evidence.slice(badgeWords.length).replace(/^[\s:,]+/u, '');
}
