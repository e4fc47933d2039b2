import { describe, expect, it } from "vitest";
import { evidenceOf } from "#archive/evidence.ts";
import { type Archive, type ArchivedProvision, openArchive } from "#archive/open.ts";
import type { ProvisionPath } from "#base/ids.ts";
import { documentOf, entryOf } from "#views/entries.ts";
import { lineageStrip, wordingsOf } from "#views/lineage-strip.ts";
import { provisionView } from "#views/provision.ts";
import { rarityOf } from "#views/rarity.ts";
import { type Site, siteOf } from "#views/site.ts";
import { standingOf } from "#views/standing.ts";
import { textFragment } from "#views/text-fragment.ts";

const site = siteOf(openArchive(process.cwd()));

const provision = (path: string, { archive }: Site = site): ArchivedProvision =>
  archive.provisions.get(path as ProvisionPath)!;
const standing = (path: string) =>
  standingOf(provision(path), documentOf(provision(path), site), site).sentence;
const strip = (path: string) =>
  lineageStrip(provision(path), documentOf(provision(path), site), site);

/** The specimen archive with another content. */
const siteWith = (content: Partial<Archive["content"]>): Site =>
  siteOf({ ...site.archive, content: { ...site.archive.content, ...content } });

describe("the status of a provision", () => {
  it("names the latest capture in which it was found", () => {
    expect(standing("halden-cloud/privacy-notice/ai-training-data-use")).toBe(
      "Found in the latest capture (v4, 23 Jun 2026).",
    );
  });

  it("says when it was found last, where it is not in the latest capture", () => {
    expect(standing("parcelo/privacy-statement/ai-training-data-use")).toMatch(
      /^Not found in the latest capture \(v\d+, \d+ \w+ 2026\); last found \d+ \w+ 20\d\d\.$/u,
    );
  });

  it("is left open where the latest capture is suspect, with what the sound one before said", () => {
    expect(standing("nordlicht-mobil/agb/unilateral-changes")).toMatch(
      /^Cannot be determined: the latest capture \(\d+ \w+ 20\d\d\) is a stub; in the sound capture before \(v\d+, \d+ \w+ 20\d\d\) it was (not )?found\.$/u,
    );
  });

  it("never claims that a clause is in force", () => {
    for (const each of site.archive.provisions.values()) {
      expect(standing(each.path)).not.toMatch(/in force|applies|valid/u);
    }
  });
});

describe("rarity", () => {
  it("counts platforms with the clause type among those reviewed, and says both numbers", () => {
    const rarity = rarityOf("biometric-data" as never, site);
    expect(rarity).toMatchObject({ having: 1, reviewed: 6, word: "Uncommon" });
    expect(rarity.short).toBe("Uncommon · 1 of 6 platforms reviewed");
  });

  it("follows the thresholds of the archive", () => {
    const settings = { ...site.archive.content.settings, rarity: { rare: 0.2, uncommon: 0.5 } };
    expect(rarityOf("biometric-data" as never, siteWith({ settings })).word).toBe("Rare");
  });

  it("gives no word where nobody recorded who was reviewed", () => {
    const clauseTypes = new Map(
      [...site.archive.content.clauseTypes].map(([slug, file]) => [
        slug,
        { ...file, value: { ...file.value, foundWithout: [] } },
      ]),
    );
    const rarity = rarityOf("biometric-data" as never, siteWith({ clauseTypes }));
    expect(rarity.word).toBeUndefined();
    expect(rarity.sentence).toContain("Recorded on 1 of 6 platforms in this archive");
    expect(rarity.sentence).toContain("no record is not the same as no clause");
  });
});

describe("the evidence of a provision", () => {
  it("is the first capture of the newest version in which the quotation stands", () => {
    const path = "halden-cloud/privacy-notice/ai-training-data-use";
    const evidence = evidenceOf(
      provision(path),
      documentOf(provision(path), site),
      site.archive.pool,
    )!;
    expect([evidence.version.number, evidence.capture.at]).toEqual([4, "2025-06-03T08:00:11Z"]);
  });

  it("stands at its code points in the canonical text", () => {
    for (const each of site.archive.provisions.values()) {
      const evidence = evidenceOf(each, documentOf(each, site), site.archive.pool);
      if (evidence === undefined) continue;
      const text = evidence.version.passages.map(site.archive.pool.textOf).join("\n\n");
      const quoted = [...text].slice(evidence.start, evidence.end).join("");
      expect(quoted).toBe(entryOf(each, site).quotation.join("\n\n"));
    }
  });

  it("is never a suspect capture", () => {
    for (const each of site.archive.provisions.values()) {
      const document = documentOf(each, site);
      const evidence = evidenceOf(each, document, site.archive.pool);
      if (evidence === undefined) continue;
      const index = document.captures.indexOf(evidence.capture);
      expect(document.timeline.suspicions[index]).toBeUndefined();
    }
  });
});

