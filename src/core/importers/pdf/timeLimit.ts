/** When work must be over, in milliseconds as `Date.now` counts them. */
export interface TimeLimit {
  readonly deadlineMs: number;
}

/** The result of `work`, or `late` where it is not there at the deadline. What it still does is its own affair. */
export async function within<T>({ deadlineMs }: TimeLimit, work: () => Promise<T>): Promise<T | 'late'> {
  let isDone = false;
  const watch = async (): Promise<'late'> => {
    while (!isDone && Date.now() < deadlineMs) await pause(WATCH_MS);
    return 'late';
  };
  try {
    return await Promise.race([work(), watch()]);
  } finally {
    isDone = true;
  }
}

/** Lets requests that came in meanwhile be answered. */
export function pause(delayMs = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

// A timer keeps a process alive, so it must not be set for the whole time that is left.
const WATCH_MS = 100;
