/**
 * How the main pages look, held against pictures that a person has looked at. The pictures are
 * small and compared coarsely, so that letters may be drawn a little differently and a lost style
 * sheet, a missing typeface or an overlap may not.
 *
 * `LOOKS=update npx vitest run tests/site/looks.test.ts` takes them anew; look at each.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { launchBundled } from "../support/browser.ts";
import { temporaryFolder } from "../support/folders.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

const PICTURES = join(import.meta.dirname, "../fixtures/looks");
const updates = process.env["LOOKS"] === "update";

const PAGES = {
  home: "/",
  provision: "/platform/brightwave/terms-of-service/ai-training-data-use/",
  document: "/platform/halden-cloud/privacy-notice/",
  version: "/record/MU-D-00001/v/4/",
  history: "/platform/halden-cloud/privacy-notice/history/",
  comparison: "/clause/ai-training-data-use/",
  search: "/search/",
} as const;
const WIDTHS = [360, 768, 1280];
const HEIGHT = 1000;

let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ origin } = await builtSpecimen());
  browser = await launchBundled();
});

/** A picture of the top of a page, half as large; the second visit has the typefaces at hand. */
async function pictureOf(
  path: string,
  width: number,
  look: { colorScheme?: "light" | "dark"; media?: "print" },
): Promise<Buffer> {
  const { colorScheme = "light", media = "screen" } = look;
  const context = await browser.newContext({
    viewport: { width, height: HEIGHT },
    colorScheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.emulateMedia({ media });
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(origin + path, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
  }
  const shot = await page.screenshot();
  await context.close();
  return sharp(shot)
    .resize(Math.round(width / 2))
    .png({ palette: true, colours: 32, effort: 10 })
    .toBuffer();
}

const CELL = 8;
/** A cell whose grey differs by more than this, of 255, has changed. */
const VISIBLE = 20;

/** The share of cells of two pictures that differ visibly. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const { width, height } = await sharp(one).metadata();
  const [first, second] = await Promise.all(
    [one, other].map((picture) =>
      sharp(picture)
        .resize(Math.round(width / CELL), Math.round(height / CELL), { fit: "fill" })
        .greyscale()
        .raw()
        .toBuffer(),
    ),
  );
  const changed = first!.filter((grey, at) => Math.abs(grey - second![at]!) > VISIBLE);
  return changed.length / first!.length;
}

const CASES = Object.entries(PAGES).flatMap(([name, path]) => [
  ...WIDTHS.flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({
      name,
      path,
      width,
      look: { colorScheme },
    })),
  ),
  { name, path, width: 768, look: { media: "print" } as const },
]);

describe("the look of the main pages", () => {
  it.each(CASES)("is as it was: $name, $width px, $look", async ({ name, path, width, look }) => {
    const file = join(PICTURES, `${name}-${width}-${Object.values(look)[0]}.png`);
    const picture = await pictureOf(path, width, look);
    if (updates) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, picture);
      return;
    }
    expect(existsSync(file), `${file} is missing: take it with LOOKS=update`).toBe(true);
    const share = await difference(readFileSync(file), picture);
    if (share > 0.02) {
      const seen = join(temporaryFolder(), `${name}-${width}.png`);
      writeFileSync(seen, picture);
      expect.fail(
        `${(share * 100).toFixed(1)}% of the page looks different from ${file}: see ${seen}`,
      );
    }
  });
});
