/** How compiled templates lie in their folder: see templates.ts. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The files of each page's style sheets in their order, by the file of its template: Astro keeps
 * them to itself between its two steps.
 */
export type PageStyles = Readonly<Record<string, readonly string[]>>;

export const STYLES_FILE = "styles.json";

export const stylesIn = (modules: string): PageStyles =>
  JSON.parse(readFileSync(join(modules, STYLES_FILE), "utf8")) as PageStyles;

/** The application that makes pages, as far as is said of it. */
export async function applicationIn<Application>(modules: string): Promise<Application> {
  const entry = pathToFileURL(join(modules, entryIn(modules)));
  const { app } = (await import(entry.href)) as { app: Application };
  return app;
}

/** The name of the module that gives the pages' application. */
function entryIn(modules: string): string {
  const names = existsSync(modules) ? readdirSync(modules) : [];
  const entry = names.find((name) => name.startsWith("prerender-entry") && name.endsWith(".mjs"));
  if (entry === undefined) throw new Error(`Astro left no entry in ${modules}`);
  return entry;
}
