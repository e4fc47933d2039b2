import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import { type Sum, parseSums, printSums } from "#base/sums.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";

const SHA256SUM = "sha256sum";
const HELLO = sha256("hello");

describe("a list of sums", () => {
  it("is written as coreutils writes it", () => {
    expect(printSums([["a b.txt", HELLO]])).toBe(`${HELLO}  a b.txt\n`);
    expect(printSums([["a\\b\nc", HELLO]])).toBe(`\\${HELLO}  a\\\\b\\nc\n`);
  });

  it("is read as it was written, whatever the names are", () => {
    const path = fc.string({
      minLength: 1,
      unit: fc.constantFrom("a", "\\", "\n", "\r", " ", "é"),
    });
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const sums = paths.map((each): Sum => [each, sha256(each)]);
        expect([...(parseSums(printSums(sums)) ?? [])]).toEqual(sums);
      }),
    );
  });

  it("is refused where it is anything else", () => {
    for (const text of [
      `${HELLO} a\n`,
      `${HELLO}  a`,
      `${HELLO}  \n`,
      "x  a\n",
      `\\${HELLO}  a\n`,
    ]) {
      expect(parseSums(text), JSON.stringify(text)).toBeUndefined();
    }
  });

  it("is one that sha256sum checks", () => {
    const folder = temporaryFolder();
    const files = { "plain.txt": "hello", "with space/and\\backslash": "x", "new\nline": "y" };
    writeFiles(folder, files);
    const sums = Object.entries(files).map(([path, data]): Sum => [path, sha256(data)]);
    writeFileSync(join(folder, "SUMS"), printSums(sums));
    const check = () => spawnSync(SHA256SUM, ["-c", "--quiet", "SUMS"], { cwd: folder }).status;
    expect(check()).toBe(0);
    writeFileSync(join(folder, "new\nline"), "z");
    expect(check()).toBe(1);
  });
});
