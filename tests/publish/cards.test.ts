import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { CARD_COLOURS, drawCard } from "#publish/card-drawing.ts";
import { publishCards } from "#publish/cards.ts";
import type { CardFace } from "#views/cards.ts";
import { siteOf } from "#views/site.ts";
import { copyOf, temporaryFolder, treeOf } from "../support/folders.ts";
import { PROJECT } from "../support/shared-data.ts";

let archive: string;
let cache: string;
let out: string;
beforeAll(async () => {
  [archive, cache, out] = [copyOf(PROJECT), temporaryFolder(), temporaryFolder()];
  expect(await publish(out)).toEqual({ drawn: 41, reused: 0 });
});

const publish = (to: string, from = cache) =>
  publishCards(siteOf(openArchive(archive)), to, SILENT, from);

/** Changes a file for the time of a test. */
async function changing(file: string, from: string, to: string, then: () => Promise<void>) {
  const path = join(archive, file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, before.replace(from, to));
  try {
    await then();
  } finally {
    writeFileSync(path, before);
  }
}

const FACE: CardFace = {
  over: ["Acme", "Privacy Policy"],
  title: "AI Training Data Use",
  plain: "Ai training data use",
  severity: { level: "high", words: "High severity" },
  facts: [],
  tallies: [],
  quotation: "We may use your content to train our models.",
  archive: "The Archive",
  state: "not yet issued",
};

describe("the cards of a site", () => {
  it("stand for the archive, every platform and every provision, small and of the usual size", async () => {
    const files = Object.keys(treeOf(out));
    expect(files).toContain("card.png");
    expect(files).toContain("card/quillmate.png");
    expect(files).toContain("card/quillmate/privacy-policy/ai-training-data-use.png");
    for (const file of files) {
      const bytes = readFileSync(join(out, file));
      expect(bytes.length, file).toBeLessThan(40_000);
      expect(await sharp(bytes).metadata(), file).toMatchObject({ width: 1200, height: 630 });
    }
  });

  it("are the same bytes when drawn anew, and with no font on the system", () => {
    const [again, empty] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(empty, "fonts.conf"), "<fontconfig></fontconfig>");
    const program = `
      import { publishCards } from ${JSON.stringify(join(PROJECT, "src/publish/cards.ts"))};
      import { openArchive } from ${JSON.stringify(join(PROJECT, "src/archive/open.ts"))};
      import { siteOf } from ${JSON.stringify(join(PROJECT, "src/views/site.ts"))};
      const [archive, out, cache] = process.argv.slice(1);
      const silent = { stage() {}, advance() {} };
      const { drawn } = await publishCards(siteOf(openArchive(archive)), out, silent, cache);
      process.stdout.write(String(drawn));`;
    const run = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", program, archive, again, join(empty, "cache")],
      {
        encoding: "utf8",
        env: { ...process.env, FONTCONFIG_FILE: join(empty, "fonts.conf"), LC_ALL: "tr_TR.UTF-8" },
      },
    );
    expect({ stdout: run.stdout, stderr: run.stderr }).toEqual({ stdout: "41", stderr: "" });
    expect(treeOf(again)).toEqual(treeOf(out));
  });

  it("are taken from the cache where nothing changed", async () => {
    const again = temporaryFolder();
    expect(await publish(again)).toEqual({ drawn: 0, reused: 41 });
    expect(treeOf(again)).toEqual(treeOf(out));
  });

  it("are drawn anew where their content changed, and no others", async () => {
    const file = "content/provisions/quillmate/terms-of-use/liability-cap.md";
    await changing(file, "title: ", "title: New ", async () => {
      const again = temporaryFolder();
      expect(await publish(again)).toEqual({ drawn: 1, reused: 40 });
      const [before, after] = [treeOf(out), treeOf(again)];
      const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
      expect(changed).toEqual(["card/quillmate/terms-of-use/liability-cap.png"]);
    });
  });

  it("are drawn anew where what was kept is damaged", async () => {
    const damaged = temporaryFolder();
    cpSync(cache, damaged, { recursive: true });
    const [first] = readdirSync(damaged);
    writeFileSync(join(damaged, first!), "no picture");
    const again = temporaryFolder();
    expect(await publish(again, damaged)).toEqual({ drawn: 1, reused: 40 });
    expect(treeOf(again)).toEqual(treeOf(out));
    expect(await publish(temporaryFolder(), damaged)).toEqual({ drawn: 0, reused: 41 });
  });
});

describe("a card", () => {
  it("is outlines alone: no text that a font of the system would set", () => {
    const svg = drawCard(FACE, "#1d4f5c");
    expect(svg).not.toMatch(/<text|font-/u);
    expect(svg).toContain(CARD_COLOURS.high);
  });

  it("shows the plain title where the typefaces lack a character, and no box for one", () => {
    expect(drawCard({ ...FACE, title: "利用規約" }, "#1d4f5c")).toBe(
      drawCard({ ...FACE, title: FACE.plain }, "#1d4f5c"),
    );
  });

  it("leaves out a quotation that it cannot set whole, rather than words of it", () => {
    expect(drawCard({ ...FACE, quotation: "We 許諾 you" }, "#1d4f5c")).toBe(
      drawCard({ ...FACE, quotation: undefined }, "#1d4f5c"),
    );
  });

  it("keeps everything inside the picture, however long its words are", () => {
    const long = "Verpflichtung zur außergerichtlichen Streitbeilegung ".repeat(9);
    const svg = drawCard(
      { ...FACE, over: [long, long], title: long, quotation: long, archive: long },
      "#1d4f5c",
    );
    const numbers = [...svg.matchAll(/(?<=[MLQ ])(-?[\d.]+) (-?[\d.]+)/gu)];
    expect(numbers.length).toBeGreaterThan(1000);
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeLessThanOrEqual(1200);
      expect(Number(y)).toBeLessThanOrEqual(630);
    }
  });

  it("has the colours of the site", () => {
    const tokens = readFileSync(join(PROJECT, "src/styles/tokens.css"), "utf8");
    for (const [name, colour] of Object.entries(CARD_COLOURS)) {
      expect(tokens).toContain(`--${name}: light-dark(${colour},`);
    }
  });
});
