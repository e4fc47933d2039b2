import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { withdraw } from "#intake/withdraw.ts";
import { recordJsonLd } from "#views/json-ld-records.ts";
import { logClaims } from "#views/log-claim.ts";
import { logPlace } from "#views/log-places.ts";
import { recordPage, recordRoutes } from "#views/record.ts";
import { siteOf } from "#views/site.ts";
import { add, instant, provisionFile } from "../support/archives.ts";
import { FILE, edit, givenKey, issuable, issue, issued, quoting } from "../support/issuing.ts";

const ID = "CA-P-000001" as never;
const siteAt = (root: string) => siteOf(openArchive(root));
const page = (root: string, number = 1) => recordPage({ id: ID, number }, siteAt(root));
const LATER = instant("2026-06-03T00:00:00Z");

/** What never changes of a page: everything but its frame, which citations tell too. */
function frozenPart(root: string, number = 1) {
  const { citation, notices: _, ...rest } = page(root, number);
  return { ...rest, citation: citation.block };
}

/** An archive whose record has a second version that says what it does to the first. */
async function correctedArchive(kind: "correction" | "retraction" = "correction") {
  const root = await issued();
  edit(root, FILE, (text) =>
    text
      .replace("severity: high", "severity: low")
      .replace(
        "analysis:",
        `correction:\n  kind: ${kind}\n  corrects: [1]\n  notice: { kind: error, reason: It was too high., date: 2026-06-02, by: N. Okafor }\nanalysis:`,
      ),
  );
  await issue(root, { now: LATER });
  return root;
}

describe("the page of an issued version", () => {
  it("is made from the frozen record: what people write afterwards changes none of it", async () => {
    const root = await issued();
    const before = frozenPart(root);
    edit(root, FILE, (text) =>
      text
        .replace("title: Training", "title: Changed")
        .replace("severity: high", "severity: low")
        .replace("No way out.", "There is one.")
        .replace("It does.", "It does not."),
    );
    edit(root, "content/platforms/acme.md", (text) => text.replace("Acme", "Acme Holding"));
    edit(root, "content/documents/acme/terms.md", (text) => text.replace("Terms", "New Terms"));
    expect(frozenPart(root)).toEqual(before);
    expect(before.title).toBe("Training");
    expect(before.opinion.sections.map(({ html }) => html)).toEqual(["<p>It does.</p>\n"]);
  });

  it("stays as it was when an older capture is recorded later", async () => {
    const root = await issued();
    const before = frozenPart(root);
    await add(root, [{ at: "2025-06-01T00:00:00Z", data: quoting("Older.") }], LATER);
    expect(frozenPart(root)).toEqual(before);
  });

  it("says what was found when it was issued, and not what is so today", async () => {
    const { standing } = page(await issued());
    expect(standing).toMatch(/^Found in v1, the version of the newest sound capture at the time/u);
  });

  it("tells of a newer version, and of nothing newer on the newest", async () => {
    const root = await correctedArchive();
    expect(page(root, 1).notices.newer).toMatchObject({
      name: "CA-P-000001 v2",
      href: "/record/CA-P-000001/v/2/",
      issued: LATER,
    });
    expect(page(root, 2).notices.newer).toBeUndefined();
    expect(page(root, 2).notices.others.map(({ name }) => name)).toEqual(["CA-P-000001 v1"]);
  });

  it.each(["correction", "retraction"] as const)(
    "tells a %s apart from a version that is merely older",
    async (kind) => {
      const root = await correctedArchive(kind);
      const [corrected] = page(root, 1).notices.corrected;
      expect(corrected).toMatchObject({ kind, by: { name: "CA-P-000001 v2" } });
      expect(corrected!.notice).toMatchObject({ reason: "It was too high.", by: "N. Okafor" });
      expect(page(root, 2).notices.corrects).toMatchObject({
        kind,
        versions: [{ name: "CA-P-000001 v1" }],
      });
      expect(page(root, 2).notices.corrected).toEqual([]);
    },
  );

  it("is marked when its record is withdrawn, and keeps its words", async () => {
    const root = await issued();
    const before = frozenPart(root);
    const words = { kind: "error", reason: "Of another document.", by: "N. Okafor" };
    await withdraw(root, "CA-P-000001", { ...words, date: "2026-06-30" }, { now: LATER });
    expect(page(root).notices.withdrawn).toMatchObject({ kind: "Because of an error" });
    expect(frozenPart(root)).toEqual(before);
  });

  it("names version, heading, capture and permanent address in its citation", async () => {
    const { citation } = page(await issued());
    expect(citation.block).toMatchObject({
      entity: "Acme",
      document: "Terms (CA-D-00001 v1)",
      section: "Terms",
      record: "CA-P-000001 v1",
      url: "https://archive.example.org/record/CA-P-000001/v/1/",
    });
    expect(citation.blockText).toContain(`SHA-256: ${citation.block.hashes[0]!}`);
  });

  it("has no address to cite while the archive's own is not set", async () => {
    const root = await issued();
    edit(root, "content/archive.yaml", (text) =>
      text.replace("archive.example.org", "archive.invalid"),
    );
    expect(page(root).citation).toMatchObject({ block: { url: undefined }, styles: [], files: [] });
  });

  it("claims no check of words that do not stand where the record says", async () => {
    const root = await issued();
    const site = siteAt(root);
    const claims = () =>
      recordPage({ id: ID, number: 1 }, site).commands.map((each) => each.checked);
    expect(claims().join(" ")).toContain("The quotation stands in that text");
    const { evidence } = site.archive.records.get(ID)![0]!.record!;
    evidence.quotation.start += 1;
    expect(claims().join(" ")).not.toContain("The quotation stands in that text");
  });

  it("shows a link of its analysis as words once it would lead nowhere", async () => {
    const linked = provisionFile().replace(
      "It does.",
      "See [how](/our-way/) and [Acme](/platform/acme/).",
    );
    const way = "content/pages/our-way.md";
    const root = await issuable({ [FILE]: linked, [way]: "---\ntitle: Way\n---\nSo.\n" });
    await issue(root);
    const html = () => page(root).opinion.sections[0]!.html;
    expect(html()).toContain('<a href="/our-way/">how</a>');
    rmSync(join(root, way));
    expect(html()).toContain("<a>how</a>");
    expect(html()).toContain('<a href="/platform/acme/">Acme</a>');
  });

  it("says the same to machines, with the hashes of text and bytes", async () => {
    const root = await issued();
    const site = siteAt(root);
    const { text, capture } = site.archive.records.get(ID)![0]!.record!.evidence;
    const said = JSON.stringify(recordJsonLd({ id: ID, number: 1 }, site));
    expect(said).toContain('"identifier":"CA-P-000001 v1"');
    expect(said).toContain(text);
    expect(said).toContain(capture.sources[0]!.sha256);
  });

  it("has a route for every issued version", async () => {
    const routes = recordRoutes(siteAt(await correctedArchive()));
    expect(routes.map(({ params }) => `${params.record} ${params.number}`)).toEqual([
      "CA-P-000001 1",
      "CA-P-000001 2",
    ]);
  });
});

