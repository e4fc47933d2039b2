import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveFolder } from "../../scripts/serve.ts";
import { launchBrowser } from "../support/browser.ts";
import { PROJECT, muniment } from "../support/command.ts";
import { temporaryFolder } from "../support/folders.ts";

let out: string;
let server: Server;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  out = join(temporaryFolder(), "site");
  const built = await muniment(["build", "--archive", PROJECT, "--out", out, "--quiet"]);
  expect(built).toMatchObject({ code: 0 });
  server = await serveFolder(out, 0);
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** One page of each kind. */
const KINDS = [
  "/",
  "/platform/",
  "/platform/quillmate/",
  "/platform/quillmate/privacy-policy/",
  "/platform/halden-cloud/privacy-notice/ai-training-data-use/",
  "/platform/brightwave/terms-of-service/content-licence/",
  "/platform/nordlicht-mobil/datenschutz/history/",
  "/record/MU-D-00001/v/4/",
  "/clause/",
  "/clause/ai-training-data-use/",
  "/regulation/",
  "/regulation/gdpr/",
  "/category/",
  "/category/data-rights/",
  "/severity/",
  "/severity/high/",
  "/changes/",
  "/changes/2024/",
  "/articles/",
  "/articles/training-clauses-compared/",
  "/methodology/",
  "/about/",
  "/verify/",
  "/search/",
  "/404.html",
];

/** Opens a search by its address and waits until it has run. */
async function search(query: string): Promise<{ page: Page; hits: string[]; status: string }> {
  const page = await browser.newPage();
  await page.goto(`${origin}/search/?${query}`);
  await page.waitForFunction(() => {
    const text = document.querySelector("#status")?.textContent ?? "";
    return text !== "" && text !== "Searching…";
  });
  const hits = await page.locator("#hits > li").allInnerTexts();
  return { page, hits, status: await page.locator("#status").innerText() };
}

describe("search in a real browser", () => {
  it("finds a phrase that stood only in an old version, with its dates", async () => {
    const { hits, page } = await search(
      `q=${encodeURIComponent('"made anonymous after ninety days"')}`,
    );
    const text = hits.join("\n");
    expect(text).toMatch(/Halden Cloud Privacy Notice/u);
    expect(text).toMatch(/stood in the captures? (?:of|from) 1 Mar 2021/u);
    await page.locator("#hits a[href*='#h']").first().click();
    expect(page.url()).toMatch(
      /\/platform\/halden-cloud\/privacy-notice\/history\/#h[0-9a-f]{10}$/u,
    );
    const target = await page.locator(":target").innerText();
    expect(target).toContain("ninety days");
    await page.close();
  });

  it("finds it in a document in another language too", async () => {
    const phrase = '"sechs Monate nach Versand der Rechnung"';
    const { hits, page } = await search(`q=${encodeURIComponent(phrase)}`);
    expect(hits.join("\n")).toMatch(/stood in the captures? /u);
    expect(
      await page.locator("#hits a[href*='nordlicht-mobil/datenschutz/history']").count(),
    ).toBeGreaterThan(0);
    await page.close();
  });

  it("filters by platform and by severity", async () => {
    const all = await search("q=liability");
    const one = await search("q=liability&platform=quillmate");
    const links = await one.page
      .locator("#hits > li > a")
      .evaluateAll((list) => list.map((a) => a.getAttribute("href")));
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((href) => href?.startsWith("/platform/quillmate/"))).toBe(true);
    expect(all.hits.length).toBeGreaterThan(one.hits.length);
    const critical = await search("severity=critical");
    expect(critical.hits.length).toBeGreaterThan(0);
    for (const href of await critical.page
      .locator("#hits > li > a")
      .evaluateAll((list) => list.map((a) => (a as HTMLAnchorElement).href))) {
      await critical.page.goto(href);
      expect(await critical.page.locator("main").innerText()).toMatch(/Critical/u);
    }
    for (const { page } of [all, one, critical]) await page.close();
  });

  it("says when a part of the index cannot be read, instead of finding nothing", async () => {
    const page = await browser.newPage();
    await page.route("**/pagefind/fragment/**", (route) => route.abort());
    await page.goto(`${origin}/search/?q=liability`);
    await page.locator("#trouble:not([hidden])").waitFor();
    expect(await page.locator("#trouble").innerText()).toMatch(/incomplete/u);
    expect(await page.locator("#status").innerText()).not.toMatch(/Nothing found/u);
    await page.close();
  });
});

describe("every kind of page", () => {
  it("reads with scripts off, without a request to anywhere else", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    for (const path of KINDS) {
      await page.goto(origin + path);
      expect((await page.locator("main").innerText()).length, path).toBeGreaterThan(100);
      expect(await page.locator("h1").count(), path).toBe(1);
    }
    expect(foreign).toEqual([]);
    await context.close();
  });

  it.each(["light", "dark"] as const)(
    "is accessible (axe, %s) and fits 320 pixels",
    async (colorScheme) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 320, height: 800 },
      });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const path of KINDS) {
        await page.goto(origin + path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${path}: ${over} pixels too wide`);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(async () => {
          const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
          return run(document, { resultTypes: ["violations"] });
        });
        faults.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`));
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it("runs no script of a captured page, and reports no error of its own", async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    for (const path of KINDS) await page.goto(origin + path);
    const captured = readdirSync(join(out, "evidence")).find((name) => name.endsWith(".txt"))!;
    const response = await page.goto(`${origin}/evidence/${captured}`);
    expect(response?.headers()["content-type"]).toMatch(/^text\/plain/u);
    expect(errors).toEqual([]);
    await page.close();
  });
});
