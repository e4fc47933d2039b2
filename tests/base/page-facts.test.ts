import { describe, expect, it } from "vitest";
import { FileGatherer, arrives } from "#base/made-files.ts";
import { readPage } from "#base/page-facts.ts";

const ADDRESS = { origin: "https://archive.example.org", base: "/t/" };
const HERE = "https://archive.example.org/t/a/";
const read = (html: string, address = HERE) => readPage(html, address);
const page = (body: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe("what a page says of itself", () => {
  it("is its places, passages that follow each other counted", () => {
    const { ids, passages } = read(
      page('<h1 id="top">T</h1><p id="p1"></p><p id="p2"></p><p id="p4"></p><p id="a&amp;b"></p>'),
      HERE,
    );
    expect(passages).toBe(2);
    expect(ids).toEqual(["top", "p4", "a&b"]);
  });

  it("is where it links, each address once, places of its own apart", () => {
    const { links, lost } = read(
      page(
        '<a href="/t/b/?x=1&amp;y=2">b</a><a href="/t/b/?x=1&amp;y=2">b</a><img src="c.png"><a href="#p1">1</a><a href="#gone">2</a><p id="p1">',
      ),
      HERE,
    );
    expect(links).toEqual(["/t/b/?x=1&y=2", "c.png"]);
    expect(lost).toEqual(["gone"]);
  });

  it("does not take words for markup", () => {
    const { ids, links } = read(page("<p>say id=&quot;x&quot; or href=&quot;y&quot;</p>"), HERE);
    expect([...ids, ...links]).toEqual([]);
  });

  it("is whether it stands for itself, and where it leads on", () => {
    const canonical = `<link rel="canonical" href="${HERE}">`;
    expect(read(page("", canonical)).isListed).toBe(true);
    expect(read(page("", canonical), `${HERE}b/`).isListed).toBe(false);
    const hidden = `${canonical}<meta name="robots" content="noindex">`;
    expect(read(page("", hidden)).isListed).toBe(false);
    expect(read(page(canonical)).isListed).toBe(false);
    const refresh = '<meta http-equiv="refresh" content="0; url=/t/b/">';
    expect(read(page("", refresh)).leadsTo).toBe("/t/b/");
  });
});

describe("files gathered as they are made", () => {
  const gather = (files: Readonly<Record<string, string>>) => {
    const gatherer = new FileGatherer(ADDRESS);
    for (const [path, text] of Object.entries(files)) gatherer.add(path, Buffer.from(text));
    return gatherer.end();
  };

  it("tell only of links that arrive at none of them", () => {
    const { links, lost } = gather({
      "a/index.html": page(
        '<a href="/t/b/">b</a><a href="../b/#p1">p1</a><a href="/t/b/#p2">p2</a><a href="/t/c.txt">c</a><a href="/t/gone/">gone</a><a href="https://other.example/">other</a><a href="mailto:a@b.example">m</a>',
      ),
      "b/index.html": page('<p id="p1">'),
      "c.txt": "c",
    });
    expect(links).toEqual({ "b/#p2": "a/index.html", "gone/": "a/index.html" });
    expect(lost).toEqual([]);
  });

  it("tell of places that a page says it has and does not have", () => {
    const { lost } = gather({ "a/index.html": page('<a href="#p1">1</a>') });
    expect(lost).toEqual([{ file: "a/index.html", target: "a/#p1" }]);
  });

  it("are arrived at by what a static host answers an address with", () => {
    const { files } = gather({ "index.html": page('<p id="ä">'), "x/y.txt": "y" });
    const find = (path: string) => files.find((file) => file.path === path);
    expect(["", "#ä", "x/y.txt"].map((target) => arrives(target, find))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["#p1", "x/", "y/"].map((target) => arrives(target, find))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
