/** Compiles templates with Astro, into a folder of their own. */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AstroIntegration, build } from "astro";
import type { ArchiveSettings } from "#schema/archive-settings.ts";
import { tellAstro } from "./astro-settings.ts";
import { type PageStyles, STYLES_FILE, applicationIn } from "./compiled-templates.ts";

const PROJECT = join(import.meta.dirname, "../..");

/**
 * Leaves in the folder `draft`: what is published as it is in `assets`, modules in `modules`.
 * @param runtime what the templates call; see archive-plugin.ts
 */
export async function compileTemplates(
  draft: string,
  root: string,
  settings: ArchiveSettings,
  runtime: "astro" | "own" = "own",
): Promise<void> {
  tellAstro(root, settings, runtime);
  // Astro puts things by in the working folder, so builds at the same time need one each.
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
  } finally {
    process.chdir(before);
  }
  for (const name of ["astro", "vite", "node_modules"])
    rmSync(join(draft, name), { recursive: true, force: true });
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

async function keep(draft: string, setup: (() => Promise<void>) | undefined): Promise<void> {
  const made = join(draft, "assets/.prerender");
  const app = await applicationIn<{ setInternals: (internals: Internals) => void }>(made);
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
