import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { printAtom } from "#publish/atom.ts";
import { printJsonFeed } from "#publish/json-feed.ts";
import { type Feed, allFeeds, feedContext } from "#views/feeds.ts";
import { PROJECT } from "../support/shared-data.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "../views/specimen.ts";

const fixture = (name: string) => readFileSync(join(PROJECT, "tests/fixtures/feeds", name), "utf8");
const GRAMMAR = fixture("atom.rng");
const ajv = new Ajv2020({ strict: false });
const isJsonFeed = ajv.compile(JSON.parse(fixture("json-feed.schema.json")) as object);

const context = feedContext(specimen);
const feeds = [...allFeeds(specimen)];
const archive = feeds[0]!;

/** What the grammar of RFC 4287 says against documents, by a validator that is not ours. */
async function grammarFaults(documents: readonly (readonly [name: string, xml: string])[]) {
  const { errors } = await validateXML({
    xml: documents.map(([name, contents]) => ({
      fileName: `${name.replaceAll("/", "_")}.xml`,
      contents,
    })),
    schema: [{ fileName: "atom.rng", contents: GRAMMAR }],
    extension: "relaxng",
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** A feed that holds what someone hostile would write. */
const hostile: Feed = {
  ...archive,
  title: `<script>alert(1)</script> & "quotes" ]]>\u0000\u000b`,
  entries: [
    {
      ...archive.entries[0]!,
      title: "</title><link/>\ud800",
      authors: ["<b>&"],
      topics: [{ term: `"`, scheme: "https://x.example/?a&b", label: "<" }],
      html: "<p>&lt;script&gt; ]]> \u0008</p>",
    },
  ],
};

describe("Atom", () => {
  it("follows the grammar of RFC 4287, every feed of the specimen", async () => {
    expect(feeds.length).toBeGreaterThan(70);
    const printed = feeds.map((feed) => [feed.name, printAtom(feed, context)] as const);
    expect(await grammarFaults(printed)).toEqual([]);
  });

  it.each<[string, (xml: string) => string]>([
    ["has no ID", (xml) => xml.replace(/<id>.*?<\/id>/u, "")],
    ["has a date in words", (xml) => xml.replace(/<updated>.*?</u, "<updated>yesterday<")],
    ["has two titles", (xml) => xml.replace("<title>", "<title>x</title><title>")],
    ["has an element of its own", (xml) => xml.replace("<subtitle>", "<mine/><subtitle>")],
  ])("the grammar refuses a feed that %s", async (_, spoil) => {
    const xml = printAtom(archive, context);
    expect(await grammarFaults([["spoilt", spoil(xml)]])).not.toEqual([]);
  });

  it("holds to the rules that the grammar cannot say", () => {
    for (const feed of feeds) {
      const parsed = parseAtomFeed(printAtom(feed, context));
      // 4.1.1: an author of the feed stands for entries that name none; one alternate link a type.
      expect(parsed.authors, feed.name).toHaveLength(1);
      expect(parsed.links?.filter(({ rel }) => rel === "alternate")).toHaveLength(1);
      expect(parsed.links?.find(({ rel }) => rel === "self")?.href).toBe(context.self(feed, "xml"));
      const ids = parsed.entries?.map(({ id }) => id) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("says to another parser what the feed says", () => {
    for (const feed of feeds) {
      const parsed = parseAtomFeed(printAtom(feed, context));
      expect(parsed).toMatchObject({ id: feed.id, updated: feed.updated });
      expect(
        (parsed.entries ?? []).map(({ content, id, links, published, title, updated }) => ({
          id,
          title: title?.value,
          html: content?.value,
          href: links?.[0]?.href,
          published,
          updated,
        })),
      ).toEqual(
        feed.entries.map(({ href, html, id, published, title, updated }) => ({
          id,
          title,
          html: html.trim(),
          href,
          published,
          updated,
        })),
      );
    }
  });

  it("stays well-formed, and says the same, whatever titles and names hold", async () => {
    const xml = printAtom(hostile, context);
    expect(await grammarFaults([["hostile", xml]])).toEqual([]);
    const { entries, title } = parseAtomFeed(xml);
    expect(title?.value).toBe(`<script>alert(1)</script> & "quotes" ]]>\ufffd\ufffd`);
    expect(entries?.[0]).toMatchObject({ title: { value: "</title><link/>\ufffd" } });
    expect(entries?.[0]?.content).toMatchObject({ type: "html" });
  });
});

describe("JSON Feed", () => {
  it("is JSON Feed 1.1, every feed of the specimen", () => {
    for (const feed of [...feeds, hostile]) {
      const value: unknown = JSON.parse(printJsonFeed(feed, context));
      isJsonFeed(value);
      expect(isJsonFeed.errors, feed.name).toBeNull();
    }
  });

  it("the schema refuses an item without an ID", () => {
    const value = JSON.parse(printJsonFeed(archive, context)) as { items: { id?: string }[] };
    delete value.items[0]!.id;
    expect(isJsonFeed(value)).toBe(false);
  });

  it("says to another parser what the Atom feed says", () => {
    for (const feed of feeds) {
      const items = parseJsonFeed(printJsonFeed(feed, context)).items ?? [];
      const entries = parseAtomFeed(printAtom(feed, context)).entries ?? [];
      expect(
        items.map(({ content_html, id, title, url }) => [id, title, url, content_html]),
      ).toEqual(
        entries.map(({ content, id, links, title }) => [
          id,
          title?.value,
          links?.[0]?.href,
          content?.value,
        ]),
      );
    }
  });
});

describe("what entries hold", () => {
  const PLAIN = new Set(["a", "blockquote", "h2", "p", "pre", "strong"]);

  it("is plain paragraphs with absolute addresses: no script, no style, no picture", () => {
    const elements = new Set<string>();
    const addresses: string[] = [];
    const parser = new Parser({
      onopentag(name, { href, ...rest }) {
        elements.add(name);
        if (href !== undefined) addresses.push(href);
        expect(Object.keys(rest).filter((attribute) => attribute !== "lang")).toEqual([]);
      },
    });
    for (const { entries } of feeds) for (const { html } of entries) parser.write(html);
    parser.end();
    expect([...elements].filter((name) => !PLAIN.has(name))).toEqual([]);
    expect(addresses.length).toBeGreaterThan(100);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/specimen\./u);
  });

  it("leads under the base path where the archive has one, and carries its rights", () => {
    const site = editedSpecimen({ "content/archive.yaml": (text) => `${text}base: /terms/\n` });
    const [first] = allFeeds(site);
    const json = JSON.parse(printJsonFeed(first!, feedContext(site))) as Record<string, unknown>;
    expect(json).toMatchObject({
      feed_url: "https://specimen.muniment.example/terms/feeds/archive.json",
      home_page_url: "https://specimen.muniment.example/terms/changes/",
      _muniment: { rights: "Written for the Muniment project. Apache License 2.0." },
    });
    const addresses = printAtom(first!, feedContext(site)).match(/https:\/\/specimen[^"<&]*/gu)!;
    expect(addresses.length).toBeGreaterThan(100);
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/specimen\.muniment\.example\/terms\//u);
    }
  });
});
