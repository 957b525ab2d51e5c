import { type Figure, format } from '../measure.ts';
import { drawChart, type Series } from './chart.ts';
import type { Measure, Measurement, Measurements } from './measurement.ts';

/** A page of what was promised and measured, and of how each grows with the corpus. */
export function toReport(
  figures: readonly Figure[],
  measured: Measurements,
  about: readonly string[],
): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Verbatim: search beside its peers</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.2rem 1.2rem 0.2rem 0; border-bottom: 1px solid #ddd; }
td.number { text-align: right; white-space: nowrap; }
td.missed { color: #b00020; font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1.5rem; }
svg { width: 100%; font: 12px system-ui, sans-serif; fill: #444; }
svg .title { font-size: 14px; font-weight: 600; fill: #222; }
svg .rule { stroke: #e5e5e5; }
</style>
<h1>Search beside its peers</h1>
${about.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
<h2>How it grows</h2>
<p>Passages of about a hundred bytes. Both axes are logarithmic.</p>
<div class="charts">
${CHARTS.map(([measure, unit]) => drawChart(measure, unit, toSeries(measured, measure))).join('\n')}
</div>
<h2>Figures</h2>
<table>
<tr><th>Figure</th><th>Measured</th><th>Peer</th><th></th><th>Ratio</th><th>Goal</th><th></th></tr>
${figures.map(toRow).join('\n')}
</table>
</html>
`;
}

function toSeries(measured: Measurements, measure: Measure): Series[] {
  const own = measured.all.filter((each) => each.measure === measure && each.value > 0);
  return [...new Set(own.map(({ engine }) => engine))].map((engine) => ({
    name: engine,
    color: COLORS[engine],
    isMain: engine === 'verbatim',
    points: own
      .filter((each) => each.engine === engine)
      .map(({ passages, value }) => ({ x: passages, y: value }))
      .sort((a, b) => a.x - b.x),
  }));
}

function toRow({ name, unit, value, peer, goal = '', isMet }: Figure): string {
  const cells = [
    `<td>${escapeHtml(name)}</td>`,
    `<td class="number">${format(value)} ${unit}</td>`,
    `<td>${peer ? escapeHtml(peer.name) : ''}</td>`,
    `<td class="number">${peer ? `${format(peer.value)} ${unit}` : ''}</td>`,
    `<td class="number">${peer ? `${format(value / peer.value)}×` : ''}</td>`,
    `<td>${escapeHtml(goal)}</td>`,
    `<td${isMet === false ? ' class="missed"' : ''}>${isMet === undefined ? '' : isMet ? 'met' : 'missed'}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const CHARTS: readonly (readonly [Measure, string])[] = [
  ['typing p95', 'ms'],
  ['phrase p95', 'ms'],
  ['ready from disk', 'ms'],
  ['build', 's'],
  ['resident after all keystrokes', 'bytes per byte of text'],
  ['peak of a build', 'bytes per byte of text'],
];
/** Told apart also by who sees colors otherwise (Okabe and Ito). */
const COLORS: Readonly<Record<Measurement['engine'], string>> = {
  verbatim: '#0072b2',
  'SQLite FTS5': '#d55e00',
  MiniSearch: '#009e73',
  lunr: '#cc79a7',
  FlexSearch: '#b8860b',
  ripgrep: '#333333',
  'plain read': '#777777',
};
