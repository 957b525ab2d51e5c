import type { SourceReader } from '../core/index/sourceReader.ts';

/** What the command line talks to: the process, or a test. */
export interface CliIo {
  out(text: string): void;
  error(text: string): void;
  /** The directory that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads one source. */
  readonly reader: SourceReader;
  /** Whether the terminal shows colors. Absent: it does not. */
  readonly colors?: boolean;
  /** The program's version. */
  readonly version?: string;
}

/** The command line was not understood; its message says why, for the user. */
export class UsageError extends Error {}

export interface CliOptions {
  readonly format?: string | undefined;
  readonly limit?: string | undefined;
  readonly source?: string | undefined;
  readonly style?: string | undefined;
  readonly out?: string | undefined;
  readonly corpus?: string | undefined;
  readonly profile?: string | undefined;
  readonly template?: string | undefined;
  readonly 'fail-on'?: string | undefined;
  readonly borrowings?: boolean | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** The value of an option that takes one of a few; the first is the default. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly [T, ...T[]],
): T {
  if (value === undefined) return allowed[0];
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new UsageError(`--${option} takes ${allowed.join(' or ')}, not "${value}".`);
  return found;
}

/** A whole number from 1. */
export function countOf(option: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError(`--${option} takes a whole number from 1, not "${value}".`);
  return count;
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
