/** Makes pages of an archive with compiled templates: one at a time, in any order, in any thread. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteData } from "astro";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import { type PartName, partOfPage } from "#views/parts.ts";
import { type Site, showSite } from "#views/site.ts";
import { type PageStyles, STYLES_FILE, entryIn } from "./templates.ts";

/** A page that can be made. */
export interface PagePath {
  /** `/platform/acme/`, as Astro names it. */
  readonly pathname: string;
  readonly route: RouteData;
  readonly part: PartName;
}

/** A page as it is published. */
export interface MadePage {
  /** From the site's root. */
  readonly file: string;
  readonly html: Buffer;
}

/** What of the templates' application is used: see astro/dist/core/build/app.js. */
interface Application {
  setInternals: (internals: object) => void;
  setOptions: (options: object) => void;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

export class PageMaker {
  readonly #app: Application;
  readonly #root: string;
  readonly #byPart: ReadonlyMap<PartName, readonly PagePath[]>;

  private constructor(app: Application, root: string, paths: readonly PagePath[]) {
    this.#app = app;
    this.#root = root;
    this.#byPart = Map.groupBy(paths, ({ part }) => part);
  }

  /** @param modules folder of compiled templates */
  static async of(site: Site, modules: string): Promise<PageMaker> {
    showSite(site);
    const entry = pathToFileURL(join(modules, entryIn(modules)));
    const { app } = (await import(entry.href)) as { app: Application };
    const { pages } = JSON.parse(readFileSync(join(modules, STYLES_FILE), "utf8")) as PageStyles;
    app.setInternals({ pagesByKeys: new Map(pages) });
    app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: SILENT } } });
    const all = await new StaticPaths(app as never).getAll();
    const { base, origin } = site.archive.content.settings;
    const paths = all.map(({ pathname, route }) => ({
      pathname,
      route,
      part: partOfPage(pathname, site),
    }));
    return new PageMaker(app, `${origin}${base}`, paths);
  }

  /** The pages of a part. */
  of(part: PartName): readonly PagePath[] {
    return this.#byPart.get(part) ?? [];
  }

  async make({ pathname, route }: PagePath): Promise<MadePage> {
    const ending = route.type === "page" && pathname !== "/" ? "/" : "";
    const url = this.#root + encodeURI(pathname.slice(1)) + (pathname.endsWith("/") ? "" : ending);
    const response = await this.#app.render(new Request(url), { routeData: route });
    if (response.status >= 300 && response.status !== 404)
      throw new Error(`${url} was answered with ${response.status}`);
    return { file: fileOf(pathname, route), html: Buffer.from(await response.arrayBuffer()) };
  }
}

const SILENT = { write: () => undefined };

/** Where a static host looks for what it answers an address with. */
function fileOf(pathname: string, route: RouteData): string {
  const path = pathname.replace(/^\/|\/$/gu, "");
  if (route.type !== "page") return path;
  if (path === "404") return "404.html";
  return path === "" ? "index.html" : `${path}/index.html`;
}
