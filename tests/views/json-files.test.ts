import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PublishedDocument } from "#schema/published-document.ts";
import type { PublishedClauseType, PublishedIndex } from "#schema/published-gatherings.ts";
import type { PublishedProvision } from "#schema/published-provision.ts";
import { parseOutline } from "#text/outline.ts";
import { jsonFiles } from "#views/json-files.ts";
import { faultsOf } from "../support/json-schema.ts";
import { objectPath } from "#archive/layout.ts";
import { type Sha256 } from "#base/ids.ts";
import { specimen } from "./specimen.ts";

const files = [...jsonFiles(specimen)];
const read = <T>(path: string): T => files.find((file) => file.path === path)!.value as T;
const provision = (path: string) => read<PublishedProvision>(`api/provision/${path}.json`);
const textOf = (sha256: string): string => readFileSync(objectPath(sha256 as Sha256), "utf8");

describe("the JSON of the specimen", () => {
  it("is valid by the schemas that are published with it", () => {
    expect(files.length).toBeGreaterThan(80);
    expect(faultsOf(files)).toEqual([]);
  });

  it("is refused by its schema with a field too many, one missing or one of another kind", () => {
    const index = read<PublishedIndex>("api/index.json");
    const schemas = files.filter(({ path }) => path.startsWith("api/schema/"));
    const { counts, ...without } = index;
    const broken = [
      { path: "more", value: { ...index, recordId: null } },
      { path: "less", value: without },
      { path: "other", value: { ...index, counts: { ...counts, captures: "88" } } },
    ];
    expect(faultsOf([...schemas, ...broken])).toEqual([
      "more: must NOT have additional properties",
      "less: must have required property 'counts'",
      "other/counts/captures: must be integer",
    ]);
  });

  it("names its page, its schema and its licence in every object", () => {
    for (const { path, value } of files.filter((file) => !file.path.startsWith("api/schema/"))) {
      expect(value, path).toMatchObject({
        $schema: expect.stringMatching(/^https:\/\/specimen\.muniment\.example\/api\/schema\//u),
        url: expect.stringMatching(/^https:\/\/specimen\.muniment\.example\/.*\/$/u),
        rights: expect.stringContaining("Apache") as string,
      });
    }
  });

  it("gives the place of a quotation that anyone can cut from the text whose hash it names", () => {
    const { evidence } = provision("halden-cloud/privacy-notice/ai-training-data-use");
    const { quotation } = evidence;
    const text = [...textOf(quotation!.capture.text.sha256)];
    expect(text.slice(quotation!.start, quotation!.end).join("")).toBe(quotation!.text);
    expect(quotation!.versionUrl).toContain(`#p${quotation!.passages.first}`);
  });

  it("keeps opinion out of the evidence of a provision", () => {
    const { analysis, evidence } = provision("brightwave/terms-of-service/ai-training-data-use");
    expect(analysis).toMatchObject({
      severity: "critical",
      review: "approved",
      assistance: "none",
    });
    expect(Object.keys(evidence)).toEqual(["standing", "quotation", "wordings", "lineage"]);
    expect(JSON.stringify(evidence)).not.toMatch(/severity|critical/u);
  });

  it("names the record of each provision", () => {
    for (const { path, value } of specimen.archive.provisions.values()) {
      expect(provision(path), path).toMatchObject({ recordId: value.id });
    }
  });

  it("says of a latest capture that is an error page what the page says", () => {
    const { evidence, dates } = provision("brightwave/terms-of-service/ai-training-data-use");
    expect(evidence.standing).toMatchObject({
      state: "undetermined",
      latest: { at: "2026-08-04T17:00:23Z" },
      found: { at: "2026-06-30T17:00:19Z", version: 4 },
    });
    expect(evidence.lineage.at(-1)).toMatchObject({
      state: "undetermined",
      suspicions: ["error page"],
    });
    expect([dates.lastVerified, dates.lastAttempt]).toEqual([
      "2026-06-30T17:00:19Z",
      "2026-08-04T17:00:23Z",
    ]);
  });

  it("gives each version an outline with a kind for every passage of its text", () => {
    const documents = files.filter(({ path }) => path.startsWith("api/document/"));
    for (const { value } of documents) {
      for (const { outline, text } of (value as PublishedDocument).versions) {
        expect(parseOutline(outline)?.length).toBe(text.passages);
        expect([...textOf(text.sha256)].length).toBe(text.codePoints);
      }
    }
  });

  it("counts in the comparison who was reviewed, and lists who was found without", () => {
    const { foundWithout, provisions, rarity } = read<PublishedClauseType>(
      "api/clause/ai-training-data-use.json",
    );
    const having = new Set(provisions.map(({ platform }) => platform.slug));
    expect(rarity.recorded).toBe(having.size);
    expect(rarity.reviewed).toBe(
      new Set([...having, ...foundWithout.map((each) => each.platform.slug)]).size,
    );
  });

  it("lists in its index every file of every record and gathering but provisions", () => {
    const index = read<PublishedIndex>("api/index.json");
    const { platforms, documents, clauseTypes, regulations, categories, severities } = index;
    const listed = [platforms, documents, clauseTypes, regulations, categories, severities]
      .flat()
      .map(({ json }) => json.slice("https://specimen.muniment.example/".length));
    const there = files
      .map(({ path }) => path)
      .filter((path) => !/^api\/(?:schema|provision|index)/u.test(path));
    expect(listed.toSorted()).toEqual(there.toSorted());
    const { documents: archived, provisions } = specimen.archive;
    expect(index.counts).toMatchObject({ documents: archived.size, provisions: provisions.size });
  });
});
