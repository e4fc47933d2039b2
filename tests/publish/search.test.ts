import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { chosenHits, countChoices } from "#browser/chosen-hits.ts";
import type { Answer } from "#browser/search-engine.ts";
import { divisionsOf } from "#publish/search-division.ts";
import { type IndexSource, indexEntries, indexSources } from "#views/search.ts";
import { siteOf } from "#views/site.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { type MadeIndex, madeIndex, searching } from "../support/search-index.ts";
import { editedSpecimen } from "../support/sites.ts";

const site = siteOf(openArchive(process.cwd()));
/** So few characters to a part that the specimen has many. */
const FEW = 60_000;
const FILTERS = ["kind", "platform", "terms", "language", "year", "severity", "clause"];

let one: MadeIndex;
let many: MadeIndex;
let cache: string;
beforeAll(async () => {
  cache = temporaryFolder();
  one = await madeIndex(site);
  many = await madeIndex(site, { cache, most: FEW });
});

const idsOf = ({ hits }: Answer): string[] => hits.map(({ id }) => id);
const partsOf = ({ folder }: MadeIndex): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? each.name : [],
  );

describe("the search index", () => {
  it("is one part in a small archive", () => {
    expect(one.counts).toEqual({ made: 1, reused: 0 });
    expect(partsOf(one)).toEqual(["p"]);
    expect(many.counts.made).toBeGreaterThan(8);
    expect(partsOf(many)).toHaveLength(many.counts.made);
  });

  it("is the same bytes for the same archive", async () => {
    const again = await madeIndex(site, { most: FEW });
    expect(again.counts).toEqual(many.counts);
    expect(treeOf(again.folder)).toEqual(treeOf(many.folder));
  });

  it.each([
    "liability",
    "your personal data",
    "database",
    "liability zyzzyva",
    "anonym",
    "terms of service",
    "Haftung",
    '"made anonymous after ninety days"',
    '"limit of liability"',
    '"limit of liability" data',
    "",
  ])(
    "in many parts finds the same as in one, in the same order, with the same counts: %s",
    async (typed) => {
      const [whole, divided] = [await searching(one)(typed), await searching(many)(typed)];
      expect(whole.hits.length).toBeGreaterThan(0);
      expect(idsOf(divided)).toEqual(idsOf(whole));
      for (const [index, { score }] of divided.hits.entries()) {
        expect(score).toBeCloseTo(whole.hits[index]!.score, 9);
      }
      for (const filters of [{}, { platform: "quillmate" }, { kind: "history", year: "2023" }]) {
        expect(countChoices(divided.hits, FILTERS, filters)).toEqual(
          countChoices(whole.hits, FILTERS, filters),
        );
        const byDate = { filters, byDate: true };
        expect(chosenHits(divided.hits, byDate).map(({ id }) => id)).toEqual(
          chosenHits(whole.hits, byDate).map(({ id }) => id),
        );
      }
      const [first] = divided.hits;
      expect(await first!.data()).toEqual(await whole.hits[0]!.data());
    },
  );

  it("finds a phrase of any passage that ever stood, in its document", async () => {
    const search = searching(many);
    for (const { parts, url } of indexEntries(site)) {
      const long = parts.filter(
        ({ spans, text }) => spans !== undefined && /^[\p{L}, ]{30,}/u.test(text),
      );
      for (const { text } of long.slice(0, 3)) {
        const phrase = /^[\p{L}, ]{30,}(?=[ .])/u.exec(text)?.[0].trim();
        if (phrase === undefined) continue;
        const { hits } = await search(`"${phrase}"`);
        const found = await Promise.all(hits.map(async (hit) => (await hit.data()).url));
        expect(found, phrase).toContain(`/${url}`);
      }
    }
  });

  it("counts for every page what its entry says", async () => {
    const { hits } = await searching(many)("");
    const counts = countChoices(hits, FILTERS, {});
    const entries = [...indexEntries(site)];
    expect(hits).toHaveLength(entries.length);
    for (const name of FILTERS) {
      const values = entries.flatMap(({ filters }) => filters.filter(([each]) => each === name));
      for (const [, value] of values) {
        const held = values.filter(([, other]) => other === value).length;
        expect(counts[name]![value]).toBe(held);
      }
    }
  });
});

