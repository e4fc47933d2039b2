/** The objects of an archive: which there are, and which there must be. */
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { type Sha256, isSha256 } from "#base/ids.ts";
import { OBJECTS_FOLDER, objectPath } from "./layout.ts";
import type { Archive } from "./open.ts";

interface ObjectFile {
  /** Path from the archive's root. */
  readonly file: string;
  /** Undefined where the file's place is none of an object. */
  readonly name: Sha256 | undefined;
}

/** All files among the objects, in order. */
export function listObjects(root: string): ObjectFile[] {
  return filesUnder(join(root, OBJECTS_FOLDER)).map((path) => {
    const file = `${OBJECTS_FOLDER}/${path}`;
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { file, name: isSha256(name) && objectPath(name) === file ? name : undefined };
  });
}

/** Every object that the archive holds, with what it is: all but what was destroyed. */
export function heldObjects({ captures, ledger, removals }: Archive): Map<Sha256, string> {
  const held = new Map<Sha256, string>();
  for (const [id, recorded] of captures) {
    for (const { at, kept, screenshot, sources, text } of recorded) {
      held.set(text.sha256, `the canonical text of ${id} @ ${at}`);
      if (screenshot !== undefined) held.set(screenshot, `the screenshot of ${id} @ ${at}`);
      if (!kept) continue;
      for (const source of sources) held.set(source.sha256, `the captured file of ${id} @ ${at}`);
    }
  }
  for (const line of ledger) {
    if ("notice" in line && line.notice !== undefined) {
      held.set(line.notice, `the notice of a ${line.type}`);
    }
  }
  for (const [name, { level }] of removals.objects) if (level === "destroyed") held.delete(name);
  return held;
}
