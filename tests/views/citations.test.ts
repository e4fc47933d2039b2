import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import type { DocumentPath, ProvisionId, ProvisionPath } from "#base/ids.ts";
import { citedVersion } from "#browser/cited-version.ts";
import type { DocumentFacts } from "#browser/published-document.ts";
import { plainText } from "#cite/runs.ts";
import { withdraw } from "#intake/withdraw.ts";
import { citationOfProvision, citationOfVersion } from "#views/citation-view.ts";
import { citableOfRecord, citableOfVersion } from "#views/citations.ts";
import { documentOf, entryOf } from "#views/entries.ts";
import { documentJson } from "#views/json-document.ts";
import { type Site, siteOf } from "#views/site.ts";
import { add, instant, page } from "../support/archives.ts";
import { writeFiles } from "../support/folders.ts";
import { FILE, edit, issuable, issue, issued, quoting } from "../support/issuing.ts";
import { documentAt, specimen } from "./specimen.ts";

const ID = "CA-P-000001" as ProvisionId;
const TERMS = "acme/terms" as DocumentPath;
const LATER = instant("2026-06-03T00:00:00Z");
const siteAt = (root: string): Site => siteOf(openArchive(root));
const cited = (root: string, number = 1) => citableOfRecord({ id: ID, number }, siteAt(root));
const NOTICE = { kind: "error", reason: "It was too high.", date: "2026-06-02", by: "N. Okafor" };

/** A site of the same archive under other settings. */
function under(site: Site, settings: Partial<Site["archive"]["content"]["settings"]>): Site {
  const { archive } = site;
  const { content } = archive;
  return siteOf({
    ...archive,
    content: { ...content, settings: { ...content.settings, ...settings } },
  });
}

/** An archive whose record has a second version that says what it does to the first. */
async function answered(kind: "correction" | "retraction"): Promise<string> {
  const root = await issued();
  const notice = JSON.stringify(NOTICE);
  edit(root, FILE, (text) =>
    text
      .replace("severity: high", "severity: low")
      .replace(
        "analysis:",
        `correction:\n  kind: ${kind}\n  corrects: [1]\n  notice: ${notice}\nanalysis:`,
      ),
  );
  await issue(root, { now: LATER });
  return root;
}

