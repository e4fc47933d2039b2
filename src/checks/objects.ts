/** Claim: every object's bytes have the SHA-256 that is its name; none is missing, none is extra. */
import { counted } from "#base/count.ts";
import { heldObjects, listObjects } from "#archive/objects.ts";
import type { Archive } from "#archive/open.ts";
import { doJobs } from "#archive/processes.ts";
import { inBatches } from "#base/batches.ts";
import { HashedObjects } from "#archive/hashed-objects.ts";
import type { Sha256 } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { objectPath } from "#archive/layout.ts";
import type { Findings } from "./finding.ts";
import { type ObjectHashes, hashObjects } from "./object-hashes.ts";

/** @param remembering take those as they were that nobody wrote since they were hashed */
export async function checkObjects(
  archive: Archive,
  progress: Progress,
  remembering = false,
): Promise<Findings> {
  const { removals, root } = archive;
  const expected = heldObjects(archive);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const files = listObjects(root);
  progress.stage("checking objects", files.length);
  const names = files.flatMap(({ name }) => name ?? []);
  const known = new HashedObjects(root);
  const sizes = names.map((name) => known.sizeOf(name));
  const due = remembering ? names.filter((_, index) => sizes[index] === undefined) : names;
  const before = remembering ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) : 0;
  progress.advance(names.length - due.length);
  const { bytes, changed } = await hashAll(root, due, progress);
  known.save(new Set(changed.keys()), due.length > 0);
  for (const { file, name } of files) {
    if (name === undefined) {
      const what = "the file's name is no SHA-256 in its place";
      problems.push(problem("snapshot/extra-object", { what, file }));
      continue;
    }
    seen.add(name);
    const actual = changed.get(name);
    if (actual !== undefined) {
      const role = expected.get(name) ?? "the object";
      const what = `${role} was changed: the SHA-256 of its bytes is ${actual}`;
      problems.push(problem("snapshot/changed-object", { what, file }));
    }
    // What was destroyed and is still there is named by the check of removals.
    if (!expected.has(name) && !removals.objects.has(name)) {
      const what = "no capture that the ledger commits names these bytes";
      problems.push(problem("snapshot/extra-object", { what, file }));
    }
  }
  for (const [name, role] of expected) {
    if (seen.has(name)) continue;
    const what = `${role} is not there`;
    problems.push(problem("snapshot/missing-object", { what, file: objectPath(name) }));
  }
  const checked = `${counted(due.length, "object")} (${bytes} bytes) against their names`;
  const asBefore = `${counted(names.length - due.length, "object")} (${before} bytes) hashed before and not written since (--full hashes all)`;
  return { problems, notes: [], checked: [checked, ...(before === 0 ? [] : [asBefore])] };
}

/** So many objects are hashed in the time that processes take to start. */
const FEW = 2000;
/** Objects that a process hashes together. */
const TOGETHER = 256;

async function hashAll(
  root: string,
  names: readonly Sha256[],
  progress: Progress,
): Promise<ObjectHashes> {
  const changed = new Map<Sha256, Sha256>();
  let bytes = 0;
  const work = {
    isLong: names.length >= FEW,
    here: (batch: readonly Sha256[]) => hashObjects(root, batch),
    module: new URL("./object-hashes-process.ts", import.meta.url),
    data: root,
  };
  const batches = inBatches(names, TOGETHER);
  await doJobs(batches, work, (hashed, index) => {
    bytes += hashed.bytes;
    for (const [name, actual] of hashed.changed) changed.set(name, actual);
    progress.advance(batches[index]!.length);
  });
  return { bytes, changed };
}
