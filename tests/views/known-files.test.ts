import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { objectPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { sha256 } from "#base/hash.ts";
import { type KnownUse, knownFiles, shardsOf } from "#views/known-files.ts";
import { type Site, siteOf } from "#views/site.ts";
import { issueRecord, putCheckpoint, putNotice, appendLines, ISSUED } from "../support/issued.ts";
import { unissuedSpecimen } from "../support/unissued.ts";

let site: Site;
beforeAll(async () => {
  const root = unissuedSpecimen();
  issueRecord(root, "halden-cloud/privacy-notice/ai-training-data-use", { id: "MU-P-000001" });
  await putCheckpoint(root);
  site = siteOf(openArchive(root));
});

const usesOf = (bytes: Uint8Array | string): readonly KnownUse[] =>
  knownFiles(site).get(sha256(bytes)) ?? [];

describe("the files that the archive knows", () => {
  it("are all bytes it ever captured and all texts, each with where it is published", () => {
    const { documents, root } = site.archive;
    for (const { captures, id, versions } of documents.values()) {
      for (const { kept, sources } of captures) {
        for (const source of sources) {
          const uses = knownFiles(site).get(source.sha256)!;
          const use = uses.find(({ chain }) => chain?.startsWith(`${id!} v`) === true)!;
          expect(use.file !== undefined || !kept).toBe(true);
        }
      }
      for (const { number, text } of versions) {
        const bytes = readFileSync(join(root, objectPath(text)));
        expect(usesOf(bytes)).toContainEqual(
          expect.objectContaining({
            chain: `${id!} v${number}`,
            file: `record/${id!}/v/${number}/text.txt`,
          }),
        );
      }
    }
  });

  it("say when bytes were captured, once for all captures of the same bytes", () => {
    const details = [...knownFiles(site).values()].flat().flatMap(({ detail = [] }) => detail);
    expect(details.some((each) => /^Captured on \d+ \w{3} \d{4}, [\d:]+ UTC\.$/u.test(each))).toBe(
      true,
    );
    expect(
      details.some((each) => /^In \d+ captures: the first on .*, the latest on /u.test(each)),
    ).toBe(true);
  });

  it("are issued records and checkpoints too", () => {
    const [issued] = site.archive.records.get("MU-P-000001" as never)!;
    expect(usesOf(issued!.bytes!)).toEqual([
      {
        is: `The record MU-P-000001 v1, ${issued!.record!.analysis.title}`,
        page: "record/MU-P-000001/v/1/",
        file: "record/MU-P-000001/v/1/record.json",
        chain: "MU-P-000001 v1",
      },
    ]);
    const [checkpoint] = site.archive.checkpoints;
    expect(usesOf(checkpoint!.bytes)[0]!.file).toBe(`log/checkpoints/${checkpoint!.size}`);
  });

  it("name no published file for bytes that were removed, and are known all the same", () => {
    const root = unissuedSpecimen();
    const before = siteOf(openArchive(root));
    const [hash] = [...knownFiles(before)].find(
      ([, [use]]) => use!.file?.startsWith("evidence/") === true,
    )!;
    const reason = {
      kind: "copyright",
      reason: "Asked for.",
      date: "2026-10-01" as never,
      by: "N.",
    } as const;
    const removal = { type: "removal", recorded: ISSUED, level: "metadata", target: hash } as const;
    appendLines(root, [
      { ...removal, objects: [hash], records: [], discharges: [], notice: putNotice(root, reason) },
    ]);
    const [use] = knownFiles(siteOf(openArchive(root))).get(hash)!;
    expect(use!.file).toBeUndefined();
    expect(use!.detail).toMatch(/The bytes are not published here; their hash is recorded\.$/u);
  });

  it("are one list where they are few, and 256 where they are many, with nothing lost", () => {
    const known = knownFiles(site);
    expect(shardsOf(known, known.size)).toEqual({ digits: 0, shards: new Map([["all", known]]) });
    const { digits, shards } = shardsOf(known, known.size - 1);
    expect([digits, shards.size]).toEqual([2, 256]);
    for (const [hash, uses] of known) expect(shards.get(hash.slice(0, 2))!.get(hash)).toBe(uses);
    expect([...shards.values()].reduce((sum, { size }) => sum + size, 0)).toBe(known.size);
  });
});
