/** A real collection, as it was published: from its bundle to the site. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { showSeconds } from "./figures.ts";
import { Failed, muniment } from "./run.ts";
import type { Workplace } from "./workplace.ts";

export async function measureBundle(
  { findings, folder }: Workplace,
  bundle: string,
): Promise<void> {
  if (!existsSync(bundle)) throw new Failed(`the bundle ${basename(bundle)} is absent`);
  const [archive, site] = ["real-archive", "real-site"].map((name) => join(folder, name));
  const runs = [
    await muniment("import", "ota", bundle, "--archive", archive!),
    await muniment("verify", "--full", "--archive", archive!),
    await muniment("build", "--archive", archive!, "--out", site!),
  ];
  const parts = runs.map(({ seconds }) => showSeconds(seconds)).join(", ");
  const sum = runs.reduce((all, { seconds }) => all + seconds, 0);
  findings.fact({
    what: `\`${basename(bundle)}\`: import, verify, build`,
    figure: `${showSeconds(sum)} (${parts})`,
    goal: "under 60 s",
  });
}
