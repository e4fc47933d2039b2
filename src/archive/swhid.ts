/** SWHIDs (ISO/IEC 18670): names of bytes that follow from the bytes, as `git` and others compute them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sha256 } from "#base/ids.ts";
import { objectPath } from "./layout.ts";
import type { Archive } from "./open.ts";

declare const brand: unique symbol;
/** `swh:1:cnt:` and 40 lower-case hexadecimal digits. */
export type Swhid = string & { readonly [brand]: "Swhid" };

/** The SWHID of some bytes (SWHID specification 1.2, section 5.1): what `git hash-object` prints. */
export function swhidOf(bytes: Uint8Array): Swhid {
  const sha1 = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return `swh:1:cnt:${sha1}` as Swhid;
}

const known = new WeakMap<Archive, Map<Sha256, Swhid>>();

/**
 * The SWHID of an object that is held, computed from its bytes once. It says nothing of whether
 * Software Heritage holds them too. @throws Error if the object is not held
 */
export function swhidOfObject(archive: Archive, object: Sha256): Swhid {
  const before = swhidsOf(archive).get(object);
  if (before !== undefined) return before;
  const swhid = swhidOf(readFileSync(join(archive.root, objectPath(object))));
  rememberSwhid(archive, object, swhid);
  return swhid;
}

/** The SWHID of an object whose bytes were read for something else, so that they are read once. */
export function rememberSwhid(archive: Archive, object: Sha256, swhid: Swhid): void {
  swhidsOf(archive).set(object, swhid);
}

function swhidsOf(archive: Archive): Map<Sha256, Swhid> {
  const swhids = known.get(archive) ?? new Map<Sha256, Swhid>();
  known.set(archive, swhids);
  return swhids;
}
