import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readableVersions } from "#archive/documents.ts";
import { objectPath } from "#archive/layout.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath, ProvisionPath, Sha256, Slug } from "#base/ids.ts";
import { linksOfVersion } from "#views/document-links.ts";
import {
  articleJsonLd,
  dataJsonLd,
  homeJsonLd,
  listJsonLd,
  provisionJsonLd,
  versionJsonLd,
} from "#views/json-ld.ts";
import { specimen } from "./specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const provision = provisionJsonLd(
  "halden-cloud/privacy-notice/ai-training-data-use" as ProvisionPath,
  specimen,
);

interface Media {
  /** Absent where the bytes are not held. */
  readonly contentUrl?: string;
  readonly contentSize?: string;
  readonly sha256: Sha256;
}
const entityOf = (page: object) =>
  (page as { mainEntity: { encoding: Media; associatedMedia: readonly Media[] } }).mainEntity;

describe("structured data", () => {
  it("says of a provision's page that it is about a document, and quotes from it", () => {
    expect(provision).toMatchObject({
      "@context": "https://schema.org",
      "@type": "WebPage",
      url: `${ORIGIN}/platform/halden-cloud/privacy-notice/ai-training-data-use/`,
      about: { "@type": "DefinedTerm", name: "AI Training Data Use" },
      mainEntity: {
        "@type": "DigitalDocument",
        identifier: expect.stringMatching(/^MU-D-\d{5} v\d+$/u) as string,
        url: expect.stringMatching(/\/record\/MU-D-\d{5}\/v\/\d+\/$/u) as string,
        publisher: { "@type": "Organization", name: "Halden Cloud" },
        hasPart: { "@type": "Quotation", inLanguage: "en" },
      },
    });
  });

  it("gives the SHA-256 of the bytes that stand at each address", () => {
    const { associatedMedia, encoding } = entityOf(provision);
    expect(associatedMedia.length).toBeGreaterThan(0);
    for (const media of [...associatedMedia, encoding]) {
      const bytes = readFileSync(objectPath(media.sha256));
      expect(sha256(bytes)).toBe(media.sha256);
      if (media.contentSize !== undefined) expect(media.contentSize).toBe(`${bytes.length} B`);
    }
    expect(associatedMedia[0]!.contentUrl).toContain(associatedMedia[0]!.sha256);
  });

  it("names the bytes of every sound capture of a version, as its links do", () => {
    for (const [path, document] of specimen.archive.documents) {
      for (const { number } of readableVersions(document)) {
        const ref = { document: path, number };
        const media = entityOf(versionJsonLd(ref, specimen)).associatedMedia;
        const named = media.flatMap(({ contentUrl }) => contentUrl?.slice(ORIGIN.length) ?? []);
        const linked = linksOfVersion(ref, specimen)
          .filter(({ href, rel }) => rel === "item" && href.startsWith("/evidence/"))
          .map(({ href }) => href);
        expect([...new Set(named)], `${path} v${number}`).toEqual(linked);
      }
    }
    const three = { document: "halden-cloud/privacy-notice" as DocumentPath, number: 2 };
    expect(entityOf(versionJsonLd(three, specimen)).associatedMedia).toHaveLength(3);
  });

  it("tells the first page's readers how to search", () => {
    expect(homeJsonLd(specimen)).toMatchObject({
      "@type": "WebSite",
      name: "The Specimen Archive",
      publisher: { "@type": "Organization", name: "The Muniment project" },
      potentialAction: {
        "@type": "SearchAction",
        target: { urlTemplate: `${ORIGIN}/search/?q={search_term_string}` },
      },
    });
  });

  it("counts all entries of a list, and names the first of them with their places", () => {
    const entries = Array.from({ length: 60 }, (_, index) => ({
      name: `Entry ${index}`,
      href: `/entry/${index}/`,
    }));
    const list = listJsonLd({ name: "Entries", href: "/entry/" }, entries, specimen);
    const { itemListElement, numberOfItems } = (
      list as { mainEntity: { itemListElement: readonly object[]; numberOfItems: number } }
    ).mainEntity;
    expect(numberOfItems).toBe(60);
    expect(itemListElement).toHaveLength(50);
    expect(itemListElement[49]).toEqual({
      "@type": "ListItem",
      position: 50,
      name: "Entry 49",
      url: `${ORIGIN}/entry/49/`,
    });
  });

  it("describes the data as a data set with its licence and a file for each format", () => {
    expect(dataJsonLd(specimen)).toMatchObject({
      "@type": "Dataset",
      license: { name: expect.stringContaining("Apache") as string },
      temporalCoverage: expect.stringMatching(/^\d{4}-.*Z\/\d{4}-.*Z$/u) as string,
      distribution: { length: 6 },
    });
  });

  it("dates an article by its day", () => {
    expect(articleJsonLd("what-a-capture-proves" as Slug, specimen)).toMatchObject({
      "@type": "Article",
      datePublished: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u) as string,
      author: [{ "@type": "Person" }],
    });
  });
});
