/**
 * Puts what was made in its place. Where the whole site is new, its folder replaces the former one;
 * else new files are moved into the site that is there, and a note beside it tells which, so that a
 * build that dies in between is finished by the next one: from the note on, the new site is what
 * there will be.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { filesUnder, readIfThere, writeDurably } from "#base/files.ts";
import type { PartName } from "#views/parts.ts";
import { type FormerSite, type KeptPart, noteSite } from "./former-site.ts";

/** What to do: files to move in from the folder of new ones, files to delete. */
interface Moves {
  readonly from: string;
  readonly put: readonly string[];
  readonly drop: readonly string[];
}

const noteFor = (out: string): string => `${out}.moving.json`;

/**
 * Puts a site in its place and notes what it consists of.
 * @param made names of the parts whose files are new
 * @param lists that seal the site, by their names
 * @param holds whether the site there holds a file with these bytes already
 */
export function putInPlace(
  parts: ReadonlyMap<PartName, KeptPart>,
  made: ReadonlySet<PartName>,
  lists: ReadonlyMap<string, string>,
  holds: FormerSite["holds"],
  { draft, out }: { readonly draft: string; readonly out: string },
): void {
  mkdirSync(draft, { recursive: true });
  if (made.size === parts.size) {
    for (const [name, text] of lists) writeFileSync(join(draft, name), text);
    rmSync(out, { recursive: true, force: true });
    renameSync(draft, out);
    noteSite(out, parts);
    return;
  }
  const site = new Set([...parts.values()].flatMap(({ files }) => files.map(({ path }) => path)));
  const drop = filesUnder(out).filter((path) => !site.has(path) && !lists.has(path));
  const put = [...parts].flatMap(([name, { files }]) =>
    made.has(name) ? files.flatMap(({ path, sha256 }) => (holds(path, sha256) ? [] : [path])) : [],
  );
  const stale = [...lists].filter(
    ([name, text]) => readIfThere(join(out, name))?.toString() !== text,
  );
  for (const [name, text] of stale) writeFileSync(join(draft, name), text);
  if (made.size + drop.length + stale.length === 0) return;
  const moves: Moves = { from: draft, put: [...put, ...stale.map(([name]) => name)], drop };
  writeDurably(noteFor(out), JSON.stringify(moves));
  finishMoves(out);
  noteSite(out, parts);
}

/**
 * Finishes what an interrupted build had begun to put in place. Where somebody took its new files
 * away, nothing is lost: what is missing in the site then is made again.
 */
export function finishMoves(out: string): void {
  const note = noteFor(out);
  if (!existsSync(note)) return;
  const { drop, from, put } = JSON.parse(readFileSync(note, "utf8")) as Moves;
  for (const path of drop) dropFrom(out, path);
  for (const path of put) moveIn(join(from, path), join(out, path));
  rmSync(note);
  rmSync(from, { recursive: true, force: true });
}

/** Moves a file; one that is gone was moved before. */
function moveIn(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    if (!existsSync(from)) return;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }
}

/** Deletes a file, and the folders that are empty without it. */
function dropFrom(out: string, path: string): void {
  rmSync(join(out, path), { recursive: true, force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      // It holds something, or is gone already.
      return;
    }
  }
}
