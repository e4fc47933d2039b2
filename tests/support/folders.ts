/** Temporary folders that are gone when the test file has run, and what lies in them. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { byCodeUnit } from "#base/ids.ts";
import { sha256 } from "#base/hash.ts";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "muniment-test-"));
  made.push(folder);
  return folder;
}

/** Writes files given by their paths under a folder. */
export function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), data);
  }
}

/** Every file under a folder with the hash of its bytes: equal when nothing was changed. */
export function treeOf(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted(byCodeUnit);
  return Object.fromEntries(
    paths.map((path) => [path.slice(root.length + 1), sha256(readFileSync(path))]),
  );
}

/** A copy of an archive, for tests that change it. */
export function copyOf(archive: string): string {
  const root = temporaryFolder();
  for (const part of ["content", "snapshots"]) {
    cpSync(join(archive, part), join(root, part), { recursive: true, dereference: true });
  }
  return root;
}
