/** Taking a collection in, against the least that reading and hashing all of it takes. */
import { note } from "../report.ts";
import type { Workplace } from "./workplace.ts";
import { type Told, muniment, shell } from "./run.ts";

/** Every commit, and every text once, in the order of the commits, and the hash of it all. */
const FLOOR = [
  "git -C corpus log --raw --no-abbrev --format=%H%x00%ct%x00%B > log",
  "awk '/^:/ && !seen[$4]++ { print $4 }' log > blobs",
  "git -C corpus cat-file --batch < blobs | sha256sum > sum",
].join(" && ");

export async function measureImport({
  archive,
  corpus,
  findings,
  folder,
}: Workplace): Promise<Told> {
  note("import …");
  const floor = await findings.other("git log, git cat-file", () => shell(FLOOR, folder));
  const ours = await muniment("import", "ota", corpus, "--archive", archive);
  findings.memory("import", ours);
  findings.compare({
    what: "import",
    ours,
    other: "git log, git cat-file --batch, sha256sum",
    theirs: floor,
    goal: "at most 4",
    says: "the whole command `import ota`, which also derives every text, divides it into passages and writes the archive, against only reading all commits and all distinct texts and hashing them.",
  });
  return ours;
}
