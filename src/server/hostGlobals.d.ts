/** High Resolution Time, section 7: Node and web workers both have it. */
declare const performance: { now(): number };
