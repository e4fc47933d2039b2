/** The made collection of the benchmark. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import { importCollection } from "#intake/ota.ts";
import { LARGEST, makeCorpus } from "../../scripts/bench/corpus.ts";
import { NOW } from "../support/archives.ts";
import { temporaryFolder } from "../support/folders.ts";

const SHAPE = { ...LARGEST, documents: 6, versions: 120, bytes: 4000 };

const headOf = (repository: string): string =>
  execFileSync("git", ["rev-parse", "HEAD"], { cwd: repository, encoding: "utf8" });

it("is the same for the same seed, another for another, and a collection that an import takes in", async () => {
  const [first, again, other] = ["a", "b", "c"].map((name) => join(temporaryFolder(), name));
  await makeCorpus(first!, SHAPE);
  await makeCorpus(again!, SHAPE);
  await makeCorpus(other!, SHAPE, 2);
  expect(headOf(again!)).toBe(headOf(first!));
  expect(headOf(other!)).not.toBe(headOf(first!));
  const imported = await importCollection(join(temporaryFolder(), "x"), first!, NOW, SILENT);
  expect(imported.documents).toBe(6);
  // A commit that changes no byte of its file records nothing.
  expect(imported.captures).toBeGreaterThan(100);
  expect(imported.distinctFiles).toBeLessThan(imported.captures);
});
