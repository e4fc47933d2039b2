import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { remove } from "#intake/remove.ts";
import { documentSignposts, limited, provisionSignposts } from "#views/signposting.ts";
import { linksOfVersion } from "#views/document-links.ts";
import { contextsOfRecord, linksOfProvision, linksOfRecord } from "#views/record-links.ts";
import { type Site, siteOf } from "#views/site.ts";
import type { TypedLink } from "#views/typed-links.ts";
import { instant } from "../support/archives.ts";
import { FILE, edit, issue, issued, provisionWith, quoting } from "../support/issuing.ts";
import { add } from "../support/archives.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "./specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const ID = "CA-P-000001" as never;
const TERMS = "acme/terms" as never;
const TRAINING = "halden-cloud/privacy-notice/ai-training-data-use" as never;
const NOTICE = "halden-cloud/privacy-notice" as never;

/** What each relation leads to. */
const byRelation = (links: readonly TypedLink[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...Map.groupBy(links, ({ rel }) => rel)].map(([rel, same]) => [
      rel,
      same.map(({ href }) => href),
    ]),
  );
const siteAt = (root: string): Site => siteOf(openArchive(root));

describe("an issued version", () => {
  const id = specimen.archive.provisions.get(TRAINING)!.value.id as never;
  const links = linksOfRecord({ id, number: 1 }, specimen);
  const at = `/record/${String(id)}/v/1/`;

  it("is cited by its own address", () => {
    expect(byRelation(links)["cite-as"]).toEqual([`${ORIGIN}${at}`]);
  });

  it("is described by its data and by files for reference managers, each with its type", () => {
    const described = links.filter(({ rel }) => rel === "describedby");
    expect(described.map(({ href, type }) => [href, type])).toEqual([
      [`${at}record.json`, "application/json"],
      [`/api/record/${String(id)}/1.json`, "application/json"],
      [`${at}cite.bib`, "application/x-bibtex"],
      [`${at}cite.ris`, "application/x-research-info-systems"],
      [`${at}cite.json`, "application/vnd.citationstyles.csl+json"],
    ]);
  });

  it("holds its text, renderings, proof, and captured bytes as hosts serve them", () => {
    const items = links.filter(({ rel }) => rel === "item");
    expect(items.map(({ href, type }) => [href.replace(/[0-9a-f]{64}/u, "…"), type])).toEqual([
      [`${at}text.txt`, "text/plain"],
      [`${at}record.pdf`, "application/pdf"],
      [`${at}analysis.pdf`, "application/pdf"],
      [`${at}exhibit.zip`, "application/zip"],
      [`${at}proof`, "text/plain"],
      ["/evidence/….txt", "text/plain"],
    ]);
  });

  it("leads to no rendering that is not published, and to no citation without an address", () => {
    const settings = "content/archive.yaml";
    const bare = editedSpecimen({ [settings]: (text) => `${text}formats: []\n` });
    const unset = editedSpecimen({
      [settings]: (text) => text.replace(ORIGIN, "https://archive.invalid"),
    });
    for (const site of [bare, unset]) {
      const found = byRelation(linksOfRecord({ id, number: 1 }, site));
      expect(found["describedby"]).toHaveLength(2);
      expect(found["item"]).toHaveLength(3);
      expect(found["cite-as"]).toEqual(site === bare ? [`${ORIGIN}${at}`] : undefined);
    }
  });

  it("names a licence only where the archive gives its address", () => {
    expect(byRelation(links)["license"]).toBeUndefined();
    const licence = "https://creativecommons.org/licenses/by/4.0/";
    const site = editedSpecimen({
      "content/archive.yaml": (text) => text.replace(/rights: >-\n.*/u, `rights: ${licence}`),
    });
    expect(byRelation(linksOfRecord({ id, number: 1 }, site))["license"]).toEqual([licence]);
  });

  it("leads to the version before, the one after, the latest, and the page that lists them", async () => {
    const root = await issued();
    edit(root, FILE, () => provisionWith({ id: `id: ${String(ID)}`, severity: "severity: low" }));
    await issue(root);
    const site = siteAt(root);
    const versions = (number: number) => byRelation(linksOfRecord({ id: ID, number }, site));
    expect(versions(1)).toMatchObject({
      "latest-version": ["/record/CA-P-000001/v/2/"],
      "successor-version": ["/record/CA-P-000001/v/2/"],
      "version-history": ["/platform/acme/terms/training/"],
    });
    expect(versions(1)["predecessor-version"]).toBeUndefined();
    expect(versions(2)).toMatchObject({ "predecessor-version": ["/record/CA-P-000001/v/1/"] });
    expect(versions(2)["successor-version"]).toBeUndefined();
  });
});

