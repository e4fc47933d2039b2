import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { capturesPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import {
  type ExtractorIdentity,
  extract,
  extractorFor,
  isKnownExtractor,
  sameIdentity,
} from "#text/extractors.ts";
import { printOutline } from "#text/outline.ts";
import { printText } from "#text/passage.ts";
import { PROJECT } from "../support/shared-data.ts";

const FROZEN = join(PROJECT, "tests/fixtures/extractors");

const derive = async (bytes: Uint8Array, identity: ExtractorIdentity) => {
  const passages = await extract(bytes, identity);
  return {
    text: printText(passages.map(({ text }) => text)),
    outline: printOutline(passages.map(({ kind }) => kind)),
  };
};

/** `<extractor>/<name>.<ending>` with what it must give for ever: `<name>.expected`, `<name>.json`. */
const frozen = readdirSync(FROZEN).flatMap((extractor) =>
  readdirSync(join(FROZEN, extractor))
    .filter((file) => !/\.(?:expected|json)$/u.test(file))
    .map((file) => ({
      extractor: extractor.replace("-", "/"),
      path: join(FROZEN, extractor, file),
    })),
);

describe("a frozen extractor", () => {
  it.each(frozen)(
    "$extractor gives the text and outline that it always gave: $path",
    async (each) => {
      const { extractor, path } = each;
      const name = path.replace(/\.[a-z]+$/u, "");
      const { outline, ...selectors } = JSON.parse(readFileSync(`${name}.json`, "utf8")) as {
        outline: string;
      };
      const derived = await derive(readFileSync(path), { extractor, ...selectors });
      expect(derived.text).toBe(readFileSync(`${name}.expected`, "utf8"));
      expect(derived.outline).toBe(outline);
    },
  );

  it("gives every text of the specimen again, PDFs included", async () => {
    const { documents } = openArchive(PROJECT);
    const kinds = new Set<string>();
    for (const { captures } of documents.values()) {
      for (const { document, at, kept, sources, text } of captures) {
        if (!kept) continue;
        kinds.add(text.extractor);
        const derived = await derive(readObject(PROJECT, sources[0]!.sha256)!, text);
        const place = `${capturesPath(document)} ${at}`;
        expect({ place, outline: derived.outline }).toEqual({ place, outline: text.outline });
        expect(derived.text, place).toBe(readObject(PROJECT, text.sha256)!.toString("utf8"));
      }
    }
    expect([...kinds]).toEqual(expect.arrayContaining(["html/1", "pdf/1"]));
  });
});

describe("an extractor", () => {
  it("is known by its name and version, and no other is made up", async () => {
    expect(extractorFor("text/html")).toBe("html/1");
    expect(extractorFor("image/png")).toBeUndefined();
    expect(isKnownExtractor("html/2")).toBe(false);
    expect(isKnownExtractor("toString")).toBe(false);
    await expect(extract(Buffer.from("a"), { extractor: "html/2" })).rejects.toThrow("html/2");
  });

  it("refuses bytes that are not UTF-8, and drops a byte order mark", async () => {
    await expect(extract(Buffer.from([0x61, 0xe9, 0x62]), { extractor: "text/1" })).rejects.toThrow(
      TypeError,
    );
    expect(await extract(Buffer.from("\ufeffa"), { extractor: "text/1" })).toEqual([
      { text: "a", kind: "p" },
    ]);
  });

  it("is the same only with the same selectors", () => {
    const html = { extractor: "html/1" };
    expect(sameIdentity(html, { ...html, select: [], remove: undefined })).toBe(true);
    expect(sameIdentity(html, { ...html, select: ["main"] })).toBe(false);
    expect(sameIdentity({ ...html, remove: [".a"] }, { ...html, remove: [".a", ".b"] })).toBe(
      false,
    );
    expect(sameIdentity({ ...html, select: ["a, b"] }, { ...html, select: ["a", "b"] })).toBe(
      false,
    );
    expect(sameIdentity({ ...html, select: ["a,b"] }, { ...html, select: ["a", "b"] })).toBe(false);
  });
});
