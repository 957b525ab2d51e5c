// `npm test`: builds, then runs every suite one after the other and adds up what they counted.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const suites = {
  check: { title: 'Types and lint', command: ['npm', 'run', '--silent', 'check'] },
  build: { title: 'Build', command: ['npm', 'run', '--silent', 'build'] },
  unit: {
    title: 'Unit tests',
    command: ['mocha', 'test/unit/**/*.test.ts', '--reporter', 'test/support/countingReporter.cjs'],
  },
  extension: {
    title: 'Extension tests in VS Code, Node host',
    command: ['node', 'test/support/runInVSCode.mjs'],
  },
  web: {
    title: 'Extension tests in VS Code, web worker host',
    command: ['node', 'test/support/runInVSCode.mjs', '--web'],
  },
  vsix: {
    title: 'Extension tests in VS Code, the packaged extension',
    command: ['npm', 'run', '--silent', 'test:vsix'],
  },
  ui: {
    title: 'Journeys in the browser',
    command: [
      'mocha',
      '--config',
      'test/ui/.mocharc.json',
      '--reporter',
      'test/support/countingReporter.cjs',
    ],
  },
};

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = values.only ?? Object.keys(suites);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const name of wanted) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}`);
  console.log(`\n== ${suite.title}`);
  const { status, counted } = await run(suite.command);
  // A suite that ends badly without counting a failure has failed as a whole.
  const broke = status !== 0 && counted.failed === 0;
  for (const key of Object.keys(counts)) counts[key] += counted[key];
  if (broke) {
    counts.failed++;
    console.log(`${suite.title}: ended with status ${status}`);
    // Nothing after a broken build means anything.
    if (name === 'build') break;
  }
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Runs a suite with its output shown, and reads the counts off its RESULT lines. */
function run([program, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    const counted = { passed: 0, failed: 0, skipped: 0 };
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const result = /RESULT (\{.*\})/u.exec(line);
        if (!result) console.log(line);
        else for (const [key, count] of Object.entries(JSON.parse(result[1]))) counted[key] += count;
      }
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (rest) console.log(rest);
      resolve({ status, counted });
    });
  });
}
