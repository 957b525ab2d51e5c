/** High Resolution Time, section 7: Node and web workers both have it. */
declare const performance: { now(): number };

/** HTML Standard, section 8.7 (timers). */
declare function setTimeout(callback: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** WHATWG Encoding Standard, section 7.3. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Web Cryptography API; `subtle` is there in secure contexts only. */
declare const crypto: {
  readonly subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> };
};

/** WHATWG URL Standard, section 6.1. */
declare class URL {
  constructor(address: string, base?: string);
  readonly href: string;
}
