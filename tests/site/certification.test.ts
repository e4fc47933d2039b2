import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import type { BuiltSite } from "../support/builder.ts";
import { temporaryFolder } from "../support/folders.ts";

const MARK = "DRAFT CERTIFICATION – not valid until completed and signed by a qualified person";
const PAGE = "record/MU-P-000001/v/1/certification-902-13/";

const READER = "pdftotext";
const hasReader = spawnSync(READER, ["-v"]).error === undefined;
// Where nobody would read that it was skipped, it runs or fails.
const isRun = hasReader || process.env["CI"] !== undefined;

describe("pages of drafts of certifications", () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await builtSpecimen();
  });
  const html = (page: string) => readFileSync(join(site.out, page, "index.html"), "utf8");

  it("begin with the mark of a draft, lead to their PDF, and are kept out of search engines", () => {
    const page = html(PAGE);
    const main = page.slice(page.indexOf("<main"));
    expect(
      main
        .replaceAll(/<[^>]*>/gu, "")
        .trim()
        .startsWith(MARK),
    ).toBe(true);
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain(`href="/${PAGE.slice(0, -1)}.pdf"`);
    const sitemaps = filesUnder(join(site.out, "sitemap"));
    const listed = sitemaps.map((name) => readFileSync(join(site.out, "sitemap", name), "utf8"));
    expect(listed.join("")).toContain("/record/MU-P-000001/v/1/<");
    expect(listed.join("")).not.toContain("certification-902");
  });

  it("are there for every version that has a PDF of its evidence, and are small", () => {
    const versions = filesUnder(join(site.out, "record")).filter((file) =>
      file.endsWith("/record.json"),
    );
    for (const version of versions) {
      for (const rule of ["13", "14"]) {
        const folder = version.replace("record.json", `certification-902-${rule}`);
        expect(statSync(join(site.out, "record", folder, "index.html")).size).toBeLessThan(60_000);
        expect(existsSync(join(site.out, "record", `${folder}.pdf`))).toBe(true);
      }
    }
  });

  it("ask for nothing to be typed in, and run nothing", () => {
    const page = html(PAGE);
    const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
    expect(main).not.toMatch(/<(?:input|textarea|form|button|script|img|svg)\b/u);
  });

  it.skipIf(!isRun)("are marked as drafts on every page of paper, without a seal", async () => {
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`${site.origin}/${PAGE}`);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".site-head").isVisible()).toBe(false);
    const file = join(temporaryFolder(), "printed.pdf");
    writeFileSync(file, await page.pdf({ format: "Letter" }));
    const printed = spawnSync(READER, ["-layout", file, "-"], { encoding: "utf8" }).stdout;
    const pages = printed.split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]!.replaceAll(/\s+/gu, " ")).toContain("nothing on it is evidence of anything");
    pages.forEach((words, index) => {
      expect(words).toContain("DRAFT");
      expect(words).toContain(`page ${index + 1} of ${pages.length}`);
    });
  });
});
