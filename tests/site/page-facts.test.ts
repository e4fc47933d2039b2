/** What a build reads off its pages by their markup is what a parser of HTML finds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { expect, it } from "vitest";
import { hasPlace, readPage } from "#base/page-facts.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import { pagesOf } from "../support/pages.ts";

/** Attributes that hold addresses. */
const ADDRESSES: Readonly<Record<string, string>> = {
  a: "href",
  area: "href",
  form: "action",
  img: "src",
  link: "href",
  object: "data",
  script: "src",
  source: "src",
};

function parsed(html: string) {
  const [ids, links] = [new Set<string>(), new Set<string>()];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes["id"] !== undefined) ids.add(attributes["id"]);
      const address = attributes[ADDRESSES[name] ?? ""];
      if (address !== undefined && !address.startsWith("#")) links.add(address);
    },
  });
  parser.end(html);
  return { ids, links };
}

it("every place and every link of every page is found, and no other", async () => {
  const { out } = await builtSpecimen();
  const pages = pagesOf(out);
  expect(pages.length).toBeGreaterThan(300);
  for (const page of pages) {
    const bytes = readFileSync(join(out, page));
    const { ids, links } = parsed(bytes.toString("utf8"));
    const read = readPage(bytes.toString("utf8"), "");
    expect(new Set(read.links), page).toEqual(links);
    expect(read.ids.length + read.passages, page).toBe(ids.size);
    expect(
      [...ids].filter((id) => !hasPlace(read, id)),
      page,
    ).toEqual([]);
    expect(read.lost, page).toEqual([]);
  }
});