describe("what was removed", () => {
  const removed = async (level: "metadata" | "dark") => {
    const root = await issued();
    const { capture, text } = openArchive(root).records.get(ID)![0]!.record!.evidence;
    const words = { kind: "court-order", reason: "Ordered.", by: "N. Okafor", date: "2026-06-30" };
    const target = level === "dark" ? text : capture.sources[0]!.sha256;
    await remove(root, target, level, words, { now: instant("2026-07-01T00:00:00Z") });
    return siteAt(root);
  };

  it("of bytes alone is led to by nothing, and has no SWHID", async () => {
    const site = await removed("metadata");
    const contexts = contextsOfRecord(ID, site);
    const everything = JSON.stringify(contexts);
    expect(everything).not.toContain("/evidence/");
    expect(everything).not.toContain("swh:1:cnt:");
    expect(everything).toContain("text.txt");
  });

  it("of words leaves only what leads to other versions", async () => {
    const site = await removed("dark");
    const relations = linksOfRecord({ id: ID, number: 1 }, site).map(({ rel }) => rel);
    expect(relations).toEqual(["latest-version", "version-history", "linkset"]);
  });
});

describe("a duplicate", () => {
  it("has its issued versions, and no page of its own with data", async () => {
    const second = provisionWith({ title: "title: Second" });
    const root = await issued({ "content/provisions/acme/terms/second.md": second });
    const [first, other] = [...openArchive(root).records.keys()];
    const { path } = openArchive(root).records.get(first!)![0]!.line;
    edit(root, `content/provisions/${path}.md`, (text) =>
      text.replace(/^title: .*$/mu, `$&\nmovedTo: ${other}`),
    );
    const contexts = contextsOfRecord(first!, siteAt(root));
    expect(contexts.map(({ anchor }) => anchor)).not.toContain(`/platform/${path}/`);
    expect(byRelation(contexts[0]!.links)["version-history"]).toEqual([`/record/${first}/`]);
    expect(JSON.stringify(contexts)).not.toContain("/api/provision/");
  });
});

describe("the page of the present state", () => {
  it("is cited by its short address, and leads to the newest version", () => {
    const id = specimen.archive.provisions.get(TRAINING)!.value.id;
    expect(byRelation(provisionSignposts(TRAINING, specimen))).toMatchObject({
      "cite-as": [`${ORIGIN}/record/${id}/`],
      "latest-version": [`/record/${id}/v/1/`],
      linkset: [`/record/${id}/linkset.json`],
    });
    expect(byRelation(documentSignposts(NOTICE, specimen))).toMatchObject({
      "cite-as": [`${ORIGIN}/record/MU-D-00001/`],
      timemap: ["/record/MU-D-00001/timemap.link"],
      "version-history": ["/platform/halden-cloud/privacy-notice/history/"],
    });
  });

  it("has no address to be cited by until it is issued", async () => {
    const root = await issued();
    edit(root, FILE, (text) => text.replace(/^id: .*$/mu, "id: new"));
    const relations = linksOfProvision("acme/terms/training" as never, siteAt(root));
    expect(relations.map(({ rel }) => rel)).toEqual(["type", "type", "describedby"]);
  });
});

describe("a version of a document", () => {
  /** Terms that said one thing, another, and the first again. */
  const returned = async (): Promise<Site> => {
    const root = await issued();
    await add(root, [
      { at: "2026-02-01T00:00:00Z", data: quoting("Two, which is another text.") },
      { at: "2026-03-01T00:00:00Z", data: quoting("Three, which is a third text.") },
      { at: "2026-04-01T00:00:00Z", data: quoting() },
    ]);
    return siteAt(root);
  };

  it("has those before and after it in time, and the latest captured, whatever their numbers", async () => {
    const site = await returned();
    const of = (number: number) => byRelation(linksOfVersion({ document: TERMS, number }, site));
    const v = (number: number) => `/record/CA-D-00001/v/${number}/`;
    expect(of(1)).toMatchObject({
      "latest-version": [v(1)],
      "predecessor-version": [v(3)],
      "successor-version": [v(2)],
    });
    expect(of(3)).toMatchObject({
      "predecessor-version": [v(2)],
      "successor-version": [v(1)],
    });
  });

  it("is said to be of the address at its source", () => {
    const links = byRelation(linksOfVersion({ document: NOTICE, number: 2 }, specimen));
    expect(links["original"]).toEqual(["https://www.haldencloud.example/legal/privacy"]);
    expect(links["timemap"]).toEqual(["/record/MU-D-00001/timemap.link"]);
  });
});

describe("the head of a page", () => {
  it("has the first dozen links of a relation; the link set has all", () => {
    const items = Array.from({ length: 20 }, (_, index) => ({
      rel: "item" as const,
      href: `/evidence/${index}.txt`,
    }));
    const links = [...items, { rel: "linkset" as const, href: "/linkset.json" }];
    expect(limited(links)).toEqual([...items.slice(0, 12), links.at(-1)]);
  });
});
