import { styleText } from 'node:util';
import type { Paint } from '../core/reports/textReport.ts';
import type { CliIo } from './io.ts';

/** Paints for a terminal that shows colors; elsewhere the text stays as it is. */
export function paintFor({ colors }: CliIo): Paint {
  if (!colors) return (text) => text;
  return (text, style) => styleText([...STYLES[style]], text, { validateStream: false });
}

const STYLES = {
  bold: ['bold'],
  dim: ['dim'],
  differs: ['yellow', 'underline'],
  critical: ['red', 'bold', 'underline'],
  none: ['green'],
  information: ['cyan'],
  warning: ['yellow'],
  error: ['red', 'bold'],
} as const;
