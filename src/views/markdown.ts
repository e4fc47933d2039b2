/** Renders the Markdown that people wrote. Raw HTML in it is shown as text, never run. */
import MarkdownIt from "markdown-it";
import { slugFrom } from "#base/ids.ts";

/** Gives the address that a link in content leads to; undefined where it leads nowhere any more. */
export type LinkOf = (href: string) => string | undefined;

/** HTML of a Markdown text; every heading has its permanent link. */
export function renderMarkdown(markdown: string, linkOf: LinkOf): string {
  const renderer = new MarkdownIt({ html: false, linkify: false }).enable("table");
  const used = new Set<string>();
  const heading = { id: "", title: "" };
  let tables = 0;
  const { link_open: standing } = renderer.renderer.rules;
  renderer.renderer.rules["heading_open"] = (tokens, index, options, _, self) => {
    const token = tokens[index]!;
    heading.title = tokens[index + 1]?.content ?? "";
    heading.id = freeId(heading.title, used);
    token.attrSet("id", heading.id);
    token.attrSet("class", "anchored");
    return self.renderToken(tokens, index, options);
  };
  renderer.renderer.rules["heading_close"] = (tokens, index, options, _, self) =>
    ` <a class="anchor" href="#${heading.id}" aria-label="Link to this section">§</a>${self.renderToken(tokens, index, options)}`;
  renderer.renderer.rules["table_open"] = () => {
    const label = escapeHtml(
      `Table ${++tables}${heading.title === "" ? "" : `: ${heading.title}`}`,
    );
    return `<section class="scroll" tabindex="0" aria-label="${label}"><table>`;
  };
  renderer.renderer.rules["table_close"] = () => "</table></section>";
  renderer.renderer.rules["link_open"] = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    const href = linkOf(String(token.attrGet("href") ?? ""));
    // Its words stay, and no link: an element without meaning closes where the link would have.
    if (href === undefined) return "<a>";
    token.attrSet("href", href);
    return (
      standing?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
    );
  };
  const { escapeHtml } = renderer.utils;
  return renderer.render(markdown);
}

function freeId(heading: string, used: Set<string>): string {
  const slug = slugFrom(heading) ?? "section";
  const wanted = /^[a-z]/u.test(slug) ? slug : `section-${slug}`;
  let id = wanted;
  for (let count = 2; used.has(id); count++) id = `${wanted}-${count}`;
  used.add(id);
  return id;
}

/** A heading of level 2 with the ID that it has when the text is rendered. */
export interface WrittenHeading {
  readonly id: string;
  readonly title: string;
}

/** The headings of level 2, in order. */
export function headingsOf(markdown: string): WrittenHeading[] {
  const used = new Set<string>();
  const tokens = new MarkdownIt().parse(markdown, {});
  return tokens.flatMap(({ tag, type }, index) => {
    if (type !== "heading_open") return [];
    const title = tokens[index + 1]?.content ?? "";
    const id = freeId(title, used);
    return tag === "h2" ? [{ id, title }] : [];
  });
}

/** What stands under a heading of this title, up to the next of the same level or above. */
export function sectionUnder(title: string, markdown: string): string | undefined {
  const lines = markdown.split("\n");
  const start = lines.findIndex(
    (line) => /^#+ +/u.test(line) && line.replace(/^#+ +/u, "") === title,
  );
  if (start < 0) return undefined;
  const level = lines[start]!.indexOf(" ");
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /u.test(line) && line.indexOf(" ") <= level);
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .join("\n")
    .trim();
}

/** A part of an authored text under a heading of level 2. */
export interface Section {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** The sections of a text that is divided by `## …`; what stands before the first has no title. */
export function sectionsOf(markdown: string): Section[] {
  const parts = markdown.split(/^## +(.+)$/mu);
  const sections: Section[] = [];
  if (parts[0]!.trim() !== "") sections.push({ title: "", body: parts[0]!.trim() });
  for (let index = 1; index < parts.length; index += 2) {
    sections.push({ title: parts[index]!.trim(), body: parts[index + 1]!.trim() });
  }
  return sections;
}
