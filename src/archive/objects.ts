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

/** Every object that captures say is held, with what it is. */
export function heldObjects({ captures }: Archive): Map<Sha256, string> {
  const held = new Map<Sha256, string>();
  for (const [id, recorded] of captures) {
    for (const { at, kept, screenshot, sources, text } of recorded) {
      held.set(text.sha256, `the canonical text of ${id} @ ${at}`);
      if (screenshot !== undefined) held.set(screenshot, `the screenshot of ${id} @ ${at}`);
      if (!kept) continue;
      for (const source of sources) held.set(source.sha256, `the captured file of ${id} @ ${at}`);
    }
  }
  return held;
}
