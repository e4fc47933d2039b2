import { describe, expect, it } from "vitest";
import { NoTarget, resolveTarget } from "#browser/verify-id.ts";

const RECORDS = {
  "CA-D-00018": { name: "Privacy", versions: 4, path: "platform/acme/privacy/" },
  "CA-P-000157": { name: "Training", versions: 3, path: "platform/acme/privacy/training/" },
  "CA-P-000175": { name: "Sale", versions: 1, path: "platform/acme/privacy/sale/" },
  "CA-D-00019": { name: "New", versions: 0, path: "platform/acme/new/" },
};
const resolve = (entered: string) => resolveTarget(entered, "CA", RECORDS);

describe("naming a record", () => {
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
    "platform/acme/privacy/training",
  ])("takes %s for CA-P-000157 v3", (entered) => {
    expect(resolve(entered)).toEqual({ id: "CA-P-000157", number: 3 });
  });

  it("gives the version that is named, not the newest", () => {
    expect(resolve("CA-D-00018 v2")).toEqual({ id: "CA-D-00018", number: 2 });
  });

  it("suggests IDs that are one slip away, and chooses none of them", () => {
    expect(resolve("CA-P-000151")).toEqual(
      new NoTarget("This archive has no CA-P-000151.", ["CA-P-000157"]),
    );
    expect(resolve("CA-P-000751")).toEqual(new NoTarget("This archive has no CA-P-000751.", []));
    expect(resolve("CA-D-00081")).toEqual(
      new NoTarget("This archive has no CA-D-00081.", ["CA-D-00018"]),
    );
  });

  it.each([
    ["CA-P-000157 v4", "CA-P-000157 has no version 4. Its newest is version 3."],
    ["CA-P-000157 v0", "CA-P-000157 has no version 0. Its newest is version 3."],
    ["CA-D-00019", "No version of CA-D-00019 is recorded."],
    ["constructor", "This is no ID of this archive."],
    ["XY-P-000157", "This is no ID of this archive."],
    ["CA-P-000157 @ 2026-04-27T09:55:26Z", "This is no ID of this archive."],
  ])("says of %s: %s", (entered, reason) => {
    expect(resolve(entered)).toMatchObject({ reason: expect.stringContaining(reason) as string });
  });
});
