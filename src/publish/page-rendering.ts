/**
 * Makes a page's HTML from its component, as text. Astro would make a request and a response of
 * each page, with all that a page of a server could ask of them, which takes longer than the page.
 */
import type { RouteData, SSRResult } from "astro";
import type { AstroComponentFactory } from "astro/runtime/server/render/astro/factory.js";
import { isHTMLString } from "astro/runtime/server/index.js";
import { renderToString } from "astro/runtime/server/render/astro/render.js";
import type { Eager } from "./template-runtime.ts";

/** What of Astro's manifest of the templates is used: see astro/dist/core/app/types.d.ts. */
export interface Manifest extends Pick<
  SSRResult,
  "base" | "clientDirectives" | "compressHTML" | "inlinedScripts" | "renderers" | "trailingSlash"
> {
  /** Files of scripts by what asks for them. */
  readonly entryModules: Readonly<Record<string, string>>;
}

/** A template of pages. */
export interface Template {
  /** With what makes its text at once: see template-runtime.ts. */
  readonly component: AstroComponentFactory & { readonly eager?: Eager };
  readonly route: RouteData;
  /** Files of its style sheets, from the site's root, in their order. */
  readonly styles: readonly string[];
  readonly manifest: Manifest;
}

/** Which of the pages of a template, as its `getStaticPaths` names it. */
export interface PageOf {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The HTML of a page. */
export async function renderedPage(template: Template, page: PageOf): Promise<string> {
  const { component, route } = template;
  const result = resultFor(template, page);
  const made = await component.eager?.(result, page.props, {});
  if (isHTMLString(made)) return withDoctype(made.toString());
  const rest = made === undefined ? component : Object.assign(() => made, component);
  const html = await renderToString(result, rest as never, page.props, {}, true, route);
  if (typeof html !== "string") throw new Error(`${route.component} gave a response, not a page`);
  return html;
}

const DOCTYPE = "<!DOCTYPE html>";
const AGAIN = /^<!DOCTYPE html>\s*<!doctype html/iu;
const HEAD = 100;

/** As Astro begins a page that does not begin so itself. The text is put together once. */
function withDoctype(html: string): string {
  const whole = DOCTYPE + html;
  return AGAIN.test(whole.slice(0, HEAD)) ? whole.slice(DOCTYPE.length) : whole;
}

/** What templates are given of the page that they make: as `createResult` of Astro, less requests. */
function resultFor({ manifest, route, styles }: Template, { params }: PageOf): SSRResult {
  const { base, clientDirectives, compressHTML, inlinedScripts, renderers } = manifest;
  const link = (file: string) => `${base.replace(/\/$/u, "")}/${file}`;
  const result: Partial<SSRResult> = {
    base,
    clientDirectives,
    compressHTML,
    inlinedScripts,
    renderers,
    params: { ...params },
    pathname: route.route,
    cancelled: false,
    partial: false,
    componentMetadata: new Map(),
    links: new Set(),
    scripts: new Set(),
    styles: new Set(
      styles.map((file) => ({ props: { rel: "stylesheet", href: link(file) }, children: "" })),
    ),
    response: { status: 200, statusText: "OK", headers: new Headers() },
    resolve: async (id) => Promise.resolve(link(manifest.entryModules[id]!)),
    createAstro: (props, slots) => ({ params, props, slots }) as never,
    _metadata: {
      hasHydrationScript: false,
      rendererSpecificHydrationScripts: new Set(),
      hasRenderedHead: false,
      renderedScripts: new Set(),
      hasDirectives: new Set(),
      hasRenderedServerIslandRuntime: false,
      headInTree: false,
      extraHead: [],
      extraStyleHashes: [],
      extraScriptHashes: [],
      propagators: new Set(),
      routeHasPropagation: false,
      pendingSlotEvaluations: [],
      templateDepth: 0,
    },
  };
  return result as SSRResult;
}
