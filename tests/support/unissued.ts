/** The specimen as it was before anything was issued, for tests that issue under keys of their own. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CHECKPOINTS_FOLDER,
  RECORDS_FOLDER,
  SIDECARS_FOLDER,
  TEST_KEY_FILE,
  ledgerPath,
  objectPath,
} from "#archive/layout.ts";
import { filesUnder } from "#base/files.ts";
import type { Sha256 } from "#base/ids.ts";
import { copyOf } from "./folders.ts";

/** A copy of it; the ledger holds captures and versions alone. */
export function unissuedSpecimen(): string {
  const root = copyOf(process.cwd());
  for (const part of [CHECKPOINTS_FOLDER, RECORDS_FOLDER, SIDECARS_FOLDER, TEST_KEY_FILE]) {
    rmSync(join(root, part), { recursive: true, force: true });
  }
  const provisions = join(root, "content/provisions");
  for (const name of filesUnder(provisions)) {
    edit(join(provisions, name), (text) =>
      text.replace(/^id: \S+$/mu, "id: new").replace(/^correction:\n(?: .*\n)*/mu, ""),
    );
  }
  edit(join(root, "content/archive.yaml"), (text) => text.replace(/^log:.*\n(?:[ #].*\n)*/mu, ""));
  const ledger = readFileSync(join(root, ledgerPath(0)), "utf8");
  for (const [, notice] of ledger.matchAll(/"notice":"([0-9a-f]{64})"/gu)) {
    rmSync(join(root, objectPath(notice as Sha256)), { force: true });
  }
  edit(join(root, ledgerPath(0)), (text) =>
    text.replaceAll(/^.*"type":"(?!capture"|version").*\n/gmu, ""),
  );
  return root;
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, "utf8")));
}
