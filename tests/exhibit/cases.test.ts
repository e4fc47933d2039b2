/** Exhibits of what was withdrawn, corrected, removed, stamped, extracted by others, or made to do harm. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { sidecarPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { coveredBytes, sidecarTargets } from "#archive/sidecars.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/dates.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import { makeExhibit } from "#exhibit/exhibit.ts";
import { WrongFile } from "#exhibit/subject.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { printLedgerLine } from "#ledger/line.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { exhibitFacts } from "#views/exhibits.ts";
import { exhibitMaker } from "#views/exhibit-maker.ts";
import { type Site, siteOf } from "#views/site.ts";
import { instant } from "../support/archives.ts";
import { PROJECT } from "../support/command.ts";
import {
  blocksOf,
  exhibitSite,
  exhibitsIn,
  pasted,
  publishedExhibits,
  unpacked,
} from "../support/exhibits.ts";
import { copyOf, writeFiles } from "../support/folders.ts";
import { issuedSpecimen } from "../support/issued-specimen.ts";
import { appendLines, issueRecord, putCheckpoint, putNotice } from "../support/issued.ts";
import { configureTime } from "../support/stamping.ts";
import { TimeAuthority, hasOpenssl } from "../support/time-authority.ts";
import { unissuedSpecimen } from "../support/unissued.ts";

const ID = "MU-P-000002" as ProvisionId;
const REF = { id: ID, number: 1 };
const NOTICE = {
  kind: "court-order",
  reason: "An order that this test invented.",
  by: "N. Okafor",
  date: "2026-10-30",
  authority: "The court of this test",
} as const;
/** Later than everything in the specimen's ledger. */
const CALL = { now: instant("2027-03-01T00:00:00Z") };
const SINCE = "1 Mar 2027, 00:00:00 UTC";
const WHY = `By order of a court: “${NOTICE.reason}” (N. Okafor, 30 Oct 2026, on the authority of ${NOTICE.authority}).`;

const recordOf = ({ archive }: Site, id = ID): IssuedRecord => archive.records.get(id)![0]!.record!;

/** The exhibit of a record, unpacked. */
async function exhibitOf(site: Site, id = ID): Promise<string> {
  const records = new Map([[id, site.archive.records.get(id)!]]);
  const out = await publishedExhibits(siteOf({ ...site.archive, records }));
  return unpacked(join(out, "record", id, "v/1/exhibit.zip"));
}
const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");
/** A file of words, without its line breaks. */
const prose = (folder: string, path = "README.txt"): string =>
  read(folder, path).replace(/\s+/gu, " ");
/** The day of the bag and of the files in the ZIP, which has no time zone. */
function expectDate(folder: string, at: Instant): void {
  const day = at.slice(0, 10);
  expect(read(folder, "bag-info.txt")).toContain(`\nBagging-Date: ${day}\n`);
  const { mtime } = statSync(join(folder, "README.txt"));
  const parts = [mtime.getFullYear(), mtime.getMonth() + 1, mtime.getDate()];
  expect(parts.map((part) => String(part).padStart(2, "0")).join("-")).toBe(day);
}
/** Commands that fail; those that need a Mac's tools are left out. */
const failing = (folder: string): string[] =>
  blocksOf(folder)
    .filter((block) => !block.startsWith("shasum"))
    .filter((block) => !pasted(block, folder).ok);

