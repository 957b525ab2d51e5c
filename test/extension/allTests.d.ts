/** Every test/extension/suite/*.test.ts, found by esbuild.js. */
declare module 'all-extension-tests';
declare module 'mocha/mocha.js';
