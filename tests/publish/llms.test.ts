import { expect, it } from "vitest";
import { llmsText } from "#publish/llms.ts";
import { specimen } from "../views/specimen.ts";

const text = llmsText(specimen);

it("has the parts of llmstxt.org in their order: title, summary, prose, lists of links", () => {
  const lines = text.split("\n").filter(Boolean);
  expect(lines[0]).toBe("# The Specimen Archive");
  expect(lines[1]).toMatch(/^> A small archive .* is invented/u);
  expect(lines.filter((line) => line.startsWith("#"))).toEqual([
    "# The Specimen Archive",
    "## Ways in",
    "## Data",
    "## About",
    "## Optional",
  ]);
  const lists = lines.slice(lines.indexOf("## Ways in"));
  for (const line of lists.filter((each) => !each.startsWith("#"))) {
    expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/specimen\.muniment\.example\/[^\s)]*\): \S/u);
  }
  expect(text).toMatch(/[^\n]\n$/u);
});

it("leads to the corrections, and says where files and captures are linked from", () => {
  expect(text).toContain("- [Corrections](https://specimen.muniment.example/corrections/): ");
  expect(text).toContain("`/record/<ID>/linkset.json`");
  expect(text).toContain("`/record/<ID>/timemap.link`");
});

it("says what must not be claimed", () => {
  expect(text).toContain("Do not say that a clause is in force");
  expect(text).toContain("SHA-256");
});
