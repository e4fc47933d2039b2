import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { STYLES } from "#cite/styles.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { publishedTombstone } from "#schema/published-tombstone.ts";
import { cardsOf } from "#views/cards.ts";
import { comparedProvisions } from "#views/comparison.ts";
import { allEntries, quotedProvision } from "#views/entries.ts";
import { allFeeds } from "#views/feeds.ts";
import { homeView } from "#views/home.ts";
import { jsonFiles } from "#views/json-files.ts";
import { provisionPaths } from "#views/provision.ts";
import { recordPage } from "#views/record.ts";
import { indexEntries } from "#views/search.ts";
import { type Site, siteOf } from "#views/site.ts";
import { tableRows } from "#views/tables.ts";
import {
  removedRecord,
  removedRecordRoutes,
  removedRoutes,
  removedVersion,
  tombstoneOf,
  tombstonePaths,
} from "#views/tombstone.ts";
import { instant, provisionFile } from "../support/archives.ts";
import { FILE, QUOTED, edit, issued } from "../support/issuing.ts";

const ID = "CA-P-000001" as never;
const PATH = "acme/terms/training" as never;
const SECOND = "content/provisions/acme/terms/second.md";
const NOW = instant("2026-07-01T00:00:00Z");
const WORDS = {
  kind: "error",
  reason: "Of another document.",
  by: "N. Okafor",
  date: "2026-06-30",
};
const second = provisionFile().replace("title: Training", "title: Second");

async function withdrawn(words: object = {}): Promise<Site> {
  const root = await issued({ [SECOND]: second });
  const id = openArchive(root).provisions.get(PATH)!.value.id;
  await withdraw(root, id, { ...WORDS, ...words }, { now: NOW });
  return siteOf(openArchive(root));
}

/** The JSON of a provision. */
const jsonOf = (site: Site) =>
  [...jsonFiles(site)].find(({ path }) => path === "api/provision/acme/terms/training.json")!.value;

describe("a withdrawn record", () => {
  it("leaves a tombstone at its address: status, reason, who decided, hashes, place in the log", async () => {
    const site = await withdrawn({ replacement: "CA-P-000001", authority: "House rule 4" });
    const tombstone = tombstoneOf(PATH, site)!;
    expect(tombstone).toMatchObject({
      id: "CA-P-000002",
      kind: "withdrawn",
      title: "Training",
      href: "/platform/acme/terms/training/",
      since: NOW,
      notice: {
        kind: "Because of an error",
        reason: "Of another document.",
        by: "N. Okafor",
        authority: "House rule 4",
        replacement: { name: "CA-P-000001", href: "/record/CA-P-000001/" },
      },
    });
    const { line } = site.archive.records.get("CA-P-000002" as never)![0]!;
    expect(tombstone.versions[0]!.hashes.record).toBe(line.sha256);
    expect(site.archive.ledger[tombstone.log[0]!.leaf]).toMatchObject({ type: "withdrawal" });
    const hash = site.archive.documents.get("acme/terms" as never)!.captures[0]!.sources[0]!.sha256;
    expect(tombstone.citation).toBe(
      `Acme, “Terms,” under “Terms,” captured January 1, 2026, in Test, CA-P-000002 v1, https://archive.example.org/record/CA-P-000002/v/1/ (SHA-256 ${hash.slice(0, 12)}…) [withdrawn July 1, 2026].`,
    );
    expect(tombstone.citations.map(({ id }) => id)).toEqual(STYLES.map(({ id }) => id));
  });

  it("is gone from lists, pages, comparison, search, tables and cards", async () => {
    const site = await withdrawn();
    expect(tombstonePaths(site)).toEqual([PATH]);
    expect(provisionPaths(site)).toEqual(["acme/terms/second"]);
    expect(allEntries(site).map(({ title }) => title)).toEqual(["Second"]);
    expect(comparedProvisions("training" as never, site)).toHaveLength(1);
    const kept = [...indexEntries(site)].filter(({ kind }) => kind === "provision");
    expect(kept.map(({ title }) => title)).toEqual(["Second"]);
    expect([...tableRows("provisions", site)]).toHaveLength(1);
    const cards = [...cardsOf(site)].map(({ href }) => href);
    expect(cards.filter((href) => href.includes("training"))).toEqual([]);
    expect(homeView(site).counts.find(({ what }) => what === "1 provision")).toBeDefined();
    expect(quotedProvision(PATH, site)).toBeUndefined();
  });

  it("is told as withdrawn by the feeds that held it, once each, and no longer as analysed", async () => {
    const site = await withdrawn();
    const feeds = new Map([...allFeeds(site)].map((feed) => [feed.name, feed.entries]));
    const titles = (name: string) => feeds.get(name)!.map(({ title }) => title);
    const told = ["archive", "corrections", "platform/acme", "document/acme/terms"];
    for (const name of [
      ...told,
      "severity/high",
      "clause/training",
      "provision/acme/terms/training",
    ]) {
      const about = titles(name).filter((title) => title.includes("Training"));
      expect(about, name).toEqual(["CA-P-000002 was withdrawn: Training"]);
    }
    expect(titles("provision/acme/terms/second").join()).not.toContain("withdrawn");
  });

  it("is a tombstone in JSON too, as its schema says", async () => {
    const site = await withdrawn();
    const json = publishedTombstone.parse(JSON.parse(JSON.stringify(jsonOf(site))));
    expect(json).toMatchObject({ type: "tombstone", status: "withdrawn", notice: WORDS });
    expect(JSON.stringify(json)).not.toContain(QUOTED);
  });

  it("leaves its issued versions where they were", async () => {
    const site = await withdrawn();
    const page = recordPage({ id: "CA-P-000002" as never, number: 1 }, site);
    expect(page.quotation.parts).toEqual([QUOTED]);
    expect(page.notices.withdrawn).toBeDefined();
  });
});

