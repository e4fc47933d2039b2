import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { build as astroBuild } from "astro";
import type { Archive } from "#archive/open.ts";
import { counted } from "#base/count.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import { verifyArchive } from "#checks/archive.ts";
import { type HashOf, hashesIn } from "#checks/file-hashes.ts";
import { type Findings, together } from "#checks/finding.ts";
import { checkFormerSite } from "#checks/former-site.ts";
import { checkPermanence } from "#checks/permanence.ts";
import { type SiteSize, checkLinks, measureSite } from "#checks/site.ts";
import { type Published, publishBesidePages } from "#publish/beside-pages.ts";
import { type FormatCost, formatCosts } from "#publish/format-costs.ts";
import { robotsHint } from "#publish/robots.ts";
import { type Seal, sealSite } from "#publish/seal.ts";
import { UNSET_ORIGIN, UNSET_PREFIX } from "#schema/archive-settings.ts";
import { siteOf } from "#views/site.ts";
import { tellAstro } from "./astro-settings.ts";
import {
  type Common,
  PROJECT,
  type Stages,
  archiveOf,
  conclude,
  costLine,
  note,
  noteLines,
  showBytes,
  stages,
} from "./report.ts";

interface Options extends Common {
  readonly out?: string;
}

/**
 * Verify, pages, evidence, log, search, then the site's own checks, and the seal last. The site is
 * made beside its place and put there whole: a build that fails leaves the former site as it was.
 */
export async function build(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const out = resolve(options.out ?? join(PROJECT, "dist"));
  refuseForeign(out);
  const root = archiveOf(options);
  const { archive, checked, notes, problems } = await verifyArchive(root, progress);
  if (archive === undefined || problems.length > 0) throw new Refusal(problems);
  const draft = `${out}.making`;
  rmSync(draft, { recursive: true, force: true });
  try {
    await makePages(archive, draft, progress);
    const site = siteOf(archive);
    const published = await publishBesidePages(site, draft, progress);
    const hashOf = hashesIn(draft);
    const faults = await checkSite(archive, draft, out, hashOf, progress);
    if (faults.problems.length > 0) throw new Refusal(faults.problems);
    const seal = sealSite(draft, hashOf, progress);
    progress.stage("putting the site in place");
    rmSync(out, { recursive: true, force: true });
    renameSync(draft, out);
    const size = measureSite(out);
    progress.end();
    report(options, {
      out,
      checked: [...checked, ...faults.checked],
      notes: [...notes, ...faults.notes],
      published,
      formats: formatCosts(out),
      seal,
      size,
      progress,
      isUnset: lacksAddress(archive),
      hint: robotsHint(site),
    });
    return 0;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A folder that no build made is not replaced. */
function refuseForeign(out: string): void {
  if (!existsSync(out)) return;
  const isFolder = statSync(out).isDirectory();
  if (isFolder && (readdirSync(out).length === 0 || existsSync(join(out, "index.html")))) return;
  refuse("site/foreign", {
    what: `${out} ${isFolder ? "holds something that is" : "is a file,"} no built site`,
  });
}

async function makePages(archive: Archive, out: string, progress: Stages): Promise<void> {
  tellAstro(archive.root, archive.content.settings);
  progress.stage("making pages");
  // Astro puts things by in the working folder, so builds at the same time need one each; it lies
  // in the project, or what is put by there would not find the libraries.
  const before = process.cwd();
  mkdirSync(join(PROJECT, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(PROJECT, ".cache/build-"));
  process.chdir(folder);
  try {
    await astroBuild({
      root: PROJECT,
      outDir: out,
      cacheDir: join(folder, "astro"),
      logLevel: "error",
      vite: { cacheDir: join(folder, "vite") },
    });
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function checkSite(
  archive: Archive,
  made: string,
  former: string,
  hashOf: HashOf,
  progress: Stages,
): Promise<Findings> {
  const { base, origin } = archive.content.settings;
  const links = checkLinks(made, base, origin, progress);
  progress.stage("checking permanence");
  return together([
    links,
    await checkPermanence(archive, made, hashOf),
    checkFormerSite(archive, made, former, hashOf),
  ]);
}

const lacksAddress = ({ content }: Archive): boolean =>
  content.settings.origin === UNSET_ORIGIN || content.settings.prefix === UNSET_PREFIX;

interface Outcome {
  readonly out: string;
  readonly checked: readonly string[];
  readonly notes: readonly Problem[];
  readonly published: Published;
  readonly formats: readonly FormatCost[];
  readonly seal: Seal;
  readonly size: SiteSize;
  readonly progress: Stages;
  /** The archive has no address or prefix of its own yet. */
  readonly isUnset: boolean;
  readonly hint: string | undefined;
}

function report(options: Options, outcome: Outcome): void {
  const { out, checked, formats, hint, isUnset, notes, progress, published, seal, size } = outcome;
  const { cards, pdfs, search } = published;
  const seconds = Object.fromEntries(progress.seconds);
  conclude(options, { out, checked, notes, cards, pdfs, search, formats, seal, size, seconds }, [
    `The site is in ${out}.`,
    "Checked:",
    ...checked.map((line) => `  ${line}`),
    ...noteLines(notes),
    `Cards: ${cards.drawn} drawn, ${cards.reused} as before. PDFs: ${pdfs.made} made, ${pdfs.reused} as before. Parts of the search index: ${search.made} made, ${search.reused} as before.`,
    `Beside the records (formats in archive.yaml): ${formats.map(formatLine).join("; ")}.`,
    `${size.pages} pages, ${size.files} files, ${showBytes(size.bytes)}, the largest ${showBytes(size.largest)}.`,
    `Sealed: SHA-256 of SHA256SUMS ${seal.sha256}`,
    `Fits: ${fittingHosts(size)}.`,
    costLine(progress),
  ]);
  if (isUnset && options.json !== true) {
    note("Not to be published yet: origin or prefix in content/archive.yaml is not set.");
  }
  if (hint !== undefined && options.json !== true) note(hint);
  if (options.json !== true) note(`See it: npx muniment serve ${out}`);
}

const formatLine = ({ bytes, files, format }: FormatCost): string =>
  `${format} ${files === 0 ? "none" : `${counted(files, "file")}, ${showBytes(bytes)}`}`;

/** Free plans of static hosts: most files, largest file and total in bytes, by their documentation. */
const HOSTS = [
  { name: "Cloudflare Pages", files: 20_000, largest: 25 * 1024 ** 2, total: Infinity },
  { name: "GitHub Pages", files: Infinity, largest: 100 * 1024 ** 2, total: 1024 ** 3 },
  { name: "GitLab Pages", files: 200_000, largest: Infinity, total: 1024 ** 3 },
];

function fittingHosts({ bytes, files, largest }: SiteSize): string {
  const fitting = HOSTS.filter(
    (host) => files <= host.files && largest <= host.largest && bytes <= host.total,
  );
  const names = fitting.map(({ name }) => name).join(", ");
  return names === ""
    ? "no free plan that we know; any web server"
    : `${names} (free plans), any web server`;
}
