import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { instantAt } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import { zip } from "#exhibit/zip.ts";
import { instant } from "../support/archives.ts";

const zone = process.env["TZ"];
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES = new Map([
  ["b/two.txt", bytes("two ".repeat(500))],
  ["b/picture.png", bytes("picture ".repeat(500))],
  ["a.txt", bytes("one")],
]);

/** Each entry as its header in the central directory gives it. */
function entriesOf(made: Uint8Array) {
  const view = new DataView(made.buffer, made.byteOffset, made.byteLength);
  let at = view.getUint32(made.length - 6, true);
  return Array.from({ length: view.getUint16(made.length - 12, true) }, () => {
    const length = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const entry = {
      name: new TextDecoder().decode(made.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      time: timeOf(view.getUint32(at + 12, true)),
      localTime: timeOf(view.getUint32(local + 10, true)),
      system: view.getUint8(at + 5),
      mode: (view.getUint32(at + 38, true) >>> 16).toString(8),
    };
    at += 46 + length;
    return entry;
  });
}

const timeOf = (dos: number): string =>
  instantAt(
    Date.UTC(
      1980 + (dos >>> 25),
      ((dos >>> 21) & 15) - 1,
      (dos >>> 16) & 31,
      (dos >>> 11) & 31,
      (dos >>> 5) & 63,
      (dos & 31) * 2,
    ),
  );

describe("a ZIP file", () => {
  it.each([
    ["2026-08-20T12:00:00Z", "an ordinary hour"],
    ["2026-03-08T02:30:00Z", "an hour that New York skips"],
    ["2026-03-29T01:30:00Z", "an hour that Berlin repeats or skips"],
    ["2026-12-31T23:59:58Z", "the end of a year"],
    ["2028-02-29T00:00:02Z", "a leap day"],
  ])("holds its time, %s, in UTC and is the same in every time zone: %s", (at) => {
    const hashes = [
      "UTC",
      "America/New_York",
      "Europe/Berlin",
      "Asia/Kathmandu",
      "Pacific/Apia",
    ].map((name) => {
      process.env["TZ"] = name;
      const made = zip(FILES, instant(at));
      for (const { localTime, time } of entriesOf(made))
        expect([time, localTime]).toEqual([at, at]);
      return sha256(made);
    });
    expect(new Set(hashes).size).toBe(1);
  });

  it("rounds an odd second down, as the format has every other one only", () => {
    const [entry] = entriesOf(zip(FILES, instant("2026-08-20T12:00:01Z")));
    expect(entry!.time).toBe("2026-08-20T12:00:00Z");
  });

  it("has its entries in order of their names, readable files of Unix, pictures stored", () => {
    const entries = entriesOf(zip(FILES, instant("2026-08-20T12:00:00Z")));
    expect(entries.map(({ method, mode, name, system }) => [name, method, system, mode])).toEqual([
      ["a.txt", 8, 3, "100644"],
      ["b/picture.png", 0, 3, "100644"],
      ["b/two.txt", 8, 3, "100644"],
    ]);
  });

  it("does not depend on the order in which files are given", () => {
    const at = instant("2026-08-20T12:00:00Z");
    expect(zip(new Map([...FILES].toReversed()), at)).toEqual(zip(FILES, at));
  });

  it("gives back every byte", () => {
    expect(unzipSync(zip(FILES, instant("2026-08-20T12:00:00Z")))).toEqual(
      Object.fromEntries(FILES),
    );
  });
});