describe("a duplicate", () => {
  it("is no tombstone, and stands in no list", async () => {
    const root = await issued({ [SECOND]: second });
    edit(root, FILE, (text) =>
      text.replace("title: Training", "title: Training\nmovedTo: CA-P-000001"),
    );
    const site = siteOf(openArchive(root));
    expect(tombstonePaths(site)).toEqual([]);
    expect(provisionPaths(site)).toEqual(["acme/terms/second"]);
    expect(quotedProvision(PATH, site)!.title).toBe("Second");
  });
});

describe("a removal", () => {
  const removed = async (level: "metadata" | "dark" | "destroyed", target?: string) => {
    const root = await issued();
    const archive = openArchive(root);
    const { capture, text } = archive.records.get(ID)![0]!.record!.evidence;
    const name = target ?? (level === "metadata" ? capture.sources[0]!.sha256 : text);
    await remove(root, name, level, { ...WORDS, kind: "court-order" }, { now: NOW });
    return siteOf(openArchive(root));
  };

  it("of bytes alone leaves words and pages, and says that the bytes were taken away", async () => {
    const site = await removed("metadata");
    const page = recordPage({ id: ID, number: 1 }, site);
    expect(page.quotation.parts).toEqual([QUOTED]);
    const [source] = page.capture.sources;
    expect(source!.href).toBeUndefined();
    expect(source!.withheld).toMatch(/^\/evidence\/[0-9a-f]{64}\.txt$/u);
    expect(page.commands.map(({ command }) => command).join()).not.toContain("/evidence/");
    expect(tombstonePaths(site)).toEqual([]);
  });

  it.each(["dark", "destroyed"] as const)(
    "of words (%s) leaves tombstones with hashes, reason and place in the log",
    async (level) => {
      const site = await removed(level);
      const line = site.archive.records.get(ID)![0]!.line;
      expect(removedRecordRoutes(site)).toHaveLength(1);
      const record = removedRecord({ id: ID, number: 1 }, site);
      expect(record.hashes).toMatchObject({ record: line.sha256, text: line.text });
      expect(record.removal).toMatchObject({ level, notice: { kind: "By order of a court" } });
      expect(tombstoneOf(PATH, site)).toMatchObject({ kind: "removed", id: ID });
      const [route] = removedRoutes(site);
      const version = removedVersion(route!.props, site);
      expect(version).toMatchObject({ name: "CA-D-00001 v1", text: line.text });
      const everything = JSON.stringify([record, tombstoneOf(PATH, site), version, jsonOf(site)]);
      expect(everything).not.toContain(QUOTED);
      const { citation } = tombstoneOf(PATH, site)!;
      expect(citation).toContain(
        "in Test, CA-P-000001 v1, https://archive.example.org/record/CA-P-000001/v/1/",
      );
      expect(citation).toMatch(/\[removed July 1, 2026\]\.$/u);
    },
  );
});
