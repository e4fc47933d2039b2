/** What the second day costs: one new capture, then nothing new; and whether all is as if made anew. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { addVersion } from "./corpus.ts";
import { showCount, showSeconds } from "./figures.ts";
import { indexingIn } from "./measure-search.ts";
import { muniment } from "./run.ts";
import type { Workplace } from "./workplace.ts";

export async function measureAgain({
  archive,
  corpus,
  findings,
  folder,
  site,
}: Workplace): Promise<void> {
  const tell = (what: string, seconds: number, goal: string) =>
    findings.fact({ what, figure: showSeconds(seconds), goal });
  await addVersion(corpus);
  const imported = await muniment("import", "ota", corpus, "--archive", archive);
  tell("one new capture: import", imported.seconds, "none");
  const second = await muniment("build", "--archive", archive, "--out", site);
  findings.memory("build after one new capture", second);
  tell(
    "one new capture: build without search index",
    second.seconds - indexingIn(second),
    "under 10 s",
  );
  tell("one new capture: build", second.seconds, "under 45 s");
  const third = await muniment("build", "--archive", archive, "--out", site);
  tell("nothing new: build", third.seconds, "under 5 s");
  const whole = join(folder, "whole");
  const full = await muniment("build", "--archive", archive, "--out", whole);
  tell("the same, built whole into another folder", full.seconds, "none");
  const { index, pages } = differing(site, whole);
  findings.fact({
    what: "files in which the two sites differ",
    figure: `${showCount(pages)} (in the search index: ${showCount(index)})`,
    goal: "0",
  });
}

const isOfIndex = (file: string): boolean =>
  file.startsWith("pagefind/") || file === "SHA256SUMS.search";

/** Files that only one of two folders has, or that differ: of the search index, and others. */
export function differing(one: string, other: string): { index: number; pages: number } {
  const [here, there] = [one, other].map((folder) => new Set(filesUnder(folder)));
  const all = [...new Set([...here!, ...there!])].filter(
    (file) =>
      !here!.has(file) ||
      !there!.has(file) ||
      !readFileSync(join(one, file)).equals(readFileSync(join(other, file))),
  );
  const index = all.filter(isOfIndex).length;
  return { index, pages: all.length - index };
}
