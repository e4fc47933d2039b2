/** Making pages, against static site generators that render the same texts with next to no layout. */
import { linkSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { BlobReader, readCommits, withRepository } from "#intake/git.ts";
import { note } from "../report.ts";
import { showCount } from "./figures.ts";
import { type Run, type Told, muniment, run, stageOf } from "./run.ts";
import type { Workplace } from "./workplace.ts";

/** More texts than this and only every tenth is given to what could not hold them all. */
const MANY = 5000;
export const isEveryTenth = (texts: number): boolean => texts > MANY;

/** All that makes pages; the first also makes the feeds and the JSON beside them. */
const STAGES = ["making documents", "making pages of provisions", "making digests", "making pages"];

const LAYOUT = (title: string, content: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><main>${content}</main></body></html>\n`;

export async function measureBuild({ archive, findings, site }: Workplace): Promise<Told> {
  note("build …");
  const built = await muniment("build", "--archive", archive, "--out", site);
  return findings.memory("build", built);
}

export async function measurePages(workplace: Workplace, built: Told): Promise<void> {
  const { findings, folder, site } = workplace;
  const texts = await writeTexts(workplace);
  const pages = filesUnder(site).filter((file) => file.endsWith(".html")).length;
  const seconds = STAGES.reduce((sum, stage) => sum + stageOf(built, stage), 0);
  const ours = { seconds, over: pages };
  const said = `the stages of \`build\` that make pages, ${showCount(pages)} of them, most with the whole text of a version and what changed before it, and with the feeds and the JSON of each document (copying its evidence is a stage of its own), per page, against`;
  findings.compare({
    what: "pages, against Hugo",
    ours,
    other: "Hugo",
    theirs: await findings.other("Hugo", () => hugo(folder), texts),
    goal: "at most 0.8",
    says: `${said} Hugo rendering each distinct text into one page with nothing around it.`,
  });
  const some = isEveryTenth(texts) ? tenthOf(folder) : texts;
  findings.compare({
    what: "pages, against Eleventy",
    ours,
    other: "Eleventy",
    theirs: await findings.other("Eleventy", () => eleventy(folder, some < texts), some),
    goal: "none",
    says: `${said} Eleventy doing the same${some < texts ? " with every tenth text" : ""}.`,
  });
}

const TEXTS = "hugo/content";
const TENTH = "tenth";

/** Every distinct text as a Markdown file, numbered. Returns how many. */
async function writeTexts({ corpus, folder }: Workplace): Promise<number> {
  const to = join(folder, TEXTS);
  mkdirSync(to, { recursive: true });
  return withRepository(corpus, async (repository) => {
    const commits = await readCommits(repository);
    const blobs = new Set(commits.flatMap(({ touched }) => touched.map(({ blob }) => blob!)));
    let count = 0;
    const reader = new BlobReader(repository);
    try {
      await reader.read([...blobs], (_, bytes) => {
        const head = Buffer.from(`---\ntitle: Text ${count}\n---\n`);
        writeFileSync(join(to, `t${count++}.md`), Buffer.concat([head, bytes]));
      });
    } finally {
      await reader.end();
    }
    return count;
  });
}

/** Every tenth text in a folder of its own. Returns how many. */
function tenthOf(folder: string): number {
  mkdirSync(join(folder, TENTH));
  const files = readdirSync(join(folder, TEXTS)).filter((file) => file.endsWith("0.md"));
  for (const file of files) linkSync(join(folder, TEXTS, file), join(folder, TENTH, file));
  return files.length;
}

const HUGO_CONFIG = `baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
`;

/** Takes away what the other generators read and wrote, which is large. */
export function removePages(folder: string): void {
  for (const name of ["hugo", TENTH, "eleventy"])
    rmSync(join(folder, name), { recursive: true, force: true });
}

/** Where Hugo puts its pages: `t0/index.html` and so on. */
export const hugoSite = (folder: string): string => join(folder, "hugo/public");

function hugo(folder: string): Promise<Run> {
  const root = join(folder, "hugo");
  mkdirSync(join(root, "layouts/_default"), { recursive: true });
  writeFileSync(join(root, "config.toml"), HUGO_CONFIG);
  writeFileSync(join(root, "layouts/_default/single.html"), LAYOUT("{{.Title}}", "{{.Content}}"));
  return run("hugo", ["--quiet"], root);
}

export const ELEVENTY = "@11ty/eleventy@3.1.8";
const ELEVENTY_CONFIG = `export default (config) => {
  config.addGlobalData("layout", "page.liquid");
  return { markdownTemplateEngine: false };
};
`;

/** Fetched into the folder: it is too large to come with the project for this alone. */
async function eleventy(folder: string, isTenth: boolean): Promise<Run> {
  const root = join(folder, "eleventy");
  const input = isTenth ? join(folder, TENTH) : join(folder, TEXTS);
  mkdirSync(join(root, "_includes"), { recursive: true });
  writeFileSync(join(root, "package.json"), "{}");
  const flags = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...flags, ELEVENTY], root);
  writeFileSync(join(root, "eleventy.config.mjs"), ELEVENTY_CONFIG);
  mkdirSync(join(input, "_includes"));
  writeFileSync(join(input, "_includes/page.liquid"), LAYOUT("{{ title }}", "{{ content }}"));
  const program = join(root, "node_modules/@11ty/eleventy/cmd.cjs");
  return run(process.execPath, [program, `--input=${input}`, "--output=public", "--quiet"], root);
}
