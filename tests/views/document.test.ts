import { describe, expect, it } from "vitest";
import type { DocumentPath, Slug } from "#base/ids.ts";
import { documentStatus } from "#views/document-status.ts";
import { documentPage } from "#views/document.ts";
import { recordAddresses } from "#views/leading-on.ts";
import { outside } from "#views/facts.ts";
import { foldByYear } from "#views/folds.ts";
import { languageName } from "#views/languages.ts";
import { platformPage, platformRows } from "#views/platform.ts";
import { versionChoice } from "#views/version-choice.ts";
import { instant } from "../support/archives.ts";
import { daily, invented } from "./invented.ts";
import { documentAt, specimen } from "./specimen.ts";

const page = (path: string) => documentPage(path as DocumentPath, specimen);

describe("the page of a document", () => {
  it("has the gap before each period, with the suspect captures that lie in it", () => {
    const [newest] = page("nordlicht-mobil/datenschutz").periods.rows.slice(1);
    expect(newest).toMatchObject({
      version: 4,
      gap: { suspects: 0, from: "2024-01-16T05:45:11Z" },
    });
    const { rows } = page("fitloom/privacy-policy").periods;
    const flip = rows.find(({ version }) => version === 5)!;
    expect(flip.before).toBe("434 days, 1 suspect capture");
    expect(rows.at(-1)).toMatchObject({ before: "first sound capture", changed: undefined });
  });

  it("says of a period how closely it was observed", () => {
    const { rows } = page("fitloom/privacy-policy").periods;
    expect(rows.map(({ observed }) => observed)).toContain("2 captures, at most 314 days apart");
  });

  it("says of a text that came back that it stood before", () => {
    const { rows } = page("brightwave/community-rules").periods;
    const returned = rows.filter(({ notes }) => notes.includes("the same text again"));
    expect(returned.map(({ version }) => version)).toEqual([1]);
  });

  it("tells the newest capture from the newest sound one", () => {
    const { dates, status } = page("brightwave/terms-of-service");
    expect(dates).toMatchObject({
      lastCaptured: documentAt("brightwave/terms-of-service").captures.at(-1)!.at,
      lastCapturedIs: "error page",
    });
    expect(dates.lastSound!.startsWith("2026-06-30")).toBe(true);
    expect(dates.lastChange!.at.startsWith("2025-10-14")).toBe(true);
    expect(status.sentence).toMatch(
      /^The latest capture \(4 Aug 2026\) is an error page, and evidence of nothing\. The latest sound one \(30 Jun 2026\) holds version \d\.$/u,
    );
  });

  it("claims of a sound capture only what it holds", () => {
    expect(page("fitloom/privacy-policy").status).toMatchObject({
      is: "sound",
      sentence: "The latest capture (4 Aug 2026) holds version 6.",
    });
    for (const path of specimen.archive.documents.keys()) {
      expect(page(path).status.sentence).not.toMatch(/in force|applies|valid|current/u);
    }
  });

  it("names what several suspect captures at the end are", () => {
    const document = invented([
      { at: "2024-01-01T08:00:00Z", version: 2 },
      { at: "2024-02-01T08:00:00Z", version: 3, error: true },
      { at: "2024-03-01T08:00:00Z", version: 3, error: true },
    ]);
    expect(documentStatus(document, specimen).sentence).toBe(
      "The latest 2 captures (1 Feb 2024 to 1 Mar 2024) are error pages, and evidence of nothing. The latest sound one (1 Jan 2024) holds version 2.",
    );
    const none = invented([{ at: "2024-02-01T08:00:00Z", version: 3, error: true }]);
    expect(documentStatus(none, specimen).sentence).toBe(
      "The latest capture (1 Feb 2024) is an error page, and evidence of nothing. No sound capture is recorded.",
    );
  });

  it("explains only the suspicions that occur", () => {
    for (const path of specimen.archive.documents.keys()) {
      const { suspects, suspicionLegend } = page(path);
      const kinds = new Set(suspects.rows.map(({ suspicion }) => suspicion!.name));
      expect(new Set(suspicionLegend.map(({ name }) => name))).toEqual(kinds);
    }
  });

  it("lists its provisions worst first", () => {
    const order = ["critical", "high", "medium", "low"];
    const ranks = page("fitloom/privacy-policy").provisions.map(({ severity }) =>
      order.indexOf(severity),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it("offers every version in sound captures to be compared, the last two chosen", () => {
    const { choice } = page("fitloom/privacy-policy");
    expect(choice!.years.flatMap(({ versions }) => versions.map(({ number }) => number))).toEqual([
      6, 5, 3, 2, 1,
    ]);
    expect([choice!.from, choice!.to]).toEqual([5, 6]);
    expect(versionChoice(daily(3, () => 2))).toBeUndefined();
  });

  it("says once what all captures have in common", () => {
    const { common } = page("halden-cloud/privacy-notice");
    expect(common).toMatchObject({ extraction: true, recorded: false });
    expect(common.words).toBe("Form and extractor: served, html/1.");
  });

  it("says its language in words", () => {
    expect(page("nordlicht-mobil/datenschutz").language).toBe("German");
    expect([languageName("pt-BR"), languageName("xx")]).toEqual(["Portuguese (pt-BR)", "xx"]);
  });

  it("folds long lists by year, and opens the newest where it is short", () => {
    const rows = Array.from({ length: 30 }, (_, index) => (index < 3 ? 2024 : 2023));
    const folded = foldByYear(rows, (year) => instant(`${year}-01-01T00:00:00Z`));
    expect(folded.rows).toEqual([]);
    expect(folded.years.map(({ year, open, rows: held }) => [year, open, held.length])).toEqual([
      ["2024", true, 3],
      ["2023", false, 27],
    ]);
    expect(foldByYear([2024], () => instant("2024-01-01T00:00:00Z"))).toMatchObject({
      rows: [2024],
      years: [],
    });
  });

  it("says what is not recorded and where tracking ended", () => {
    const { facts, trackingEnded } = page("fitloom/terms-of-use");
    expect(trackingEnded?.date).toBe("2025-03-31");
    expect(facts.map(({ label }) => label)).toContain("Audience");
    const unknown = [...specimen.archive.documents.keys()].flatMap((path) => page(path).facts);
    expect(unknown.some(({ values }) => values[0]!.missing === true)).toBe(true);
  });

  it("shows the platform's replies with the provisions that they are about", () => {
    const [reply] = page("quillmate/privacy-policy").replies;
    expect(reply).toMatchObject({ received: "2026-03-20" });
    expect(reply!.about.map(({ href }) => href)).toEqual([
      "/platform/quillmate/privacy-policy/ai-training-data-use/",
    ]);
  });

  it("has a record that leads to it", () => {
    expect(recordAddresses(specimen)).toContainEqual({
      id: "MU-D-00002",
      name: "MU-D-00002",
      title: "Fitloom Terms of Use",
      language: "en",
      href: "/platform/fitloom/terms-of-use/",
    });
  });
});

describe("the pages of platforms", () => {
  it("list all of them by name with what they hold", () => {
    const rows = platformRows(specimen);
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).toSorted());
    expect(rows.reduce((sum, { documents }) => sum + documents, 0)).toBe(13);
    expect(rows.reduce((sum, { provisions }) => sum + provisions, 0)).toBe(
      specimen.archive.provisions.size,
    );
  });

  it("show provisions worst first", () => {
    const order = ["critical", "high", "medium", "low"];
    const ranks = platformPage("fitloom" as Slug, specimen).provisions.map(({ severity }) =>
      order.indexOf(severity),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });
});

describe("an address in a record", () => {
  it("becomes a link only when it is one of the web", () => {
    expect(outside("https://acme.example/")).toMatchObject({ leaves: true });
    expect(outside("javascript:alert(1)")).toEqual({ text: "javascript:alert(1)", code: true });
    expect(outside("7d2deb62eb1d")).toEqual({ text: "7d2deb62eb1d", code: true });
  });
});
