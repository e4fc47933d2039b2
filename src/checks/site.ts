/** Claim about a built site: every link leads somewhere. */
import { counted } from "#base/count.ts";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { filesUnder } from "#base/files.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Findings } from "./finding.ts";

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

interface PageFacts {
  readonly ids: Set<string>;
  /** Each distinct address of this site that the page links to. */
  readonly links: Set<string>;
}

/** Every link of every page resolves, to its passage or heading where it names one. */
export function checkLinks(
  out: string,
  base: string,
  origin: string,
  progress: Progress,
): Findings {
  const files = filesUnder(out);
  const served = new Set(files);
  const pages = files.filter((file) => file.endsWith(".html"));
  progress.stage("checking links", pages.length);
  // Only pages that are linked to at an ID keep theirs; links are gathered by what they lead to.
  const ids = new Map<string, Set<string>>();
  const wanted = new Map<string, string>();
  for (const file of pages) {
    const facts = readPage(readFileSync(join(out, file), "utf8"));
    ids.set(file, facts.ids);
    for (const link of facts.links) {
      const target = resolveLink(link, file, base, origin);
      if (target !== undefined && !wanted.has(target)) wanted.set(target, file);
    }
    progress.advance();
  }
  const problems: Problem[] = [];
  for (const [target, file] of wanted) {
    const [path = "", id = ""] = target.split("#");
    const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    if (!served.has(page)) {
      problems.push(problem("site/link", { what: `there is no /${path}`, file }));
    } else if (id !== "" && ids.get(page)?.has(decodeURIComponent(id)) === false) {
      problems.push(problem("site/link", { what: `/${path} has no place "${id}"`, file }));
    }
  }
  const checked = `${counted(wanted.size, "distinct link")} of ${counted(pages.length, "page")}`;
  return { problems, notes: [], checked: [checked] };
}

function readPage(html: string): PageFacts {
  const facts: PageFacts = { ids: new Set(), links: new Set() };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes["id"] !== undefined) facts.ids.add(attributes["id"]);
      const address = attributes[ADDRESSES[name] ?? ""];
      if (address !== undefined && attributes["rel"] !== "preconnect") facts.links.add(address);
    },
  });
  parser.end(html);
  return facts;
}

/** A link's path from the site's root with its `#…`, or undefined where it leaves the site. */
function resolveLink(link: string, file: string, base: string, origin: string): string | undefined {
  const url = URL.parse(link, `${origin}${base}${file.replace(/index\.html$/u, "")}`);
  if (url === null) return link;
  if (url.origin !== origin || !url.pathname.startsWith(base)) return undefined;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  return url.hash === "#" || url.hash.startsWith("#:~:") ? path : path + url.hash;
}

/** What a site weighs, for the summary. */
export interface SiteSize {
  readonly files: number;
  readonly bytes: number;
  readonly largest: number;
  readonly pages: number;
}

export function measureSite(out: string): SiteSize {
  const files = filesUnder(out);
  const sizes = files.map((file) => statSync(join(out, file)).size);
  return {
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    pages: files.filter((file) => file.endsWith(".html")).length,
  };
}
