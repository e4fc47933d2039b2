/**
 * Sidecars: proof files of others about something that the archive holds, beside it and named by
 * it: `snapshots/sidecars/<SHA-256 of what it is about>.<kind>`. The ledger does not name them, so
 * that a proof can be added at any time.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, readIfThere, writeDurably } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { type Sha256, isSha256 } from "#base/ids.ts";
import { type Problem, problem, refuse } from "#base/problems.ts";
import { SIDECARS_FOLDER, checkpointPath, objectPath, sidecarPath } from "./layout.ts";
import { heldObjects } from "./objects.ts";
import type { Archive } from "./open.ts";

/** `.tsr` is a time stamp (RFC 3161), `.ots` one of OpenTimestamps, `.wacz` a web archive. */
export const SIDECAR_KINDS = ["tsr", "ots", "wacz"] as const;
export type SidecarKind = (typeof SIDECAR_KINDS)[number];
export const isSidecarKind = (text: string): text is SidecarKind =>
  (SIDECAR_KINDS as readonly string[]).includes(text);

/** What a sidecar is about. */
export interface SidecarTarget {
  readonly sha256: Sha256;
  /** The file that has this hash, from the archive's root. */
  readonly file: string;
  /** What it is, in words: `the canonical text of CA-D-00018 @ 2026-04-27T09:55:26Z`. */
  readonly role: string;
  /** Of a checkpoint, how many entries it covers. */
  readonly size?: number;
}

export interface Sidecar {
  readonly kind: SidecarKind;
  readonly target: SidecarTarget;
  /** From the archive's root. */
  readonly file: string;
}

/** Everything that a sidecar can be about, by its hash. */
export function sidecarTargets(archive: Archive): ReadonlyMap<Sha256, SidecarTarget> {
  const objects = [...heldObjects(archive)].map(([name, role]): SidecarTarget => {
    return { sha256: name, file: objectPath(name), role };
  });
  const checkpoints = archive.checkpoints.map(({ bytes, size }): SidecarTarget => {
    const role = `the checkpoint over ${size} entries`;
    return { sha256: sha256(bytes), file: checkpointPath(size), role, size };
  });
  return new Map([...objects, ...checkpoints].map((target) => [target.sha256, target]));
}

/** The sidecars of an archive in order of their names; what is none is added to `problems`. */
export function readSidecars(archive: Archive, problems: Problem[]): Sidecar[] {
  const targets = sidecarTargets(archive);
  return sidecarNames(archive.root).flatMap((name): Sidecar[] => {
    const file = `${SIDECARS_FOLDER}/${name}`;
    const [stem = "", kind = "", ...more] = name.split(".");
    if (more.length > 0 || !isSha256(stem) || !isSidecarKind(kind)) {
      const what = `"${name}" is not <SHA-256>.<kind> with a kind of ${SIDECAR_KINDS.join(", ")}`;
      problems.push(problem("sidecar/name", { what, file }));
      return [];
    }
    const target = targets.get(stem);
    if (target !== undefined) return [{ kind, target, file }];
    // Of what was removed, a proof may stay; it is not published.
    if (archive.removals.objects.has(stem)) return [];
    const what = "the archive holds nothing with this SHA-256";
    problems.push(problem("sidecar/target", { what, file }));
    return [];
  });
}

/** Whether what a sidecar is about is published, and the sidecar with it. */
export const isPublic = ({ removals }: Archive, { target }: Sidecar): boolean =>
  !removals.objects.has(target.sha256);

/** Names in the folder; what a crash left half-written is none. */
const sidecarNames = (root: string): string[] =>
  filesUnder(join(root, SIDECARS_FOLDER)).filter((name) => !name.endsWith(".tmp"));

/** The bytes that a sidecar is about; undefined where they are gone. */
export const coveredBytes = ({ root }: Archive, { file }: SidecarTarget): Buffer | undefined =>
  readIfThere(join(root, file));

/**
 * Keeps a sidecar; the same bytes again are no second one. The caller holds the lock.
 * @returns whether it was not there before. @throws Refusal where another stands in its place.
 */
export function keepSidecar(
  root: string,
  target: Sha256,
  kind: SidecarKind,
  bytes: Uint8Array,
): boolean {
  const file = sidecarPath(target, kind);
  const there = readIfThere(join(root, file));
  if (there?.equals(bytes) === true) return false;
  if (there !== undefined) {
    const what = "another proof of this kind stands there already";
    refuse("sidecar/taken", { what, file });
  }
  clearUnfinished(root);
  writeDurably(join(root, file), bytes);
  return true;
}

/** What a crash left: a file that was not yet given its name. */
function clearUnfinished(root: string): void {
  for (const name of filesUnder(join(root, SIDECARS_FOLDER))) {
    if (name.endsWith(".tmp")) rmSync(join(root, SIDECARS_FOLDER, name), { force: true });
  }
}

/** All proof files with their hashes, in order. */
export const sidecarSums = (root: string): readonly string[] =>
  filesUnder(join(root, SIDECARS_FOLDER)).map(
    (name) => `${name} ${sha256(readIfThere(join(root, SIDECARS_FOLDER, name)) ?? "")}`,
  );
