/**
 * A BagIt 1.0 bag (RFC 8493): the payload under `data/`, and tag files that list it with its hashes
 * and say whose it is.
 */
import type { Day } from "#base/dates.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import { printSums } from "#base/sums.ts";
import { oneLine } from "./plain.ts";

/** By the path from the bag's base. */
export type Files = ReadonlyMap<string, Uint8Array>;
export type HashOf = (bytes: Uint8Array) => Sha256;

/** What `bag-info.txt` says (RFC 8493, 2.2.2). */
export interface BagInfo {
  readonly organization: string | undefined;
  readonly contact: string | undefined;
  readonly description: string;
  /** Each names the content: the record's name, and its address. */
  readonly identifiers: readonly string[];
  readonly date: Day;
}

const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The whole bag: `payload` lies under `data/`, `readme` beside it. */
export function bag(payload: Files, readme: string, info: BagInfo, hashOf: HashOf): Files {
  const data = prefixed(payload);
  const tags = new Map([
    ["README.txt", encode(readme)],
    ["bag-info.txt", encode(bagInfo(data, info))],
    ["bagit.txt", encode(DECLARATION)],
    ["manifest-sha256.txt", encode(manifest(data, hashOf))],
  ]);
  const tagManifest = encode(manifest(tags, hashOf));
  return new Map([...data, ...tags, ["tagmanifest-sha256.txt", tagManifest]]);
}

const prefixed = (payload: Files): Files =>
  new Map([...payload].map(([path, bytes]) => [`data/${path}`, bytes]));

/** One line a file, which `sha256sum -c` reads too: our names need none of its escapes. */
const manifest = (files: Files, hashOf: HashOf): string =>
  printSums(
    [...files.keys()].toSorted(byCodeUnit).map((path) => [path, hashOf(files.get(path)!)] as const),
  );

function bagInfo(data: Files, info: BagInfo): string {
  const octets = [...data.values()].reduce((sum, { length }) => sum + length, 0);
  const elements: readonly (readonly [label: string, value: string | undefined])[] = [
    ["Source-Organization", info.organization],
    [info.contact?.includes("@") === true ? "Contact-Email" : "Contact-Name", info.contact],
    ["External-Description", info.description],
    ["Bagging-Date", info.date],
    ...info.identifiers.map((identifier) => ["External-Identifier", identifier] as const),
    ["Payload-Oxum", `${octets}.${data.size}`],
    ["Bag-Software-Agent", "Muniment"],
  ];
  return elements
    .flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${oneLine(value)}\n`]))
    .join("");
}
