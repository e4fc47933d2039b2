/** Makes pages of an archive with compiled templates: one at a time, in any order, in any process. */
import type { RouteData } from "astro";
import { StaticPaths } from "astro/runtime/prerender/static-paths.js";
import type { AstroComponentFactory } from "astro/runtime/server/render/astro/factory.js";
import { type PartName, partOfPage } from "#views/parts.ts";
import { type Site, showSite } from "#views/site.ts";
import { type Manifest, type PageOf, type Template, renderedPage } from "./page-rendering.ts";
import { type PageStyles, applicationIn, stylesIn } from "./compiled-templates.ts";

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
  readonly text: string;
}

/** What of the templates' application is used: see astro/dist/core/build/app.js. */
interface Application {
  readonly manifest: Manifest;
  readonly routeCache: {
    get: (route: RouteData) => { staticPaths: { keyed: ReadonlyMap<string, PageOf> } } | undefined;
  };
  getComponentByRoute: (route: RouteData) => Promise<Module>;
}

/** What a compiled template gives: a page's, its component; a file's, its answer. */
interface Module {
  readonly default: AstroComponentFactory;
  readonly GET?: (context: PageOf) => Response | Promise<Response>;
}

export class PageMaker {
  readonly #app: Application;
  readonly #styles: PageStyles;
  readonly #byPart: ReadonlyMap<PartName, readonly PagePath[]>;
  readonly #loaded = new Map<RouteData, Promise<Module>>();

  private constructor(app: Application, styles: PageStyles, paths: readonly PagePath[]) {
    this.#app = app;
    this.#styles = styles;
    this.#byPart = Map.groupBy(paths, ({ part }) => part);
  }

  /** @param modules folder of compiled templates */
  static async of(site: Site, modules: string): Promise<PageMaker> {
    showSite(site);
    const app = await applicationIn<Application>(modules);
    const all = await new StaticPaths(app as never).getAll();
    const paths = all.map(({ pathname, route }) => ({
      pathname,
      route,
      part: partOfPage(pathname, site),
    }));
    return new PageMaker(app, stylesIn(modules), paths);
  }

  /** The pages of a part. */
  of(part: PartName): readonly PagePath[] {
    return this.#byPart.get(part) ?? [];
  }

  async make({ pathname, route }: PagePath): Promise<MadePage> {
    const page = this.#app.routeCache.get(route)?.staticPaths.keyed.get(pathname) ?? ONLY;
    const file = fileOf(pathname, route);
    const { default: component, GET } = await this.#moduleOf(route);
    if (GET !== undefined) return { file, text: await (await GET(page)).text() };
    return { file, text: await renderedPage(this.#templateOf(route, component), page) };
  }

  /** Astro looks for it in all that there are, each time. */
  #moduleOf(route: RouteData): Promise<Module> {
    const known = this.#loaded.get(route) ?? this.#app.getComponentByRoute(route);
    this.#loaded.set(route, known);
    return known;
  }

  #templateOf(route: RouteData, component: AstroComponentFactory): Template {
    const { manifest } = this.#app;
    return { component, manifest, route, styles: this.#styles[route.component] ?? [] };
  }
}

/** The page of a route that has no others. */
const ONLY: PageOf = { params: {}, props: {} };

/** Where a static host looks for what it answers an address with. */
function fileOf(pathname: string, route: RouteData): string {
  const path = pathname.replace(/^\/|\/$/gu, "");
  if (route.type !== "page") return path;
  if (path === "404") return "404.html";
  return path === "" ? "index.html" : `${path}/index.html`;
}