describe("what the citation of an issued version is made from", () => {
  it("is the frozen record, whatever is renamed since", async () => {
    const root = await issued();
    const before = cited(root);
    edit(root, "content/platforms/acme.md", (text) => text.replace("Acme", "Acme Holding"));
    edit(root, "content/documents/acme/terms.md", (text) => text.replace("Terms", "New Terms"));
    edit(root, FILE, (text) => text.replace("title: Training", "title: Changed"));
    expect(cited(root)).toEqual(before);
    expect(before).toMatchObject({
      kind: "provision",
      archive: "Test",
      id: ID,
      number: 1,
      section: "Terms",
      url: "https://archive.example.org/record/CA-P-000001/v/1/",
      status: undefined,
      of: {
        entity: "Acme",
        title: "Terms",
        id: "CA-D-00001",
        number: 1,
        captured: "2026-01-01T00:00:00Z",
        form: "served",
        url: "https://archive.example.org/record/CA-D-00001/v/1/",
      },
    });
  });

  it("names the latest capture that held the same text when it was issued, and no later one", async () => {
    const root = await issuable();
    const later = "2026-03-01T00:00:00Z";
    await add(root, [{ at: later, data: quoting() }]);
    await issue(root);
    await add(root, [{ at: "2026-05-01T00:00:00Z", data: quoting() }], LATER);
    expect(cited(root)!.of.lastCaptured).toBe(later);
    expect(cited(await issued())!.of.lastCaptured).toBeUndefined();
  });

  it("names no capture of another text as the latest one", async () => {
    const root = await issuable();
    await add(root, [{ at: "2026-03-01T00:00:00Z", data: page("Nothing of it is left.") }]);
    await issue(root);
    expect(cited(root)!.of).toMatchObject({ number: 1, lastCaptured: undefined });
  });

  it("holds the day that the text states, whether it was recorded before the issue or since", async () => {
    const stated = "---\nstated: [{ capture: 2026-01-01T00:00:00Z, date: 2025-12-24 }]\n---\n";
    const file = { "content/changes/CA-D-00001.md": stated };
    expect(cited(await issued(file))!.of.stated).toBe("2025-12-24");
    const root = await issued();
    expect(cited(root)!.of.stated).toBeUndefined();
    writeFiles(root, file);
    expect(cited(root)!.of.stated).toBe("2025-12-24");
    const frozen = siteAt(root).archive.records.get(ID)![0]!.record!.evidence;
    expect(frozen.stated).toBeUndefined();
  });

  it("names every source by its hash, and the copy of a web archive that answered", async () => {
    const { capture } = specimen.archive.records.get("MU-P-000001" as ProvisionId)![0]!.record!
      .evidence;
    const source = capture.sources[0]!;
    const wayback = { requested: "https://web.example/1/", resolved: "https://web.example/2/" };
    const record = specimen.archive.records.get("MU-P-000001" as ProvisionId)!;
    const sources = [
      { ...source, wayback },
      { ...source, sha256: "b".repeat(64) as never },
    ];
    const evidence = { ...record[0]!.record!.evidence, capture: { ...capture, sources } };
    const version = { ...record[0]!, record: { ...record[0]!.record!, evidence } };
    const records = new Map(specimen.archive.records).set(version.line.record, [version]);
    const site = siteOf({ ...specimen.archive, records });
    const { of } = citableOfRecord({ id: version.line.record, number: 1 }, site)!;
    expect(of.wayback).toBe(wayback.resolved);
    expect(of.hashes).toEqual([source.sha256, "b".repeat(64)]);
  });

  it.each([
    ["correction", "corrected"],
    ["retraction", "retracted"],
  ] as const)("says of a %s by which version, and when that was issued", async (kind, said) => {
    const root = await answered(kind);
    expect(cited(root, 1)!.status).toEqual({ kind: said, date: "2026-06-03", by: `${ID} v2` });
    expect(cited(root, 2)!.status).toBeUndefined();
  });

  it("says when the ledger recorded that it was withdrawn, of all its versions", async () => {
    const root = await answered("correction");
    await withdraw(root, ID, { ...NOTICE, date: "2026-06-30" }, { now: LATER });
    const status = { kind: "withdrawn", date: "2026-06-03", by: undefined };
    expect([1, 2].map((number) => cited(root, number)!.status)).toEqual([status, status]);
  });

  it("names a PDF only where the archive publishes them", async () => {
    const site = siteAt(await issued());
    const pdf = (formats: readonly "pdf"[]) =>
      citableOfRecord({ id: ID, number: 1 }, under(site, { formats: [...formats] }))!.pdf;
    expect(pdf(["pdf"])).toBe("https://archive.example.org/record/CA-P-000001/v/1/record.pdf");
    expect(pdf([])).toBeUndefined();
  });

  it("is nothing while the archive has no address, and where the words were removed", async () => {
    const site = siteAt(await issued());
    const ref = { id: ID, number: 1 };
    expect(
      citableOfRecord(ref, under(site, { origin: "https://archive.invalid" })),
    ).toBeUndefined();
    const [version] = site.archive.records.get(ID)!;
    const records = new Map([[ID, [{ ...version!, record: undefined }]]]);
    expect(citableOfRecord(ref, siteOf({ ...site.archive, records }))).toBeUndefined();
  });
});

