import { describe, expect, it } from "vitest";
import { headingsOf, renderMarkdown, sectionUnder } from "#views/markdown.ts";

const render = (markdown: string) => renderMarkdown(markdown, (href) => href);

describe("written text, rendered", () => {
  it("gives every heading a permanent link, and none of them twice", () => {
    const html = render("## Same\n\nText.\n\n## Same\n\n### 2026 & after\n");
    expect(html.match(/ id="[^"]+"/gu)).toEqual([
      ' id="same"',
      ' id="same-2"',
      ' id="section-2026-after"',
    ]);
    for (const id of ["same", "same-2", "section-2026-after"])
      expect(html).toContain(`href="#${id}"`);
  });

  it("lets a table scroll inside itself, under a name of its own", () => {
    const table = "| a |\n| - |\n| b |\n";
    const html = render(`${table}\n## Dates "of" <it>\n\n${table}`);
    expect(html.match(/<section class="scroll" tabindex="0" aria-label="[^"]*">/gu)).toEqual([
      '<section class="scroll" tabindex="0" aria-label="Table 1">',
      '<section class="scroll" tabindex="0" aria-label="Table 2: Dates &quot;of&quot; &lt;it&gt;">',
    ]);
    expect(html.match(/<\/table><\/section>/gu)).toHaveLength(2);
  });

  it("shows raw HTML as text", () => {
    expect(render("<script>alert(1)</script>")).not.toContain("<script");
  });
});

describe("the headings of a written text", () => {
  it("have the IDs that they get when it is rendered", () => {
    const markdown =
      "# Top\n\n## One\n\n### One\n\n## One\n\nText\n\n```\n## no heading\n```\n\n## Zwei & drei\n";
    const headings = headingsOf(markdown);
    expect(headings.map(({ title }) => title)).toEqual(["One", "One", "Zwei & drei"]);
    const html = render(markdown);
    for (const { id } of headings) expect(html).toContain(`<h2 id="${id}"`);
    expect(new Set(headings.map(({ id }) => id)).size).toBe(3);
  });
});

describe("the section under a heading", () => {
  const text =
    "## Levels\n\n### High\n\nIt costs.\n\n#### Why\n\nMuch.\n\n### Low\n\nLittle.\n\n## Else\n\nMore.";

  it("ends at the next heading of its level or above", () => {
    expect(sectionUnder("High", text)).toBe("It costs.\n\n#### Why\n\nMuch.");
    expect(sectionUnder("Low", text)).toBe("Little.");
    expect(sectionUnder("Else", text)).toBe("More.");
  });

  it("is none where there is no such heading", () => {
    expect(sectionUnder("Critical", text)).toBeUndefined();
  });
});
