/** The made collection of the benchmark. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import { importCollection } from "#intake/ota.ts";
import { addVersion, documentsFor, makeCorpus, orderOf } from "../../scripts/bench/corpus.ts";
import { historyOf } from "../../scripts/bench/history.ts";
import { Random } from "../../scripts/bench/random.ts";
import { NOW } from "../support/archives.ts";
import { temporaryFolder } from "../support/folders.ts";

const ORDER = { documents: 12, versions: 400, most: 60, bytes: 4000 };

const inRepository = (folder: string, ...args: string[]): string =>
  execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();

async function made(seed?: number) {
  const folder = join(temporaryFolder(), "corpus");
  const shape = await makeCorpus(folder, ORDER, seed);
  return { folder, shape, head: inRepository(folder, "rev-parse", "HEAD") };
}

describe("the made collection", () => {
  it("is the same for the same seed, and another for another", async () => {
    const [first, again, other] = [await made(), await made(), await made(2)];
    expect(again).toMatchObject({ head: first.head, shape: first.shape });
    expect(other.head).not.toBe(first.head);
  });

  it("has the shape that was ordered, and counts it as git does", async () => {
    const { folder, shape } = await made();
    expect(shape).toMatchObject({ documents: 12 });
    expect(Math.abs(shape.versions - 400)).toBeLessThan(8);
    expect(shape.most).toBeGreaterThanOrEqual(60);
    expect(shape.fewest).toBeLessThan(10);
    expect(shape.technical / shape.versions).toBeGreaterThan(0.02);
    expect(shape.technical / shape.versions).toBeLessThan(0.07);
    expect(shape.returning / shape.versions).toBeGreaterThan(0.2);
    expect(shape.passages).toBeLessThan(shape.bytes / 2);
    const commits = inRepository(folder, "log", "--format=%ct %s").split("\n");
    expect(commits).toHaveLength(shape.versions);
    expect(commits.filter((line) => line.includes(" Apply technical"))).toHaveLength(
      shape.technical,
    );
    const times = commits.map((line) => Number(line.split(" ")[0]));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const changed = inRepository(folder, "log", "--format=", "--name-only").split("\n");
    expect(changed.filter(Boolean)).toHaveLength(shape.versions);
  });

  it("is a collection that an import takes in, one more version too", async () => {
    const { folder, shape } = await made();
    const root = join(temporaryFolder(), "archive");
    expect(await importCollection(root, folder, NOW, SILENT)).toMatchObject({
      documents: shape.documents,
      captures: shape.versions,
      technical: shape.technical,
    });
    await addVersion(folder);
    expect(await importCollection(root, folder, NOW, SILENT)).toMatchObject({
      captures: 1,
      known: shape.versions,
    });
  });

  it("can be ordered in any size", () => {
    expect(orderOf(880)).toMatchObject({ versions: 42_000, most: 2500 });
    expect(orderOf(88)).toMatchObject({ versions: 4200, most: 250 });
    expect(documentsFor(10_000)).toBe(210);
    expect(documentsFor(1)).toBe(1);
  });
});

describe("the history of a document", () => {
  it("records nothing that is as it was, and gives the same array for a text that returns", () => {
    const versions = [...historyOf(300, 4000, "de", new Random(7))].map(({ blocks }) => blocks);
    expect(versions).toHaveLength(300);
    versions.slice(1).forEach((blocks, index) => {
      expect(blocks.join("\n\n")).not.toBe(versions[index]!.join("\n\n"));
    });
    const texts = new Set(versions.map((blocks) => blocks.join("\n\n")));
    expect(new Set(versions).size).toBe(texts.size);
    expect(texts.size).toBeLessThan(250);
  });
});
