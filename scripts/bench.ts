/**
 * Measures this project and what one would otherwise use, side by side in one run on the same data,
 * so that ratios mean the same on any machine. Asserts nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CommanderError } from "commander";
import { showSeconds } from "./bench/figures.ts";
import { Findings } from "./bench/findings.ts";
import { machineRows } from "./bench/machine.ts";
import { canSample } from "./bench/memory.ts";
import { measureAgain } from "./bench/measure-again.ts";
import { measureBundle } from "./bench/measure-bundle.ts";
import { measureChanges } from "./bench/measure-changes.ts";
import { madeCorpus } from "./bench/measure-corpus.ts";
import { measureGrowth, wayOf } from "./bench/measure-growth.ts";
import { measureImport } from "./bench/measure-import.ts";
import { measureBuild, measurePages, removePages } from "./bench/measure-pages.ts";
import { measureSearch } from "./bench/measure-search.ts";
import { measureVerify } from "./bench/measure-verify.ts";
import { type Options, readOptions } from "./bench/options.ts";
import { measurementsPage } from "./bench/page.ts";
import { printMarkdown } from "./bench/table.ts";
import { type Workplace, workplaceIn } from "./bench/workplace.ts";
import { note, say } from "./report.ts";

async function bench({ bundle, documents, folder, write }: Options): Promise<void> {
  const findings = new Findings();
  if (!canSample) note(`On ${process.platform} the memory of processes is not measured.`);
  mkdirSync(folder ?? tmpdir(), { recursive: true });
  const place = mkdtempSync(join(resolve(folder ?? tmpdir()), "muniment-bench-"));
  // However it ends, what it made is large and goes.
  process.once("exit", () => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  note("making a collection …");
  const [shape, table] = await madeCorpus(join(place, "corpus"), documents);
  findings.table(table);
  const workplace = workplaceIn(place, shape, findings);
  await findings.attempt("the collection", () => measureAll(workplace, bundle));
  say(`\n${findings.tables().map(printMarkdown).join("\n")}`);
  if (write === undefined) return;
  const date = new Date().toISOString().slice(0, 10);
  const measured = { date, documents, machine: machineRows(), tables: findings.tables() };
  writeFileSync(write, measurementsPage(measured));
  note(`Written to ${write}.`);
}

/** The steps in the order in which each has what it needs; the second build changes the archive. */
async function measureAll(workplace: Workplace, bundle: string): Promise<void> {
  const { findings, shape } = workplace;
  const imported = await measureImport(workplace);
  const verified = await measureVerify(workplace);
  await findings.attempt("all changes", () => measureChanges(workplace));
  const built = await measureBuild(workplace);
  const way = wayOf(shape.versions, imported, verified, built);
  findings.fact({
    what: "import, verify, build with search",
    figure: showSeconds(way.steps.at(-1)!),
    goal: "under 300 s",
  });
  await findings.attempt("pages", () => measurePages(workplace, built));
  await findings.attempt("search index", () => measureSearch(workplace, built));
  removePages(workplace.folder);
  await findings.attempt("second build", () => measureAgain(workplace));
  await findings.attempt("a real collection", () => measureBundle(workplace, bundle));
  await findings.attempt("growth", () => measureGrowth(workplace, way));
}

try {
  await bench(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
