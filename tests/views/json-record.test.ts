import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId } from "#base/ids.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { publishRecordJson } from "#publish/record-json.ts";
import { publishRecords } from "#publish/records.ts";
import type { PublishedIssuedRecord, PublishedRecord } from "#schema/published-record.ts";
import { citableOfRecord } from "#views/citations.ts";
import { jsonFiles } from "#views/json-files.ts";
import { recordJson } from "#views/json-record.ts";
import { type Site, siteOf } from "#views/site.ts";
import { instant } from "../support/archives.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";
import { FILE, edit, issue, issued } from "../support/issuing.ts";
import { faultsOf } from "../support/json-schema.ts";
import { specimen } from "./specimen.ts";

const ID = "CA-P-000001" as ProvisionId;
const LATER = instant("2026-06-03T00:00:00Z");
const NOW = instant("2026-07-01T00:00:00Z");
const NOTICE = { kind: "error", reason: "It was too high.", date: "2026-06-02", by: "N. Okafor" };

const siteAt = (root: string): Site => siteOf(openArchive(root));
const jsonOf = (root: string, number = 1): PublishedRecord =>
  recordJson({ id: ID, number }, [], siteAt(root));
const wholeOf = (root: string, number = 1): PublishedIssuedRecord => {
  const json = jsonOf(root, number);
  if (json.state !== "issued") throw new Error(`${json.name} was removed`);
  return json;
};
const schemasOf = (site: Site) =>
  [...jsonFiles(site)].filter(({ path }) => path.startsWith("api/schema/"));
const faults = (value: object, site: Site): string[] =>
  faultsOf([...schemasOf(site), { path: "record", value }]);

/** Every issued version of the specimen. */
const all = [...specimen.archive.records.values()]
  .flat()
  .map(({ line }) => ({ id: line.record, number: line.number }));

describe("the JSON of an issued version", () => {
  it("is valid by its published schema, for every version of the specimen", () => {
    const files = all.map((ref) => ({
      path: `${ref.id} v${ref.number}`,
      value: recordJson(ref, [], specimen),
    }));
    expect(files.length).toBeGreaterThan(30);
    expect(faultsOf([...schemasOf(specimen), ...files])).toEqual([]);
  });

  it("says in its schema what each of its fields is", () => {
    const value = schemasOf(specimen).find(({ path }) => path.endsWith("/record.json"))!.value;
    const fields = Object.entries(
      (value as { oneOf: { properties: Record<string, { description?: string }> }[] }).oneOf[0]!
        .properties,
    );
    const plain = ["$schema", "type", "id", "number", "state", "issued", "form", "archive"];
    const silent = fields.filter(
      ([name, { description }]) => !description && !plain.includes(name),
    );
    expect(silent.map(([name]) => name)).toEqual(["platform", "document", "quotation"]);
  });

  it("has what was frozen: the words, who assessed them and how, the hashes that the log binds", () => {
    const version = specimen.archive.records.get(all[0]!.id)![0]!;
    const { analysis, evidence } = version.record!;
    expect(recordJson(all[0]!, [], specimen)).toMatchObject({
      state: "issued",
      name: `${all[0]!.id} v1`,
      url: `https://specimen.muniment.example/record/${all[0]!.id}/v/1/`,
      shortAddress: `https://specimen.muniment.example/record/${all[0]!.id}/`,
      title: analysis.title,
      quotation: { text: evidence.quotation.text, start: evidence.quotation.start },
      captured: evidence.capture.at,
      hashes: { record: version.line.sha256, evidence: version.line.evidence },
      log: { leaf: version.leaf },
      analysis: { severity: analysis.severity, severityReason: analysis.severityReason },
    });
  });

  it("has what its citation is made from, so that a browser makes the same", () => {
    for (const ref of all) {
      const { citable } = recordJson(ref, [], specimen) as PublishedIssuedRecord;
      expect(JSON.parse(JSON.stringify(citable))).toEqual(
        JSON.parse(JSON.stringify(citableOfRecord(ref, specimen))),
      );
    }
  });

  it("keeps what was frozen when content changes, and tells the standing of today", async () => {
    const root = await issued();
    const before = wholeOf(root);
    edit(root, FILE, (text) =>
      text.replace("severity: high", "severity: low").replace("title: Training", "title: Other"),
    );
    const { analysis, title, today } = wholeOf(root);
    expect({ analysis, title }).toEqual({ analysis: before.analysis, title: before.title });
    expect(today.standing?.sentence).toMatch(/^Found in the latest capture/u);
  });

  it("names the newest version, and the one that corrects it with its notice", async () => {
    const root = await issued();
    const correction = `correction:\n  kind: correction\n  corrects: [1]\n  notice: ${JSON.stringify(NOTICE)}\n`;
    edit(root, FILE, (text) =>
      text
        .replace("severity: high", "severity: low")
        .replace("analysis:", `${correction}analysis:`),
    );
    await issue(root, { now: LATER });
    const { today } = wholeOf(root);
    expect(today.newer).toMatchObject({ name: "CA-P-000001 v2", number: 2, issued: LATER });
    expect(today.statuses).toMatchObject([
      { kind: "corrected", by: { name: "CA-P-000001 v2" }, notice: NOTICE },
    ]);
    expect(faults(wholeOf(root), siteAt(root))).toEqual([]);
    expect(wholeOf(root, 2).today).toMatchObject({ newer: undefined, statuses: [] });
  });

  it("says of a withdrawn record why, and nothing of where its words stand today", async () => {
    const root = await issued();
    await withdraw(root, ID, NOTICE, { now: NOW });
    const { today } = wholeOf(root);
    expect(today.statuses).toMatchObject([{ kind: "withdrawn", notice: NOTICE }]);
    expect(today.standing).toBeUndefined();
    expect(today.lastEvent).toBeUndefined();
    expect(faults(wholeOf(root), siteAt(root))).toEqual([]);
  });

  it("of a version whose words were removed has its hashes and the reason, and no words", async () => {
    const root = await issued();
    const { quotation } = wholeOf(root);
    await remove(root, ID, "dark", NOTICE, { now: NOW });
    const json = jsonOf(root);
    expect(json).toMatchObject({
      state: "removed",
      name: "CA-P-000001 v1",
      notice: { reason: NOTICE.reason },
      hashes: { record: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
    });
    expect(JSON.stringify(json)).not.toContain(quotation.text.slice(0, 20));
    expect(faults(json, siteAt(root))).toEqual([]);
  });
});

describe("the files that it lists", () => {
  it("are those that stand beside the version, each with its length and hash", () => {
    const out = temporaryFolder();
    publishRecords(specimen.archive, out, SILENT);
    const folder = `record/${all[0]!.id}/v/1/`;
    writeFiles(out, {
      [`${folder}exhibit.zip`]: "an exhibit",
      [`${folder}index.html`]: "the page",
      [`${folder}notes.txt`]: "nothing that is published",
    });
    publishRecordJson(specimen, out, SILENT);
    const text = readFileSync(join(out, `api/record/${all[0]!.id}/1.json`), "utf8");
    expect(text).toMatch(/^\{\n {2}"\$schema": .*\n\}\n$/su);
    const { files } = JSON.parse(text) as PublishedIssuedRecord;
    expect(files.map(({ name }) => name)).toEqual(["record.json", "text.txt", "exhibit.zip"]);
    for (const each of files) {
      const bytes = readFileSync(join(out, folder, each.name));
      expect(each).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
      expect(each.url).toBe(`https://specimen.muniment.example/${folder}${each.name}`);
    }
  });
});
