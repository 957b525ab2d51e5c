import { percentile } from '../measure.ts';
import type { EngineName } from './engine.ts';

/** What is measured, as it is called in the report. */
export type Measure =
  | 'build'
  | 'build, processor'
  | 'peak of a build'
  | 'peak of a build with V8’s defaults'
  | 'index on disk'
  | 'ready from disk'
  | 'first answer'
  | 'resident once open'
  | 'resident after all keystrokes'
  | 'typing p50'
  | 'typing p95'
  | 'typing p95, processor'
  | 'phrase p50'
  | 'phrase p95'
  | 'phrase p95, processor'
  | 'slowest phrase'
  | 'slowest keystroke';

/** One number of one engine at one size of the corpus. */
export interface Measurement {
  readonly measure: Measure;
  readonly engine: EngineName | 'plain read';
  readonly passages: number;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'bytes per byte of text';
}

/** Looks numbers up. */
export class Measurements {
  readonly all: Measurement[] = [];

  add(...measurements: readonly Measurement[]): void {
    for (const each of measurements) {
      this.all.push(each);
      const { engine, passages, measure, value, unit } = each;
      console.error(`${engine}, ${passages} passages, ${measure}: ${value.toFixed(2)} ${unit}`);
    }
  }

  find(measure: Measure, engine: Measurement['engine'], passages: number): Measurement | undefined {
    return this.all.find(
      (each) => each.measure === measure && each.engine === engine && each.passages === passages,
    );
  }
}

export function medianOf(values: readonly number[]): number {
  return percentile(values, 50);
}
