import { beforeAll, describe, expect, it } from "vitest";
import { linkSetOfDocument, linkSetOfRecord } from "#views/link-sets.ts";
import { type ReadLinkSet, readLinkSet } from "../support/link-set.ts";
import { specimen } from "./specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const sets = new Map<string, ReadLinkSet>();
beforeAll(() => {
  const { documents, records } = specimen.archive;
  const all = [
    ...[...documents.values()].map(({ id, path }) => [id!, linkSetOfDocument(path, specimen)]),
    ...[...records.keys()].map((id) => [id, linkSetOfRecord(id, specimen)]),
  ] as const;
  for (const [id, value] of all) sets.set(id as string, readLinkSet(JSON.stringify(value)));
});

describe("link sets", () => {
  it("are there for every document and every issued record, and are what RFC 9264 asks for", () => {
    const { documents, records } = specimen.archive;
    expect(sets.size).toBe(documents.size + records.size);
  });

  it("have every version of a document under its own anchor", () => {
    const set = sets.get("MU-D-00001")!;
    for (const number of [1, 2, 3, 4]) {
      const version = set.get(`${ORIGIN}/record/MU-D-00001/v/${number}/`)!;
      expect(version["cite-as"]).toEqual([{ href: `${ORIGIN}/record/MU-D-00001/v/${number}/` }]);
    }
  });

  it("lead from each file of a record back to its version", () => {
    const set = sets.get("MU-P-000001")!;
    const page = { href: `${ORIGIN}/record/MU-P-000001/v/1/`, type: "text/html" };
    const version = set.get(page.href)!;
    expect(version["item"]!.length).toBeGreaterThan(2);
    for (const { href } of version["item"]!) expect(set.get(href)!["collection"]).toEqual([page]);
    for (const { href } of version["describedby"]!) {
      expect(set.get(href)!["describes"]).toEqual([page]);
    }
  });

  it("identify captured bytes by a SWHID, which is a name and no address of Software Heritage", () => {
    for (const set of sets.values()) {
      const bytes = [...set].filter(([anchor]) => anchor.includes("/evidence/"));
      for (const [, links] of bytes) {
        const [{ href } = { href: "" }] = links["https://schema.org/identifier"]!;
        expect(href).toMatch(/^swh:1:cnt:[0-9a-f]{40}$/u);
      }
    }
  });
});

describe("the strict parser of the tests", () => {
  const target = { href: "https://a.example/" };
  it.each<[string, unknown]>([
    ["another member", { linkset: [], more: 1 }],
    ["a context without an anchor", { linkset: [{ item: [target] }] }],
    ["a context without links", { linkset: [{ anchor: "https://a.example/" }] }],
    ["a target that is no object", { linkset: [{ anchor: "https://a.example/", item: ["x"] }] }],
    ["a relative address", { linkset: [{ anchor: "/a", item: [target] }] }],
    [
      "an anchor twice",
      {
        linkset: [
          { anchor: "https://a.example/", item: [target] },
          { anchor: "https://a.example/", type: [target] },
        ],
      },
    ],
  ])("refuses %s", (_, value) => {
    expect(() => readLinkSet(JSON.stringify(value))).toThrow(/./u);
  });
});
