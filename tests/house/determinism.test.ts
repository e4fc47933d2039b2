import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { PROJECT } from "../support/shared-data.ts";

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  "the clock": /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)|\bperformance\.now\b/u,
  chance: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/u,
  "the locale": /\.localeCompare\b|\.toLocale[A-Z]\w*|\bIntl\./u,
};

/** The day on which a reader opens a page is asked in their browser, and goes into no file. */
const READERS = new Set(["src/browser/accessed.ts", "src/browser/selection.ts"]);

/** A line's code, without what it says in a comment. */
const code = (line: string): string => line.replace(/^\s*(?:\*|\/\*|\/\/).*$|\s\/\/ .*$/u, "");

const findings = (source: string, pattern: RegExp): number[] =>
  source.split("\n").flatMap((line, index) => (pattern.test(code(line)) ? [index + 1] : []));

it.each(Object.entries(FORBIDDEN))("nothing in src depends on %s", (_, pattern) => {
  const files = filesUnder(join(PROJECT, "src")).filter((file) =>
    /\.(?:ts|astro|mjs)$/u.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  const places = files
    .filter((file) => !READERS.has(`src/${file}`))
    .flatMap((file) =>
      findings(readFileSync(join(PROJECT, "src", file), "utf8"), pattern).map(
        (line) => `src/${file}:${line}`,
      ),
    );
  expect(places).toEqual([]);
});

it.each([
  "const now = new Date();",
  "const now = Date.now();",
  "const id = Math.random();",
  "list.sort((a, b) => a.localeCompare(b));",
  "date.toLocaleDateString('en');",
  "new Intl.NumberFormat();",
])("the gate finds %j", (line) => {
  expect(Object.values(FORBIDDEN).some((pattern) => findings(line, pattern).length > 0)).toBe(true);
});

it("the gate lets pass what has its time as an argument", () => {
  const source = "new Date(time).toISOString();\n// never Date.now()\nconst dayNow = 1;";
  expect(Object.values(FORBIDDEN).flatMap((pattern) => findings(source, pattern))).toEqual([]);
});
