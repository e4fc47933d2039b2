import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { withdraw } from "#intake/withdraw.ts";
import {
  type MetaTag,
  provisionMetadata,
  recordMetadata,
  versionMetadata,
} from "#views/page-metadata.ts";
import { siteOf } from "#views/site.ts";
import { instant } from "../support/archives.ts";
import { edit, issued } from "../support/issuing.ts";
import { editedSpecimen } from "../support/sites.ts";
import { zoteroItem } from "../support/zotero.ts";
import { specimen } from "./specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
/** What Zotero makes of the tags alone. */
const saved = (tags: readonly MetaTag[], page = "") =>
  zoteroItem(
    tags
      .map(({ content, name }) => `<meta name="${name}" content="${escaped(content)}">`)
      .join("") + page,
  );

const TRAINING = "halden-cloud/privacy-notice/ai-training-data-use" as never;
const NOTICE = "halden-cloud/privacy-notice" as never;
const ACME = { id: "CA-P-000001" as never, number: 1 };

describe("what Zotero saves of a provision", () => {
  const item = saved(provisionMetadata(TRAINING, specimen));

  it("is a web page by an institution: the document, and not our title for the provision", () => {
    expect(item.itemType).toBe("webpage");
    expect(item.creators).toEqual([{ name: "Halden Cloud" }]);
    expect(item.fields).toMatchObject({
      title: "Halden Cloud Privacy Notice",
      websiteType: "Privacy Policy",
      language: "en",
      abstractNote: expect.stringMatching(/^“We use service telemetry, .*”$/u) as string,
    });
  });

  it("stands at the permanent address of the newest issued version, with its PDF", () => {
    const id = specimen.archive.provisions.get(TRAINING)!.value.id;
    const address = `${ORIGIN}/record/${id}/v/1/`;
    expect(item.fields["url"]).toBe(address);
    expect(item.attachments).toEqual([{ title: "Full Text PDF", url: `${address}record.pdf` }]);
  });

  it("names archive and place in it, the heading, the capture, the source and the whole hash", () => {
    const id = specimen.archive.provisions.get(TRAINING)!.value.id;
    expect(item.csl).toEqual({
      archive: "The Specimen Archive",
      archive_location: `${id} v1`,
    });
    const lines = item.fields["extra"]!.split("\n");
    expect(lines).toContain("Section “Improving our services with machine learning”");
    expect(lines).toContain("Captured 2025-06-03T08:00:11Z");
    expect(lines).toContain("Original <https://www.haldencloud.example/legal/privacy>");
    expect(lines.filter((line) => /^SHA-256 [0-9a-f]{64}$/u.test(line))).toHaveLength(1);
  });
});

describe("the date that Zotero saves", () => {
  it("is the one that the document states, and is said to be", () => {
    const { fields } = saved(versionMetadata({ document: NOTICE, number: 2 }, specimen));
    expect(fields["date"]).toBe("2023-03-01");
    expect(fields["extra"]).toContain("Dated as the document states it");
  });

  it("is no other where none is recorded, also beside the dates of the page", () => {
    const tags = versionMetadata({ document: NOTICE, number: 1 }, specimen);
    const { fields } = saved(tags, `<time datetime="2021-03-01">1 Mar 2021</time>`);
    expect(fields["date"]).toBe("n.d.");
    expect(tags.map(({ name }) => name)).not.toContain("DC.date");
    expect(fields["extra"]).toContain("No date is recorded that the document states");
    expect(fields["extra"]).toContain("Captured 2021-03-01T");
  });
});

describe("a version of a document", () => {
  it("is saved under the document's title, with a snapshot in place of a PDF", () => {
    const item = saved(versionMetadata({ document: NOTICE, number: 2 }, specimen));
    expect(item).toMatchObject({
      itemType: "webpage",
      creators: [{ name: "Halden Cloud" }],
      fields: { title: "Halden Cloud Privacy Notice", url: `${ORIGIN}/record/MU-D-00001/v/2/` },
      attachments: [{ title: "Snapshot" }],
      csl: { archive_location: "MU-D-00001 v2" },
    });
  });
});

describe("the name of an institution", () => {
  it.each([
    ["Acme, Inc.", "Acme Inc"],
    ["Smith, Jones and Partners, LLP", "Smith Jones and Partners LLP"],
    ["A; B", "A B"],
    ["OpenAI", "OpenAI"],
  ])("%s stays one name", async (name, whole) => {
    const root = await issued();
    edit(root, "content/platforms/acme.md", (text) =>
      text.replace("name: Acme", `name: ${JSON.stringify(name)}`),
    );
    const tags = versionMetadata(
      { document: "acme/terms" as never, number: 1 },
      siteOf(openArchive(root)),
    );
    expect(saved(tags).creators).toEqual([{ name: whole }]);
    expect(tags.find((tag) => tag.name === "DC.creator")!.content).toBe(name);
  });
});

describe("an issued version", () => {
  it("tells that it was withdrawn", async () => {
    const root = await issued();
    const words = { kind: "error", reason: "Wrong.", by: "N. Okafor", date: "2026-06-30" };
    await withdraw(root, ACME.id, words, { now: instant("2026-07-01T00:00:00Z") });
    const { fields } = saved(recordMetadata(ACME, siteOf(openArchive(root))));
    expect(fields["extra"]!.split("\n")).toContain("Withdrawn 2026-07-01");
  });

  it("has no PDF where none are published, and nothing at all while the archive has no address", () => {
    const settings = "content/archive.yaml";
    const without = editedSpecimen({ [settings]: (text) => `${text}formats: [citations]\n` });
    expect(saved(provisionMetadata(TRAINING, without)).attachments[0]!.title).toBe("Snapshot");
    const unset = editedSpecimen({
      [settings]: (text) => text.replace(ORIGIN, "https://archive.invalid"),
    });
    expect(provisionMetadata(TRAINING, unset)).toEqual([]);
    expect(versionMetadata({ document: NOTICE, number: 1 }, unset)).toEqual([]);
  });
});
