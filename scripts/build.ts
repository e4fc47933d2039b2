import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Archive } from "#archive/open.ts";
import { counted } from "#base/count.ts";
import type { SiteFiles } from "#base/made-files.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import { verifyArchive } from "#checks/archive.ts";
import { type Findings, together } from "#checks/finding.ts";
import { checkFormerSite } from "#checks/former-site.ts";
import { checkPermanence } from "#checks/permanence.ts";
import { type SiteSize, checkLinks, measureSite } from "#checks/site.ts";
import { type FormatCost, formatCosts } from "#publish/format-costs.ts";
import { NOTHING_FORMER, readFormerSite } from "#publish/former-site.ts";
import { finishMoves, putInPlace } from "#publish/in-place.ts";
import { robotsHint } from "#publish/robots.ts";
import { type Seal, sealsOf } from "#publish/seal.ts";
import { type MadeSite, SiteMaker, keysOf } from "#publish/site-maker.ts";
import { type Reuse, reuseOf } from "#publish/reuse.ts";
import { templatesFor } from "#publish/templates.ts";
import { UNSET_ORIGIN, UNSET_PREFIX } from "#schema/archive-settings.ts";
import { siteOf } from "#views/site.ts";
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
  readonly full?: boolean;
  readonly out?: string;
}

/**
 * Verify, make what is not there yet, then the site's own checks, and the seal last. What is new is
 * made beside the site and put there when everything holds: a build that fails leaves the former
 * site as it was.
 */
export async function build(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const out = resolve(options.out ?? join(PROJECT, "dist"));
  refuseForeign(out);
  finishMoves(out);
  const root = archiveOf(options);
  const { archive, checked, notes, problems } = await verifyArchive(root, progress, {
    full: options.full,
    remembering: options.full !== true,
  });
  if (archive === undefined || problems.length > 0) throw new Refusal(problems);
  const site = siteOf(archive);
  progress.stage("compiling templates");
  const templates = await templatesFor(root, archive.content.settings);
  progress.stage("looking at the former site");
  const keys = keysOf(site, templates);
  const former = options.full === true ? NOTHING_FORMER : readFormerSite(out, keys);
  const draft = `${out}.making`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const place = { draft, out, progress };
    const made = await new SiteMaker(site, templates, keys, former, place).make();
    progress.stage("checking links and permanence");
    const faults = await checkSite(archive, made, out);
    if (faults.problems.length > 0) throw new Refusal(faults.problems);
    progress.stage("putting the site in place");
    const { lists, seal } = sealsOf(made.files.values());
    putInPlace(made.parts, made.made, lists, former.holds, place);
    progress.end();
    report(options, {
      out,
      checked: [...checked, ...faults.checked],
      notes: [...notes, ...faults.notes],
      made,
      formats: formatCosts(made.files.values()),
      reuse: reuseOf(made, former, templates),
      seal,
      size: measureSite(withLists(made.files, lists)),
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

async function checkSite(archive: Archive, made: MadeSite, out: string): Promise<Findings> {
  return together([
    checkLinks(made.parts.values(), made.files),
    await checkPermanence(archive, made.files),
    checkFormerSite(archive, made.files, out),
  ]);
}

const lacksAddress = ({ content }: Archive): boolean =>
  content.settings.origin === UNSET_ORIGIN || content.settings.prefix === UNSET_PREFIX;

const withLists = (files: SiteFiles, lists: ReadonlyMap<string, string>) => [
  ...files.values(),
  ...[...lists].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) })),
];

interface Outcome {
  readonly out: string;
  readonly checked: readonly string[];
  readonly notes: readonly Problem[];
  readonly made: MadeSite;
  readonly formats: readonly FormatCost[];
  readonly reuse: Reuse;
  readonly seal: Seal;
  readonly size: SiteSize;
  readonly progress: Stages;
  /** The archive has no address or prefix of its own yet. */
  readonly isUnset: boolean;
  readonly hint: string | undefined;
}

function report(options: Options, outcome: Outcome): void {
  const { out, checked, formats, hint, isUnset, made, notes, progress, reuse, seal, size } =
    outcome;
  const { cards, pdfs, search } = made;
  const seconds = Object.fromEntries(progress.seconds);
  conclude(
    options,
    { out, checked, notes, reuse, cards, pdfs, search, formats, seal, size, seconds },
    [
      `The site is in ${out}.`,
      "Checked:",
      ...checked.map((line) => `  ${line}`),
      ...noteLines(notes),
      ...reuse.words,
      `Cards: ${cards.drawn} drawn, ${cards.reused} as before. PDFs: ${pdfs.made} made, ${pdfs.reused} as before. Parts of the search index: ${search.made} made, ${search.reused} as before.`,
      `Beside the records (formats in archive.yaml): ${formats.map(formatLine).join("; ")}.`,
      `${size.pages} pages, ${size.files} files, ${showBytes(size.bytes)}, the largest ${showBytes(size.largest)}.`,
      `Sealed: SHA-256 of SHA256SUMS ${seal.sha256}`,
      `Fits: ${fittingHosts(size)}.`,
      costLine(progress),
    ],
  );
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
