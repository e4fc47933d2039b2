import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { objectPath } from "#archive/layout.ts";
import { type Archive, openArchive } from "#archive/open.ts";
import { filesUnder, readIfThere } from "#base/files.ts";
import type { DocumentPath, ProvisionPath, Sha256 } from "#base/ids.ts";
import { move } from "#intake/move.ts";
import type { Level } from "#intake/removal-plan.ts";
import { type RemovedNow, remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { parseText } from "#text/passage.ts";
import { quotationParts } from "#text/quotation.ts";
import { joinWords } from "#text/search-words.ts";
import { instant } from "../support/archives.ts";
import { PROJECT, muniment } from "../support/command.ts";
import { copyOf, temporaryFolder } from "../support/folders.ts";
import { issue } from "../support/issuing.ts";

const NOW = instant("2026-12-01T00:00:00Z");
const NOTICE = {
  kind: "court-order",
  reason: "An order that this test invented.",
  by: "N. Okafor",
  date: "2026-10-30",
  authority: "The court of this test",
};

let before: Archive;
let after: Archive;
let out: string;
const removed = new Map<Level, RemovedNow>();

const idAt = (path: string): string => {
  const { id } = before.provisions.get(path as ProvisionPath)!.value;
  return id;
};
const documentAt = (archive: Archive, path: string) => archive.documents.get(path as DocumentPath)!;

/** The specimen's own key, where its checkpoints are signed. */
function keyOf(root: string) {
  const text = readIfThere(join(root, "content/log-test.key"))?.toString("utf8");
  return text === undefined ? undefined : { text, from: "the specimen" };
}

beforeAll(async () => {
  const root = copyOf(PROJECT);
  const call = { now: NOW, key: keyOf(root) };
  if (openArchive(root).records.size === 0) await issue(root, call);
  before = openArchive(copyOf(root));
  const take = async (target: string, level: Level) =>
    removed.set(level, await remove(root, target, level, NOTICE, call));
  const [capture] = documentAt(before, "parcelo/privacy-statement").captures;
  await take(capture!.sources[0]!.sha256, "metadata");
  await take(idAt("quillmate/privacy-policy/ai-training-data-use"), "dark");
  await take(documentAt(before, "fitloom/terms-of-use").id!, "destroyed");
  await withdraw(root, idAt("parcelo/user-agreement/content-licence"), NOTICE, call);
  await move(root, "parcelo/user-agreement", "parcelo/user-terms", undefined, call);
  after = openArchive(root);
  out = join(temporaryFolder(), "site");
  const built = await muniment(["build", "--archive", root, "--out", out, "--quiet"]);
  expect(built.err + built.out).toContain("The site is in");
});

const fileOf = (address: string): string =>
  join(out, address.endsWith("/") ? `${address}index.html` : address);
const answers = (address: string): boolean => existsSync(fileOf(address));
const text = (address: string): string => readFileSync(fileOf(address), "utf8");

describe("words that were removed", () => {
  it.each(["dark", "destroyed"] as const)(
    "at the level %s are nowhere in the built site",
    (level) => {
      const words = wordsTaken(removed.get(level)!.objects);
      expect(words.length).toBeGreaterThan(20);
      expect(holding(words)).toEqual([]);
    },
  );

  it("would have been found where they are published", () => {
    // The search itself is tried on words that stay.
    const { versions } = documentAt(after, "parcelo/privacy-statement");
    const words = versions[0]!.passages.map(after.pool.textOf).filter((each) => each.length > 60);
    const files = holding(words.slice(0, 2));
    expect(files.some((file) => file.startsWith("pagefind/"))).toBe(true);
    expect(files.some((file) => file.endsWith("/history/index.html"))).toBe(true);
    expect(files.some((file) => file.endsWith("/text.txt"))).toBe(true);
  });

  it("leave no file at the addresses that owe nothing more, and a page at every other", () => {
    const discharged = [...removed.values()].flatMap(({ discharges }) => discharges);
    expect(discharged.length).toBeGreaterThan(10);
    expect(discharged.filter(answers)).toEqual([]);
    const { id, versions } = documentAt(before, "fitloom/terms-of-use");
    for (const { number } of versions) {
      expect(text(`/record/${id}/v/${number}/`)).toContain(NOTICE.reason);
    }
  });

  it("leave tombstones, which no list, card or feed shows as standing", () => {
    const path = "quillmate/privacy-policy/ai-training-data-use";
    expect(removed.get("dark")!.tombstones).toContain(idAt(path));
    expect(text(`/platform/${path}/`)).toContain("noindex");
    expect(text(`/platform/${path}/`)).toContain(NOTICE.authority);
    expect(answers(`/card/${path}.png`)).toBe(false);
    expect(text("/data/provisions.csv")).not.toContain(path);
  });
});

describe("bytes that are withheld", () => {
  it("are not published, and everything that was read from them is", () => {
    const { discharges, objects } = removed.get("metadata")!;
    expect(discharges).toEqual([`/evidence/${objects[0]}.txt`]);
    expect(answers(discharges[0]!)).toBe(false);
    const { id, versions } = documentAt(after, "parcelo/privacy-statement");
    expect(text(`/record/${id}/v/1/text.txt`)).toContain(
      after.pool.textOf(versions[0]!.passages[1]!),
    );
  });
});

describe("what moved", () => {
  it("leads on from every address that it had", () => {
    for (const under of ["", "history/", "compare/", "content-licence/", "unilateral-changes/"]) {
      expect(text(`/platform/parcelo/user-agreement/${under}`)).toContain(
        `/platform/parcelo/user-terms/${under}`,
      );
    }
  });
});

/** Words of objects that were taken, which stand in no text that stays. */
function wordsTaken(objects: readonly string[]): string[] {
  const staying = [...after.documents.values()].flatMap(({ versions }) =>
    versions.flatMap(({ passages }) => passages.map(after.pool.textOf)),
  );
  const all = `\n${[...new Set(staying)].join("\n")}\n`;
  const texts = new Set([...before.captures.values()].flat().map((each) => each.text.sha256));
  const taken = objects.filter((each): each is Sha256 => texts.has(each as Sha256));
  const passages = taken.flatMap((name) =>
    parseText(readFileSync(join(before.root, objectPath(name)), "utf8")),
  );
  const quotes = [...before.provisions.values()].flatMap(({ value }) =>
    value.quotes.flatMap((quote) => quotationParts(quote.text)),
  );
  const quoted = quotes.filter((quote) => passages.some((passage) => passage.includes(quote)));
  return [...new Set([...passages, ...quoted])].filter(
    (each) => each.length > 25 && !all.includes(each) && !isTitle(each),
  );
}

/** The name of a document is no removed word: its tombstones say it. */
const isTitle = (words: string): boolean =>
  [...before.documents.values()].some(({ value }) => value.title === words);

/** Files of the site in which any of some words stand, as they are or marked up, packed or not. */
function holding(words: readonly string[]): string[] {
  return filesUnder(out).filter((file) => {
    const written = readings(readFileSync(join(out, file)));
    return words.some((each) => written.includes(each));
  });
}

function readings(bytes: Buffer): string {
  const raw = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  const plain = raw
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#34;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
  const unescaped = raw.replaceAll(/\\n/gu, " ").replaceAll('\\"', '"').replaceAll('""', '"');
  return [raw, plain, unescaped, joinWords(unescaped)]
    .map((each) => each.replaceAll(/\s+/gu, " "))
    .join("\n");
}
