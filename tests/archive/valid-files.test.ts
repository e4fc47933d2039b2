import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inspectArchive, openArchive } from "#archive/open.ts";
import { add, makeArchive, page } from "../support/archives.ts";

const CAPTURES = "snapshots/captures/CA-D-00001.jsonl";

/** An archive whose files of lines are long enough to be remembered as valid. */
async function longArchive(): Promise<string> {
  const root = makeArchive();
  const days = Array.from({ length: 180 }, (_, index) =>
    new Date(Date.UTC(2025, 0, 1 + index)).toISOString().replace(".000", ""),
  );
  await add(
    root,
    days.map((at, index) => ({
      at,
      data: page(`On day ${index} these words stand here.`),
      http: { status: 200, headers: { "last-modified": "Mon, 01 Jan 2024 00:00:00 GMT" } },
      tool: "Some tool 1.0",
      country: "DE",
    })),
  );
  expect(readFileSync(join(root, CAPTURES)).length).toBeGreaterThan(60_000);
  return root;
}

it("lines that were found valid before are read as they are read the first time", async () => {
  const root = await longArchive();
  const [first, again] = [openArchive(root), openArchive(root)];
  // As text, so that the order of fields counts too.
  expect(JSON.stringify([...again.captures])).toBe(JSON.stringify([...first.captures]));
  expect(again.lines).toEqual(first.lines);
  expect(again.ledger).toEqual(first.ledger);
});

it("a line that was changed is refused, whatever was found valid before", async () => {
  const root = await longArchive();
  openArchive(root);
  const path = join(root, CAPTURES);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace("2025-01-02T", "2025-01-03T"));
  expect(inspectArchive(root).problems.map(({ code }) => code)).toContain("snapshot/capture-line");
  writeFileSync(path, text);
  expect(inspectArchive(root).problems).toEqual([]);
});
