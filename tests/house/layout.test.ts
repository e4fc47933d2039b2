/** The top level of the project: rooms that a newcomer knows, and what tools demand. */
import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { PROJECT } from "../support/shared-data.ts";

const ROOMS = ["content", "public", "scripts", "snapshots", "src", "tests"];
const FILES =
  /^(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md$|^LICENSE$|^package(?:-lock)?\.json$|^tsconfig\.json$|^(?:astro|vitest)\.config\.(?:mjs|ts)$|^\./u;

it("the top level holds the rooms of the house, and no file that no tool asks for", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: PROJECT, encoding: "utf8" });
  const entries = new Set(
    tracked
      .split("\0")
      .filter(Boolean)
      .map((path) => path.split("/")[0]!),
  );
  expect([...entries].filter((entry) => !ROOMS.includes(entry) && !FILES.test(entry))).toEqual([]);
});
