/** The pages of a built site by kind, and what every page must hold. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { filesUnder } from "#base/files.ts";

/** Each kind of page, by its path in the site; the first that fits. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["home", /^index\.html$/u],
  ["not found", /^404\.html$/u],
  ["record", /^record\/[^/]+\/index\.html$/u],
  ["records by number", /^record\/from\/[^/]+\/index\.html$/u],
  ["version", /^record\/[^/]+\/v\/\d+\/index\.html$/u],
  ["certification draft", /^record\/[^/]+\/v\/\d+\/certification-902-1[34]\/index\.html$/u],
  ["lineage", /^platform\/(?:[^/]+\/){3}lineage\/index\.html$/u],
  ["history", /^platform\/(?:[^/]+\/){2}history\/index\.html$/u],
  ["comparison of versions", /^platform\/(?:[^/]+\/){2}compare\/index\.html$/u],
  ["provision", /^platform\/(?:[^/]+\/){3}index\.html$/u],
  ["document", /^platform\/(?:[^/]+\/){2}index\.html$/u],
  ["platform", /^platform\/[^/]+\/index\.html$/u],
  ["digest", /^digest\/\d{4}-W\d\d\/index\.html$/u],
  ["digest for mail", /^digest\/\d{4}-W\d\d\/mail\.html$/u],
  ["clause type", /^clause\/[^/]+\/index\.html$/u],
  ["regulation", /^regulation\/[^/]+\/index\.html$/u],
  ["category", /^category\/[^/]+\/index\.html$/u],
  ["severity", /^severity\/[^/]+\/index\.html$/u],
  ["changes of a year", /^changes\/\d{4}(?:\/[^/]+)?\/index\.html$/u],
  ["article", /^articles\/[^/]+\/index\.html$/u],
  ["decision", /^decisions\/[^/]+\/index\.html$/u],
  ["standing page", /^[^/]+\/index\.html$/u],
];

/** Every page of a site that people read, as a path under it. */
export const pagesOf = (out: string): string[] =>
  filesUnder(out).filter((file) => file.endsWith(".html") && !file.startsWith("pagefind/"));

/** @throws for a page of no known kind, so that a new kind is not left out */
function kindOf(page: string): string {
  const kind = KINDS.find(([, pattern]) => pattern.test(page))?.[0];
  if (kind === undefined)
    throw new Error(`${page} is of no kind that tests/support/pages.ts knows`);
  return kind;
}

/** The largest and the smallest page of each kind; of the standing pages, all. */
export function pageOfEachKind(out: string): string[] {
  const kinds = Map.groupBy(pagesOf(out), kindOf);
  kinds.delete("record");
  return [...kinds].flatMap(([kind, pages]) => {
    if (kind === "standing page") return pages;
    const size = (page: string) => statSync(join(out, page)).size;
    const bySize = pages.toSorted((a, b) => size(a) - size(b));
    return [...new Set([bySize[0]!, bySize.at(-1)!])];
  });
}

/** The address of a page of a site. */
export const addressOf = (page: string): string => `/${page.replace(/index\.html$/u, "")}`;

/** Everything that is wrong with the HTML of the pages. */
export async function htmlFaults(out: string, pages: readonly string[]): Promise<string[]> {
  // Of taste, not of validity: how long a title is, and white space that Astro leaves.
  const rules = { "long-title": "off", "no-trailing-whitespace": "off" } as const;
  const site = new HtmlValidate({ extends: ["html-validate:recommended"], rules });
  // Mail programs know no style sheets.
  const mail = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { ...rules, "no-inline-style": "off" },
  });
  const faults: string[] = [];
  for (const page of pages) {
    const validator = page.endsWith("/mail.html") ? mail : site;
    const report = await validator.validateString(readFileSync(join(out, page), "utf8"));
    for (const { messages } of report.results) {
      faults.push(...messages.map(({ message, ruleId }) => `${page}: ${ruleId}: ${message}`));
    }
  }
  return faults;
}

/** What axe finds wrong with a page, and whether it is wider than the window. */
async function faultsOf(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
    return run(document, { resultTypes: ["violations"] });
  });
  return [
    ...(over > 0 ? [`${over} pixels too wide`] : []),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ];
}

/** Opens each address in a window of 320 pixels and tells everything that is wrong. */
export async function accessFaults(
  browser: Browser,
  origin: string,
  addresses: readonly string[],
  options: BrowserContextOptions,
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const address of addresses) {
    await page.goto(origin + address);
    faults.push(...(await faultsOf(page)).map((fault) => `${address}: ${fault}`));
  }
  await context.close();
  return faults;
}
