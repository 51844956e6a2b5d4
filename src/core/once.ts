// What few links need is made when the first one does: a worker that wakes answers sooner.

/** A function that makes the value at its first call and keeps it. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
