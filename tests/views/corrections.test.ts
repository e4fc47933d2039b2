import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { corrections } from "#views/corrections.ts";
import { correctionsPage } from "#views/corrections-page.ts";
import { allFeeds } from "#views/feeds.ts";
import { siteOf } from "#views/site.ts";
import { add, instant } from "../support/archives.ts";
import { appendLines } from "../support/issued.ts";
import { FILE, edit, issue, issued, quoting } from "../support/issuing.ts";

const siteAt = (root: string) => siteOf(openArchive(root));
const at = (day: number) => instant(`2026-07-0${day}T00:00:00Z`);
const WORDS = { kind: "other", reason: "A reason.", by: "N. Okafor", date: "2026-06-30" };

/** An archive in which something of every kind was changed. */
async function changedArchive(): Promise<string> {
  const root = await issued();
  const notice = "{ kind: error, reason: Too high., date: 2026-06-30, by: N. Okafor }";
  const field = `correction:\n  kind: correction\n  corrects: [1]\n  notice: ${notice}\nanalysis:`;
  edit(root, FILE, (text) =>
    text.replace("severity: high", "severity: low").replace("analysis:", field),
  );
  await issue(root, { now: at(1) });
  edit(root, "content/documents/acme/terms.md", (text) =>
    text.replace(
      /\n---\n*$/u,
      "\nselectors:\n  - { select: [main], remove: [h1], from: 2026-06-15 }\n---\n",
    ),
  );
  await add(root, [{ at: "2026-06-20T00:00:00Z", data: quoting() }], at(2));
  const move = { from: "/platform/acme/terms/old/", to: "/platform/acme/terms/training/" };
  appendLines(root, [{ type: "move", recorded: at(3), ...move }]);
  const { capture } = openArchive(root).records.get("CA-P-000001" as never)![0]!.record!.evidence;
  await remove(root, capture.sources[0]!.sha256, "metadata", WORDS, { now: at(4) });
  await withdraw(root, "CA-P-000001", WORDS, { now: at(5) });
  return root;
}

describe("the corrections of an archive", () => {
  it("are everything that it changed of its own, newest first, with the reason", async () => {
    const found = corrections(siteAt(await changedArchive()));
    expect(found.map(({ kind, recorded }) => [kind, recorded])).toEqual([
      ["withdrawal", at(5)],
      ["removal", at(4)],
      ["move", at(3)],
      ["re-extraction", at(2)],
      ["correction", at(1)],
    ]);
    const reasons = found.map(({ notice }) => notice?.reason);
    expect(reasons).toEqual(["A reason.", "A reason.", undefined, undefined, "Too high."]);
    expect(found.map(({ title }) => title)).toEqual([
      "CA-P-000001 was withdrawn: Training",
      expect.stringMatching(/^Removed: the file [0-9a-f]{12}…$/u),
      "/platform/acme/terms/old/ moved to /platform/acme/terms/training/",
      "Terms (Acme) was extracted differently from v2 on",
      "CA-P-000001 v2 corrects CA-P-000001 v1",
    ]);
  });

  it("do not hold what a company changed", async () => {
    const root = await issued();
    await add(root, [{ at: "2026-06-20T00:00:00Z", data: quoting("Another sentence.") }], at(1));
    expect(corrections(siteAt(root))).toEqual([]);
  });

  it("have a page by year, with an anchor for each line of the ledger", async () => {
    const { years } = correctionsPage(siteAt(await changedArchive()));
    expect(years.map(({ year }) => year)).toEqual(["2026"]);
    const anchors = years[0]!.entries.map(({ anchor }) => anchor);
    expect(anchors.filter(Boolean)).toHaveLength(4);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it("have a feed, whose entries keep their IDs when more is changed", async () => {
    const root = await changedArchive();
    const feed = () => [...allFeeds(siteAt(root))].find(({ name }) => name === "corrections")!;
    const before = feed().entries.map(({ id }) => id);
    expect(before).toHaveLength(5);
    const move = { from: "/platform/acme/terms/older/", to: "/platform/acme/terms/training/" };
    appendLines(root, [{ type: "move", recorded: at(6), ...move }]);
    const after = feed().entries.map(({ id }) => id);
    expect(after.slice(1)).toEqual(before);
  });
});

describe("the feed of the log", () => {
  it("holds every checkpoint whole", async () => {
    const site = siteAt(await changedArchive());
    const { entries } = [...allFeeds(site)].find(({ name }) => name === "log")!;
    expect(entries).toHaveLength(site.archive.checkpoints.length);
    for (const { bytes } of site.archive.checkpoints) {
      const root = bytes.split("\n")[2]!;
      expect(entries.some(({ html }) => html.includes(root))).toBe(true);
    }
  });
});
