/** The search index, against Pagefind run on a page per text as anybody would. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { PROJECT } from "../report.ts";
import { showCount, showMegabytes } from "./figures.ts";
import { hugoSite, isEveryTenth } from "./measure-pages.ts";
import { type Told, Failed, run } from "./run.ts";
import type { Workplace } from "./workplace.ts";

const INDEXING = "indexing for search";
const PAGEFIND = join(PROJECT, "node_modules/pagefind/lib/runner/bin.cjs");

/** Seconds of a build that its search index took. */
export const indexingIn = ({ stages }: Told): number => stages[INDEXING] ?? 0;

const sizeOf = (folder: string): number =>
  filesUnder(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

export async function measureSearch(workplace: Workplace, built: Told): Promise<void> {
  const { findings, folder, shape, site } = workplace;
  const size = sizeOf(join(site, "pagefind"));
  findings.fact({ what: "search index", figure: showMegabytes(size), goal: "under 100 MB" });
  const pages = hugoSite(folder);
  if (!existsSync(pages)) throw new Failed("there are no pages of Hugo to index");
  const isTenth = isEveryTenth(shape.texts);
  const out = join(folder, "plain-index");
  const glob = isTenth ? ["--glob", "t*0/index.html"] : [];
  const args = [PAGEFIND, "--site", pages, "--output-path", out, ...glob];
  const plain = findings.memory("plain Pagefind", await run(process.execPath, args, folder));
  const indexed = Number(/Indexed (\d+) pages/u.exec(plain.out)?.[1]);
  findings.compare({
    what: "search index",
    ours: { seconds: indexingIn(built), over: shape.texts },
    other: "plain Pagefind",
    theirs: { seconds: plain.seconds, over: indexed },
    goal: "none",
    says: `the stage of \`build\` that makes the index, which holds each passage once, over the number of distinct texts, against Pagefind reading Hugo’s page of ${isTenth ? "every tenth" : "each"} text, ${showCount(indexed)} in all. Its index of these is ${showMegabytes(sizeOf(out))}; ours of all is ${showMegabytes(size)}.`,
  });
}
