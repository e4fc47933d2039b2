/** What a reader enters to name a record: an ID with or without its version, or an address. */

/** A version of a document's or provision's record. */
export interface Target {
  readonly id: string;
  readonly number: number;
}

/** A record as the site's list of them gives it. */
export interface ListedRecord {
  readonly name: string;
  /** The highest number of its versions. */
  readonly versions: number;
  /** Of its page, from the site's root. */
  readonly path: string;
}
export type ListedRecords = Readonly<Record<string, ListedRecord>>;

/** What cannot be resolved, in words, and the records that may be meant. */
export class NoTarget {
  readonly reason: string;
  readonly near: readonly string[];
  constructor(reason: string, near: readonly string[] = []) {
    this.reason = reason;
    this.near = near;
  }
}

const WIDTH: Readonly<Record<string, number>> = { D: 5, P: 6 };
const NEAR_LIMIT = 5;

/**
 * The version that is meant, the newest where none is named. Spelling that cannot change the
 * meaning is forgiven: case, dashes, missing zeros, O for 0, l for 1, spaces.
 */
export function resolveTarget(
  entered: string,
  prefix: string,
  records: ListedRecords,
): Target | NoTarget {
  const named = namedIn(entered.trim(), prefix, records);
  if (named === undefined) {
    return new NoTarget(
      `This is no ID of this archive. Its IDs look like ${prefix}-D-00001 v1 and ${prefix}-P-000001 v1.`,
    );
  }
  const { id, number } = named;
  const record = records[id];
  if (record === undefined) return new NoTarget(`This archive has no ${id}.`, nearIds(id, records));
  if (record.versions === 0) return new NoTarget(`No version of ${id} is recorded.`);
  const chosen = number ?? record.versions;
  return chosen >= 1 && chosen <= record.versions
    ? { id, number: chosen }
    : new NoTarget(`${id} has no version ${chosen}. Its newest is version ${record.versions}.`);
}

interface Named {
  readonly id: string;
  readonly number: number | undefined;
}

function namedIn(entered: string, prefix: string, records: ListedRecords): Named | undefined {
  const address = pathIn(entered);
  const [, id, version] = /\/record\/([^/]+)\/(?:v\/(\d+)\/)?/u.exec(address) ?? [];
  if (id !== undefined) return spelled(`${id} ${version ?? ""}`, prefix);
  const path = Object.keys(records).find((each) => address.endsWith(`/${records[each]!.path}`));
  return path === undefined ? spelled(entered, prefix) : { id: path, number: undefined };
}

/** The path of an address, with a slash at both ends. */
function pathIn(entered: string): string {
  const path = URL.canParse(entered) ? new URL(entered).pathname : entered.split(/[?#]/u)[0]!;
  return `/${path}/`.replaceAll(/\/{2,}/gu, "/");
}

function spelled(entered: string, prefix: string): Named | undefined {
  const plain = entered.toUpperCase().replaceAll(/[^A-Z0-9@]+/gu, " ");
  const pattern = new RegExp(
    `^ ?${prefix} ?([DP]) ?([0-9OIL]+)(?: ?(?:V|VERSION)? ?([0-9OIL]+))? ?$`,
    "u",
  );
  const [, kind, digits, version] = pattern.exec(plain) ?? [];
  if (kind === undefined || digits === undefined) return undefined;
  const id = `${prefix}-${kind}-${String(numberOf(digits)).padStart(WIDTH[kind]!, "0")}`;
  return { id, number: version === undefined ? undefined : numberOf(version) };
}

const numberOf = (digits: string): number =>
  Number(digits.replaceAll("O", "0").replaceAll(/[IL]/gu, "1"));

/** IDs of the same length that differ in one character, or have two neighbours swapped. */
const nearIds = (id: string, records: ListedRecords): string[] =>
  Object.keys(records)
    .filter((each) => isNear(each, id))
    .slice(0, NEAR_LIMIT);

function isNear(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const other = Array.from(a, (sign, at) => (sign === b[at] ? -1 : at)).filter((at) => at >= 0);
  const [first = -1, second = -1] = other;
  const isSwapped =
    other.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return other.length === 1 || isSwapped;
}
