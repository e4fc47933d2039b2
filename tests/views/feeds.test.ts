import { describe, expect, it } from "vitest";
import type { Instant } from "#base/dates.ts";
import type { DocumentPath, ProvisionId, ProvisionPath, Slug } from "#base/ids.ts";
import { openArchive } from "#archive/open.ts";
import { allChanges, changesOf } from "#views/changes.ts";
import { FEED_LENGTH, entriesOfChanges, entryOfChange } from "#views/feed-entries.ts";
import { feedSources } from "#views/feed-sources.ts";
import {
  type Feed,
  allFeeds,
  feedLinksOfArchive,
  feedLinksOfDocument,
  feedLinksOfPlatform,
  feedLinksOfProvision,
  feedLinksOfSeverity,
  feedOf,
  followedWith,
} from "#views/feeds.ts";
import { siteOf } from "#views/site.ts";
import { add, makeArchive, page } from "../support/archives.ts";
import { editedSpecimen } from "../support/sites.ts";
import { documentAt, specimen } from "./specimen.ts";

const feeds = new Map([...allFeeds(specimen)].map((feed) => [feed.name, feed]));
const feed = (name: string): Feed => feeds.get(name)!;
const titles = (name: string) => feed(name).entries.map(({ title }) => title);
const ids = (all: Iterable<Feed>) => [...all].flatMap(({ entries }) => entries.map(({ id }) => id));
const CHANGE = "tag:specimen.muniment.example,2021-03-01:change/MU-D-00001/v3/20240220T080004Z";

