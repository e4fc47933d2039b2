import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import { PROJECT, muniment } from "../support/command.ts";
import { copyOf, temporaryFolder, treeOf } from "../support/folders.ts";
import { htmlFaults, pagesOf } from "../support/pages.ts";

const specimen = (): string => copyOf(PROJECT);

let archive: string;
let out: string;
beforeAll(async () => {
  archive = specimen();
  out = join(temporaryFolder(), "site");
  const env = { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
  const built = await muniment(["build", "--archive", archive, "--out", out, "--quiet"], env);
  expect(built).toMatchObject({ code: 0 });
});

describe("a built site", () => {
  it("is the same bytes from another folder, time zone and locale", async () => {
    const other = join(temporaryFolder(), "deeper", "public");
    const env = { TZ: "America/St_Johns", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" };
    const built = await muniment(
      ["build", "--archive", specimen(), "--out", other, "--quiet"],
      env,
    );
    expect(built).toMatchObject({ code: 0 });
    expect(treeOf(other)).toEqual(treeOf(out));
  });

  it("leaves the archive as it was", () => {
    const parts = (root: string) => [
      treeOf(join(root, "content")),
      treeOf(join(root, "snapshots")),
    ];
    expect(parts(archive)).toEqual(parts(PROJECT));
  });

  it("is valid HTML on every page", async () => {
    const pages = pagesOf(out);
    expect(pages.length).toBeGreaterThan(150);
    expect(await htmlFaults(out, pages)).toEqual([]);
  });

  it("holds no inline script or style and names no other origin as a resource", () => {
    for (const [page, html] of htmlPages()) {
      expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>(?!\s*\{)/gu) ?? [], page).toEqual([]);
      // A digest for mail programs, which know no style sheets, has a policy of its own.
      const isMail = /^digest\/\d{4}-W\d\d\/mail\.html$/u.test(page);
      expect(html.match(/\sstyle="|<style/gu) !== null && !isMail, page).toBe(false);
      expect(html.match(/\son[a-z]+="/gu) ?? [], page).toEqual([]);
      expect(
        html.match(/<(?:script|img|iframe|source)[^>]+src="(?:https?:)?\/\//gu) ?? [],
        page,
      ).toEqual([]);
      expect(
        html.match(/<link rel="(?:stylesheet|icon|preload)"[^>]+href="(?:https?:)?\/\//gu) ?? [],
        page,
      ).toEqual([]);
    }
  });

  it("serves what was captured inert, under its hash", () => {
    const names = readdirSync(join(out, "evidence"));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      const [hash, ending] = name.split(".");
      expect(sha256(readFileSync(join(out, "evidence", name)))).toBe(hash);
      expect(["txt", "pdf"]).toContain(ending);
    }
  });

  it("says on every page that the companies are invented", () => {
    for (const [page, html] of htmlPages()) {
      if (!/http-equiv="refresh"/u.test(html)) expect(html, page).toContain("is invented");
    }
  });
});

function* htmlPages(): Generator<[string, string]> {
  for (const file of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".html") || file.startsWith("pagefind/")) continue;
    yield [file, readFileSync(join(out, file), "utf8")];
  }
}

describe("a build that is refused", () => {
  it("names a quotation that does not stand, exits 1, and leaves the former site", async () => {
    const root = specimen();
    const file = join(root, "content/provisions/quillmate/terms-of-use/liability-cap.md");
    writeFileSync(file, readFileSync(file, "utf8").replace("the six months", "the sixx months"));
    const site = join(temporaryFolder(), "site");
    cpSync(out, site, { recursive: true });
    const before = treeOf(site);
    const { code, err } = await muniment(["build", "--archive", root, "--out", site, "--quiet"]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /liability-cap\.md:13 \(quotes\[0\]\.text\): the quotation "Our total liability/u,
    );
    expect(err).not.toMatch(/\n\s+at /u);
    expect(treeOf(site)).toEqual(before);
    expect(existsSync(`${site}.making`)).toBe(false);
  });

  it("names a link in content that leads nowhere", async () => {
    const root = specimen();
    const file = join(root, "content/pages/about.md");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n[Nowhere](/platform/no-such-platform/)\n`);
    const site = join(temporaryFolder(), "site");
    const { code, err } = await muniment(["build", "--archive", root, "--out", site, "--quiet"]);
    expect(code).toBe(1);
    expect(err).toMatch(/about\/index\.html: there is no \/platform\/no-such-platform\//u);
    expect(existsSync(site)).toBe(false);
  });

  it("makes two sites at the same time", async () => {
    const sites = [1, 2].map(() => join(temporaryFolder(), "site"));
    const built = await Promise.all(
      sites.map((site) => muniment(["build", "--archive", archive, "--out", site, "--quiet"])),
    );
    expect(built.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: expect.not.stringContaining("rror") as string },
      { code: 0, err: expect.not.stringContaining("rror") as string },
    ]);
    expect(treeOf(sites[0]!)).toEqual(treeOf(sites[1]!));
  });

  it("does not replace a folder that no build made", async () => {
    const site = temporaryFolder();
    writeFileSync(join(site, "thesis.txt"), "ten years of work");
    const { code, err } = await muniment(["build", "--archive", archive, "--out", site, "--quiet"]);
    expect(code).toBe(1);
    expect(err).toContain("holds something that is no built site");
    expect(readdirSync(site)).toEqual(["thesis.txt"]);
  });
});
