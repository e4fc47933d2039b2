/** Things in parts of so many, the last with what is left; each is taken when its part is due. */
export function* batchesOf<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const each of all) {
    batch.push(each);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A list in parts of so many, the last with what is left. */
export const inBatches = <T>(list: readonly T[], size: number): T[][] => [...batchesOf(list, size)];
