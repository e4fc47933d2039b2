/**
 * A ZIP file of the same bytes everywhere: entries in order of their names, the same mode and time
 * for all. The reader's time zone has no part in it.
 */
import { type Zippable, zipSync } from "fflate";
import type { Instant } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";

/** A file that everyone may read (`-rw-r--r--`), as Unix writes it in the upper half. */
const MODE = 0o100644 << 16;
const UNIX = 3;

/** Formats that are compressed already. */
const STORED = /\.(?:pdf|png|tsr|wacz)$/u;

/** fflate writes local time: any instant that every zone has serves, for it is replaced. */
const ANY_TIME = Date.UTC(2000, 6, 1);

/** `at` stands at every entry, in UTC. ZIP counts in steps of two seconds: an odd one is rounded down. */
export function zip(files: ReadonlyMap<string, Uint8Array>, at: Instant): Uint8Array {
  const entries: Zippable = {};
  for (const path of [...files.keys()].toSorted(byCodeUnit)) {
    const level = STORED.test(path) ? 0 : 9;
    entries[path] = [files.get(path)!, { level, mtime: ANY_TIME, os: UNIX, attrs: MODE }];
  }
  return withTime(zipSync(entries), dosTime(at));
}

/** Seconds in steps of two, minutes and hours, then day, month and years since 1980 (APPNOTE 4.4.6). */
function dosTime(at: Instant): number {
  const [year, month, day, hour, minute, second] = at.match(/\d+/gu)!.map(Number) as Six;
  const date = ((year - 1980) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  return ((date << 16) | time) >>> 0;
}
type Six = [number, number, number, number, number, number];

const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

/** Writes the time into each entry of the central directory (APPNOTE 4.3.12) and its local header. */
function withTime(bytes: Uint8Array, time: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_LENGTH;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, time, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, time, true);
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += ENTRY_LENGTH + name! + extra! + comment!;
  }
  return bytes;
}
