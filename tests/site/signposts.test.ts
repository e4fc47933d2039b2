/** What the built specimen says to programs in heads, link sets and TimeMaps, read as they read it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import { readLinkFormat } from "../support/link-format.ts";
import { type ReadLinkSet, readLinkSet } from "../support/link-set.ts";
import { hasRdflib, needsRdflib, triplesOf } from "../support/triples.ts";
import { zoteroItem } from "../support/zotero.ts";

const ORIGIN = "https://specimen.muniment.example";

let out: string;
let files: string[];
beforeAll(async () => {
  ({ out } = await builtSpecimen());
  files = filesUnder(out);
});

const read = (path: string): string => readFileSync(join(out, path), "utf8");
const matching = (pattern: RegExp): string[] => files.filter((file) => pattern.test(file));
const versionPages = (): string[] => matching(/^record\/[^/]+\/v\/\d+\/index\.html$/u);
const linkSets = (): Map<string, ReadLinkSet> =>
  new Map(matching(/linkset\.json$/u).map((file) => [file, readLinkSet(read(file))]));

/** Whether an address is another's, or one that the site serves. */
function isServed(address: string): boolean {
  if (!address.startsWith(`${ORIGIN}/`)) return true;
  const path = decodeURIComponent(new URL(address).pathname).slice(1);
  return existsSync(join(out, path === "" || path.endsWith("/") ? `${path}index.html` : path));
}

interface HeadLink {
  readonly rel: string;
  /** Whole. */
  readonly href: string;
  readonly type: string | undefined;
}

function headLinks(html: string): HeadLink[] {
  const links: HeadLink[] = [];
  const parser = new Parser({
    onopentag(tag, { href, rel, type }) {
      if (tag !== "link" || href === undefined || rel === undefined) return;
      links.push({ rel, href: new URL(href, ORIGIN).href, type });
    },
  });
  parser.end(html);
  return links;
}

describe("link sets", () => {
  it("lead to what is served, from what is served", () => {
    const addresses = [...linkSets().values()].flatMap((set) =>
      [...set].flatMap(([anchor, links]) => [
        anchor,
        ...Object.values(links).flatMap((targets) => targets.map(({ href }) => href)),
      ]),
    );
    expect(addresses.length).toBeGreaterThan(1000);
    expect([...new Set(addresses)].filter((address) => !isServed(address))).toEqual([]);
  });

  it("have every typed link of the pages that name them", () => {
    const sets = linkSets();
    const pages = files.filter(
      (file) => file.endsWith("/index.html") && read(file).includes('rel="linkset"'),
    );
    expect(pages.length).toBeGreaterThan(versionPages().length);
    for (const page of pages) {
      const links = headLinks(read(page));
      const named = links.find(({ rel }) => rel === "linkset")!.href.slice(ORIGIN.length + 1);
      const canonical = links.find(({ rel }) => rel === "canonical")!.href;
      const held = sets.get(named)!.get(canonical)!;
      const typed = links.filter(({ rel }) => rel in held);
      expect(typed.length, page).toBeGreaterThan(3);
      for (const { href, rel, type } of typed) {
        expect(held[rel], page).toContainEqual(type === undefined ? { href } : { href, type });
      }
    }
  });
});

describe("TimeMaps", () => {
  it("are named by the pages of their documents, and lead to pages that say which version they show", () => {
    const maps = matching(/timemap\.link$/u);
    expect(maps.length).toBeGreaterThan(5);
    const named = new Set(
      matching(/^platform\/(?:[^/]+\/){2}(?:history\/)?index\.html$/u).flatMap((page) =>
        headLinks(read(page)).flatMap(({ href, rel }) => (rel === "timemap" ? [href] : [])),
      ),
    );
    for (const map of maps) {
      expect(named).toContain(`${ORIGIN}/${map}`);
      const mementos = readLinkFormat(read(map)).filter(({ rels }) => rels.includes("memento"));
      for (const { href } of mementos) {
        const original = headLinks(read(`${href.slice(ORIGIN.length + 1)}index.html`));
        expect(original.map(({ rel }) => rel)).toContain("original");
      }
    }
  });
});

describe("what Zotero saves", () => {
  it("of each version is a web page by an institution, at the address of that version, dated where its text is", () => {
    const dates = new Set<boolean>();
    for (const page of versionPages()) {
      const item = zoteroItem(read(page));
      expect(item, page).toMatchObject({
        itemType: "webpage",
        creators: [{ name: expect.any(String) as string }],
        fields: {
          url: `${ORIGIN}/${page.replace("index.html", "")}`,
          websiteTitle: "The Specimen Archive",
          date: expect.stringMatching(/^(?:\d{4}-\d\d-\d\d|n\.d\.)$/u) as string,
        },
        csl: { archive: "The Specimen Archive" },
      });
      expect(item.fields["title"]).not.toContain("The Specimen Archive");
      dates.add(item.fields["date"] === "n.d.");
    }
    expect(dates).toEqual(new Set([true, false]));
  });

  it("of a provision has its PDF, which is there", () => {
    const provisions = matching(/^platform\/(?:[^/]+\/){3}index\.html$/u).filter(
      (page) => !/\/(?:history|compare)\//u.test(page),
    );
    expect(provisions.length).toBeGreaterThan(20);
    for (const page of provisions) {
      const [attached] = zoteroItem(read(page)).attachments;
      expect(attached!.title, page).toBe("Full Text PDF");
      expect(isServed(attached!.url), page).toBe(true);
    }
  });
});

describe.skipIf(!hasRdflib)(needsRdflib("structured data of built pages"), () => {
  it.each([
    "platform/halden-cloud/privacy-notice/index.html",
    "platform/halden-cloud/privacy-notice/ai-training-data-use/index.html",
    "record/MU-D-00001/v/2/index.html",
    "record/MU-P-000001/v/1/index.html",
  ])("of %s is about the page itself", (page) => {
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(
      read(page),
    )!;
    const address = `<${ORIGIN}/${page.replace("index.html", "")}>`;
    expect(triplesOf(JSON.parse(json) as object).get(address)).toMatchObject({
      type: ["<http://schema.org/WebPage>"],
      url: [address],
    });
  });
});