describe("an exhibit", () => {
  it("leaves out captured bytes that a removal took, says why, and can still be checked", async () => {
    const root = copyOf(PROJECT);
    const [source] = recordOf(exhibitSite(root)).evidence.capture.sources;
    const key = { text: read(root, "content/log-test.key"), from: "the specimen" };
    await remove(root, source!.sha256, "metadata", NOTICE, { ...CALL, key });
    const folder = await exhibitOf(exhibitSite(root));
    expect(filesUnder(folder).filter((path) => path.includes("captured"))).toEqual([]);
    const readme = prose(folder);
    expect(readme).toContain(
      `with the SHA-256 ${source!.sha256}. They are withheld since ${SINCE}. ${WHY} The notice is at https://specimen.muniment.example/evidence/`,
    );
    expect(readme).toContain(
      "SINCE IT WAS ISSUED (1 Mar 2027): Captured bytes were taken away from the archive.",
    );
    expect(readme).toContain("Captured bytes are not in this folder, so nobody can take the step");
    expect(read(folder, "data/events.premis.xml")).toContain("<eventType>removal</eventType>");
    expect(read(folder, "data/ro-crate-metadata.json")).toMatch(
      new RegExp(
        String.raw`"description": "The text derived from captured bytes that are not in it, .* They are withheld since ${SINCE}\. By order of a court`,
        "u",
      ),
    );
    expectDate(folder, CALL.now);
    expect(failing(folder)).toEqual([]);
  });

  it("says first that the record was withdrawn, with the reason", async () => {
    const root = copyOf(PROJECT);
    const key = { text: read(root, "content/log-test.key"), from: "the specimen" };
    await withdraw(root, ID, NOTICE, { ...CALL, key });
    const folder = await exhibitOf(exhibitSite(root));
    const readme = prose(folder);
    const said = "SINCE IT WAS ISSUED (1 Mar 2027): The record was withdrawn. By order of a court";
    expect(readme.indexOf(said)).toBeGreaterThan(0);
    expect(readme.indexOf(said)).toBeLessThan(readme.indexOf("WHAT IT IS ABOUT"));
    expect(read(folder, "data/events.premis.xml")).toMatch(/eventType\/dea">deaccession</u);
    expectDate(folder, CALL.now);
  });

  it("of a corrected version says by which, and that the evidence is the same where it is", async () => {
    const root = copyOf(PROJECT);
    const notice = { ...NOTICE, kind: "error" } as const;
    const at = instant("2027-03-02T00:00:00Z");
    const { path } = openArchive(root).records.get(ID)![0]!.line;
    issueRecord(root, path, {
      at,
      correction: { kind: "correction", corrects: [1], notice: notice as never },
    });
    appendLines(root, [
      {
        type: "correction",
        recorded: at,
        record: ID,
        kind: "correction",
        corrects: [1],
        by: 2,
        notice: putNotice(root, notice as never),
      },
    ]);
    await putCheckpoint(root);
    const folder = await exhibitOf(exhibitSite(root));
    const readme = prose(folder);
    const [first, second] = openArchive(root).records.get(ID)!;
    const same = first!.line.evidence === second!.line.evidence;
    const evidence = same
      ? " The evidence of that version is the same as here."
      : " The evidence of that version is not the same as here.";
    expect(readme).toContain(`was corrected by ${ID} v2.${evidence} Because of an error: “An`);
    expectDate(folder, at);
  });

  it("under an unsigned checkpoint asks for no signature, and says that nobody answers for it", async () => {
    const root = unissuedSpecimen();
    issueRecord(root, "brightwave/terms-of-service/ai-training-data-use", { id: ID });
    await putCheckpoint(root);
    const folder = await exhibitOf(exhibitSite(root));
    expect(prose(folder)).toContain(
      "Nobody’s signature on the checkpoint was verified, so nobody answers for it.",
    );
    expect(read(folder, "README.txt")).not.toMatch(/openssl|vkey/u);
    expect(failing(folder)).toEqual([]);
  });

  it("before any checkpoint says that there is no proof yet", async () => {
    const root = unissuedSpecimen();
    issueRecord(root, "brightwave/terms-of-service/ai-training-data-use", { id: ID });
    const folder = await exhibitOf(exhibitSite(root));
    expect(filesUnder(join(folder, "data/log"))).toEqual(["ledger-line.json"]);
    expect(prose(folder)).toContain(
      "No checkpoint covers the entry yet, so there is no proof that it is in the log.",
    );
    expect(failing(folder)).toEqual([]);
  });

  it("is not made while the archive has no address of its own", async () => {
    const { archive } = exhibitSite(PROJECT);
    const settings = { ...archive.content.settings, origin: "https://archive.invalid" };
    const site = siteOf({ ...archive, content: { ...archive.content, settings } });
    expect(await exhibitFacts(REF, site)).toBeUndefined();
    expect(exhibitsIn(await publishedExhibits(site))).toEqual([]);
  });

  it("is offered to the reader’s browser only where none is published, by facts that JSON keeps", async () => {
    const { archive } = exhibitSite(PROJECT);
    const settings = { ...archive.content.settings, formats: [], notice: "</script><b>" };
    const site = siteOf({ ...archive, content: { ...archive.content, settings } });
    const maker = await exhibitMaker(REF, site);
    expect(maker?.file).toBe("MU-P-000002-v1.zip");
    expect(maker?.facts).not.toContain("<");
    const facts = (await exhibitFacts(REF, site))!;
    expect(JSON.parse(maker!.facts)).toEqual(JSON.parse(JSON.stringify(facts)));
    expect(maker!.facts.length).toBeLessThan(6000);
    expect(await exhibitMaker(REF, exhibitSite(PROJECT))).toBeUndefined();
  });
});

const stamps = "time stamps in an exhibit";
describe.skipIf(!hasOpenssl)(hasOpenssl ? stamps : `${stamps} (skipped: install openssl)`, () => {
  let root: string;
  beforeAll(async () => {
    ({ root } = await issuedSpecimen());
    const authority = new TimeAuthority();
    configureTime(root, authority);
    const archive = openArchive(root);
    const { text } = archive.records.get(ID)![0]!.line;
    const targets = sidecarTargets(archive);
    const newest = [...targets.values()].findLast(({ size }) => size !== undefined)!;
    for (const target of [targets.get(text)!, newest]) {
      writeFiles(root, {
        [sidecarPath(target.sha256, "tsr")]: authority.stamp(coveredBytes(archive, target)!),
      });
    }
    writeFiles(root, { [sidecarPath(text, "ots")]: "a proof of another kind" });
  });

  it("are verified by its commands, down to its own entry under a later checkpoint", async () => {
    const folder = await exhibitOf(exhibitSite(root));
    const size = openArchive(root).lines.length;
    expect(filesUnder(join(folder, "data")).filter((path) => /time|log/u.test(path))).toEqual([
      `log/checkpoint-${size - 1}.txt`,
      `log/checkpoint-${size}.txt`,
      "log/ledger-line.json",
      `log/proof-${size}.txt`,
      "log/proof.txt",
      "log/vkey.txt",
      `time/checkpoint-${size}.txt.tsr`,
      "time/roots.pem",
      "time/text.txt.ots",
      "time/text.txt.tsr",
    ]);
    const results = blocksOf(folder)
      .filter((block) => !block.startsWith("shasum"))
      .map((block) => pasted(block, folder));
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    const said = results.map((result) => result.said).join("");
    expect(said.match(/Verification: OK/gu)).toHaveLength(2);
    expect(said.match(/^reached$/gmu)).toHaveLength(2);
    expect(prose(folder)).not.toContain("test key");
  });

  it("that nobody trusted vouches for are shown, and not called verified", async () => {
    const other = copyOf(root);
    writeFiles(other, { "content/time/root.pem": new TimeAuthority().root });
    const folder = await exhibitOf(exhibitSite(other));
    expect(prose(folder)).toContain(
      "The archive did not verify this stamp: no configured root vouches for its certificate.",
    );
    expect(blocksOf(folder).filter((block) => block.includes("ts -verify"))).toEqual([]);
    expect(failing(folder)).toEqual([]);
  });
});

describe("an exhibit of words that somebody else chose", () => {
  const site = exhibitSite(PROJECT);

  /** The files of an exhibit whose evidence was changed, with every hash that binds it. */
  async function exhibitWith(change: (evidence: Evidence) => Evidence) {
    const version = site.archive.records.get(ID)![0]!;
    const evidence = change(version.record!.evidence);
    const bytes = canonicalJson({ ...version.record!, evidence });
    const hash = sha256(canonicalJson(evidence));
    const line = printLedgerLine({ ...version.line, sha256: sha256(bytes), evidence: hash });
    const facts = { ...(await exhibitFacts(REF, site))!, line };
    const text = new TextEncoder().encode("any");
    const files = facts.files.map((file) => ({ ...file, sha256: undefined as Sha256 | undefined }));
    const fetched = (href: string) =>
      href === facts.recordHref ? new TextEncoder().encode(bytes) : text;
    const made = makeExhibit({ facts: { ...facts, files }, read: fetched, hashOf: sha256 });
    const decoded = Object.entries(unzipSync(made)).map(([path, data]) => [
      path.slice(path.indexOf("/") + 1),
      new TextDecoder().decode(data),
    ]);
    return Object.fromEntries(decoded) as Readonly<Record<string, string>>;
  }

  it("says of another’s extraction that it is one, where it begins and where it lists the file", async () => {
    const files = await exhibitWith((evidence) => ({
      ...evidence,
      capture: { ...evidence.capture, form: "extracted" },
    }));
    const readme = files["README.txt"]!.replace(/\s+/gu, " ");
    expect(readme).toContain(
      "EXTRACTED: a text that others had derived from the page. The page as it was served is not held",
    );
    expect(readme).toContain("The captured file is another’s extraction of the page");
    expect(files["data/events.premis.xml"]).toContain("the page as it was served is not held");
  });

  it("cannot pass for a command, a heading or markup", async () => {
    const EVIL = "x\n\n```sh\nrm -rf ~\n```\n\nHOW TO CHECK IT\u001b[2J\u202e </premis><script>";
    const files = await exhibitWith((evidence) => ({
      ...evidence,
      document: {
        ...evidence.document,
        title: EVIL,
        platform: { ...evidence.document.platform, name: EVIL },
      },
      quotation: { ...evidence.quotation, text: EVIL, headings: [EVIL] },
      capture: {
        ...evidence.capture,
        vantage: { tool: EVIL },
        text: { ...evidence.capture.text, select: [EVIL] },
      },
    }));
    const readme = files["README.txt"]!;
    const commands = [...readme.matchAll(/^```sh\n(.*?)\n```$/gmsu)].map(([, block]) => block!);
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.some((block) => block.includes("rm -rf"))).toBe(false);
    expect(readme.match(/^HOW TO CHECK IT/gmu)).toHaveLength(1);
    expect(readme).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
    expect(files["data/events.premis.xml"]).not.toContain("<script>");
    expect(files["bag-info.txt"]!.split("\n")).toHaveLength(8);
    expect(() => void JSON.parse(files["data/ro-crate-metadata.json"]!)).not.toThrow();
  });

  it("is refused where a file is not the one that the record names", async () => {
    const facts = (await exhibitFacts(REF, site))!;
    const out = await publishedExhibits(site);
    const make = (wrong: string) =>
      makeExhibit({
        facts,
        read: (href) => (href.endsWith(wrong) ? Buffer.from("{}") : readFileSync(join(out, href))),
        hashOf: sha256,
      });
    for (const wrong of [
      "record.json",
      "text.txt",
      `${recordOf(site).evidence.capture.sources[0]!.sha256}.txt`,
    ]) {
      expect(() => make(wrong), wrong).toThrow(WrongFile);
    }
    expect(make("nothing").length).toBeGreaterThan(10_000);
  });
});

type Evidence = IssuedRecord["evidence"];
