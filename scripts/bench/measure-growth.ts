/** Whether time per version stays the same as a collection grows. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { documentsFor, makeCorpus, orderOf } from "./corpus.ts";
import { showCount, showMilliseconds } from "./figures.ts";
import { indexingIn } from "./measure-search.ts";
import { type Told, muniment } from "./run.ts";
import type { Workplace } from "./workplace.ts";

/** Versions of the collections that are made besides the one at hand, where that is much larger. */
const SIZES = [1000, 10_000];
const MUCH = 1.5;

/** Seconds of a whole way through, by step, and the versions that it took in. */
interface Way {
  readonly versions: number;
  readonly steps: readonly number[];
}

/** One whole way through: what each command took. */
export const wayOf = (versions: number, imported: Told, verified: Told, built: Told): Way => ({
  versions,
  steps: [
    imported.seconds,
    verified.seconds,
    built.seconds - indexingIn(built),
    indexingIn(built),
    imported.seconds + verified.seconds + built.seconds,
  ],
});

export async function measureGrowth({ findings, folder }: Workplace, last: Way): Promise<void> {
  const ways: Way[] = [];
  for (const size of SIZES.filter((versions) => versions * MUCH < last.versions)) {
    ways.push(await wayThrough(join(folder, `of-${size}`), size));
  }
  ways.push(last);
  const rows = ways.map(({ steps, versions }) => [
    showCount(versions),
    ...steps.map((seconds) => showMilliseconds(seconds / versions)),
  ]);
  findings.table({
    title: "Growth",
    says: `Time per recorded version, for collections of the same shape. ${changeInWords(ways)} The goal is less than a fifth more from 10,000 to 40,000.`,
    columns: ["Versions", "Import", "Verify", "Build without search", "Search", "Together"],
    rows,
  });
}

/** By how much the time per version grew from the last but one size to the last. */
export function changeInWords(ways: readonly Way[]): string {
  const [before, after] = ways.slice(-2);
  if (before === undefined || after === undefined) return "Only one size was measured.";
  const [from, to] = [before, after].map(({ steps, versions }) => steps.at(-1)! / versions);
  const share = Math.round((to! / from! - 1) * 100);
  const grew = share < 0 ? `fell by ${-share}%` : `grew by ${share}%`;
  return `From ${showCount(before.versions)} to ${showCount(after.versions)} versions it ${grew}.`;
}

async function wayThrough(folder: string, size: number): Promise<Way> {
  const [corpus, archive, site] = ["corpus", "archive", "site"].map((name) => join(folder, name));
  const { versions } = await makeCorpus(corpus!, orderOf(documentsFor(size)));
  const imported = await muniment("import", "ota", corpus!, "--archive", archive!);
  const verified = await muniment("verify", "--full", "--archive", archive!);
  const built = await muniment("build", "--archive", archive!, "--out", site!);
  rmSync(folder, { recursive: true });
  return wayOf(versions, imported, verified, built);
}
