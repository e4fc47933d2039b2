import { describe, expect, it } from "vitest";
import { type DocumentPath, type ProvisionPath, documentId, provisionId } from "#base/ids.ts";
import {
  type DocumentEntry,
  type IssuedEntry,
  documentEntries,
  issuedEntries,
} from "#views/listed-records.ts";
import { rangesOf, resolverPage } from "#views/resolver.ts";
import { shortAddressOfDocument, shortAddressOfProvision } from "#views/short-address.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "./specimen.ts";

const { prefix } = specimen.archive.content.settings;
const [document] = documentEntries(specimen) as readonly [DocumentEntry];
const [provision] = issuedEntries(specimen) as readonly [IssuedEntry];
const documents = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ ...document, id: documentId(prefix, number) }));
const provisions = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ ...provision, id: provisionId(prefix, number) }));

describe("the list of records by ID", () => {
  it("is one page where they are few", () => {
    const page = resolverPage(specimen);
    expect(page.ranges).toEqual([]);
    expect([page.documents.length, page.provisions.length]).toEqual([13, 34]);
    expect(page.count).toBe("13 documents and 34 provisions");
  });

  it("is pages by number where they are many, whose addresses stay when more are added", () => {
    const of = (last: number) => rangesOf(documents(1, 3, 4), provisions(3, last), 3, specimen);
    const [first, second, third, fourth] = of(1_000_000);
    expect(first).toMatchObject({
      name: "MU-D-00001 to MU-D-00003",
      href: "/record/from/MU-D-00001/",
      note: "2 documents",
    });
    expect(second).toMatchObject({ first: "MU-D-00004", note: "1 document" });
    expect(third!.provisions.map(({ id }) => id)).toEqual(["MU-P-000003"]);
    expect(fourth).toMatchObject({ name: "MU-P-1000000 to MU-P-1000002" });
    expect(of(7).slice(0, 3)).toEqual([first, second, third]);
  });
});

describe("the short address", () => {
  const path = "halden-cloud/privacy-notice" as DocumentPath;
  const provisionPath = `${path}/ai-training-data-use` as ProvisionPath;

  it("is that of the record, whole", () => {
    expect(shortAddressOfDocument(path, specimen)).toEqual({
      id: "MU-D-00001",
      address: "https://specimen.muniment.example/record/MU-D-00001/",
    });
    expect(shortAddressOfProvision(provisionPath, specimen)?.address).toMatch(/\/MU-P-000016\/$/u);
  });

  it("is not told while the archive has no address of its own", () => {
    const unset = editedSpecimen({
      "content/archive.yaml": (text) =>
        text.replace(/^origin: .*$/mu, "origin: https://archive.invalid"),
    });
    expect(shortAddressOfDocument(path, unset)).toBeUndefined();
    expect(shortAddressOfProvision(provisionPath, unset)).toBeUndefined();
  });
});
