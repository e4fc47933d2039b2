import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT } from "../support/shared-data.ts";

const PROGRAM = join(PROJECT, "tests/fixtures/templates/pages-with.ts");

/** The SHA-256 of every page of the specimen by its file. */
const pagesWith = (runtime: "astro" | "own") =>
  JSON.parse(
    execFileSync(process.execPath, [PROGRAM, PROJECT, runtime], { maxBuffer: 2 ** 28 }).toString(),
  ) as Record<string, string>;

it("every page of the specimen is to the letter what Astro's own runtime makes of it", () => {
  const [own, theirs] = [pagesWith("own"), pagesWith("astro")];
  expect(Object.keys(own).length).toBeGreaterThan(300);
  expect(own).toEqual(theirs);
});
