/**
 * What Astro makes of pages, layouts, components, styles and browser scripts, before any page is
 * made: modules that give a page's HTML, and the files they link to. Made once and kept by the hash
 * of everything they are made from, since it takes seconds and the archive has no part in it.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type AstroIntegration, build } from "astro";
import { canonicalJson } from "#base/canonical-json.ts";
import { filesUnder, keepNewest, readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";
import { tellAstro } from "./astro-settings.ts";

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

/**
 * The files of each page's style sheets in their order, by the file of its template: Astro keeps
 * them to itself between its two steps.
 */
export type PageStyles = Readonly<Record<string, readonly string[]>>;

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
  tellAstro(root, settings);
  mkdirSync(KEPT, { recursive: true });
  // Astro puts things by in the working folder, so builds at the same time need one each.
  const draft = mkdtempSync(join(PROJECT, ".cache/templates-"));
  const before = process.cwd();
  process.chdir(draft);
  try {
    await build({
      root: PROJECT,
      outDir: join(draft, "assets"),
      cacheDir: join(draft, "astro"),
      logLevel: "error",
      integrations: [keepModules(draft)],
      vite: { cacheDir: join(draft, "vite") },
    });
    for (const name of ["astro", "vite", "node_modules"])
      rmSync(join(draft, name), { recursive: true, force: true });
    const sums = filesUnder(draft).map((file) => [file, sha256(readFileSync(join(draft, file)))]);
    writeFileSync(join(draft, LIST), JSON.stringify(Object.fromEntries(sums)));
    // Another build may have made the same meanwhile, and use them.
    if (!isWhole(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(draft, folder);
    }
    keepNewest(KEPT, MOST_KEPT);
  } finally {
    process.chdir(before);
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Instead of making pages, keeps the modules that make them, in the folder `modules`. */
function keepModules(draft: string): AstroIntegration {
  return {
    name: "muniment-templates",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) => {
        setPrerenderer((standard) => ({
          name: "muniment-templates",
          setup: async () => keep(draft, standard.setup),
          getStaticPaths: async () => Promise.resolve([]),
          render: async () => Promise.reject(new Error("templates make no pages")),
        }));
      },
    },
  };
}

/** What Astro hands to the modules before it makes pages. */
interface Internals {
  readonly pagesByKeys: ReadonlyMap<
    string,
    { readonly component: string; readonly styles: readonly PageStyle[] }
  >;
}

interface PageStyle {
  /** -1 where it does not matter, so that it goes last. */
  readonly order: number;
  /** How far from the page it was imported; -1 for what all pages have. */
  readonly depth: number;
  readonly sheet: { readonly type: "external"; readonly src: string } | { readonly type: "inline" };
}

export const STYLES_FILE = "styles.json";

async function keep(draft: string, setup: (() => Promise<void>) | undefined): Promise<void> {
  const made = join(draft, "assets/.prerender");
  const entry = entryIn(made);
  const { app } = (await import(pathToFileURL(join(made, entry)).href)) as {
    app: { setInternals: (internals: Internals) => void };
  };
  let told: Internals | undefined;
  app.setInternals = (internals) => void (told = internals);
  await setup?.();
  if (told === undefined) throw new Error("Astro told nothing of its pages");
  cpSync(made, join(draft, "modules"), { recursive: true });
  const styles: PageStyles = Object.fromEntries(
    [...told.pagesByKeys.values()].map((page) => [page.component, filesOf(page.styles)]),
  );
  writeFileSync(join(draft, "modules", STYLES_FILE), JSON.stringify(styles));
}

/** In the order in which Astro links to them: see `cssOrder` of astro/dist/core/build/runtime.js. */
function filesOf(styles: readonly PageStyle[]): string[] {
  const place = ({ order }: PageStyle) => (order === -1 ? Infinity : order);
  const near = ({ depth }: PageStyle) => (depth === -1 ? Infinity : depth);
  return styles
    .toSorted((a, b) => (place(a) === place(b) ? near(b) - near(a) : place(a) - place(b)))
    .map(({ sheet }) => {
      if (sheet.type === "inline") throw new Error("a style sheet was put into pages themselves");
      return sheet.src;
    });
}

/** The name of the module that gives the pages' application. */
export function entryIn(modules: string): string {
  const names = existsSync(modules) ? readdirSync(modules) : [];
  const entry = names.find((name) => name.startsWith("prerender-entry") && name.endsWith(".mjs"));
  if (entry === undefined) throw new Error(`Astro left no entry in ${modules}`);
  return entry;
}
