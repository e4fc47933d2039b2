import { describe, expect, it } from "vitest";
import type { DocumentPath, Slug } from "#base/ids.ts";
import { documentPage, documentRecords } from "#views/document.ts";
import { outside } from "#views/facts.ts";
import { platformPage, platformRows } from "#views/platform.ts";
import { documentAt, specimen } from "./specimen.ts";

const page = (path: string) => documentPage(path as DocumentPath, specimen);

describe("the page of a document", () => {
  it("draws gaps between periods, with the suspect captures that lie in them", () => {
    const [newest] = page("nordlicht-mobil/datenschutz").periods.slice(1);
    expect(newest).toMatchObject({
      version: 4,
      gap: { suspects: 0, from: "2024-01-16T05:45:11Z" },
    });
    const flip = page("fitloom/privacy-policy").periods.find(({ version }) => version === 5)!;
    expect(flip.gap).toMatchObject({ suspects: 1, days: 434 });
  });

  it("says of a text that came back that it stood before", () => {
    const returned = page("brightwave/community-rules").periods.filter((period) => period.returned);
    expect(returned.map(({ version }) => version)).toEqual([1]);
  });

  it("tells the newest capture from the newest sound one", () => {
    expect(page("brightwave/terms-of-service").dates).toMatchObject({
      lastCaptured: documentAt("brightwave/terms-of-service").captures.at(-1)!.at,
      lastCapturedIs: "error page",
    });
    const { dates } = page("brightwave/terms-of-service");
    expect(dates.lastSound!.startsWith("2026-06-30")).toBe(true);
    expect(dates.lastChange!.at.startsWith("2025-10-14")).toBe(true);
  });

  it("explains only the states and suspicions that occur", () => {
    for (const path of specimen.archive.documents.keys()) {
      const { provisions, stateLegend, suspects, suspicionLegend } = page(path);
      const states = new Set(provisions.map(({ stateName }) => stateName));
      expect(new Set(stateLegend.map(({ name }) => name))).toEqual(states);
      const kinds = new Set(suspects.map(({ suspicion }) => suspicion!.name));
      expect(new Set(suspicionLegend.map(({ name }) => name))).toEqual(kinds);
    }
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
    expect(documentRecords(specimen)).toContainEqual({
      id: "MU-D-00002",
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