describe("what is said of the log", () => {
  const said = async (root: string) => {
    const site = siteAt(root);
    const { claims, isSigned, signatures } = await logClaims([logPlace(ID, 1, site)], site);
    return { ...claims[0]!, isSigned, signature: signatures.join(" ") };
  };

  it("names leaf and checkpoint, and says that an unsigned one is not signed", async () => {
    const { position, proof, signature, isSigned } = await said(await issued());
    expect(position).toBe(
      "Leaf 2 of the log, counted from 0; covered by the checkpoint over the first 3 lines.",
    );
    expect(proof).toBe("/record/CA-P-000001/v/1/proof");
    expect([signature, isSigned]).toEqual([
      "The checkpoint is not signed: it says what the log holds, and nobody answers for it.",
      false,
    ]);
  });

  const signedArchive = async (more = "") => {
    const { given, verifier } = await givenKey();
    const root = await issuable();
    edit(root, "content/archive.yaml", (text) => `${text}log:\n  key: ${verifier}\n${more}`);
    await issue(root, { key: given });
    return root;
  };

  it("claims a signature only where this build verified it", async () => {
    const root = await signedArchive();
    expect((await said(root)).signature).toMatch(
      /^The checkpoint is signed with the key .* verified/u,
    );
    const { verifier } = await givenKey("archive.example.org/log", 7);
    edit(root, "content/archive.yaml", (text) => text.replace(/key: .*/u, `key: ${verifier}`));
    expect(await said(root)).toMatchObject({ isSigned: false });
    expect((await said(root)).signature).toContain("could not verify");
  });

  it("says of a test key that its signature proves nothing", async () => {
    const { signature } = await said(await signedArchive("  test: true\n"));
    expect(signature).toMatch(/the signature proves nothing\.$/u);
  });

  it("claims no place under a checkpoint before there is one", async () => {
    const site = siteAt(await issuable());
    const place = logPlace("CA-D-00001" as never, 1, site);
    const { claims, signatures } = await logClaims([place], site);
    expect(claims[0]).toMatchObject({ checkpoint: undefined, proof: undefined });
    expect(signatures).toEqual([
      "Until a checkpoint covers it, there is no proof that it is in the log.",
    ]);
  });
});
