import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveFolder } from "../../scripts/serve.ts";
import { launchBrowser } from "../support/browser.ts";
import { PROJECT, muniment } from "../support/command.ts";
import { temporaryFolder } from "../support/folders.ts";
import { accessFaults, addressOf, pageOfEachKind } from "../support/pages.ts";

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
  kinds = pageOfEachKind(out).map(addressOf);
  expect(kinds.length).toBeGreaterThan(30);
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** The addresses of pages of every kind. */
let kinds: string[];

describe("every kind of page", () => {
  it("reads with scripts off, without a request to anywhere else", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    for (const path of kinds) {
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
      expect(await accessFaults(browser, origin, kinds, { colorScheme })).toEqual([]);
    },
  );

  it("runs no script of a captured page, and reports no error of its own", async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    for (const path of kinds) await page.goto(origin + path);
    const captured = readdirSync(join(out, "evidence")).find((name) => name.endsWith(".txt"))!;
    const response = await page.goto(`${origin}/evidence/${captured}`);
    expect(response?.headers()["content-type"]).toMatch(/^text\/plain/u);
    expect(errors).toEqual([]);
    await page.close();
  });
});
