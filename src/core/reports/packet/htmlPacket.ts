import { plainWords } from '../plainWords.ts';
import { verdictHelp } from '../verdictHelp.ts';
import type { Run } from '../wording.ts';
import { gapBefore } from '../wordsAround.ts';
import type { Packet, PacketEntry, PacketEvidence } from './packet.ts';
import { packetStyle } from './packetStyle.ts';
import { packetSummary } from './packetSummary.ts';

/**
 * The packet as one page of HTML that needs nothing else: no script runs in it and nothing is loaded, which its
 * content security policy holds even against a mistake here. Made to be printed, and read without color.
 */
export function packetAsHtml(packet: Packet): string {
  const title = `Fact-check packet: ${packet.draft}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${packetStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
${packetSummary(packet)
  .map((line) => `<p>${escapeHtml(line)}</p>`)
  .join('\n')}
</header>
${contents(packet.entries)}
<main>
${packet.entries.map(entryAsHtml).join('\n')}
</main>
</body>
</html>
`;
}

/** Text for an element or a quoted attribute; what could steer is left out. */
export function escapeHtml(text: string): string {
  return plainWords(text).replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function contents(entries: readonly PacketEntry[]): string {
  const rows = entries.map(
    ({ number, place, verdict, severity, draftWording }) =>
      `<tr class="${severity}"><td><a href="#quotation-${number}">${number}</a></td><td>${place.line}</td><td>${verdict}</td><td>${escapeHtml(opening(draftWording))}</td></tr>`,
  );
  return `<table>
<thead><tr><th scope="col">No.</th><th scope="col">Line</th><th scope="col">Verdict</th><th scope="col">Quotation</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function entryAsHtml(entry: PacketEntry): string {
  const { number, place, verdict, severity, messages, draftWording, claim, evidence } = entry;
  const heading = `${number}. ${verdictHelp[verdict].title}`;
  return `<section id="quotation-${number}" class="${severity}">
<h2>${heading} <span class="verdict">${verdict}</span></h2>
${messages.map((message) => `<p>${escapeHtml(message)}</p>`).join('\n')}
<h3>In the draft, line ${place.line}${claim && `: ${escapeHtml(claim)}`}</h3>
<blockquote>${runsAsHtml(draftWording)}</blockquote>
${evidence ? evidenceAsHtml(evidence) : '<p>No source has these words.</p>'}
<p class="signature"><span>Checked by</span><span>Date</span></p>
</section>`;
}

function evidenceAsHtml(evidence: PacketEvidence): string {
  const { around, wording, speaker, voice, reference, citeKey, role, locator, link, file, fileHash } =
    evidence;
  const facts: readonly (readonly [string, string])[] = [
    ['Speaker', escapeHtml(speaker ? `${speaker} (${voice})` : voice)],
    ['Source', `${escapeHtml(reference)} <code>@${escapeHtml(citeKey)}</code>, ${escapeHtml(role)}`],
    ['Place', escapeHtml(locator) || 'not given'],
    ...(link ? [['Link', linkAsHtml(link)] as const] : []),
    ['File', `<code>${escapeHtml(file)}</code>`],
    ['SHA-256', `<code>${fileHash ?? 'not read'}</code>`],
  ];
  return `<h3>In the source</h3>
<blockquote><span class="around">${escapeHtml(around.before)}</span> ${runsAsHtml(wording)}${gapBefore(around.after)}<span class="around">${escapeHtml(around.after)}</span></blockquote>
<dl>
${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('\n')}
</dl>`;
}

function linkAsHtml(link: string): string {
  return `<a href="${escapeHtml(link)}" rel="noreferrer noopener">${escapeHtml(link)}</a>`;
}

/** Words that differ are marked, heavily where the meaning is at stake; where words are missing stands a caret. */
function runsAsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, mark }) => {
      const words = escapeHtml(text);
      const [lead, trail] = [/^\s/u.test(text) ? ' ' : '', words && /\s$/u.test(text) ? ' ' : ''];
      if (!mark) return `${lead}${words}${trail}`;
      return `${lead}<mark class="${mark}">${words || '‸'}</mark>${trail}`;
    })
    .join('');
}

function opening(runs: readonly Run[]): string {
  const words = plainWords(runs.map(({ text }) => text).join(''));
  return words.length > OPENING ? `${words.slice(0, words.lastIndexOf(' ', OPENING))} …` : words;
}

const OPENING = 90;