describe("the feed of the archive", () => {
  it("tells every change of substance, analysis and correction once, the newest first", () => {
    const { entries } = feed("archive");
    const substantive = allChanges(specimen).filter(({ kind }) => kind === "substantive");
    const { ledger, provisions } = specimen.archive;
    const corrections = ledger.filter(({ type }) => type === "correction");
    expect(entries).toHaveLength(substantive.length + provisions.size + corrections.length);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const dates = entries.map(({ published }) => published);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it("leaves technical changes and suspect captures out", () => {
    const suspects = [...specimen.archive.documents.values()].flatMap(({ captures, timeline }) =>
      captures.filter((_, index) => timeline.suspicions[index] !== undefined).map(({ at }) => at),
    );
    expect(suspects.length).toBeGreaterThan(5);
    const technical = allChanges(specimen).filter(({ kind }) => kind === "technical");
    expect(technical.length).toBeGreaterThan(0);
    const excluded = [...suspects, ...technical.map(({ at }) => at)];
    const told = [...feeds.values()].flatMap(({ entries }) =>
      entries
        .filter(({ id }) => /:(?:change|lineage)\//u.test(id))
        .map(({ published }) => published),
    );
    expect(told.filter((at) => excluded.includes(at))).toEqual([]);
  });

  it("says what people wrote, when it was announced, and where the change is shown", () => {
    const entry = feed("archive").entries.find(({ id }) => id === CHANGE)!;
    expect(entry).toMatchObject({
      title: "High severity: Halden Cloud Privacy Notice changed, captured 20 Feb 2024",
      href: "https://specimen.muniment.example/record/MU-D-00001/v/3/#change-20240220T080004Z",
      published: "2024-02-20T08:00:04Z",
    });
    expect(entry.html).toContain("lets Halden Cloud train machine learning models");
    expect(entry.html).toContain("Announced on 10 Jan 2024.");
    expect(entry.html).toContain("To apply from 12 Feb 2024, according to the company.");
    expect(entry.html).toContain("5 passages added, 3 edited, 1 moved.");
  });

  it("counts what changed where nobody wrote a summary", () => {
    const unwritten = allChanges(specimen).find(({ summary }) => summary === undefined)!;
    const { html, title } = entryOfChange(unwritten, specimen);
    expect(html).toMatch(/No summary is written\..*\d+ passages? /su);
    expect(title).not.toMatch(/severity/u);
  });
});

describe("the entries of a feed", () => {
  it("keep their IDs when titles, summaries and places change", () => {
    const renamed = editedSpecimen({
      "content/documents/halden-cloud/privacy-notice.md": (text) =>
        text.replace(/^title: .*$/mu, "title: Something Else"),
      "content/changes/MU-D-00001.md": (text) => text.replace("A new section lets", "Lets"),
      "content/archive.yaml": (text) => `${text}base: /elsewhere/\n`,
    });
    expect(new Set(ids(allFeeds(renamed)))).toEqual(new Set(ids(feeds.values())));
  });

  it("are named under the host on the day of the first line that was recorded", () => {
    for (const id of [...ids(feeds.values()), ...[...feeds.values()].map((each) => each.id)]) {
      expect(id).toMatch(/^tag:specimen\.muniment\.example,2021-03-01:[\w/.-]+$/u);
    }
  });

  it("are at most a hundred, the newest", () => {
    const many = Array.from({ length: FEED_LENGTH + 50 }, (_, index) => ({
      ...feed("archive").entries[0]!,
      id: `tag:${String(index).padStart(3, "0")}`,
      published: `2026-01-01T00:${String(Math.floor(index / 60)).padStart(2, "0")}:${String(index % 60).padStart(2, "0")}Z`,
    }));
    const source = { ...feedSources(specimen)!.archive, entries: () => many as never };
    const { entries } = feedOf(source, specimen);
    expect(entries).toHaveLength(FEED_LENGTH);
    expect(entries[0]!.id).toBe("tag:149");
    expect(entries.at(-1)!.id).toBe("tag:050");
  });

  it("of changes are made of the newest alone, and of all that share the last moment", () => {
    const [change] = allChanges(specimen).filter(({ kind }) => kind === "substantive");
    const at = (minute: number) =>
      `2026-01-01T00:${String(minute).padStart(2, "0")}:00Z` as Instant;
    // One change a minute, and eighty in the minute that holds the hundredth.
    const minutes = [...Array(45).keys()].flatMap((back) =>
      Array<number>(back === 40 ? 80 : 1).fill(50 - back),
    );
    const many = minutes.map((minute, newer) => ({ ...change!, at: at(minute), newer }));
    const entries = entriesOfChanges(many, specimen);
    expect(entries).toHaveLength(40 + 80);
    expect(new Set(entries.map(({ published }) => published)).size).toBe(41);
  });

  it("are dated by what was captured and recorded, and the feed by the newest of them", () => {
    for (const { entries, updated } of feeds.values()) {
      for (const entry of entries) expect(entry.updated >= entry.published).toBe(true);
      if (entries.length > 0) {
        expect(updated).toBe(
          entries
            .map((entry) => entry.updated)
            .toSorted()
            .at(-1),
        );
      }
    }
  });

  it("a feed without entries is dated by what the archive recorded last", async () => {
    const root = makeArchive();
    await add(root, [{ data: page("One."), at: "2026-01-02T00:00:00Z" }]);
    const { entries, updated } = [...allFeeds(siteOf(openArchive(root)))][0]!;
    expect({ entries, updated }).toEqual({ entries: [], updated: "2026-06-01T00:00:00Z" });
  });

  it("an archive that recorded nothing has no feed, and pages name none", () => {
    const site = siteOf(openArchive(makeArchive()));
    expect([...allFeeds(site)]).toEqual([]);
    expect(feedLinksOfArchive(site)).toEqual([]);
    expect(feedLinksOfPlatform("acme" as Slug, site)).toEqual([]);
    expect(feedLinksOfDocument("acme/terms" as DocumentPath, site)).toEqual([]);
  });
});

describe("the feeds of parts", () => {
  it("of a document, a platform and a severity hold their own and nothing else", () => {
    const own = changesOf(documentAt("halden-cloud/privacy-notice"), specimen);
    const changes = feed("document/halden-cloud/privacy-notice").entries.filter(({ id }) =>
      id.includes(":change/"),
    );
    expect(changes.map(({ published }) => published)).toEqual(own.map(({ at }) => at));
    expect(titles("platform/quillmate").every((title) => title.includes("Quillmate"))).toBe(true);
    expect(titles("severity/low").length).toBeGreaterThan(3);
    const low = [...specimen.archive.provisions.values()].filter(
      ({ value }) => value.severity === "low",
    );
    const corrected = titles("severity/low").filter((title) => !title.startsWith("Low severity: "));
    expect(corrected).toEqual(
      low
        .map(({ value: { id } }) => id as ProvisionId)
        .filter((id) => specimen.archive.corrections.has(id))
        .map((id) => `${id} v2 corrects ${id} v1`),
    );
  });

  it("of a provision tells what became of its words, and its analysis", () => {
    expect(titles("provision/fitloom/terms-of-use/mandatory-arbitration")).toEqual([
      expect.stringMatching(/^High severity: .* analysed$/u),
      expect.stringMatching(/^Found again: /u),
      expect.stringMatching(/^Found more than once: /u),
      expect.stringMatching(/^First found: /u),
    ]);
  });

  it("of a clause type and a regulation tell that of all their provisions", () => {
    const own = (name: string) => new Set(feed(name).entries.map(({ id }) => id));
    const training = own("clause/ai-training-data-use");
    for (const [path, { value }] of specimen.archive.provisions) {
      const has = [...own(`provision/${path}`)].every((id) => training.has(id));
      expect(has, path).toBe(value.clauseType === "ai-training-data-use");
    }
    expect(feed("regulation/gdpr").entries.some(({ id }) => id.includes(":lineage/"))).toBe(true);
  });

  it("of the digests have an entry for each week that is over, dated when it was", () => {
    const { entries } = feed("digest");
    expect(entries.find(({ title }) => title.startsWith("Week 8 of 2024"))).toMatchObject({
      id: "tag:specimen.muniment.example,2021-03-01:digest/2024-W08",
      published: "2024-02-26T00:00:00Z",
    });
    const recorded = specimen.archive.ledger
      .map((line) => line.recorded)
      .toSorted()
      .at(-1)!;
    expect(entries.every(({ published }) => published <= recorded)).toBe(true);
  });
});

describe("pages", () => {
  const path = "quillmate/terms-of-use/liability-cap" as ProvisionPath;

  it("name feeds that exist, their own before the archive's", () => {
    const links = [
      ...feedLinksOfArchive(specimen),
      ...feedLinksOfPlatform("quillmate" as Slug, specimen),
      ...feedLinksOfDocument("quillmate/terms-of-use" as DocumentPath, specimen),
      ...feedLinksOfProvision(path, specimen),
      ...feedLinksOfSeverity("high", specimen),
    ];
    const known = new Set([...feeds.keys()].flatMap((name) => [`${name}.xml`, `${name}.json`]));
    for (const { href } of links) expect(known.has(href.replace("/feeds/", "")), href).toBe(true);
    expect(feedLinksOfProvision(path, specimen).map(({ href }) => href)).toEqual([
      `/feeds/provision/${path}.xml`,
      `/feeds/provision/${path}.json`,
      "/feeds/archive.xml",
      "/feeds/archive.json",
    ]);
  });

  it("of a provision offer what surrounds it too", () => {
    expect(followedWith(path, specimen).map(({ title, what }) => `${what}: ${title}`)).toEqual([
      "This provision: Limit of Liability, Quillmate Terms of Use",
      "Its document: Quillmate Terms of Use",
      "The platform: Quillmate",
      "This clause type everywhere: Liability Cap",
    ]);
  });
});
