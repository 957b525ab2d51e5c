/** The result if it comes within so many milliseconds; undefined otherwise, and where it fails. */
export function atOnce<Value>(promise: Promise<Value>, withinMs: number): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), withinMs);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      () => {
        clearTimeout(timer);
        resolve(undefined);
      },
    );
  });
}
