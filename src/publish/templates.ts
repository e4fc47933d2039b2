/**
 * What Astro makes of pages, layouts, components, styles and browser scripts, before any page is
 * made: modules that give a page's HTML, and the files they link to. Made once and kept by the hash
 * of everything they are made from, since it takes seconds and the archive has no part in it.
 */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { filesUnder, keepNewest, readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";

const PROJECT = join(import.meta.dirname, "../..");
const KEPT = join(PROJECT, ".cache/templates");
/** How many are kept: those of other archives and of the code before a change. */
const MOST_KEPT = 24;
/** Rooms whose files are compiled into the templates; the rest they import when they run. */
const COMPILED = ["browser", "components", "layouts", "pages", "styles"];
/** What browser scripts are bundled with. */
const BUNDLED = ["base", "cite", "exhibit", "ledger", "schema", "text"];

/** Compiled templates in a folder that is not written to any more. */
export interface Templates {
  /** Hash of everything that they are made from. */
  readonly key: string;
  /** Files to publish as they are: styles, scripts, fonts, and those of `public/`. */
  readonly assets: string;
  /** Modules that make pages. */
  readonly modules: string;
  /** They were made by an earlier build. */
  readonly reused: boolean;
}

/** The templates for an archive, made now unless they are there. */
export async function templatesFor(root: string, settings: ArchiveSettings): Promise<Templates> {
  const key = keyFor(root, settings);
  const folder = join(KEPT, key);
  const reused = isWhole(folder);
  if (!reused) await make(folder, root, settings);
  return { key, assets: join(folder, "assets"), modules: join(folder, "modules"), reused };
}

/** Every file that has a part in the templates, by its path and hash, and the settings they see. */
function keyFor(root: string, { base, origin }: ArchiveSettings): string {
  const hashOf = (folder: string, path: string) => [path, sha256(readFileSync(join(folder, path)))];
  const source = join(PROJECT, "src");
  const rooms = [...COMPILED, ...BUNDLED].flatMap((room) =>
    filesUnder(join(source, room)).map((file) => hashOf(source, `${room}/${file}`)),
  );
  const written = filesUnder(join(root, "content"))
    .filter((path) => path.endsWith(".mdx"))
    .map((path) => hashOf(join(root, "content"), path));
  const published = filesUnder(join(PROJECT, "public")).map((path) =>
    hashOf(join(PROJECT, "public"), path),
  );
  const project = [
    "astro.config.mjs",
    "package-lock.json",
    "src/publish/archive-plugin.ts",
    "src/publish/compiled-templates.ts",
    "src/publish/template-compiler.ts",
    "src/publish/template-runtime.ts",
    "src/publish/templates.ts",
  ].map((path) => hashOf(PROJECT, path));
  const where = written.length === 0 ? "" : root;
  const parts = [rooms, written, published, project, [base, origin, where, process.version]];
  return sha256(canonicalJson(parts)).slice(0, 32);
}

const LIST = "files.json";

/** Whether a folder of templates holds the very files that were made. */
function isWhole(folder: string): boolean {
  const list = readIfThere(join(folder, LIST));
  if (list === undefined) return false;
  try {
    const sums = JSON.parse(list.toString("utf8")) as Record<string, string>;
    const files = filesUnder(folder).filter((file) => file !== LIST);
    return (
      files.length === Object.keys(sums).length &&
      files.every((file) => sha256(readFileSync(join(folder, file))) === sums[file])
    );
  } catch (error) {
    // A list that is no JSON is damaged; the templates are made again.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

async function make(folder: string, root: string, settings: ArchiveSettings): Promise<void> {
  // Astro's compiler takes a while to load, and is seldom needed.
  const { compileTemplates } = await import("./template-compiler.ts");
  mkdirSync(KEPT, { recursive: true });
  const draft = mkdtempSync(join(PROJECT, ".cache/templates-"));
  try {
    await compileTemplates(draft, root, settings);
    const sums = filesUnder(draft).map((file) => [file, sha256(readFileSync(join(draft, file)))]);
    writeFileSync(join(draft, LIST), JSON.stringify(Object.fromEntries(sums)));
    // Another build may have made the same meanwhile, and use them.
    if (!isWhole(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    keepNewest(KEPT, MOST_KEPT);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
