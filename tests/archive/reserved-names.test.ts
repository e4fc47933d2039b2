import { expect, it } from "vitest";
import { inspectArchive } from "#archive/open.ts";
import { makeArchive, provisionFile } from "../support/archives.ts";

it.each(["compare", "history"])("a provision cannot take the address of the page %s", (name) => {
  const file = `content/provisions/acme/terms/${name}.md`;
  const { problems } = inspectArchive(makeArchive({ [file]: provisionFile() }));
  expect(problems).toContainEqual(expect.objectContaining({ code: "content/slug", file }));
});

it("a provision can be called what an object of the language has", () => {
  const file = "content/provisions/acme/terms/constructor.md";
  const { problems } = inspectArchive(makeArchive({ [file]: provisionFile() }));
  expect(problems).toEqual([]);
});
