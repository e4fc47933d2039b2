/** Every checkpoint ever published, each held against the ledger. */
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { filesUnder, readIfThere } from "#base/files.ts";
import { type Problem, problem } from "#base/problems.ts";
import { NO_LEAVES, accumulatedRoot, append } from "#ledger/accumulator.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { parseDecimal } from "#ledger/decimal.ts";
import { leafHash, sameBytes } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { CHECKPOINTS_FOLDER, checkpointPath } from "./layout.ts";

/** A checkpoint with its file's text: what is published. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly bytes: string;
  readonly checkpoint: PublishedCheckpoint;
}

/**
 * The checkpoints of an archive, smallest first. One that the ledger does not begin with is a
 * fault: a line was dropped or changed, or two branches wrote.
 */
export function readCheckpoints(
  root: string,
  lines: readonly string[],
  problems: Problem[],
): KeptCheckpoint[] {
  const kept = filesUnder(join(root, CHECKPOINTS_FOLDER))
    .filter((name) => !name.endsWith(".tmp"))
    .flatMap((name) => readCheckpoint(root, name, problems))
    .toSorted((a, b) => a.size - b.size);
  let tree = NO_LEAVES;
  for (const { size, checkpoint } of kept) {
    for (const line of lines.slice(tree.size, size))
      tree = append(tree, leafHash(utf8ToBytes(line)));
    if (tree.size === size && sameBytes(accumulatedRoot(tree), checkpoint.root)) continue;
    const what =
      tree.size < size
        ? `the checkpoint covers ${size} lines, and the ledger has ${lines.length}`
        : `the first ${size} lines of the ledger are not those that the checkpoint covers`;
    problems.push(problem("snapshot/checkpoint", { what, file: checkpointPath(size) }));
  }
  return kept;
}

function readCheckpoint(root: string, name: string, problems: Problem[]): KeptCheckpoint[] {
  const file = `${CHECKPOINTS_FOLDER}/${name}`;
  const bytes = readIfThere(join(root, file))?.toString("utf8") ?? "";
  const checkpoint = parsePublished(bytes);
  const size = parseDecimal(name);
  if (checkpoint instanceof Rejected) {
    problems.push(problem("snapshot/checkpoint", { what: checkpoint.reason, file }));
    return [];
  }
  if (checkpoint.size !== size) {
    const what = `the file is named ${name}, and the checkpoint covers ${checkpoint.size} lines`;
    problems.push(problem("snapshot/checkpoint", { what, file }));
    return [];
  }
  return [{ size, bytes, checkpoint }];
}
