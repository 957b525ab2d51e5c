import { format } from 'node:util';
import { consoleMark } from './suiteEntry.mjs';

// What VS Code reports as errors in this setting although nothing is wrong: two parts that need a compiler
// are left out, and so on.
const harmless = [
  /^Error: Could not locate the bindings file/,
  /native-watchdog/,
  /^\[Service Worker\] registration/,
  /^Canceled/,
  /vsda/,
  /authentication provider/,
];

/**
 * Prints what the tests print, and errors of VS Code that may tell why a test fails. With VERBATIM_HOST_LOG
 * set, its whole log.
 * @param {string} type `log`, `info`, `warn`, `error`, …
 * @param {unknown[]} args as given to the console
 */
export function printLog(type, args) {
  const isOfTests = args[0] === consoleMark;
  const text = format(...(isOfTests ? args.slice(1) : args));
  // VS Code's extension host writes some of its own errors to the console that it shares with the tests.
  const isHarmless = type === 'error' && harmless.some((pattern) => pattern.test(text));
  if (isOfTests && !isHarmless) {
    const print = type === 'error' || type === 'warn' ? console.error : console.log;
    print(text);
  } else if (process.env.VERBATIM_HOST_LOG || (type === 'error' && !isHarmless)) {
    console.error(`[VS Code] ${text}`);
  }
}
