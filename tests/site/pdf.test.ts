/** The PDFs of the built specimen as the tools of others see them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { plainText } from "#cite/styles.ts";
import { quotationParts } from "#text/quotation.ts";
import { recordSheet } from "#views/record-sheet.ts";
import { type RecordRef, recordRoutes } from "#views/record.ts";
import { type Site, siteOf } from "#views/site.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import {
  attachedTo,
  hasPdfTools,
  needsPdfTools,
  pagesOf,
  run,
  scanned,
  typefacesOf,
  wordsOf,
} from "../support/pdf-tools.ts";

const OURS =
  /^(?:IBMPlexSans-(?:Regular|Italic|SemiBold)|IBMPlexMono-Regular|SourceSerif4-(?:Regular|Italic|SemiBold))$/u;
/** What archives must not hold, or would run. */
const ALIVE = /\/(?:JavaScript|JS|Launch|OpenAction|RichMedia|AcroForm|Encrypt)\b/u;

describe.skipIf(!hasPdfTools)(needsPdfTools("the PDFs of the specimen"), () => {
  let out: string;
  let site: Site;
  let refs: RecordRef[];

  beforeAll(async () => {
    const built = await builtSpecimen();
    out = built.out;
    site = siteOf(openArchive(built.root));
    refs = recordRoutes(site).map(({ props }) => props);
  });

  const place = ({ id, number }: RecordRef, name: string) =>
    join(out, `record/${id}/v/${number}/${name}`);
  const issued = ({ id, number }: RecordRef) => site.archive.records.get(id)![number - 1]!;
  const latin = (file: string) => readFileSync(file).toString("latin1");

  it("are there for every issued version, and valid", () => {
    expect(refs.length).toBeGreaterThan(30);
    const files = refs.flatMap((ref) => [place(ref, "record.pdf"), place(ref, "analysis.pdf")]);
    for (const file of files) run("qpdf", "--check", file);
  });

  it("are marked as PDF/A-3b, with the colours they mean, and nothing that runs", () => {
    for (const ref of refs) {
      for (const name of ["record.pdf", "analysis.pdf"]) {
        const pdf = latin(place(ref, name));
        expect(pdf).toContain("<pdfaid:part>3</pdfaid:part>");
        expect(pdf).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
        expect(pdf).toMatch(/\/OutputIntents \[<<[^[\]]*\/S \/GTS_PDFA1/u);
        expect(pdf).toContain("/Lang (en)");
        expect(pdf).not.toMatch(ALIVE);
      }
    }
  });

  it("name record, document and archive in their metadata", () => {
    const [ref] = refs;
    const { platform, title } = issued(ref!).record!.evidence.document;
    const said = run("pdfinfo", place(ref!, "record.pdf"));
    expect(said).toContain(`Title:           ${ref!.id} v1: ${platform.name}, ${title}\n`);
    expect(said).toContain("Author:          The Specimen Archive\n");
    expect(said).toContain("Page size:       595.276 x 841.89 pts (A4)");
    expect(said).toMatch(/JavaScript: +no/u);
  });

  it("embed every typeface, and use no other than ours", () => {
    for (const ref of refs) {
      for (const name of ["record.pdf", "analysis.pdf"]) {
        for (const face of typefacesOf(place(ref, name))) expect(face).toMatch(OURS);
      }
    }
  });

  it("carry files that are the same bytes as published, and say what they are to it", () => {
    for (const ref of refs) {
      const attached = attachedTo(place(ref, "record.pdf"));
      expect(Object.keys(attached)).toEqual(["evidence.json", "lineage.csv", "proof", "text.txt"]);
      for (const name of ["proof", "text.txt"]) {
        expect(attached[name]).toEqual(readFileSync(place(ref, name)));
      }
      expect(JSON.parse(attached["evidence.json"]!.toString())).toEqual(
        issued(ref).record!.evidence,
      );
    }
    const plain = run(
      "qpdf",
      "--qdf",
      "--object-streams=disable",
      place(refs[0]!, "record.pdf"),
      "-",
    );
    expect(plain.match(/\/AF \[\s*(?:\d+ 0 R\s*){4}\]/u)).not.toBeNull();
    for (const [name, kind] of [
      ["evidence.json", "Data"],
      ["text.txt", "Source"],
      ["proof", "Supplement"],
      ["lineage.csv", "Data"],
    ]) {
      expect(plain).toMatch(
        new RegExp(String.raw`/AFRelationship /${kind}\s(?:(?!endobj)[\s\S])*\(${name}\)`, "u"),
      );
    }
  });

  it("give the quotation, when it is copied out, as the record has it", () => {
    for (const ref of refs) {
      const words = wordsOf(place(ref, "record.pdf"));
      const { quotation } = issued(ref).record!.evidence;
      expect(words).toContain(quotationParts(quotation.text).join(" "));
    }
  });

  it("keep the opinion out of the evidence", () => {
    for (const ref of refs) {
      const words = wordsOf(place(ref, "record.pdf"));
      expect(words).not.toContain(issued(ref).record!.analysis.severityReason.slice(0, 40));
      expect(words).not.toMatch(/Severity|may apply/iu);
    }
  });

  it("have each citation whole on one page, and no heading at the end of one", async () => {
    const tight = (text: string) => text.replaceAll(/\s/gu, "");
    for (const ref of refs) {
      const pages = pagesOf(place(ref, "record.pdf"));
      for (const { runs } of (await recordSheet(ref, site))!.sheet.citations) {
        const citation = tight(plainText(runs));
        expect(
          pages.filter((page) => tight(page).includes(citation)),
          citation,
        ).toHaveLength(1);
      }
      for (const page of pages) {
        expect(page).not.toMatch(
          /(?:\d\. [A-Z][a-z ]+|gets another hash\.|as it was published\.|nothing is known\.|The captured file|PDF was made\.|gives these hashes\.) ?$/u,
        );
      }
    }
  });

  it("say in the PDF of the analysis that it is an opinion, and whose", () => {
    for (const ref of refs) {
      const words = wordsOf(place(ref, "analysis.pdf"));
      expect(words).toContain("Analysis – an opinion, no part of the evidence.");
      expect(words).toContain(`Written by ${issued(ref).record!.analysis.by.join(", ")}.`);
    }
  });

  it("lead with their QR code to the permanent address", async () => {
    for (const ref of refs.slice(0, 1)) {
      for (const name of ["record.pdf", "analysis.pdf"]) {
        expect(await scanned(place(ref, name))).toBe(
          `https://specimen.muniment.example/record/${ref.id}/v/${ref.number}/`,
        );
      }
    }
  });

  it("name record, address, page and hash at the foot of every page", () => {
    const [ref] = refs;
    const pages = run("pdftotext", "-raw", place(ref!, "record.pdf"), "-").split("\f").slice(0, -1);
    pages.forEach((page, index) => {
      expect(page).toContain(`${ref!.id} v1`);
      expect(page).toContain(site.urls.absolute(site.urls.version(ref!.id, 1)));
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain(`SHA-256 of record.json ${issued(ref!).line.sha256}`);
    });
  });

  it("say that the key of the log is one that everybody has", () => {
    expect(wordsOf(place(refs[0]!, "record.pdf"))).toContain("so anyone can sign with it");
  });
});
