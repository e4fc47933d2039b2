import { describe, expect, it } from "vitest";
import { Threads, doJobs, inBatches } from "#archive/threads.ts";
import { refusalOf } from "../support/archives.ts";

const MODULE = new URL("../fixtures/threads/doubling.ts", import.meta.url);
const JOBS = Array.from({ length: 30 }, (_, job) => job);
const DOUBLED = JOBS.map((job) => job * 2);

/** What came of jobs, by their places. */
async function done(jobs: readonly number[], isLong: boolean, refused = -1): Promise<number[]> {
  const results: number[] = [];
  const here = (job: number) => job * 2;
  await doJobs(jobs, { isLong, here, module: MODULE, data: { refused } }, (result, index) => {
    results[index] = result;
  });
  return results;
}

describe("jobs", () => {
  it("give the same in threads as here", async () => {
    expect(await done(JOBS, true)).toEqual(DOUBLED);
    expect(await done(JOBS, false)).toEqual(DOUBLED);
    expect(await done([], true)).toEqual([]);
  });

  it("give their results in their own order, in one run and in the next", async () => {
    const threads = new Threads<number, number>(MODULE, { refused: -1 }, 3);
    expect(await threads.run(JOBS)).toEqual(DOUBLED);
    expect(await threads.run(JOBS.toReversed())).toEqual(DOUBLED.toReversed());
    await threads.end();
    expect(await threads.run([4])).toEqual([8]);
    await threads.end();
  });

  it("are done with what every thread was told before them", async () => {
    const threads = new Threads<number, number>(MODULE, { refused: -1 }, 3);
    threads.tell(100);
    expect(await threads.run(JOBS)).toEqual(DOUBLED.map((each) => each + 100));
    threads.tell(0);
    expect(await threads.run(JOBS)).toEqual(DOUBLED);
    await threads.end();
  });

  it("that refuse in a thread refuse with the same problems", async () => {
    expect(await refusalOf(() => done(JOBS, true, 7))).toMatchObject([
      { code: "import/source", what: "no 7" },
    ]);
  });

  it("that fail in a thread fail with the same words, whatever the others do", async () => {
    await expect(done([...JOBS, -3], true)).rejects.toThrow("below nothing: -3");
  });
});

it("a list goes into batches of a size, the last with what is left", () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});
