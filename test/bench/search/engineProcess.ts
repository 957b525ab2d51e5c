// Run for each engine in a process of its own, so that memory is its alone: answers one call of the bench after the other.
import { type EngineName, engines, type Opened } from './engine.ts';

export interface EngineCalls {
  build(request: { texts: string; index: string }): Promise<Built>;
  open(request: { texts: string; index: string }): Promise<OpenedIn>;
  /** Asks one question after the other. */
  ask(request: { kind: keyof Opened; questions: readonly string[] }): Promise<readonly Asked[]>;
  /** What it holds now above what it held before it opened anything, in bytes. */
  residentBytes(): Promise<number>;
}

export interface Built {
  readonly ms: number;
  /** Of the processor. */
  readonly cpuMs: number;
  /** Most that the process held above what it held before, in bytes. */
  readonly peakBytes: number;
}

export interface OpenedIn {
  readonly ms: number;
  /** What the first question takes, by code that never ran before. */
  readonly firstMs: number;
  /** What the process holds then above what it held before, in bytes. */
  readonly residentBytes: number;
}

export interface Asked {
  readonly ms: number;
  /** Of the processor, in this process: on a busy machine it says more than the clock. */
  readonly cpuMs: number;
  readonly found: number;
}

const [name = 'verbatim'] = process.argv.slice(2) as EngineName[];
const { engine } = await engines[name]();
let opened: Opened = {};
let emptyBytes = 0;

const calls: EngineCalls = {
  async build({ texts, index }) {
    const [peak, cpu, startedMs] = [peakBytes(), process.cpuUsage(), performance.now()];
    await engine.build(texts, index);
    return {
      ms: performance.now() - startedMs,
      cpuMs: cpuMsSince(cpu),
      peakBytes: peakBytes() - peak,
    };
  },
  async open({ texts, index }) {
    emptyBytes = await residentNow();
    const startedMs = performance.now();
    opened = await engine.open(index, texts);
    const readyMs = performance.now();
    (opened.type ?? opened.phrase)?.(NO_WORD);
    const firstMs = performance.now() - readyMs;
    return { ms: readyMs - startedMs, firstMs, residentBytes: (await residentNow()) - emptyBytes };
  },
  async ask({ kind, questions }) {
    return questions.map((question) => {
      const [cpu, startedMs] = [process.cpuUsage(), performance.now()];
      const found = opened[kind]?.(question) ?? 0;
      return { ms: performance.now() - startedMs, cpuMs: cpuMsSince(cpu), found };
    });
  },
  async residentBytes() {
    return (await residentNow()) - emptyBytes;
  },
};

process.on('message', async ({ call, request }: { call: keyof EngineCalls; request: never }) => {
  process.send?.(await calls[call](request));
});

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** Memory of arrays that are gone is given back behind the collector's back. */
async function residentNow(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().rss;
}

const NO_WORD = 'zzzzqqqq';
