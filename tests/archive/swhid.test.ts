import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { objectPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { swhidOf, swhidOfObject } from "#archive/swhid.ts";

const archive = openArchive(process.cwd());
const captured = [...archive.captures.values()]
  .flat()
  .filter(({ kept }) => kept)
  .flatMap(({ sources }) => sources);

describe("a SWHID", () => {
  it("is the one that the specification computes", () => {
    // Of no bytes, and of "hello world\n": the best known of git's blobs.
    expect(swhidOf(new Uint8Array())).toBe("swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    const hello = new TextEncoder().encode("hello world\n");
    expect(swhidOf(hello)).toBe("swh:1:cnt:3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
  });

  it("of captured bytes is what git hash-object prints, whatever they are", () => {
    expect(new Set(captured.map(({ mediaType }) => mediaType)).size).toBeGreaterThan(2);
    const args = ["hash-object", "--no-filters", "--stdin-paths"];
    const input = captured.map(({ sha256 }) => `${objectPath(sha256)}\n`).join("");
    const { stdout } = spawnSync("git", args, { encoding: "utf8", input });
    expect(captured.map(({ sha256 }) => swhidOfObject(archive, sha256))).toEqual(
      stdout
        .trim()
        .split("\n")
        .map((hash) => `swh:1:cnt:${hash}`),
    );
  });

  it("is refused for bytes that are not held", () => {
    expect(() => swhidOfObject(archive, "0".repeat(64) as never)).toThrow(/ENOENT/u);
  });
});
