/** Finds what a reader means by an ID or an address, in the archive's list of all records. */
import { counted } from "#base/count.ts";
import type { Day, Instant } from "#base/dates.ts";
import type { IdPrefix } from "#base/ids.ts";
import { nearIds } from "#base/near-ids.ts";
import { type TypedId, readTypedId } from "#base/typed-id.ts";
import { Unread, type PublishedSite, jsonOf } from "./verify-site.ts";

/** A record as the site's list of them gives it. */
export interface ListedRecord {
  readonly name: string;
  /** Of its name, where that is not English. */
  readonly language?: string;
  /** The document of a provision. */
  readonly of?: string;
  /** The highest number of its versions. */
  readonly versions: number;
  /** Of its page, from the site's root. */
  readonly path: string;
  /** Of a document: its first and latest capture. Of a provision: its first and newest issue. */
  readonly from?: Day;
  readonly to?: Day;
  readonly ended?: "withdrawn" | "removed" | "duplicate";
  /** The record that a duplicate leads to. */
  readonly leadsTo?: string;
}
export type ListedRecords = Readonly<Record<string, ListedRecord>>;

/** A record that is there, and the version or capture of it that was named. */
export interface Found extends Omit<TypedId, "id"> {
  readonly id: string;
  readonly record: ListedRecord;
}

/** A capture that may be meant, with the version that it shows. */
export interface ListedCapture {
  readonly at: Instant;
  readonly version: number;
}

interface Meant {
  /** IDs of the list that are like what was typed. */
  readonly near?: readonly string[];
  /** The record that was named, where only the version or the capture is not there. */
  readonly of?: string;
  /** It is the hash of a file, and no ID. */
  readonly isHash?: true;
  /** Captures of that record. */
  readonly captures?: readonly ListedCapture[];
}

/** What cannot be resolved, in words, and what may be meant. */
export class NoTarget {
  readonly reason: string;
  readonly meant: Meant;
  constructor(reason: string, meant: Meant = {}) {
    this.reason = reason;
    this.meant = meant;
  }
}

/** The list of all records. */
export async function readRecords(site: PublishedSite): Promise<ListedRecords | NoTarget> {
  const bytes = await site.read("verify/records.json");
  if (bytes instanceof Unread)
    return new NoTarget(`The list of records is not there: ${bytes.reason}.`);
  const records = jsonOf(bytes);
  return typeof records === "object" && records !== null
    ? (records as ListedRecords)
    : new NoTarget("The list of records cannot be read.");
}

/** A whole SHA-256, in groups too, as papers print it. */
const SHA_256 = /^\s*(?:SHA-?256[\s:=]*)?(?:[0-9a-f]\s*){64}$/iu;

/** Only spelling is forgiven that cannot change which record and which version is meant. */
export function findTyped(
  typed: string,
  prefix: IdPrefix,
  records: ListedRecords,
): Found | NoTarget {
  const read = readTypedId(typed, prefix) ?? pageNamed(typed, records);
  const near = nearIds(typed, prefix, Object.keys(records));
  if (read === undefined) {
    if (SHA_256.test(typed)) return new NoTarget("This is a SHA-256, and no ID.", { isHash: true });
    const example = `${prefix}-D-00001 v1 and ${prefix}-P-000001 v1`;
    const reason = `This is no ID of this archive. Its IDs begin with ${prefix} and look like ${example}.`;
    return new NoTarget(reason, { near });
  }
  const { id, version } = read;
  const others = read.others?.filter((other) => records[other] !== undefined) ?? [];
  if (others.length > 0) {
    const meant = [id, ...others].filter((each) => records[each] !== undefined);
    return new NoTarget(TOO_MANY_DIGITS, { near: meant });
  }
  const record = records[id];
  if (record === undefined) {
    const held = near.length > 0 ? "" : ` ${heldLike(id, records)}`;
    return new NoTarget(`This archive has no ${id}.${held}`, { near });
  }
  if (version === undefined || (version >= 1 && version <= record.versions))
    return { ...read, record };
  const newest =
    record.versions === 0 ? "None is recorded." : `Its newest is version ${record.versions}.`;
  return new NoTarget(`${id} has no version ${version}. ${newest}`, { of: id });
}

const TOO_MANY_DIGITS = "This number has a digit too many, and it is not known which of them.";

/** What there is of the same kind: `It has 34 provisions, and the last ID of them is CA-P-000034.` */
function heldLike(id: string, records: ListedRecords): string {
  const [kind, what] = id.includes("-D-") ? ["-D-", "document"] : ["-P-", "provision"];
  const held = Object.keys(records).filter((each) => each.includes(kind));
  const last = held.at(-1);
  return last === undefined
    ? `It has no ${what}s with an ID.`
    : `It has ${counted(held.length, what)} with an ID, and the last ID is ${last}.`;
}

/** The record at whose page an address leads, in any case and on any site. */
function pageNamed(typed: string, records: ListedRecords): Omit<Found, "record"> | undefined {
  const text = typed.trim();
  const path = URL.canParse(text) ? new URL(text).pathname : text.split(/[?#]/u)[0]!;
  const address = `/${path}/`.replaceAll(/\/{2,}/gu, "/").toLowerCase();
  const id = Object.keys(records).find((each) => address.endsWith(`/${records[each]!.path}`));
  return id === undefined
    ? undefined
    : { id, version: undefined, capture: undefined, file: "", place: "" };
}