describe("what the citation of a document’s version is made from", () => {
  const NOTICE_PATH = "halden-cloud/privacy-notice" as DocumentPath;

  it("is its first and latest sound capture, with the day that the text states", () => {
    const lastCaptured = (number: number) =>
      citableOfVersion(NOTICE_PATH, number, specimen)!.of.lastCaptured;
    // Version 3 came back once, on 23 June 2026, which people called a flip.
    expect([lastCaptured(3), lastCaptured(4)]).toEqual([undefined, "2026-06-23T20:00:13Z"]);
    expect(citableOfVersion(NOTICE_PATH, 3, specimen)).toMatchObject({
      kind: "version",
      url: "https://specimen.muniment.example/record/MU-D-00001/v/3/",
      of: {
        captured: "2024-02-20T08:00:04Z",
        stated: "2024-02-12",
      },
    });
  });

  it("is a suspect capture only where there is no sound one", () => {
    const { captures, timeline } = documentAt("nordlicht-mobil/datenschutz");
    const { of } = citableOfVersion("nordlicht-mobil/datenschutz" as DocumentPath, 3, specimen)!;
    const index = captures.findIndex(({ at }) => at === of.captured);
    expect(timeline.suspicions[index]).toBeDefined();
  });

  it("is the same in the browser, which makes it from the document’s JSON", () => {
    for (const [path, { versions }] of specimen.archive.documents) {
      const json = JSON.stringify(documentJson(path, specimen));
      const facts = JSON.parse(json) as DocumentFacts;
      for (const { number } of versions.filter(Boolean)) {
        const built = citableOfVersion(path, number, specimen)?.of;
        expect(citedVersion(facts, number)).toEqual(built);
      }
    }
  });

  it("is nothing for a version that is not there", async () => {
    const site = siteAt(await issued());
    expect(citableOfVersion(TERMS, 2, site)).toBeUndefined();
    const facts = JSON.parse(JSON.stringify(documentJson(TERMS, site))) as DocumentFacts;
    expect(citedVersion(facts, 2)).toBeUndefined();
  });
});

describe("citations as pages show them", () => {
  const citationOf = (site: Site, path = "acme/terms/training") => {
    const provision = site.archive.provisions.get(path as ProvisionPath)!;
    return citationOfProvision(entryOf(provision, site), documentOf(provision, site), site);
  };

  it("stand in five styles, each with the address of the issued version", async () => {
    const { block, styles } = citationOf(siteAt(await issued()))!;
    expect(styles.map(({ id }) => id)).toEqual(["bluebook", "oscola", "mcgill", "apa", "chicago"]);
    for (const { runs } of styles) expect(plainText(runs)).toContain(block.url);
    expect(block.record).toBe("CA-P-000001 v1");
  });

  it("name the quoted passage of the document’s version until the provision is issued", async () => {
    const { block, blockText, styles } = citationOf(siteAt(await issuable()))!;
    expect(block.url).toBe("https://archive.example.org/record/CA-D-00001/v/1/#p2");
    expect(blockText).toContain("Record: not yet issued\n");
    for (const { runs } of styles) expect(plainText(runs)).toContain(block.url);
  });

  it("leave the day of access to the reader", async () => {
    const { blockText } = citationOf(siteAt(await issued()))!;
    expect(blockText).toMatch(/\nAccessed: _{12}$/u);
  });

  it("are not made while the archive has no address; what is known stays", async () => {
    const site = under(siteAt(await issued()), { origin: "https://archive.invalid" });
    const view = citationOf(site)!;
    expect(view).toMatchObject({ styles: [], files: [], block: { url: undefined } });
    expect(view.blockText).not.toContain("URL:");
  });

  it("hold the files of a document’s version whole in their links", () => {
    const path = "halden-cloud/privacy-notice" as DocumentPath;
    const { files } = citationOfVersion(documentAt(path), 4, specimen);
    expect(files.map(({ download }) => download)).toEqual([
      "MU-D-00001-v4.bib",
      "MU-D-00001-v4.ris",
      "MU-D-00001-v4.json",
    ]);
    for (const { href } of files) {
      expect(href).toMatch(/^data:[\w/.+-]+;charset=utf-8,[^\s"<>]+$/u);
      const words = decodeURIComponent(href.slice(href.indexOf(",") + 1));
      expect(words).toContain("https://specimen.muniment.example/record/MU-D-00001/v/4/");
    }
  });

  it("offer files only where the archive publishes them", () => {
    const site = under(specimen, { formats: ["pdf"] });
    const path = "halden-cloud/privacy-notice";
    expect(citationOfVersion(documentAt(path), 4, site).files).toEqual([]);
    expect(citationOf(site, `${path}/ai-training-data-use`)!.files).toEqual([]);
  });
});
