import { describe, expect, it } from "vitest";
import { namedVersion } from "#browser/captured-version.ts";
import { type Found, type ListedRecords, NoTarget, findTyped } from "#browser/resolve-id.ts";
import { type Target, targetOf } from "#browser/verify-id.ts";
import { type PublishedSite, Unread } from "#browser/verify-site.ts";
import type { IdPrefix } from "#base/ids.ts";

const RECORDS: ListedRecords = {
  "CA-D-00018": { name: "Privacy", versions: 4, path: "platform/acme/privacy/" },
  "CA-P-000157": { name: "Training", versions: 3, path: "platform/acme/privacy/training/" },
  "CA-P-000175": { name: "Sale", versions: 1, path: "platform/acme/privacy/sale/" },
  "CA-D-00019": { name: "New", versions: 0, path: "platform/acme/new/" },
};
const find = (typed: string) => findTyped(typed, "CA" as IdPrefix, RECORDS);

/** A site that holds these files, by their paths. */
const siteWith = (files: Readonly<Record<string, object>>): PublishedSite => ({
  read: async (path) => {
    const value = files[path];
    if (value === undefined) return new Unread("missing", path);
    return new TextEncoder().encode(JSON.stringify(value));
  },
});
const NOTHING = siteWith({});
const CAPTURED = siteWith({
  "api/document/acme/privacy.json": {
    captures: [
      { at: "2026-04-27T09:55:26Z", version: 2 },
      { at: "2026-04-27T21:00:00Z", version: 3 },
    ],
  },
});

/** The version whose chain is checked for what was typed. */
const target = async (typed: string, site = NOTHING): Promise<Target | NoTarget> => {
  const found = find(typed);
  return found instanceof NoTarget ? found : targetOf(found, site);
};

describe("what was typed, in the list of records", () => {
  it.each([
    "CA-P-000157 v3",
    "ca-p-157 V3",
    "CA P 157, version 3",
    "  CA–P–157 v3. ",
    "CAPO00157v3",
    "CA-P-OOO157",
    "ca-p-l57",
    "/record/CA-P-000157/v/3/",
    "https://archive.example/terms/record/CA-P-000157/v/3/record.json",
    "https://archive.example/terms/platform/acme/privacy/training/",
    "https://archive.example/record/CA-P-000157/",
    "platform/Acme/privacy/training",
  ])("names CA-P-000157, whose newest version is checked: %s", async (typed) => {
    expect(await target(typed)).toEqual({ id: "CA-P-000157", number: 3 });
  });

  it("gives the version that is named, not the newest", async () => {
    expect(await target("CA-D-00018 v2")).toEqual({ id: "CA-D-00018", number: 2 });
  });

  it("names no version where none was typed", async () => {
    expect(await namedVersion(find("CA-D-00018") as Found, NOTHING)).toBeUndefined();
  });

  it("suggests IDs that are one slip away, and chooses none of them", () => {
    expect(find("CA-P-000151")).toEqual(
      new NoTarget("This archive has no CA-P-000151.", { near: ["CA-P-000157"] }),
    );
    expect(find("CA-P-000751")).toEqual(
      new NoTarget(
        "This archive has no CA-P-000751. It has 2 provisions with an ID, and the last ID is CA-P-000175.",
        { near: [] },
      ),
    );
    expect(find("CA-D-00081")).toEqual(
      new NoTarget("This archive has no CA-D-00081.", { near: ["CA-D-00018"] }),
    );
  });

  it("takes one zero too many for a slip, unless the digits may mean another record", () => {
    expect(find("CA-P-0000157")).toMatchObject({ id: "CA-P-000157" });
    const both = { ...RECORDS, "CA-P-000015": RECORDS["CA-P-000175"]! };
    const miss = findTyped("CA-P-0000157", "CA" as IdPrefix, both) as NoTarget;
    expect(miss.reason).toMatch(/a digit too many/u);
    expect(miss.meant.near).toEqual(["CA-P-000157", "CA-P-000015"]);
  });

  it.each(["a67035af".repeat(8), `SHA-256: ${"A670 35AF ".repeat(8)}`])(
    "knows a hash when it sees one: %s",
    (typed) => {
      expect(find(typed)).toEqual(new NoTarget("This is a SHA-256, and no ID.", { isHash: true }));
    },
  );

  it.each([
    ["CA-P-000157 v4", "CA-P-000157 has no version 4. Its newest is version 3."],
    ["CA-P-000157 v0", "CA-P-000157 has no version 0. Its newest is version 3."],
    ["CA-D-00019 v1", "CA-D-00019 has no version 1. None is recorded."],
    ["CA-D-00019", "No version of CA-D-00019 is recorded."],
    ["constructor", "This is no ID of this archive."],
    ["XY-P-000157", "Its IDs begin with CA"],
    ["CA-P-000157 @ 2026-04-27T09:55:26Z", "This is no ID of this archive."],
  ])("says of %s: %s", async (typed, reason) => {
    expect(await target(typed)).toMatchObject({
      reason: expect.stringContaining(reason) as string,
    });
  });
});

describe("the name of a capture", () => {
  it("leads to the version that the capture shows", async () => {
    expect(await target("CA-D-00018 @ 2026-04-27T09:55:26Z", CAPTURED)).toEqual({
      id: "CA-D-00018",
      number: 2,
    });
  });

  it("leads nowhere where no capture has that time; those of the day are named", async () => {
    const miss = (await target("CA-D-00018 @ 2026-04-27T09:55:27Z", CAPTURED)) as NoTarget;
    expect(miss.reason).toBe("CA-D-00018 has no capture of 27 Apr 2026, 09:55:27 UTC.");
    expect(miss.meant).toMatchObject({
      of: "CA-D-00018",
      captures: [{ version: 2 }, { version: 3 }],
    });
  });

  it("is no day, even one with a single capture", async () => {
    const miss = (await target("CA-D-00018 @ 2026-04-27", CAPTURED)) as NoTarget;
    expect(miss.reason).toMatch(/no single capture/u);
    expect(miss.meant.captures?.map(({ version }) => version)).toEqual([2, 3]);
    expect(await target("CA-D-00018 @ 2026-04-28", CAPTURED)).toMatchObject({
      reason: "CA-D-00018 has no capture of 28 Apr 2026.",
    });
  });

  it("is not resolved while the captures cannot be read", async () => {
    expect(await target("CA-D-00018 @ 2026-04-27T09:55:26Z")).toMatchObject({
      reason: expect.stringContaining(
        "the site has no file /api/document/acme/privacy.json",
      ) as string,
    });
  });
});
