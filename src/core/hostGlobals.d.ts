/**
 * The few globals that core uses beyond the language itself. Every host has them (Node, browsers, web
 * workers); declaring just these, instead of all DOM or Node types, keeps host APIs out of core.
 */

/** WHATWG Encoding Standard, section 7.1. */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  readonly encoding: string;
  decode(input: Uint8Array): string;
}

/** WHATWG Encoding Standard, section 8.1. */
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
  encodeInto(input: string, target: Uint8Array): { readonly read: number; readonly written: number };
}

/** HTML Standard, section 8.7 (timers). Used only to yield between slices of long work. */
declare function setTimeout(callback: () => void, delayMs: number): unknown;
