import { describe, expect, it } from "vitest";
import { Processes, doJobs } from "#archive/processes.ts";
import { refusalOf } from "../support/archives.ts";

const MODULE = new URL("../fixtures/processes/doubling.ts", import.meta.url);
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
  it("give the same in processes as here", async () => {
    expect(await done(JOBS, true)).toEqual(DOUBLED);
    expect(await done(JOBS, false)).toEqual(DOUBLED);
    expect(await done([], true)).toEqual([]);
  });

  it("give their results in their own order, in one run and in the next", async () => {
    const processes = new Processes<number, number>(MODULE, { refused: -1 }, 3);
    expect(await processes.run(JOBS)).toEqual(DOUBLED);
    expect(await processes.run(JOBS.toReversed())).toEqual(DOUBLED.toReversed());
    await processes.end();
    expect(await processes.run([4])).toEqual([8]);
    await processes.end();
  });

  it("are done with what every process was told before them", async () => {
    const processes = new Processes<number, number>(MODULE, { refused: -1 }, 3);
    processes.tell(100);
    expect(await processes.run(JOBS)).toEqual(DOUBLED.map((each) => each + 100));
    processes.tell(0);
    expect(await processes.run(JOBS)).toEqual(DOUBLED);
    await processes.end();
  });

  it("that refuse in a process refuse with the same problems", async () => {
    expect(await refusalOf(() => done(JOBS, true, 7))).toMatchObject([
      { code: "import/source", what: "no 7" },
    ]);
  });

  it("that fail in a process fail with the same words, whatever the others do", async () => {
    await expect(done([...JOBS, -3], true)).rejects.toThrow("below nothing: -3");
  });
});
