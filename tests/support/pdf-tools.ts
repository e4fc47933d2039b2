/** PDFs as the tools of qpdf and poppler see them. In CI they are there, or the suite fails. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type jsQR from "jsqr";
import sharp from "sharp";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { publishLog } from "#publish/log.ts";
import { publishPdfs } from "#publish/pdfs.ts";
import { publishRecords } from "#publish/records.ts";
import { qrOf } from "#publish/qr.ts";
import type { Sheet } from "#publish/typst.ts";
import { siteOf } from "#views/site.ts";
import { instant } from "./archives.ts";
import { temporaryFolder } from "./folders.ts";

/** A CommonJS module: its types say that its default export is the module. */
const readQr = createRequire(import.meta.url)("jsqr") as typeof jsQR;

const TOOLS = ["qpdf", "pdfinfo", "pdffonts", "pdfdetach", "pdftotext", "pdftoppm"];
export const hasPdfTools =
  process.env["CI"] !== undefined ||
  TOOLS.every((tool) => spawnSync(tool, ["--version"]).error === undefined);
export const needsPdfTools = (title: string): string =>
  hasPdfTools ? title : `${title} (skipped: install qpdf and poppler-utils)`;

export function run(tool: string, ...args: readonly string[]): string {
  const { error, status, stderr, stdout } = spawnSync(tool, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

const ABOVE_THE_FOOT = ["-x", "0", "-y", "0", "-W", "595", "-H", "752"];

/** The words of a PDF as they are copied, white space folded, without the foot of each page. */
export const wordsOf = (pdf: string): string =>
  run("pdftotext", ...ABOVE_THE_FOOT, pdf, "-").replaceAll(/\s+/gu, " ");

/** The same in the order in which they are set, row by row. */
export const rowsOf = (pdf: string): string =>
  run("pdftotext", "-raw", ...ABOVE_THE_FOOT, pdf, "-").replaceAll(/\s+/gu, " ");

/** The same, page by page. */
export const pagesOf = (pdf: string): string[] =>
  run("pdftotext", "-raw", ...ABOVE_THE_FOOT, pdf, "-")
    .split("\f")
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/gu, " "));

/** The names of typefaces in a PDF; throws where one is not embedded. */
export function typefacesOf(pdf: string): string[] {
  const lines = run("pdffonts", pdf).trimEnd().split("\n").slice(2);
  return lines.map((line) => {
    const [name = "", , , , embedded] = line.split(/ {2,}|(?<=Identity-H) +| (?=yes|no)/u);
    if (!/ yes yes yes /u.test(line))
      throw new Error(`${name} is not embedded (${embedded}): ${line}`);
    return name.replace(/^[A-Z]{6}\+/u, "");
  });
}

/** What is attached to a PDF, by name. */
export function attachedTo(pdf: string): Record<string, Buffer> {
  const folder = temporaryFolder();
  run("pdfdetach", "-saveall", "-o", folder, pdf);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** What the QR code on the first page says; undefined where there is none that can be read. */
export async function scanned(pdf: string): Promise<string | undefined> {
  const folder = temporaryFolder();
  run("pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-png", pdf, join(folder, "page"));
  const picture = sharp(join(folder, readdirSync(folder)[0]!))
    .ensureAlpha()
    .raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return readQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

/** Puts a PDF into a file. */
export function fileOf(pdf: Uint8Array): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "sheet.pdf");
  writeFileSync(file, pdf);
  return file;
}

/** Publishes the PDFs of an archive, and what they carry; gives the folder of the site. */
export async function printed(root: string, cache = temporaryFolder()) {
  const site = siteOf(openArchive(root));
  const out = temporaryFolder();
  publishRecords(site.archive, out, SILENT);
  publishLog(site.archive, out, SILENT);
  const counts = await publishPdfs(site, out, SILENT, cache);
  return { out, counts, site };
}

const ADDRESS = "https://archive.example.org/record/CA-P-000001/v/1/";

/** A sheet that quotes some words. */
export const quotingSheet = (parts: readonly string[], more: object = {}): Sheet => ({
  of: "CA-P-000001 v1",
  template: "analysis.typ",
  data: {
    archive: "Test",
    name: "CA-P-000001 v1",
    address: ADDRESS,
    short: "https://archive.example.org/record/CA-P-000001/",
    record: "0".repeat(64),
    platform: "Acme",
    document: "Terms",
    clause: "Training",
    status: [],
    quotation: { parts, language: "en" },
    version: "CA-D-00001 v1",
    assessment: [],
    regulations: [],
    body: [],
    authorship: [],
    qr: qrOf(ADDRESS),
    attached: [],
    ...more,
  },
  attachments: [],
  date: instant("2026-06-02T00:00:00Z"),
  fonts: [],
});
