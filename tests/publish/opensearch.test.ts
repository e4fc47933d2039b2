import { expect, it } from "vitest";
import { openSearchDescription } from "#publish/opensearch.ts";
import type { Site } from "#views/site.ts";
import { specimen } from "../views/specimen.ts";

const named = (title: string, contact?: string): Site => ({
  ...specimen,
  archive: {
    ...specimen.archive,
    content: {
      ...specimen.archive.content,
      settings: { ...specimen.archive.content.settings, title, contact },
    },
  },
});

const element = (name: string, xml: string) =>
  new RegExp(`<${name}>(.*)</${name}>`, "u").exec(xml)?.[1];

it("tells where to search, with the words of the reader", () => {
  expect(openSearchDescription(specimen)).toContain(
    'template="https://specimen.muniment.example/search/?q={searchTerms}"',
  );
});

it.each([
  ["Terms", "Terms", "Terms"],
  ["The Specimen Archive", "The Specimen", "The Specimen Archive"],
  ["Consumerrechtsarchiv", "Consumerrechtsar", "Consumerrechtsarchiv"],
  ["A & B", "A &amp; B", "A &amp; B"],
])("names %j as short as the specification wants it", (title, short, long) => {
  const xml = openSearchDescription(named(title));
  expect(element("ShortName", xml)).toBe(short);
  expect(element("LongName", xml)).toBe(long);
});

it("gives a contact only where it is an e-mail address", () => {
  expect(element("Contact", openSearchDescription(named("A", "a@b.example")))).toBe("a@b.example");
  expect(
    element("Contact", openSearchDescription(named("A", "https://b.example/"))),
  ).toBeUndefined();
});
