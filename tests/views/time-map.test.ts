import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { siteOf } from "#views/site.ts";
import { originalOf, timeMap } from "#views/time-map.ts";
import { add, makeArchive, page } from "../support/archives.ts";
import { readLinkFormat } from "../support/link-format.ts";
import { documentAt, specimen } from "./specimen.ts";

const notice = documentAt("halden-cloud/privacy-notice");
const links = readLinkFormat(timeMap(notice, specimen)!);
const mementos = links.filter(({ rels }) => rels.includes("memento"));

describe("a TimeMap", () => {
  it("is of the address at the source, and says which span it covers", () => {
    expect(links[0]).toEqual({
      href: "https://www.haldencloud.example/legal/privacy",
      rels: ["original"],
      attributes: {},
    });
    expect(links[1]).toEqual({
      href: "https://specimen.muniment.example/record/MU-D-00001/timemap.link",
      rels: ["self"],
      attributes: {
        type: "application/link-format",
        from: "Mon, 01 Mar 2021 08:00:07 GMT",
        until: "Tue, 23 Jun 2026 20:00:13 GMT",
      },
    });
  });

  it("has every sound capture in order of time, and no suspect one", () => {
    const sound = notice.captures.filter(
      (_, index) => notice.timeline.suspicions[index] === undefined,
    );
    expect(sound.length).toBeLessThan(notice.captures.length);
    const times = mementos.map(({ attributes }) => Date.parse(attributes["datetime"]!));
    expect(times).toEqual(sound.map(({ at }) => Date.parse(at)));
  });

  it("leads to the version that shows what was captured, with the first and the last marked", () => {
    const numbers = new Map(notice.versions.map(({ number, text }) => [text, number]));
    for (const { attributes, href } of mementos) {
      const at = new Date(Date.parse(attributes["datetime"]!)).toISOString().slice(0, 19);
      const capture = notice.captures.find((each) => each.at === `${at}Z`)!;
      expect(href).toMatch(new RegExp(`/v/${numbers.get(capture.text.sha256)}/$`, "u"));
    }
    expect(mementos[0]!.rels).toEqual(["first", "memento"]);
    expect(mementos.at(-1)!.rels).toEqual(["last", "memento"]);
    expect(mementos.filter(({ rels }) => rels.length > 1)).toHaveLength(2);
  });

  it("of one capture has it as the first and the last", async () => {
    const root = makeArchive();
    const url = "https://acme.example/a b>,;\"'#part";
    await add(root, [{ at: "2026-01-05T00:00:00Z", data: page("One."), url }]);
    const archive = openArchive(root);
    const document = archive.documents.get("acme/terms" as never)!;
    const read = readLinkFormat(timeMap(document, siteOf(archive))!);
    expect(read.map(({ rels }) => rels)).toEqual([
      ["original"],
      ["self"],
      ["first", "last", "memento"],
    ]);
    expect(read[2]!.attributes).toEqual({ datetime: "Mon, 05 Jan 2026 00:00:00 GMT" });
    // What would end the address or the link in the file is escaped; a fragment is no part of it.
    expect(read[0]!.href).toBe("https://acme.example/a%20b%3E,;%22'");
  });

  it("is not made where no address at the source is known, or nothing sound was captured", async () => {
    const root = makeArchive();
    const document = () => openArchive(root).documents.get("acme/terms" as never)!;
    expect(originalOf(document())).toBeUndefined();
    await add(root, [{ at: "2026-01-05T00:00:00Z", data: page("One.") }]);
    expect(originalOf(document())).toBeUndefined();
    expect(timeMap(document(), siteOf(openArchive(root)))).toBeUndefined();
  });
});