describe("an index in parts", () => {
  it("is taken from the cache where nothing changed", async () => {
    const again = await madeIndex(site, { cache, most: FEW });
    expect(again.counts).toEqual({ made: 0, reused: many.counts.made });
    expect(treeOf(again.folder)).toEqual(treeOf(many.folder));
  });

  it("is made again only where an entry changed, and keeps no other parts", async () => {
    const own = temporaryFolder();
    cpSync(cache, own, { recursive: true });
    const file = "content/provisions/quillmate/terms-of-use/liability-cap.md";
    const edited = editedSpecimen({
      [file]: (text) => text.replace("title: ", "title: Zwiebelkuchen "),
    });
    const changed = await madeIndex(edited, { cache: own, most: FEW });
    expect(changed.counts).toEqual({ made: 1, reused: many.counts.made - 1 });
    expect(readdirSync(own)).toHaveLength(many.counts.made);
    const [before, after] = [treeOf(many.folder), treeOf(changed.folder)];
    const folders = Object.keys(after).flatMap((path) =>
      before[path] === after[path] ? [] : path.split("/")[0]!,
    );
    expect(new Set(folders).size).toBe(2);
    expect(folders).toContain("parts.json");
    expect((await searching(changed)("zwiebelkuchen")).hits).toHaveLength(1);
  });

  it("asks for no history whose key is as before, and makes its part again where the key changed", async () => {
    const own = temporaryFolder();
    const keyed = (changed: string) => ({
      cache: own,
      most: FEW,
      keyOf: ({ path }: { readonly path: string }) => (path === changed ? "new" : "as before"),
    });
    const { counts } = await madeIndex(site, keyed(""));
    expect((await madeIndex(site, keyed(""))).counts).toEqual({ made: 0, reused: counts.made });
    const again = await madeIndex(site, keyed("quillmate/privacy-policy"));
    expect(again.counts).toEqual({ made: 1, reused: counts.made - 1 });
    expect(treeOf(again.folder)).toEqual(treeOf(many.folder));
  });

  it("is made again where what was kept is damaged or gone", async () => {
    const own = temporaryFolder();
    cpSync(cache, own, { recursive: true });
    const [first, second] = readdirSync(own);
    const bytes = readFileSync(join(own, first!));
    writeFileSync(join(own, first!), bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1));
    rmSync(join(own, second!));
    const again = await madeIndex(site, { cache: own, most: FEW });
    expect(again.counts).toEqual({ made: 2, reused: many.counts.made - 2 });
    expect(treeOf(again.folder)).toEqual(treeOf(many.folder));
  });

  it("says which files are missing, and finds what lies in the others", async () => {
    const folder = temporaryFolder();
    cpSync(many.folder, folder, { recursive: true });
    const [gone, torn] = partsOf(many);
    rmSync(join(folder, gone!, "entries.json"));
    rmSync(join(folder, torn!, "index"), { recursive: true });
    const whole = await searching(many)("data");
    const { damaged, hits } = await searching({ ...many, folder })("data");
    expect([...damaged].map((file) => file.split("/").slice(0, 2).join("/"))).toEqual([
      `${gone}/entries.json`,
      `${torn}/index`,
    ]);
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.length).toBeLessThan(whole.hits.length);
  });

  it("says so where the text of a hit is damaged, and recovers when it is there again", async () => {
    const folder = temporaryFolder();
    cpSync(many.folder, folder, { recursive: true });
    const search = searching({ ...many, folder });
    const { damaged, hits } = await search("liability");
    for (const part of partsOf(many)) rmSync(join(folder, part, "fragment"), { recursive: true });
    await expect(hits[0]!.data()).rejects.toThrow("cannot be read");
    expect([...damaged]).toEqual([expect.stringMatching(/^p[01]*\/fragment\//u)]);
    cpSync(many.folder, folder, { recursive: true });
    const again = await search("liability");
    expect((await again.hits[0]!.data()).content).toContain("LIABILITY");
    expect(again.damaged.size).toBe(0);
  });
});

describe("the division of entries", () => {
  const source = (group: string, size: number): IndexSource => ({
    url: group,
    group,
    size,
    key: group,
    entry: () => {
      throw new Error("not asked for");
    },
  });
  const placesOf = (sources: readonly IndexSource[], most: number) =>
    new Map(
      divisionsOf(sources, most).flatMap(({ name, sources: held }) =>
        held.map(({ url }) => [url, name] as const),
      ),
    );
  const names = Array.from({ length: 200 }, (_, index) => `platform/document-${index}`);

  it("keeps what belongs to a document in one part", () => {
    for (const { sources } of divisionsOf(indexSources(site), 1)) {
      expect(new Set(sources.map(({ group }) => group)).size).toBe(1);
    }
  });

  it("moves nothing out of the other parts when one grows too large", () => {
    const before = placesOf(
      names.map((name) => source(name, 10)),
      400,
    );
    const grown = names.map((name, index) => source(name, index === 7 ? 300 : 10));
    const after = placesOf(grown, 400);
    const moved = names.filter((name) => before.get(name) !== after.get(name));
    expect(moved.length).toBeGreaterThan(0);
    expect(new Set(moved.map((name) => before.get(name)))).toEqual(
      new Set([before.get(names[7]!)]),
    );
  });
});
