import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build as astroBuild } from "astro";
import type { Archive } from "#archive/open.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import { verifyArchive } from "#checks/archive.ts";
import { type SiteSize, checkLinks, checkObliged, measureSite } from "#checks/site.ts";
import { publishEvidence } from "#publish/evidence.ts";
import { indexSite } from "#publish/search.ts";
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
  showBytes,
  stages,
} from "./report.ts";

interface Options extends Common {
  readonly out?: string;
}

/**
 * Verify, pages, evidence, search, then the site's own checks. The site is made beside its place
 * and put there whole: a build that fails leaves the former site as it was.
 */
export async function build(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const out = resolve(options.out ?? join(PROJECT, "dist"));
  refuseForeign(out);
  const root = archiveOf(options);
  const { archive, checked, problems } = await verifyArchive(root, progress);
  if (archive === undefined || problems.length > 0) throw new Refusal(problems);
  const draft = `${out}.making`;
  rmSync(draft, { recursive: true, force: true });
  try {
    await makePages(archive, draft, progress);
    publishEvidence(archive, draft, progress);
    await indexSite(siteOf(archive), draft, progress);
    const faults = checkSite(archive, draft, progress);
    if (faults.problems.length > 0) throw new Refusal(faults.problems);
    progress.stage("putting the site in place");
    rmSync(out, { recursive: true, force: true });
    renameSync(draft, out);
    const size = measureSite(out);
    progress.end();
    report(options, { out, checked: [...checked, ...faults.checked], size, progress });
    return 0;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A folder that no build made is not replaced. */
function refuseForeign(out: string): void {
  const foreign =
    existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, "index.html"));
  if (foreign) {
    const fix = "Choose another folder with --out, or empty this one.";
    refuse("archive/exists", { what: `${out} holds something that is no built site`, fix });
  }
}

async function makePages(archive: Archive, out: string, progress: Stages): Promise<void> {
  tellAstro(archive.root, archive.content.settings);
  progress.stage("making pages");
  await astroBuild({ root: PROJECT, outDir: out, logLevel: "error" });
}

function checkSite(archive: Archive, out: string, progress: Stages) {
  const { base, origin } = archive.content.settings;
  const links = checkLinks(out, base, origin, progress);
  const obliged = checkObliged(out, archive.ledger);
  const problems: readonly Problem[] = [...links.problems, ...obliged.problems];
  return { problems, checked: [...links.checked, ...obliged.checked] };
}

interface Outcome {
  readonly out: string;
  readonly checked: readonly string[];
  readonly size: SiteSize;
  readonly progress: Stages;
}

function report(options: Options, { out, checked, progress, size }: Outcome): void {
  conclude(options, { out, checked, size, seconds: Object.fromEntries(progress.seconds) }, [
    `The site is in ${out}.`,
    "Checked:",
    ...checked.map((line) => `  ${line}`),
    `${size.pages} pages, ${size.files} files, ${showBytes(size.bytes)}, the largest ${showBytes(size.largest)}.`,
    `Fits: ${fittingHosts(size)}.`,
    costLine(progress),
  ]);
  if (options.json !== true) note(`See it: npx muniment serve ${out}`);
}

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
