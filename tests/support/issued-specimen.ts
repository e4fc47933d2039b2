/** The specimen in a copy, signed with a key of the tests, with records issued and checkpoints at three sizes of its log. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "#archive/open.ts";
import { printVerifierKey } from "#ledger/keys.ts";
import { putCheckpoints } from "./checkpoints.ts";
import { PROJECT } from "./command.ts";
import { copyOf } from "./folders.ts";
import { issueRecord } from "./issued.ts";
import { testSigner } from "./log-keys.ts";

export interface IssuedSpecimen {
  readonly root: string;
  readonly vkey: string;
  /** Of the published checkpoints, ascending; the last is that of the whole ledger. */
  readonly sizes: readonly number[];
}

export async function issuedSpecimen(): Promise<IssuedSpecimen> {
  const root = copyOf(PROJECT);
  const key = await testSigner("specimen.muniment.example/log");
  for (const part of ["snapshots/checkpoints", "snapshots/sidecars", "content/log-test.key"]) {
    rmSync(join(root, part), { recursive: true, force: true });
  }
  if (openArchive(root).records.size === 0) {
    issueRecord(root, "quillmate/terms-of-use/liability-cap", { id: "MU-P-000001" });
    issueRecord(root, "quillmate/terms-of-use/mandatory-arbitration", { id: "MU-P-000002" });
  }
  const { length } = openArchive(root).lines;
  const sizes = [100, length - 1, length];
  await putCheckpoints(root, sizes, key);
  return { root, vkey: printVerifierKey(key.verifier), sizes };
}
