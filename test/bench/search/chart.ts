/** One line of a chart. */
export interface Series {
  readonly name: string;
  readonly color: string;
  /** Whether it is the one that the chart is about. */
  readonly isMain?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/**
 * Lines over two logarithmic axes as SVG: what grows in proportion is a straight slope. Each line bears its name at its
 * end, so that no legend has to be looked up.
 */
export function drawChart(title: string, unit: string, series: readonly Series[]): string {
  const drawn = series.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  if (all.length === 0) return '';
  const xScale = toScale(
    all.map(({ x }) => x),
    [LEFT, WIDTH - RIGHT],
  );
  const yScale = toScale(
    all.map(({ y }) => y),
    [HEIGHT - BOTTOM, TOP],
  );
  const lines = drawn.map((each) => drawSeries(each, xScale, yScale));
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
<text x="${LEFT}" y="18" class="title">${title}, ${unit}</text>
${yScale.ticks.map((tick) => drawRule(tick, yScale)).join('\n')}
${xScale.ticks.map((tick) => drawTick(tick, xScale)).join('\n')}
${lines.join('\n')}
${placeNames(drawn, yScale).join('\n')}
</svg>`;
}

interface Scale {
  readonly ticks: readonly number[];
  of(value: number): number;
}

/** From the power of ten below the least value to the one above the greatest. */
function toScale(values: readonly number[], [from, to]: readonly [number, number]): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)) + ROUNDING);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - ROUNDING));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    of: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function drawSeries({ points, color, isMain }: Series, xScale: Scale, yScale: Scale): string {
  const places = points.map(({ x, y }) => [xScale.of(x).toFixed(1), yScale.of(y).toFixed(1)]);
  const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${color}"/>`).join('');
  return `<polyline points="${places.join(' ')}" fill="none" stroke="${color}" stroke-width="${isMain ? 3.5 : 1.5}"/>${dots}`;
}

/** The names at the right, moved apart where lines end close together. */
function placeNames(series: readonly Series[], yScale: Scale): string[] {
  const named = series
    .map((each) => ({ ...each, y: yScale.of(each.points.at(-1)?.y ?? 1) }))
    .sort((a, b) => a.y - b.y);
  let last = 0;
  return named.map(({ name, color, isMain, y }) => {
    last = Math.max(y, last + LINE);
    const weight = isMain ? ' font-weight="700"' : '';
    return `<text x="${WIDTH - RIGHT + 8}" y="${(last + 4).toFixed(1)}" fill="${color}"${weight}>${name}</text>`;
  });
}

function drawRule(tick: number, yScale: Scale): string {
  const y = yScale.of(tick).toFixed(1);
  return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y}" y2="${y}" class="rule"/><text x="${LEFT - 6}" y="${y}" dy="4" text-anchor="end">${toLabel(tick)}</text>`;
}

function drawTick(tick: number, xScale: Scale): string {
  const x = xScale.of(tick).toFixed(1);
  return `<text x="${x}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${toLabel(tick)}</text>`;
}

function toLabel(value: number): string {
  return value >= 1 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(1)));
}

const [WIDTH, HEIGHT] = [560, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 110, 36, 30];
const LINE = 15;
const ROUNDING = 1e-9;
