/** Claim: every object's bytes have the SHA-256 that is its name; none is missing, none is extra. */
import { counted } from "#base/count.ts";
import { heldObjects, listObjects } from "#archive/objects.ts";
import type { Archive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { objectPath } from "#archive/layout.ts";
import type { Findings } from "./finding.ts";

export function checkObjects(archive: Archive, progress: Progress): Findings {
  const { removals, root } = archive;
  const expected = heldObjects(archive);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const files = listObjects(root);
  progress.stage("checking objects", files.length);
  let bytes = 0;
  for (const { file, name } of files) {
    progress.advance();
    if (name === undefined) {
      const what = "the file's name is no SHA-256 in its place";
      problems.push(problem("snapshot/extra-object", { what, file }));
      continue;
    }
    seen.add(name);
    const held = readObject(root, name) ?? Buffer.alloc(0);
    bytes += held.length;
    const actual = sha256(held);
    if (actual !== name) {
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
  const checked = `${counted(files.length, "object")} (${bytes} bytes) against their names`;
  return { problems, notes: [], checked: [checked] };
}
