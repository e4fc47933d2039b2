import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { FileGatherer } from "#base/made-files.ts";
import { makePages } from "#publish/document-parts.ts";
import type { PageMaker, PagePath } from "#publish/page-maker.ts";
import { temporaryFolder } from "../support/folders.ts";

it("pages are made with turns for other tasks, such as the news that the build is gone", async () => {
  const paths = Array.from({ length: 100 }, (_, index) => ({ pathname: `/${index}` }) as PagePath);
  const maker = {
    make: ({ pathname }: PagePath) =>
      Promise.resolve({ file: `${pathname.slice(1)}.html`, text: "" }),
  } as unknown as PageMaker;
  const out = temporaryFolder();
  let madeBefore = 0;
  setImmediate(() => (madeBefore = readdirSync(out).length));
  await makePages(paths, maker, new FileGatherer({ origin: "https://a.example", base: "/" }), out);
  expect(readdirSync(out)).toHaveLength(100);
  expect(madeBefore).toBeGreaterThan(0);
  expect(madeBefore).toBeLessThan(100);
});
