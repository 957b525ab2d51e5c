/** High Resolution Time, section 7: Node and web workers both have it. */
declare const performance: { now(): number };

/** HTML Standard, section 8.7 (timers). */
declare function setTimeout(callback: () => void, delayMs: number): unknown;
declare function clearTimeout(timer: unknown): void;
