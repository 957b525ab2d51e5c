/** One figure of the bench, beside a peer that was measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly peer?: { readonly name: string; readonly value: number };
  /** What was promised, in words. */
  readonly goal?: string;
  /** Whether that is so; absent where the goal is for the reader to judge. */
  readonly isMet?: boolean;
}

/** The median of several runs in milliseconds: machines are shared and noisy, and the middle is the least so. */
export async function medianMs(work: () => unknown, runs = 5): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return percentile(times, 50);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? Number.NaN;
}

/** The figures as a table, with the ratio to the peer where there is one. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, value, peer, goal = '', isMet }) => [
    name,
    `${format(value)} ${unit}`,
    peer ? `${peer.name}: ${format(peer.value)} ${unit}` : '',
    peer ? `${format(value / peer.value)}×` : '',
    goal,
    isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
  ]);
  const all = [['figure', 'measured', 'peer', 'ratio', 'goal', ''], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function format(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toFixed(1) : value.toFixed(3);
}
