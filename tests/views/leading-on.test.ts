import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { move } from "#intake/move.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { allFeeds } from "#views/feeds.ts";
import { leadingOn, recordAddresses } from "#views/leading-on.ts";
import { siteOf } from "#views/site.ts";
import { instant, provisionFile } from "../support/archives.ts";
import { appendLines } from "../support/issued.ts";
import { FILE, edit, issued } from "../support/issuing.ts";

const NOW = instant("2026-07-01T00:00:00Z");
const siteAt = (root: string) => siteOf(openArchive(root));

/** What leads on in an archive whose ledger moved pages so, oldest first. */
async function leads(moves: readonly (readonly [from: string, to: string])[], files = {}) {
  const root = await issued(files);
  appendLines(
    root,
    moves.map(([from, to]) => ({ type: "move", recorded: NOW, from, to })),
  );
  return Object.fromEntries(leadingOn(siteAt(root)).map(({ href, name }) => [name, href]));
}

describe("addresses that lead on", () => {
  it("are those of a page that moved", async () => {
    const moved = ["/platform/acme/terms/old/", "/platform/acme/terms/training/"] as const;
    expect(await leads([moved])).toEqual({ [moved[0]]: moved[1] });
  });

  it("are those of every page under a platform that moved", async () => {
    const found = await leads([["/platform/roadrunner/", "/platform/acme/"]]);
    expect(found).toMatchObject({
      "/platform/roadrunner/": "/platform/acme/",
      "/platform/roadrunner/terms/": "/platform/acme/terms/",
      "/platform/roadrunner/terms/history/": "/platform/acme/terms/history/",
      "/platform/roadrunner/terms/training/": "/platform/acme/terms/training/",
    });
  });

  it("lead at once to where the page is now, however often it moved", async () => {
    const found = await leads([
      ["/platform/acme/terms/first/", "/platform/acme/terms/next/"],
      ["/platform/acme/terms/next/", "/platform/acme/terms/training/"],
    ]);
    expect(found).toEqual({
      "/platform/acme/terms/first/": "/platform/acme/terms/training/",
      "/platform/acme/terms/next/": "/platform/acme/terms/training/",
    });
  });

  it("leave the IDs of feed entries as they were", async () => {
    const root = await issued();
    const ids = () =>
      [...allFeeds(siteAt(root))]
        .find(({ name }) => name === "document/acme/terms")!
        .entries.map(({ id }) => id);
    const before = ids();
    await move(root, "acme/terms/training", "acme/terms/elsewhere", undefined, { now: NOW });
    expect(before).not.toEqual([]);
    expect(ids()).toEqual(before);
  });

  it("do not hide a page that moved back", async () => {
    const found = await leads([
      ["/platform/acme/terms/training/", "/platform/acme/terms/away/"],
      ["/platform/acme/terms/away/", "/platform/acme/terms/training/"],
    ]);
    expect(found).toEqual({ "/platform/acme/terms/away/": "/platform/acme/terms/training/" });
  });

  it("are those of a duplicate, and the old ones of it", async () => {
    const root = await issued({ "content/provisions/acme/terms/second.md": provisionFile() });
    edit(root, FILE, (text) => text.replace("title: Training", "title: T\nmovedTo: CA-P-000001"));
    const from = "/platform/acme/terms/older/";
    appendLines(root, [
      { type: "move", recorded: NOW, from, to: "/platform/acme/terms/training/" },
    ]);
    const site = siteAt(root);
    expect(leadingOn(site).map(({ href, path }) => [path, href])).toEqual([
      ["acme/terms/older", "/platform/acme/terms/second/"],
      ["acme/terms/training", "/platform/acme/terms/second/"],
    ]);
    const ids = recordAddresses(site).map(({ href, id }) => [id, href]);
    expect(ids).toContainEqual(["CA-P-000002", "/platform/acme/terms/second/"]);
  });

  it("say of a record that was withdrawn or removed, or is a duplicate, that it was", async () => {
    const root = await issued({ "content/provisions/acme/terms/second.md": provisionFile() });
    const words = { kind: "error", reason: "Wrong.", by: "N. Okafor", date: "2026-06-30" };
    await withdraw(root, "CA-P-000001", words, { now: NOW });
    const statuses = () =>
      Object.fromEntries(recordAddresses(siteAt(root)).map(({ id, status }) => [id, status]));
    const said = "CA-P-000001 was withdrawn on 1 Jul 2026.";
    expect(statuses()).toEqual({
      "CA-D-00001": undefined,
      "CA-P-000001": said,
      "CA-P-000002": undefined,
    });
    edit(root, FILE, (text) => text.replace("title: Training", "title: T\nmovedTo: CA-P-000001"));
    expect(statuses()["CA-P-000002"]).toBe(`CA-P-000002 is a duplicate of CA-P-000001. ${said}`);
    const { text } = openArchive(root).records.get("CA-P-000001" as never)![0]!.record!.evidence;
    await remove(root, text, "dark", { ...words, kind: "court-order" }, { now: NOW });
    expect(statuses()["CA-P-000001"]).toBe("The words of CA-P-000001 were removed on 1 Jul 2026.");
  });

  it("are the short addresses of everything that has an ID", async () => {
    expect(recordAddresses(siteAt(await issued()))).toMatchObject([
      { id: "CA-D-00001", title: "Terms (Acme)", href: "/platform/acme/terms/" },
      { id: "CA-P-000001", title: "Training", href: "/platform/acme/terms/training/" },
    ]);
  });
});
