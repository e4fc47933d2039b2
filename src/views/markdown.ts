/** Renders the Markdown that people wrote. Raw HTML in it is shown as text, never run. */
import MarkdownIt from "markdown-it";
import { slugFrom } from "#base/ids.ts";

/** Gives the address that a link in content leads to. */
type LinkOf = (href: string) => string;

/** HTML of a Markdown text; headings get IDs, so that each has a permanent link. */
export function renderMarkdown(markdown: string, linkOf: LinkOf): string {
  const renderer = new MarkdownIt({ html: false, linkify: false }).enable("table");
  const used = new Set<string>();
  const { link_open: standing } = renderer.renderer.rules;
  renderer.renderer.rules["heading_open"] = (tokens, index, options, _, self) => {
    const token = tokens[index]!;
    token.attrSet("id", freeId(tokens[index + 1]?.content ?? "", used));
    return self.renderToken(tokens, index, options);
  };
  renderer.renderer.rules["link_open"] = (tokens, index, options, env, self) => {
    const token = tokens[index]!;
    token.attrSet("href", linkOf(String(token.attrGet("href") ?? "")));
    return (
      standing?.(tokens, index, options, env, self) ?? self.renderToken(tokens, index, options)
    );
  };
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