describe("a link to the live page", () => {
  it("names short words whole and long ones by both ends, dashes encoded", () => {
    expect(textFragment("https://a.example/t#x", ["We keep third-party data."])).toBe(
      "https://a.example/t#:~:text=We%20keep%20third%2Dparty%20data.",
    );
    const long = Array.from({ length: 20 }, (_, index) => `w${index}`).join(" ");
    expect(textFragment("https://a.example/t", [long])).toBe(
      "https://a.example/t#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w14%20w15%20w16%20w17%20w18%20w19",
    );
  });
});

describe("the lineage of a provision", () => {
  it("has a row for every stretch, with the gap before it and suspect captures apart", () => {
    const { rows } = strip("halden-cloud/privacy-notice/ai-training-data-use");
    expect(rows.map(({ name, version }) => `${name} v${version}`)).toEqual([
      "absent v1",
      "absent v2",
      "undetermined v1",
      "absent v2",
      "reworded v3",
      "verbatim v4",
      "undetermined v3",
      "verbatim v4",
    ]);
    expect([rows[0]!.gap, rows[1]!.gap]).toEqual([undefined, 744]);
    expect(rows[2]!.suspicions).toEqual(["momentary flip"]);
  });

  it("explains only the states that occur", () => {
    for (const each of site.archive.provisions.values()) {
      const { rows, legend } = strip(each.path);
      const names = new Set(rows.flatMap(({ name, suspicions }) => [name, ...suspicions]));
      expect(new Set(legend.map(({ name }) => name))).toEqual(names);
    }
  });

  it("gathers more than sixty stretches by year", () => {
    const path = "halden-cloud/privacy-notice/ai-training-data-use";
    const one = provision(path);
    const times = Array.from({ length: 10 });
    const long: ArchivedProvision = {
      ...one,
      stretches: times.flatMap(() => one.stretches),
      lineage: { ...one.lineage, findings: times.flatMap(() => one.lineage.findings) },
    };
    const { rows, years } = lineageStrip(long, documentOf(one, site), site);
    expect(years!.flatMap((year) => year.rows)).toHaveLength(rows.length);
    expect(strip(path).years).toBeUndefined();
  });

  it("shows what changed from one wording to the next", () => {
    const one = provision("halden-cloud/privacy-notice/ai-training-data-use");
    const [first, second] = wordingsOf(one, documentOf(one, site));
    expect([first!.difference, first!.captures, first!.current]).toEqual([undefined, 1, false]);
    const newer = second!.difference!.filter(({ kind }) => kind !== "removed");
    expect(newer.map(({ text }) => text).join("")).toBe(second!.parts.join("\n\n"));
  });
});

describe("the page of a provision", () => {
  it("says that a text was first whole after its extraction changed", () => {
    const one = provision("halden-cloud/privacy-notice/ai-training-data-use");
    const document = documentOf(one, site);
    const [first, second, ...rest] = document.captures;
    const technical = { ...second!, vantage: { technical: true as const } };
    const suspicions = ["stub" as const, ...document.timeline.suspicions.slice(1)];
    const stretches = one.stretches.map((stretch, index) => ({ ...stretch, suspect: index === 0 }));
    const strange = {
      ...document,
      captures: [first!, technical, ...rest],
      timeline: { ...document.timeline, suspicions },
    };
    const { wholeSince, wholeSinceAt } = lineageStrip({ ...one, stretches }, strange, site);
    expect(wholeSince).toBe("The capture before it is a stub");
    expect(wholeSinceAt).toBe(second!.at);
    expect(strip(one.path).wholeSince).toBeUndefined();
  });

  it("answers with its own record, and with a reply only where it is about it", () => {
    const about = provisionView("quillmate/privacy-policy/ai-training-data-use" as never, site);
    const other = provisionView("quillmate/privacy-policy/third-party-sharing" as never, site);
    expect([about.replies.length, other.replies.length]).toEqual([1, 0]);
    expect(about.questions.map(({ question }) => question)).toContain(
      "How many platforms have this type of clause?",
    );
  });

  it("gives no citation address while the archive has none", () => {
    const settings = { ...site.archive.content.settings, origin: "https://archive.invalid" };
    const unset = siteWith({ settings });
    const path = "halden-cloud/privacy-notice/ai-training-data-use" as never;
    expect(provisionView(path, unset).citation!.block.url).toBeUndefined();
    expect(provisionView(path, unset).citation!.styles).toEqual([]);
    expect(provisionView(path, site).citation!.block.url).toContain("/record/MU-P-000016/v/1/");
  });
});
